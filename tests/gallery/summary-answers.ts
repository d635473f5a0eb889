import type { CrmApi } from '../../shared/api/crm-api.ts';
import { wangHao, zhaoMin } from './answers.ts';
import { stages } from './customer-files.ts';

const head = { as_of: '2026-11-20T02:00:00Z', from: '2026-11-01', to: '2026-11-20' };
const cny = (yuan: number) => [{ currency: 'CNY', amount_minor: yuan * 100 }];
const month = (name: string, count: number, yuan: number, weighted: number) => ({
  ...{ month: name, currency: 'CNY', count, without_amount: name === 'none' ? 1 : 0 },
  ...{ amount_minor: yuan * 100, weighted_minor: weighted * 100, as_won_minor: weighted * 90 },
});

/** How many opportunities came to each stage, and after how many days they left it. */
const came: readonly (readonly [reached: number, yuan: number, days: number | null])[] = [
  [24, 1_860_000, 4.2],
  [17, 1_420_000, 8],
  [9, 930_000, 12.5],
  [6, 610_000, 6],
  [3, 248_000.5, null],
];

/** The figures of the sections: numbers of all lengths, a currency that is not added, what is not known. */
export const sectionAnswers: Partial<CrmApi> = {
  customerFigures: async () => ({
    ...head,
    growth: {
      ...{ count: 31, previous: 26 },
      by_source: [
        { source: 'website', count: 12, previous: 7 },
        { source: 'trade_show', count: 9, previous: 14 },
        { source: 'referral', count: 6, previous: 5 },
        { source: null, count: 4, previous: 0 },
      ],
    },
    touched: {
      count: 86,
      by_member: [
        { member_id: zhaoMin.member_id, count: 51 },
        { member_id: wangHao.member_id, count: 40 },
      ],
    },
    overdue: [
      { member_id: wangHao.member_id, ages: [1, 0, 1, 1] },
      { member_id: zhaoMin.member_id, ages: [1, 0, 0, 0] },
    ],
  }),
  dealFigures: async () => ({
    ...head,
    ...{ begun: 24, previous_begun: 30 },
    stages: stages
      .filter(({ outcome }) => outcome !== 'lost')
      .map((stage, index) => {
        const [reached, yuan, median_days] = came[index] ?? [0, 0, null];
        const { stage_id, key, name, probability } = stage;
        const outcome = stage.outcome === 'won' ? ('won' as const) : ('open' as const);
        return {
          ...{ stage_id, key, name, probability, outcome, reached, median_days },
          ...{ amounts: cny(yuan), won: 8, ended: 20 },
        };
      }),
    won: {
      ...{ count: 5, previous: 4 },
      amounts: [...cny(412_000), { currency: 'EUR', amount_minor: 1_850_000 }],
    },
    lost: { count: 3, previous: 6, amounts: cny(96_000) },
    reasons: [
      { reason: 'Price 价格高于对手', count: 2, amounts: cny(81_000) },
      { reason: null, count: 1, amounts: cny(15_000) },
    ],
    forecast: [
      month('past', 2, 120_000, 60_000),
      month('2026-11', 5, 460_000, 251_000),
      month('2026-12', 8, 790_000, 322_500),
      month('2027-02', 3, 1_200_000, 120_000),
      month('none', 2, 50_000, 5000),
    ],
    cycle: { customers: 4, left_out: 1, median_days: 46, previous_median_days: 52 },
  }),
  poolFigures: async () => ({
    ...head,
    movements: [
      { member_id: zhaoMin.member_id, movement: 'claimed', count: 6 },
      { member_id: zhaoMin.member_id, movement: 'recycled', count: 2 },
      { member_id: wangHao.member_id, movement: 'assigned', count: 9 },
      { member_id: wangHao.member_id, movement: 'released', count: 1 },
    ],
  }),
  fileFigures: async () => ({
    ...{ as_of: head.as_of, customers: 220, duplicates: 4 },
    fields: [
      { field: 'source', missing: 31 },
      { field: 'address', missing: 88 },
      { field: 'tier', missing: 12 },
      { field: 'needs', missing: 140 },
      { field: 'first_contact', missing: 3 },
      { field: 'contact', missing: 0 },
      { field: 'domain', missing: 45 },
      { field: 'verified', missing: 7 },
    ],
  }),
  figureRows: async ({ figure }) => ({
    rows: [
      {
        ...{ id: zhaoMin.member_id, customer_id: zhaoMin.member_id },
        ...{ customer_name: 'Acme Packaging Co.', customer_code: 'CUS20260105001' },
        ...{ member_name: 'Zhao Min', at: '2026-11-18T03:00:00Z' },
        amount_minor: figure === 'lost' ? 5_600_000 : null,
        ...{ currency: 'CNY', title: 'Carton line 2' },
      },
      {
        ...{ id: wangHao.member_id, customer_id: wangHao.member_id },
        ...{ customer_name: '–', customer_code: '–', member_name: 'Wang Hao' },
        ...{ at: '2026-11-12T03:00:00Z', amount_minor: null, currency: null, title: null },
      },
    ],
    next_cursor: null,
  }),
};
