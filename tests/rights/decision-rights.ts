import { randomUUID } from 'node:crypto';
import { namedCustomerIds } from '../../supabase/seed/demo-customers.ts';
import { anyDigest } from '../../supabase/tests/call-operation.ts';
import {
  all,
  customerReaders,
  customerWorkers,
  everyone,
  ownerOnly,
  type RpcRights,
  type TableRights,
} from './matrix-words.ts';

const { acme } = namedCustomerIds;
const op = (): { op_id: string } => ({ op_id: randomUUID() });
const onlyOwner = {
  ...{ colleague: 'TB001', manager: 'TB001', otherManager: 'TB001', agent: 'TB001' },
  ...{ admin: 'TB001', otherOrganisation: 'TB001' },
} as const;
const fileKeepers = { ...customerWorkers, agent: 'TB002' } as const;

export const decisionTables: Readonly<Record<string, TableRights>> = {
  match_rules: { read: customerReaders, service: all },
  never_log_entries: { read: ownerOnly, service: all },
  thread_follows: { read: ownerOnly, service: all },
  undecided_people: { read: ownerOnly, service: all },
  saved_views: { read: ownerOnly, service: all },
  // Its title is what a subject is to a mail: read with the customer.
  meetings: { read: customerReaders, service: all },
  connections: { read: ownerOnly, service: all },
  sync_cursors: { read: ['service'], refused: true, service: all },
  jobs: { read: ['service'], refused: true, service: all },
};

export const decisionRpcs: Readonly<Record<string, RpcRights>> = {
  remember_match: {
    payload: () => ({
      ...op(),
      ...{ kind: 'address', value: `${randomUUID()}@acme-packaging.example`, customer_id: acme },
    }),
    answers: fileKeepers,
  },
  forget_match: {
    spends: true,
    payload: ({ ruleId }) => ({ ...op(), rule_id: ruleId }),
    answers: fileKeepers,
  },
  to_decide: { payload: () => ({}), answers: everyone },
  decide_later: {
    payload: () => ({
      ...op(),
      ...{ address: `${randomUUID()}@newcomer.example`, name: 'New', subject: null, url: null },
    }),
    answers: everyone,
  },
  settle_person: {
    spends: true,
    payload: ({ undecidedPersonId }) => ({ ...op(), person_id: undecidedPersonId, decided: true }),
    answers: { owner: 'ok', ...onlyOwner },
  },
  decide_same_mail: {
    spends: true,
    payload: ({ unresolvedId }) => ({ ...op(), match_id: unresolvedId, same_as: null }),
    answers: { owner: 'ok', ...onlyOwner },
  },
  exclusions: { payload: () => ({}), answers: everyone },
  exclude_from_logging: {
    payload: () => ({ ...op(), kind: 'address', value: `${randomUUID()}@family.example` }),
    answers: everyone,
  },
  include_in_logging: {
    spends: true,
    payload: ({ exclusionId }) => ({ ...op(), entry_id: exclusionId }),
    answers: { owner: 'ok', ...onlyOwner },
  },
  saved_views: { payload: () => ({}), answers: everyone },
  save_view: {
    payload: () => ({ ...op(), name: 'Idle', query: { text: '', filters: { idle_days: 30 } } }),
    answers: everyone,
  },
  remove_view: {
    spends: true,
    payload: ({ viewId }) => ({ ...op(), view_id: viewId }),
    answers: { owner: 'ok', ...onlyOwner },
  },
  follow_thread: {
    payload: () => ({
      ...op(),
      ...{ thread: anyDigest('thread'), follows: true, customer_ids: [acme], visibility: 'full' },
    }),
    answers: customerWorkers,
  },
};
