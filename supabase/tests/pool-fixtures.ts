import { randomUUID } from 'node:crypto';
import type { SupabaseClient } from '@supabase/supabase-js';
import { beforeAll, beforeEach } from 'vitest';
import { type TestBackend, useBackend } from '../local/testing/test-database.ts';
import {
  demoAdmin,
  demoAgent,
  demoColleague,
  demoRep,
  demoTeamManager,
} from '../seed/demo-organisation.ts';
import { demoMemberId, demoOrgId } from '../seed/insert-demo.ts';
import { call } from './call-operation.ts';

export const demoNeighbour = 'wang.hao@harbour-tools.example';
const members = [demoRep, demoColleague, demoTeamManager, demoAdmin, demoAgent, demoNeighbour];

interface CustomerFields {
  readonly owner?: string;
  readonly region?: string;
  readonly tier?: string;
  readonly born?: string;
}

/** The demo organisation with its members signed in and the first rules of the pool before each test. */
export function usePool() {
  const backend: TestBackend = useBackend();
  const clients = new Map<string, SupabaseClient>();

  beforeAll(async () => {
    for (const email of members) clients.set(email, await backend.signIn(email));
  });

  beforeEach(async () => {
    await backend.sql`update public.pool_rules
      set most_owned = null, most_claims_a_day = null, cool_down_days = 7, recycles = false, swept_at = null,
        warn_days = 7
      where org_id = ${demoOrgId}`;
  });

  const as = (email: string): SupabaseClient => {
    const client = clients.get(email);
    if (client === undefined) throw new Error(`${email} is signed in`);
    return client;
  };

  /** Customers as an import leaves them: by default without an owner, and so in the pool. */
  async function customers(count: number, fields: CustomerFields = {}): Promise<string[]> {
    const rows = await backend.sql<{ id: string }[]>`
      insert into public.customers
        (org_id, code, name, name_key, industry_code, customer_type, region_code, owner_id, tier, source, created_at)
      select ${demoOrgId}, gen_random_uuid()::text, 'Pool customer', '', 'C34', 'potential',
        ${fields.region ?? 'DE'}, ${fields.owner === undefined ? null : demoMemberId(fields.owner)},
        ${fields.tier ?? null}, 'import', ${fields.born ?? new Date().toISOString()}
      from generate_series(1, ${count}) returning id`;
    return rows.map(({ id }) => id);
  }

  async function customer(fields: CustomerFields = {}): Promise<string> {
    const [id = ''] = await customers(1, fields);
    return id;
  }

  async function ownersOf(ids: readonly string[]): Promise<(string | null)[]> {
    const rows = await backend.sql<{ owner: string | null }[]>`
      select m.email as owner from unnest(${ids}::uuid[]) with ordinality as w (id, n)
      join public.customers as c on c.org_id = ${demoOrgId} and c.id = w.id
      left join public.members as m on m.org_id = c.org_id and m.id = c.owner_id order by w.n`;
    return rows.map(({ owner }) => owner);
  }

  const claim = (email: string, customer_id: string) =>
    call(as(email), 'claimCustomer', { op_id: randomUUID(), customer_id });
  const release = (email: string, customer_id: string) =>
    call(as(email), 'releaseCustomer', {
      ...{ op_id: randomUUID(), customer_id, reason: 'No need any more' },
    });

  return { backend, as, customers, customer, ownersOf, claim, release };
}
