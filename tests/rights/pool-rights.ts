import { randomUUID } from 'node:crypto';
import { namedCustomerIds } from '../../supabase/seed/demo-customers.ts';
import { demoColleague, demoRep } from '../../supabase/seed/demo-organisation.ts';
import { demoMemberId } from '../../supabase/seed/insert-demo.ts';
import { collaboratingMember } from './cast.ts';
import {
  all,
  customerWorkers,
  everyone,
  managerTeam,
  members,
  type RpcRights,
  staff,
  type TableRights,
} from './matrix-words.ts';

const { acme } = namedCustomerIds;
const op = (): { op_id: string } => ({ op_id: randomUUID() });
const everybodyInside = { read: [...members, 'service'], service: all } as const;

const administrators = {
  ...{ owner: 'TB002', colleague: 'TB002', manager: 'TB002', otherManager: 'TB002' },
  ...{ agent: 'TB002', admin: 'ok', otherOrganisation: 'TB002' },
} as const;
/** The owner and those above; a collaborator works it and gives it to nobody, service logs and gives nothing away. */
const givers = { ...customerWorkers, collaborator: 'TB002', agent: 'TB002' } as const;
/** Whoever hands out of the pool, to people of their own. */
const plan = () => ({
  ...{ customer_ids: [randomUUID()], filter: null, by: 'number', seed: 'matrix', most: null },
  member_ids: [demoMemberId(demoRep)],
});
const assigners = {
  ...{ owner: 'TB002', colleague: 'TB002', agent: 'TB002' },
  ...{ manager: 'ok', otherManager: 'TB001', admin: 'ok', otherOrganisation: 'TB002' },
} as const;

export const poolTables: Readonly<Record<string, TableRights>> = {
  pools: everybodyInside,
  pool_regions: everybodyInside,
  pool_rights: everybodyInside,
  pool_rules: everybodyInside,
  customer_pools: everybodyInside,
  saved_assignments: { read: [...managerTeam, 'admin', 'service'], service: all },
};

export const poolRpcs: Readonly<Record<string, RpcRights>> = {
  pools: { payload: () => ({}), answers: everyone },
  save_pool: {
    payload: () => ({ ...op(), pool_id: null, name: 'Islands', region_codes: ['BV'], rights: [] }),
    answers: administrators,
  },
  remove_pool: {
    spends: true,
    payload: ({ poolId }) => ({ ...op(), pool_id: poolId }),
    answers: administrators,
  },
  pool_rules: { payload: () => ({}), answers: everyone },
  set_pool_rules: { payload: () => ({ ...op(), warn_days: 7 }), answers: administrators },
  simulate_pool_rules: { payload: () => ({ idle_days_a: 30 }), answers: administrators },
  pool_members: { payload: () => ({}), answers: everyone },
  pool_limits: { payload: () => ({}), answers: everyone },
  pool_customers: { payload: () => ({ filter: null, after: null, limit: 5 }), answers: everyone },
  claim_customer: {
    spends: true,
    payload: ({ poolCustomerId }) => ({ ...op(), customer_id: poolCustomerId }),
    answers: { ...staff, agent: 'TB002', otherOrganisation: 'TB001' },
  },
  release_customer: {
    spends: true,
    payload: ({ ownCustomerId }) => ({ ...op(), customer_id: ownCustomerId, reason: 'No need' }),
    answers: givers,
  },
  coming_recycling: {
    payload: () => ({ member_id: null, after: null, limit: 5 }),
    answers: everyone,
  },
  keep_customer: {
    payload: ({ ownCustomerId }) => ({
      ...op(),
      customer_id: ownCustomerId,
      reason: 'Fair in May',
    }),
    // Who could keep their own would keep all of them for good.
    answers: { ...givers, owner: 'TB002' },
  },
  transfer_customer: {
    spends: true,
    payload: ({ ownCustomerId }) => ({
      ...op(),
      ...{ customer_id: ownCustomerId, member_id: demoMemberId(demoColleague), note: null },
    }),
    answers: givers,
  },
  set_collaborator: {
    payload: () => ({
      ...op(),
      ...{ customer_id: acme, collaborates: true },
      member_id: demoMemberId(collaboratingMember),
    }),
    answers: givers,
  },
  preview_assignment: { payload: plan, answers: assigners },
  assign_customers: {
    payload: () => ({ ...op(), ...plan(), round_id: null }),
    answers: assigners,
  },
  saved_assignments: { payload: () => ({}), answers: everyone },
  save_assignment: {
    payload: () => ({ ...op(), name: 'Weekly', plan: plan(), weekly_on: 1 }),
    answers: assigners,
  },
  // The sample is the demo rep's own and gives to the rep, who may not assign.
  run_assignment: {
    payload: ({ assignmentId }) => ({ ...op(), assignment_id: assignmentId, seed: 'matrix' }),
    answers: {
      ...{ owner: 'TB002', colleague: 'TB001', manager: 'ok', otherManager: 'TB001' },
      ...{ agent: 'TB001', admin: 'ok', otherOrganisation: 'TB001' },
    },
  },
  pause_assignment: {
    payload: ({ assignmentId }) => ({ ...op(), assignment_id: assignmentId, paused: false }),
    answers: {
      ...{ owner: 'ok', colleague: 'TB001', manager: 'ok', otherManager: 'TB001' },
      ...{ agent: 'TB001', admin: 'ok', otherOrganisation: 'TB001' },
    },
  },
  remove_assignment: {
    spends: true,
    payload: ({ assignmentId }) => ({ ...op(), assignment_id: assignmentId }),
    answers: {
      // The sample is the demo rep's own.
      ...{ owner: 'ok', colleague: 'TB001', manager: 'ok', otherManager: 'TB001' },
      ...{ agent: 'TB001', admin: 'ok', otherOrganisation: 'TB001' },
    },
  },
};
