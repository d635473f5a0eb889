import { expect, test } from 'vitest';
import {
  filterOf,
  formatOpportunitiesView,
  isNarrowed,
  parseOpportunitiesView,
  wholeBoard,
} from './opportunities-view.ts';

const owner = '00000000-0000-4000-8000-000000000001';
const read = (address: string) => parseOpportunitiesView(new URLSearchParams(address));

test('every view comes back from its address', () => {
  for (const view of [
    wholeBoard,
    { ...wholeBoard, tab: 'list', text: '纸箱 A&B', owners: [owner], closing: 'overdue' } as const,
    { ...wholeBoard, tab: 'list', outcome: null, stage: owner } as const,
    { ...wholeBoard, outcome: 'lost', closing: 'quarter' } as const,
  ])
    expect(read(formatOpportunitiesView(view).toString())).toEqual({ view, isOdd: false });
});

test.each([
  'tab=cards',
  `q=${'x'.repeat(101)}`,
  'owner=me',
  'closing=soon',
  'state=maybe',
  'stage=1',
])('an address with %s is told and shows the rest', (address) => {
  expect(read(address)).toEqual({ view: wholeBoard, isOdd: true });
  expect(read(`${address}&closing=month`).view.closing).toBe(
    address.startsWith('closing') ? null : 'month',
  );
});

test('overdue is before today, the next days are from today on', () => {
  const today = '2026-12-31';
  expect(filterOf({ ...wholeBoard, closing: 'overdue' }, today)).toEqual({
    closes_until: '2026-12-30',
  });
  expect(filterOf({ ...wholeBoard, closing: 'month' }, today)).toEqual({
    ...{ closes_from: '2026-12-31', closes_until: '2027-01-30' },
  });
});

test('stage and state narrow the list and never the board', () => {
  const view = { ...wholeBoard, outcome: 'won', stage: owner } as const;
  expect(filterOf(view, '2026-12-31')).toEqual({});
  expect(filterOf({ ...view, tab: 'list' }, '2026-12-31')).toEqual({
    ...{ outcome: 'won', stage_id: owner },
  });
  expect([isNarrowed(wholeBoard), isNarrowed(view)]).toEqual([false, true]);
});
