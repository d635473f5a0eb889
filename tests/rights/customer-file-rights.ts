import { randomUUID } from 'node:crypto';
import { namedCustomerIds } from '../../supabase/seed/demo-customers.ts';
import {
  all,
  answersCustomerReaders,
  customerReaders,
  customerWorkers,
  everyone,
  managerTeam,
  members,
  type RpcRights,
  type TableRights,
} from './matrix-words.ts';

const { acme } = namedCustomerIds;
const op = (): { op_id: string } => ({ op_id: randomUUID() });
const unique = (): string => randomUUID().slice(0, 8);

/** Whoever may change the file: as those who log, without service. */
const fileKeepers = { ...customerWorkers, agent: 'TB002' } as const;
/** Managers and administrators, of what is everybody's in the organisation. */
const leaders = {
  ...{ owner: 'TB002', colleague: 'TB002', manager: 'ok', otherManager: 'ok', agent: 'TB002' },
  admin: 'ok',
} as const;

export const customerFileTables: Readonly<Record<string, TableRights>> = {
  tags: { read: [...members, 'service'], service: all },
  customer_tags: { read: customerReaders, service: all },
  status_history: { read: customerReaders, service: all },
  opportunity_stages: { read: [...members, 'service'], service: all },
  opportunities: { read: customerReaders, service: all },
  stage_history: { read: customerReaders, service: all },
  contracts: { read: customerReaders, service: all },
  contact_secrets: { read: ['service'], refused: true, service: all },
  approvals: { read: [...managerTeam, 'admin', 'service'], service: all },
  templates: { read: [...members, 'service'], service: all },
};

export const customerFileRpcs: Readonly<Record<string, RpcRights>> = {
  customer_file: { payload: () => ({ customer_id: acme }), answers: answersCustomerReaders },
  update_customer: {
    spends: true,
    payload: ({ customerVersion }) => ({
      ...op(),
      ...{ customer_id: acme, version: customerVersion, changes: { headcount: 40 } },
    }),
    answers: fileKeepers,
  },
  set_customer_domains: {
    payload: () => ({ ...op(), customer_id: acme, domains: ['acme-packaging.example'] }),
    answers: fileKeepers,
  },
  verify_customer: {
    payload: () => ({ ...op(), customer_id: acme }),
    answers: { ...fileKeepers, steward: 'ok' },
  },
  customers_to_verify: { payload: () => ({}), answers: everyone },
  tags: { payload: () => ({}), answers: everyone },
  set_customer_tags: {
    payload: () => ({ ...op(), customer_id: acme, kind: 'general', names: ['VIP'] }),
    answers: fileKeepers,
  },
  remove_tag: {
    spends: true,
    payload: ({ tagId }) => ({ ...op(), tag_id: tagId }),
    answers: { ...leaders, otherOrganisation: 'TB002' },
  },
  // It is where it is: no reason is asked, nothing is written.
  change_status: {
    payload: () => ({ ...op(), customer_id: acme, to: 'intent', reason: 'Asked for a quote' }),
    answers: fileKeepers,
  },
  update_contact: {
    spends: true,
    payload: ({ contactId, contactVersion }) => ({
      ...op(),
      ...{ contact_id: contactId, version: contactVersion, changes: { title: 'Buyer' } },
    }),
    answers: fileKeepers,
  },
  opportunity_stages: { payload: () => ({}), answers: everyone },
  save_opportunity: {
    payload: ({ firstStageId }) => ({
      ...op(),
      ...{ opportunity_id: null, customer_id: acme, stage_id: firstStageId, version: null },
      ...{ title: 'Carton line', expected_amount_minor: 100, currency: 'CNY' },
      ...{ expected_close_on: null, competitor: null, next_plan: null },
    }),
    answers: { ...fileKeepers, otherOrganisation: 'TB001' },
  },
  move_opportunity: {
    spends: true,
    payload: ({ opportunityId, lostStageId }) => ({
      ...op(),
      ...{ opportunity_id: opportunityId, stage_id: lostStageId, reason: 'Price' },
    }),
    answers: fileKeepers,
  },
  opportunity_board: { payload: () => ({ filter: {}, most: 20 }), answers: everyone },
  list_opportunities: {
    payload: () => ({ filter: {}, after: null, limit: 20 }),
    answers: everyone,
  },
  opportunity: {
    payload: ({ opportunityId }) => ({ opportunity_id: opportunityId }),
    answers: answersCustomerReaders,
  },
  save_contract: {
    payload: () => ({
      ...op(),
      ...{ contract_id: null, customer_id: acme, version: null, title: 'Frame', state: 'draft' },
      ...{ amount_minor: 5000, currency: 'CNY', signed_on: null, starts_on: null, ends_on: null },
      opportunity_id: null,
    }),
    answers: fileKeepers,
  },
  approvals: { payload: () => ({}), answers: everyone },
  decide_approval: {
    spends: true,
    payload: ({ approvalId }) => ({ ...op(), approval_id: approvalId, approve: true }),
    answers: {
      // Nobody decides what they asked for.
      ...{ owner: 'TB002', colleague: 'TB001', manager: 'ok', otherManager: 'TB001' },
      ...{ agent: 'TB001', admin: 'ok', otherOrganisation: 'TB001' },
    },
  },
  reveal: {
    payload: ({ contactId }) => ({ what: 'phone', id: contactId }),
    answers: answersCustomerReaders,
  },
  find_templates: { payload: () => ({ text: '', kind: null }), answers: everyone },
  save_template: {
    payload: () => ({
      ...op(),
      ...{ template_id: null, version: null, kind: 'template', title: `Quote ${unique()}` },
      ...{ body: 'Dear {{contact.name}}', language: 'en', shared: true },
    }),
    answers: { ...leaders, otherOrganisation: 'TB002' },
  },
  count_template_use: {
    payload: ({ templateId }) => ({ ...op(), template_id: templateId }),
    answers: { ...everyone, otherOrganisation: 'TB001' },
  },
  remove_template: {
    spends: true,
    payload: ({ templateId }) => ({ ...op(), template_id: templateId }),
    answers: { ...leaders, otherOrganisation: 'TB001' },
  },
};
