import type { CrmApi } from '../../shared/api/crm-api.ts';
import { CrmError } from '../../shared/contracts/errors.ts';
import type {
  BoardStage,
  ListedOpportunity,
} from '../../shared/contracts/opportunity-operations.ts';
import { acme, long, wangHao, zhaoMin } from './answers.ts';
import { fullFile, stages } from './customer-files.ts';
import type { GalleryState } from './gallery-ports.ts';

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const titles = [
  'Carton line',
  '备件年度框架',
  'Palletiser',
  '码垛机器人改造',
  'Case packer, second',
];
const customers = [acme.name, '杭州白桥国际贸易有限公司', long.name];

const opportunity = (n: number, stage: number, over: Partial<ListedOpportunity> = {}) => {
  const at = stages[stage];
  if (at === undefined) throw new Error(`no stage ${stage}`);
  return {
    ...{ opportunity_id: id(4000 + n), version: 2, code: `S2026111000${n}` },
    title: titles[n % titles.length] ?? '',
    ...{ customer_id: acme.customer_id, customer_name: customers[n % customers.length] ?? '' },
    expected_amount_minor: n % 5 === 3 ? null : 12_800_000 * (n + 1),
    currency: n % 4 === 1 ? 'EUR' : 'CNY',
    expected_close_on: n % 5 === 4 ? null : `2026-1${n % 3}-2${n % 9}`,
    ...{ stage_id: at.stage_id, stage_key: at.key, stage_name: at.name },
    ...{ probability: at.probability, outcome: at.outcome },
    lost_reason: at.outcome === 'lost' ? '客户选择了更低的报价' : null,
    ...{ competitor: null, next_plan: 'Send the layout with the longer infeed' },
    owner: n % 3 === 2 ? wangHao : zhaoMin,
    ...{ last_follow_up_at: '2026-11-17T02:00:00Z', created_at: '2026-10-01T02:00:00Z' },
    closed_at: at.outcome === 'open' ? null : '2026-11-12T02:00:00Z',
    can_edit: n % 6 !== 5,
    ...over,
  } satisfies ListedOpportunity;
};
const placed = [0, 0, 0, 1, 1, 2, 2, 3, 4, 5].map((stage, n) => opportunity(n, stage));

const board: BoardStage[] = stages.map((stage, n) => {
  const here = placed.filter(({ stage_id }) => stage_id === stage.stage_id);
  return {
    ...{ ...stage, retired: false, opportunities: here, count: n === 0 ? 128 : here.length },
    amounts:
      here.length === 0
        ? []
        : [
            { currency: 'CNY', amount_minor: 1_284_000_000 },
            ...(n === 0 ? [{ currency: 'EUR', amount_minor: 25_600_000 }] : []),
          ],
  };
});
const change = (from: number | null, to: number, at: string, reason: string | null = null) => {
  const named = (n: number) => ({ key: stages[n]?.key ?? null, name: stages[n]?.name ?? '' });
  return {
    ...{ from: from === null ? null : named(from), to: named(to) },
    ...{ by: zhaoMin.name, reason, at },
  };
};

const crm: Partial<CrmApi> = {
  opportunityBoard: async () => structuredClone(board),
  listOpportunities: async () => structuredClone(placed),
  opportunity: async () => ({
    ...opportunity(0, 2),
    history: [
      change(5, 2, '2026-11-12T02:00:00Z'),
      change(1, 5, '2026-11-02T02:00:00Z', '客户暂停了项目'),
      change(0, 1, '2026-10-12T02:00:00Z'),
      change(null, 0, '2026-10-01T02:00:00Z'),
    ],
  }),
  customerFile: async () => fullFile(acme),
};
const page = { page: 'workspace', hash: '#/opportunities', crm } as const;
const seen = { see: 'main section li' } as const;

/** What may be sold: board, list and page. */
export const opportunityStates = {
  opportunities: { ...page, steps: [seen] },
  'opportunities-list': {
    ...{ ...page, hash: '#/opportunities?tab=list&state=all' },
    steps: [{ see: 'main ul li' }],
  },
  'opportunities-none': {
    ...page,
    crm: { ...crm, opportunityBoard: async () => board.map((stage) => ({ ...stage, count: 0 })) },
    steps: [{ see: 'main p' }],
  },
  'opportunities-odd': {
    ...{ ...page, hash: '#/opportunities?owner=everybody&closing=soon' },
    steps: [{ see: 'main [role=alert]' }],
  },
  opportunity: { ...page, hash: `#/opportunity/${id(4000)}`, steps: [{ see: 'main ol li' }] },
  'opportunity-unknown': {
    ...{ ...page, hash: `#/opportunity/${id(4000)}` },
    crm: {
      ...crm,
      opportunity: async () => {
        throw new CrmError('TB001');
      },
    },
    steps: [{ see: 'main [role=alert]' }],
  },
} satisfies Record<string, GalleryState>;
