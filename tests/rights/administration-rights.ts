import { randomUUID } from 'node:crypto';
import { demoMemberId } from '../../supabase/seed/insert-demo.ts';
import type { RpcRights } from './matrix-words.ts';

/** Administrators; another tenant's rep is no administrator either. */
const administrators = {
  ...{ owner: 'TB002', colleague: 'TB002', manager: 'TB002', otherManager: 'TB002' },
  ...{ agent: 'TB002', admin: 'ok', otherOrganisation: 'TB002' },
} as const;

export const administrationRpcs: Readonly<Record<string, RpcRights>> = {
  leaving_member: {
    payload: () => ({ member_id: demoMemberId('emma.novak@harbour-tools.example') }),
    // Another tenant's members are not there.
    answers: { ...administrators, otherOrganisation: 'TB001' },
  },
  audit_lines: {
    payload: () => ({
      ...{ actor_id: null, by_system: false, action: null, table_name: 'customers' },
      ...{ from: null, to: null, before: null, limit: 20 },
    }),
    answers: administrators,
  },
  all_stages: { payload: () => ({}), answers: administrators },
  save_stage: {
    payload: () => ({
      ...{ op_id: randomUUID(), stage_id: null, name: 'Trial', probability: 40, retired: false },
    }),
    answers: administrators,
  },
  order_stages: {
    payload: () => ({ op_id: randomUUID(), stage_ids: [] }),
    answers: administrators,
  },
};
