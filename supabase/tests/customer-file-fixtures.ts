import { randomUUID } from 'node:crypto';
import type { SupabaseClient } from '@supabase/supabase-js';
import { beforeAll } from 'vitest';
import type { OperationArgs } from '../../shared/contracts/operations.ts';
import type { TestBackend } from '../local/testing/test-database.ts';
import {
  demoAdmin,
  demoAgent,
  demoColleague,
  demoRep,
  demoTeamManager,
} from '../seed/demo-organisation.ts';
import { call } from './call-operation.ts';

const addresses = {
  rep: demoRep,
  manager: demoTeamManager,
  colleague: demoColleague,
  agent: demoAgent,
  admin: demoAdmin,
} as const;

export const op = (): string => randomUUID();

/** The rep, the rep's manager, a rep of another team, service and the administrator, signed in. */
export function useMembers(backend: TestBackend): (who: keyof typeof addresses) => SupabaseClient {
  const clients = new Map<string, SupabaseClient>();
  beforeAll(async () => {
    for (const [who, email] of Object.entries(addresses))
      clients.set(who, await backend.signIn(email));
  });
  return (who) => {
    const client = clients.get(who);
    if (client === undefined) throw new Error(`${who} is signed in`);
    return client;
  };
}

/** A customer of the caller's own, so that tests do not meet. */
export async function newCustomer(owner: SupabaseClient): Promise<string> {
  const { customer_id } = await call(owner, 'createCustomer', {
    ...{ op_id: op(), name: `Customer ${randomUUID()}`, short_name: null, industry_code: 'C34' },
    ...{ customer_type: 'potential', region_code: 'DE', source_channel: null, domains: [] },
    ...{ to_verify: ['industry_code'], remark: null, accept_duplicates: true },
    contact: {
      ...{ name: 'Contact', title: null, addresses: [], wechat: null },
      phones: [`+49301234${Math.floor(1000 + Math.random() * 9000)}`],
    },
  });
  return customer_id;
}

export const fileOf = (client: SupabaseClient, customer_id: string) =>
  call(client, 'customerFile', { customer_id });

export async function edit(
  client: SupabaseClient,
  customer_id: string,
  changes: OperationArgs<'updateCustomer'>['changes'],
  version?: number,
) {
  const read = version ?? (await fileOf(client, customer_id)).version;
  return call(client, 'updateCustomer', { op_id: op(), customer_id, version: read, changes });
}

export const contract = (
  customer_id: string,
  changes: Partial<OperationArgs<'saveContract'>> = {},
): OperationArgs<'saveContract'> => ({
  ...{ op_id: op(), contract_id: null, customer_id, version: null, title: 'Frame contract' },
  ...{ state: 'signed', amount_minor: 1_234_500, currency: 'CNY', signed_on: '2026-11-20' },
  ...{ starts_on: '2026-12-01', ends_on: '2027-11-30', opportunity_id: null },
  ...changes,
});
