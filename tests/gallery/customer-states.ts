import type { CrmApi } from '../../shared/api/crm-api.ts';
import type { FoundCustomer } from '../../shared/contracts/customers.ts';
import { acme, answers, ids, yunfan } from './answers.ts';
import { sparseFile } from './customer-files.ts';
import type { GalleryState } from './gallery-ports.ts';

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const names = ['Nordlicht Maschinenbau GmbH', '宁波海恒进出口有限公司', 'Fonderia Aurora S.r.l.'];
const statuses = ['lead', 'potential', 'intent', 'won', 'lost'] as const;
const tiers = ['A', 'B', null, 'C', 'D'] as const;

function numbered(n: number): FoundCustomer {
  return {
    ...{ customer_id: id(2000 + n), code: `CUS20260105${String(n).padStart(3, '0')}` },
    name: `${names[n % names.length]} ${n}`,
    ...{ status: statuses[n % 5] ?? 'lead', tier: tiers[n % 5] ?? null, relation: 'mine' },
    ...{ owner_name: n % 7 === 3 ? null : 'Zhao Min', region_code: 'CN-44', industry_code: 'C' },
    ...{ customer_type: 'direct' },
    last_follow_up_at: n % 4 === 3 ? null : new Date(1_795_000_000_000 - n * 3e7).toISOString(),
  };
}

const views = [
  { view_id: id(81), name: 'A and B, silent', query: { text: '', filters: { idle_days: 30 } } },
  { view_id: id(82), name: '华南重点客户', query: { text: '', filters: { regions: ['CN-44'] } } },
];
const many: Partial<CrmApi> = {
  savedViews: async () => views,
  searchCustomers: async ({ after, limit = 20 }) => {
    const from = after === undefined ? 0 : Number(after.customer_id.slice(-6)) - 2000 + 1;
    const page = Array.from({ length: limit }, (_, n) => numbered(from + n));
    return after === undefined
      ? [...(await answers.searchCustomers({ text: '' })), ...page.slice(3)]
      : page;
  },
};
const row = { see: 'tbody tr' } as const;
const list = { page: 'workspace', hash: '#/customers', crm: many } as const;
const customer = { page: 'workspace', hash: `#/customer/${ids.acme}` } as const;

/** The list of customers and the page of one, as they are met on the web. */
export const customerStates = {
  customers: { ...list, steps: [row] },
  'customers-filtered': {
    ...list,
    hash: '#/customers?status=intent,won&tier=A,B&region=CN-44&idle=45',
    steps: [row],
  },
  'customers-forged': { ...list, hash: '#/customers?status=sold&idle=x', steps: [row] },
  'customers-empty': {
    ...list,
    hash: '#/customers?q=zzz',
    crm: { ...many, searchCustomers: async () => [] },
    steps: [{ see: 'main h1 ~ *' }],
  },
  'customers-none': {
    ...list,
    crm: { savedViews: async () => [], searchCustomers: async () => [] },
    steps: [{ see: 'main h1' }],
  },
  'customers-waiting': { ...list, pending: ['searchCustomers'], steps: [{ see: 'main h1' }] },
  'customers-offline': {
    ...list,
    fails: { searchCustomers: 'TC001' },
    steps: [{ see: '[role=alert]' }],
  },
  'customers-log': {
    ...list,
    steps: [row, { click: 'tbody tr td button' }, { see: 'dialog form' }],
  },
  'customers-new': {
    ...list,
    steps: [row, { click: 'main header button' }, { see: 'dialog form' }],
  },
  'customer-page': { ...customer, steps: [{ see: 'main section li' }, { see: 'main dl' }] },
  'customer-page-sparse': {
    ...customer,
    crm: {
      customerCard: async () => ({ ...yunfan, contacts: [], relation: 'mine' as const }),
      customerFile: async () => sparseFile(yunfan),
      customerTimeline: async () => [],
      ownerHistory: async () => [],
    },
    steps: [{ see: 'main dl' }],
  },
  'customer-page-long': {
    ...customer,
    hash: `#/customer/${ids.long}`,
    steps: [{ see: 'main dl' }],
  },
  'customer-page-log': {
    ...customer,
    steps: [
      { see: 'main dl' },
      { click: 'main [class*=actions] button' },
      { see: 'main [class*=actions] form' },
    ],
  },
  'customer-page-read-only': {
    ...customer,
    crm: { customerCard: async () => ({ ...acme, relation: 'team' as const, can_log: false }) },
    steps: [{ see: 'main dl' }],
  },
  'customer-page-lead': {
    ...customer,
    crm: {
      whoAmI: async () => ({ ...(await answers.whoAmI({})), role: 'manager' as const }),
      customerCard: async () => ({ ...acme, relation: 'team' as const }),
    },
    steps: [{ see: 'main dl' }, { see: 'main form select' }],
  },
  'customer-page-unknown': {
    ...customer,
    hash: '#/customer/nobody',
    steps: [{ see: '[role=alert]' }],
  },
} as const satisfies Readonly<Record<string, GalleryState>>;
