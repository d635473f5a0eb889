import type { CustomerFile } from '../../shared/contracts/customer-file.ts';
import type { CustomerCard } from '../../shared/contracts/customers.ts';
import type { OperationResult } from '../../shared/contracts/operations.ts';
import type { TimelineItem } from '../../shared/contracts/timeline-operations.ts';

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

export const stages: OperationResult<'opportunityStages'> = [
  { stage_id: id(51), key: 'lead', name: 'Lead', probability: 10, outcome: 'open' },
  { stage_id: id(52), key: 'needs', name: 'Needs analysis', probability: 25, outcome: 'open' },
  { stage_id: id(53), key: 'proposal', name: 'Proposal', probability: 50, outcome: 'open' },
  { stage_id: id(54), key: 'negotiation', name: 'Negotiation', probability: 75, outcome: 'open' },
  { stage_id: id(55), key: 'won', name: 'Won', probability: 100, outcome: 'won' },
  { stage_id: id(56), key: 'lost', name: 'Lost', probability: 0, outcome: 'lost' },
];

export const dictionaries: OperationResult<'dictionaries'> = [
  {
    ...{ kind: 'industry', code: 'C', parent_code: null },
    ...{ label_en: 'Manufacturing', label_zh: '制造业' },
  },
  {
    ...{ kind: 'region', code: 'CN-44', parent_code: null },
    ...{ label_en: 'Guangdong', label_zh: '广东省' },
  },
  {
    ...{ kind: 'customer_type', code: 'direct', parent_code: null },
    ...{ label_en: 'Long-term', label_zh: '长期合作' },
  },
  {
    ...{ kind: 'source_channel', code: 'fair', parent_code: null },
    ...{ label_en: 'Trade show', label_zh: '行业展会' },
  },
];

/** A file with nothing in it but what every customer has. */
export function sparseFile(card: CustomerCard): CustomerFile {
  return {
    customer_id: card.customer_id,
    version: 4,
    code: card.code,
    name: card.name,
    short_name: card.short_name,
    industry_code: card.industry_code,
    customer_type: card.customer_type,
    region_code: card.region_code,
    source_channel: card.source_channel,
    address: null,
    registered_address: null,
    founded_on: null,
    first_contact_on: null,
    past_cooperation: null,
    key_needs: null,
    need_priority: null,
    remark: null,
    headcount: null,
    annual_revenue_minor: null,
    revenue_currency: null,
    tier: card.tier,
    status: card.status,
    approval: 'approved',
    verified_at: null,
    masked: false,
    leaves_at: null,
    tags: [],
    collaborators: [],
    contacts: card.contacts.map(({ contact_id, name }) => ({
      contact_id,
      version: 2,
      name,
      responsible_id: null,
      decision_role: null,
    })),
    opportunities: [],
    contracts: [],
    status_history: [],
  };
}

/** A file as it is after a year of work. */
export function fullFile(card: CustomerCard): CustomerFile {
  return {
    ...sparseFile(card),
    address: 'Building 7, 118 Xinggang Road, Haizhu District, Guangzhou',
    founded_on: '2009-05-18',
    first_contact_on: '2025-12-18',
    past_cooperation: 'Two cutting lines in 2026, delivered on time.',
    key_needs: 'Carton line with a changeover below ten minutes.\nSpare rollers on consignment.',
    need_priority: 'high',
    headcount: 420,
    annual_revenue_minor: 1_200_000_000,
    revenue_currency: 'CNY',
    tags: [
      { tag_id: id(61), name: 'VIP', kind: 'general' },
      { tag_id: id(62), name: '长三角重点客户', kind: 'general' },
      { tag_id: id(63), name: 'Exhibits at drupa', kind: 'general' },
      { tag_id: id(64), name: '偏好微信沟通', kind: 'preference' },
    ],
    collaborators: [{ member_id: id(2), name: 'Wang Hao' }],
    contacts: card.contacts.map(({ contact_id, name }, index) => ({
      ...{ contact_id, version: 2, name, responsible_id: null },
      decision_role: index === 0 ? 'influencer' : 'decision_maker',
    })),
    opportunities: [
      {
        ...{ opportunity_id: id(71), version: 3, code: 'S20261012001', title: 'Carton line' },
        ...{ expected_amount_minor: 128_000_000, currency: 'CNY' },
        ...{ expected_close_on: '2027-03-31', stage_id: id(53), stage_key: 'proposal' },
        ...{ stage_name: 'Proposal', probability: 50, outcome: 'open', lost_reason: null },
        ...{ competitor: null, next_plan: 'Send the layout with the longer infeed' },
        ...{ owner: card.owner, last_follow_up_at: '2026-11-17T02:00:00Z' },
      },
      {
        ...{ opportunity_id: id(72), version: 1, code: 'S20261104002', title: '备件年度框架' },
        ...{ expected_amount_minor: 4_650_050, currency: 'EUR' },
        ...{ expected_close_on: null, stage_id: id(51), stage_key: 'lead' },
        ...{ stage_name: 'Lead', probability: 10, outcome: 'open', lost_reason: null },
        ...{ competitor: null, next_plan: null, owner: card.owner, last_follow_up_at: null },
      },
      {
        ...{ opportunity_id: id(73), version: 5, code: 'S20260301004', title: 'Palletiser' },
        ...{ expected_amount_minor: 90_000_000, currency: 'CNY' },
        ...{ expected_close_on: '2026-06-30', stage_id: id(56), stage_key: 'lost' },
        ...{ stage_name: 'Lost', probability: 0, outcome: 'lost' },
        ...{ lost_reason: 'Postponed to 2028', competitor: null, next_plan: null },
        ...{ owner: card.owner, last_follow_up_at: null },
      },
    ],
    contracts: [
      {
        ...{ contract_id: id(81), version: 2, title: 'Service agreement 2026', state: 'signed' },
        ...{ amount_minor: 18_600_000, currency: 'CNY', signed_on: '2025-12-20' },
        ...{ starts_on: '2026-01-01', ends_on: '2026-12-11', opportunity_id: null },
      },
      {
        ...{ contract_id: id(82), version: 1, title: 'Carton line, draft', state: 'draft' },
        ...{ amount_minor: null, currency: 'CNY', signed_on: null },
        ...{ starts_on: null, ends_on: null, opportunity_id: id(71) },
      },
    ],
    status_history: [
      {
        ...{ from: 'potential', to: 'intent', reason: 'Asked for a quote', rule: null },
        ...{ by: 'Zhao Min', at: '2026-10-27T04:00:00Z' },
      },
    ],
  };
}

/** The follow-ups of the card with the changes between them. */
export function mixedTimeline(card: CustomerCard): TimelineItem[] {
  const followUps: TimelineItem[] = card.timeline.map((entry) => ({
    ...entry,
    item: 'follow_up',
    item_id: entry.follow_up_id,
    at: entry.occurred_at,
  }));
  if (followUps.length === 0) return [];
  const by = card.owner;
  const changes: TimelineItem[] = [
    {
      ...{ item: 'stage', item_id: '9', at: '2026-11-08T07:00:00Z', opportunity_id: id(71) },
      ...{ title: 'Carton line', from: { key: 'needs', name: 'Needs analysis' } },
      ...{ to: { key: 'proposal', name: 'Proposal' }, reason: 'Layout was sent', by },
    },
    {
      ...{ item: 'status', item_id: '4', at: '2026-10-27T04:00:00Z', from: 'potential' },
      ...{ to: 'intent', reason: 'Asked for a quote', rule: null, by },
    },
  ];
  return [...followUps, ...changes].toSorted((one, other) => other.at.localeCompare(one.at));
}
