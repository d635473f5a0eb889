import { expect, it } from 'vitest';
import { describeFigure, figure, median } from './bench-figure.ts';

it('is ok up to its budget, and a figure without one is always ok', () => {
  expect(figure('card', 400, 'ms', 400).ok).toBe(true);
  expect(figure('card', 400.1, 'ms', 400).ok).toBe(false);
  expect(figure('told only', 9, 's', null).ok).toBe(true);
});

it('takes the middle of its runs', () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 2, 3])).toBe(2.5);
});

it('is told beside its budget', () => {
  expect(describeFigure(figure('card', 512, 'ms', 400))).toMatch(/✗ card +512 ms {3}≤ 400 ms/);
});
