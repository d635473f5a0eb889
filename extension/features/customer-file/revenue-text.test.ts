import { describe, expect, it } from 'vitest';
import { revenueOf, revenueText } from './revenue-text.ts';

describe('a revenue', () => {
  it.each([
    ['12,000,000', { annual_revenue_minor: 1_200_000_000, revenue_currency: 'CNY' }],
    ['１２０００ usd', { annual_revenue_minor: 1_200_000, revenue_currency: 'USD' }],
    ['JPY 500', { annual_revenue_minor: 500, revenue_currency: 'JPY' }],
    ['', { annual_revenue_minor: null, revenue_currency: null }],
  ])('is read from "%s"', (typed, revenue) => {
    expect(revenueOf(typed)).toEqual(revenue);
    expect(revenueOf(revenueText(revenue))).toEqual(revenue);
  });

  it.each(['much', 'CNY', 'CNY 5 USD', '1.234,5', '-3', '5 EURO', '1e9'])(
    'is not guessed from "%s"',
    (typed) => {
      expect(revenueOf(typed)).toBeNull();
    },
  );
});
