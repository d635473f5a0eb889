import type { CrmApi } from '../../shared/api/crm-api.ts';
import { CrmError } from '../../shared/contracts/errors.ts';
import type { OperationResult } from '../../shared/contracts/operations.ts';
import { zhaoMin } from './answers.ts';
import type { GalleryState } from './gallery-ports.ts';

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const names = [
  '杭州白桥国际贸易有限公司',
  'Donaudampfschifffahrtselektrizitätenhauptbetriebswerk GmbH',
  'Nordlicht Werkzeuge GmbH',
  '苏州云帆精密制造有限公司',
  'Fonderia Aurora S.r.l.',
];
/** As `whoAmI` of the gallery answers. */
const me = zhaoMin.member_id;
/** Half an hour before the pictures are taken: the first leaves at the next round. */
const leavesFrom = Date.parse('2026-11-20T01:30:00Z');
const whys = ['released', 'recycled', 'new', 'left', 'recycled'] as const;

const rows: OperationResult<'poolCustomers'> = names.map((name, n) => ({
  ...{ customer_id: id(3000 + n), code: `CUS2026010500${n}`, name, industry_code: 'C' },
  ...{ region_code: n % 2 === 0 ? 'CN-44' : 'DE', customer_type: 'potential', tier: 'B' as const },
  ...{ source_channel: n === 2 ? null : 'referral', status: 'potential' as const },
  ...{ pool_id: id(3100), since: new Date(1_795_140_000_000 - n * 4e8).toISOString() },
  why: whys[n % whys.length] ?? 'new',
  last_follow_up_at: n === 2 ? null : new Date(1_793_000_000_000 - n * 9e8).toISOString(),
  contacts: n,
  reason: n === 0 ? '客户今年没有采购计划，明年一季度再联系' : null,
  has_owner: n === 3,
  can_claim: true,
  waits_until: n === 4 ? '2026-11-27T02:00:00Z' : null,
}));

const limits: OperationResult<'poolLimits'> = {
  ...{ claims_left: 3, most_claims_a_day: 20, room: 12, most_owned: 300, cool_down_days: 7 },
};
const rep: Partial<CrmApi> = {
  pools: async () =>
    (['Public pool 公海', '华东公海'] as const).map((name, n) => ({
      ...{ pool_id: id(3100 + n), name, is_default: n === 0, can_claim: true, can_assign: false },
      ...{ customers: 128 - n * 90, region_codes: [], rights: [] },
    })),
  poolLimits: async () => limits,
  poolCustomers: async () => rows,
};
const leaving: OperationResult<'comingRecycling'> = {
  ...{ recycles: true, warn_days: 7 },
  customers: names.slice(0, 4).map((name, n) => ({
    ...{
      customer_id: id(3200 + n),
      code: `CUS2026010600${n}`,
      name,
      tier: n === 2 ? null : ('E' as const),
    },
    owner:
      n === 1
        ? { member_id: id(3300), name: 'Wang Hao 王浩' }
        : { member_id: me, name: 'Zhao Min 赵敏' },
    ...{ warned_for: new Date(leavesFrom + n * 2e8).toISOString(), idle_days: 15 },
    ...{ leaves_at: new Date(leavesFrom + n * 2e8).toISOString(), can_keep: n === 1 },
    ...{ idle_since: '2026-11-05T02:00:00Z', last_follow_up_at: '2026-11-05T02:00:00Z' },
  })),
};
const leavingPage = {
  page: 'workspace',
  hash: '#/pool?tab=leaving',
  crm: {
    comingRecycling: async () => leaving,
    poolMembers: async () => [
      { member_id: me, name: 'Zhao Min 赵敏' },
      { member_id: id(3300), name: 'Wang Hao 王浩' },
    ],
  },
} as const;
const preview: OperationResult<'previewAssignment'> = {
  customers: 41,
  members: [
    { member_id: me, name: 'Zhao Min 赵敏', customers: 21, held: 288 },
    { member_id: id(3300), name: 'Wang Hao 王浩', customers: 20, held: 112 },
  ],
  customer_ids: [],
  skipped: [
    { why: 'no_room', customers: 3 },
    { why: 'gone', customers: 2 },
  ],
  taken: [
    {
      ...{ customer_id: id(3001), name: null, owner_name: 'Chen Yu 陈宇', by_name: '周琪' },
      how: 'assigned',
    },
    {
      ...{ customer_id: id(3009), name: null, owner_name: 'Liu Yang 刘洋', by_name: '刘洋' },
      how: 'claimed',
    },
  ],
};
const manager: Partial<CrmApi> = {
  ...rep,
  pools: async () => [
    {
      ...{ pool_id: id(3100), name: 'Public pool 公海', is_default: true, can_claim: true },
      ...{ can_assign: true, customers: 128, region_codes: [], rights: [] },
    },
  ],
  poolMembers: leavingPage.crm.poolMembers,
  previewAssignment: async () => preview,
  assignCustomers: async () => ({
    ...{ round_id: id(1), customers: 39, skipped: preview.skipped, taken: preview.taken },
    members: [
      { member_id: me, customers: 20 },
      { member_id: id(3300), customers: 19 },
    ],
  }),
  savedAssignments: async () => [
    {
      ...{ assignment_id: id(3400), name: '华东 A 级客户', weekly_on: 1, paused: false },
      ...{ last_run_on: '2026-11-16', round_id: id(3401), made_by: 'Wang Fang 王芳' },
      plan: {
        ...{ customer_ids: [], member_ids: [me, id(3300)], by: 'load', seed: 'x', most: 50 },
        filter: { pool_id: null, tier: 'A', region_code: 'CN-44', industry_code: 'C' },
      },
    },
    {
      ...{ assignment_id: id(3402), name: 'Long idle, by hand', weekly_on: 3, paused: true },
      ...{ last_run_on: null, round_id: id(3403), made_by: 'Zhao Min 赵敏' },
      plan: {
        ...{ customer_ids: [], member_ids: [me], by: 'number', seed: 'x', most: null },
        filter: { pool_id: null, tier: null, region_code: null, industry_code: null },
      },
    },
  ],
};
const assigning = [
  { see: 'tbody tr' },
  { click: 'tbody tr:nth-child(1) input' },
  { click: 'tbody tr:nth-child(2) input' },
  { click: 'main [data-assign]' },
  { click: 'dialog input[type=checkbox]' },
  { click: 'dialog form [type=submit]' },
  { see: 'dialog [role=status]' },
] as const;
const page = { page: 'workspace', hash: '#/pool', crm: rep } as const;
const row = { see: 'tbody tr' } as const;
/** Beside the first row, and not what chooses all. */
const pick = { click: 'tbody tr:nth-child(1) input' } as const;

