import type { CrmApi } from '../../shared/api/crm-api.ts';
import type { OperationResult } from '../../shared/contracts/operations.ts';
import { answers } from './answers.ts';
import type { GalleryState } from './gallery-ports.ts';

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const [east, harbour, west] = [id(501), id(502), id(503)];

const people = (
  [
    ['Chen Jie', 'manager', east, false, 'active'],
    ['Liu Yang 刘洋', 'rep', harbour, true, 'active'],
    [
      'Prof. Dr.-Ing. Karl-Theodor Graf von und zu Donaueschingen-Hüfingen',
      'agent',
      null,
      false,
      'active',
    ],
    ['Zhao Min', 'admin', null, false, 'active'],
    ['Emma Novák', 'rep', west, false, 'left'],
  ] as const
).map(([name, role, team_id, is_data_steward, status], n) => ({
  ...{ member_id: id(600 + n), name, role, team_id, is_data_steward, status },
  email: `member-${n}@harbour-tools.example`,
}));

const line = {
  ...{ source: 'api', row_id: id(700), customer: null, actor_id: id(603), actor_name: 'Zhao Min' },
} as const;
const lines: OperationResult<'auditLines'> = [
  {
    ...{
      ...line,
      line: 90,
      at: '2026-11-20T01:55:00Z',
      action: 'permission',
      table_name: 'members',
    },
    ...{ row_name: 'Liu Yang 刘洋', before: { role: 'rep', team_id: west } },
    after: { role: 'manager', team_id: harbour },
  },
  {
    ...{ ...line, line: 89, at: '2026-11-20T01:40:00Z', action: 'change', table_name: 'customers' },
    ...{ source: 'sidebar', row_name: 'Acme Packaging Co.', actor_name: 'Liu Yang 刘洋' },
    customer: { customer_id: id(700), name: 'Acme Packaging Co.' },
    before: { status: 'potential', remark: { hidden: true }, owner_id: id(600) },
    after: { status: 'intent', remark: { hidden: true }, owner_id: id(601) },
  },
  {
    ...{
      ...line,
      line: 88,
      at: '2026-11-19T23:00:00Z',
      action: 'create',
      table_name: 'follow_ups',
    },
    ...{ source: 'automatic', row_name: null, actor_id: null, actor_name: null, before: null },
    customer: { customer_id: id(701), name: '苏州云帆精密制造有限公司' },
    after: { kind: 'mail', state: 'done', visibility: 'full', customer_id: id(701) },
  },
  {
    ...{ ...line, line: 87, at: '2026-10-02T08:00:00Z', action: 'change' },
    ...{ table_name: 'organisation_settings', row_name: null },
    ...{ before: { workdays: [1, 2, 3, 4, 5], approve_new_customers: false } },
    after: { workdays: [1, 2, 3, 4, 5, 6], approve_new_customers: true },
  },
];

const administrator: Partial<CrmApi> = {
  whoAmI: async (args) => ({ ...(await answers.whoAmI(args)), role: 'admin' }),
  members: async () => people,
  invitations: async () => [
    {
      ...{ invitation_id: id(650), email: 'new@harbour-tools.example', role: 'rep', team_id: null },
      ...{ created_at: '2026-11-19T02:00:00Z', expires_at: '2026-11-26T02:00:00Z' },
    },
  ],
  teams: async () => [
    { team_id: east, parent_team_id: null, name: 'East 华东', depth: 0 },
    { team_id: harbour, parent_team_id: east, name: 'Harbour 港口', depth: 1 },
    { team_id: west, parent_team_id: null, name: 'West', depth: 0 },
  ],
  leavingMember: async ({ member_id }) => ({
    ...{ member_id, customers: 34, reminders: 5, room: null },
    manager: { member_id: id(600), name: 'Chen Jie' },
  }),
  auditLines: async () => lines,
  settings: async () => ({
    ...{ name: 'Harbour Tools 港湾工具', time_zone: 'Asia/Shanghai', visibility_mode: 'own' },
    ...{ idle_days: 30, timely_hours: 24, undo_minutes: 10, workdays: [1, 2, 3, 4, 5] },
    ...{ holiday_calendar: 'cn', approve_new_customers: false, status_needs_reason: true },
    ...{ won_needs_contract: true, uses_leads: false, domains: ['harbour-tools.example'] },
  }),
  poolRules: async () => ({
    ...{ recycles: true, idle_days_a: 90, idle_days_b: 60, idle_days_c: 45, idle_days_d: 30 },
    ...{ idle_days_e: 15, idle_days_none: 30, warn_days: 7, spares_open_opportunities: true },
    ...{ spares_running_contracts: true, most_owned: null, most_claims_a_day: 20 },
    cool_down_days: 7,
  }),
  simulatePoolRules: async () => ({ customers: 182, owners: 9, by_tier: { none: 182 } }),
  allStages: async () => [
    ...(await answers.opportunityStages({})).map((stage, n) => ({
      ...{ ...stage, retired: false, open: n },
    })),
    {
      ...{ stage_id: id(720), key: null, name: 'Trial run 试用', probability: 60, open: 0 },
      ...{ outcome: 'open', retired: true },
    },
  ],
};
const page = (hash: string) => ({ page: 'workspace', hash, crm: administrator }) as const;
const seen = { see: 'main li' } as const;
const change = { click: 'main li button' } as const;

/** What administrators look at and arrange: people, teams, the audit log. */
export const administrationStates = {
  members: { ...page('#/members'), steps: [seen] },
  'members-change': {
    ...page('#/members'),
    steps: [
      { click: 'main section:last-of-type li button' },
      { see: 'main form input[type=checkbox]' },
    ],
  },
  'members-leave': {
    ...page('#/members'),
    steps: [
      { click: 'main section:last-of-type li button + button' },
      { see: 'main li section button' },
    ],
  },
  teams: { ...page('#/teams'), steps: [seen] },
  'teams-change': { ...page('#/teams'), steps: [change, { see: 'main li form' }] },
  'teams-none': {
    ...page('#/teams'),
    crm: { ...administrator, teams: async () => [] },
    steps: [{ see: 'main form' }],
  },
  organisation: { ...page('#/settings'), steps: [seen] },
  'organisation-asked': {
    ...page('#/settings'),
    steps: [
      seen,
      { click: 'form[aria-labelledby=pool-title] input[type=number]' },
      { type: '5' },
      { click: 'form[aria-labelledby=pool-title] button[type=submit]' },
      { see: 'form [role=alert]' },
    ],
  },
  'organisation-unread': {
    ...page('#/settings'),
    fails: { poolRules: 'TC001' },
    steps: [seen, { see: '[role=alert]' }],
  },
  audit: { ...page('#/audit'), steps: [seen] },
  'audit-forged': { ...page('#/audit?kind=mails&x=1'), steps: [seen] },
  'audit-none': {
    ...page('#/audit?action=export'),
    crm: { ...administrator, auditLines: async () => [] },
    steps: [{ see: 'main section' }],
  },
  'audit-unread': {
    ...page('#/audit'),
    fails: { auditLines: 'TC001' },
    steps: [{ see: '[role=alert]' }],
  },
} as const satisfies Readonly<Record<string, GalleryState>>;