/** The public pool on the web. */
export const poolStates = {
  'pool-list': { ...page, steps: [row] },
  'pool-chosen': {
    ...page,
    steps: [row, pick, { click: 'tbody tr:nth-child(2) input' }, { see: 'tbody input:checked' }],
    crm: { ...rep, poolLimits: async () => ({ ...limits, claims_left: 1 }) },
  },
  'pool-second': {
    ...page,
    crm: {
      ...rep,
      claimCustomer: async () => {
        throw new CrmError('TB060', 'customer_id', { owner_name: 'Chen Yu 陈宇' });
      },
    },
    steps: [row, pick, { click: 'tbody button' }, { see: 'main [role=status] li' }],
  },
  'pool-none-left': {
    ...page,
    crm: { ...rep, poolLimits: async () => ({ ...limits, claims_left: 0 }) },
    steps: [row],
  },
  'pool-forged': { ...page, hash: `#/pool?pool=${id(9)}&tier=Z`, steps: [row] },
  'pool-empty': {
    ...page,
    crm: { ...rep, poolCustomers: async () => [] },
    steps: [{ see: 'main h1 ~ div p' }],
  },
  'pool-loading': { ...page, pending: ['poolCustomers'], steps: [{ see: 'main [aria-label]' }] },
  'pool-unread': {
    ...page,
    fails: { poolCustomers: 'TC001' },
    steps: [{ see: 'main [role=alert]' }],
  },
  'pool-leaving': { ...leavingPage, steps: [{ see: 'main li a' }] },
  'pool-keep': {
    ...leavingPage,
    steps: [{ click: 'main li:nth-child(2) button' }, { see: 'main form' }],
  },
  'pool-leaving-none': {
    ...leavingPage,
    crm: {
      ...leavingPage.crm,
      comingRecycling: async () => ({ ...leaving, customers: [] }),
      poolMembers: async () => [{ member_id: me, name: 'Zhao Min 赵敏' }],
    },
    steps: [{ see: 'main h1 ~ div p' }],
  },
  'pool-leaving-off': {
    ...leavingPage,
    crm: {
      ...leavingPage.crm,
      comingRecycling: async () => ({ recycles: false, warn_days: 7, customers: [] }),
    },
    steps: [{ see: 'main h1 ~ p:not([role])' }],
  },
  'pool-assign': { ...page, crm: manager, steps: assigning },
  'pool-assigned': {
    ...page,
    crm: manager,
    steps: [
      ...assigning,
      { click: 'dialog [role=status] ~ div button' },
      { see: 'dialog [role=status] + div button' },
    ],
  },
  'pool-saved': {
    ...page,
    hash: '#/pool?tab=assignments',
    crm: manager,
    steps: [{ click: 'main li button' }, { see: 'main li [role=status]' }],
  },
  'pool-saved-none': {
    ...page,
    hash: '#/pool?tab=assignments',
    crm: { ...manager, savedAssignments: async () => [] },
    steps: [{ see: 'main h1 ~ div p' }],
  },
} as const satisfies Readonly<Record<string, GalleryState>>;
