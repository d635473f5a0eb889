import { randomUUID } from 'node:crypto';
import type { TestBackend } from '../../supabase/local/testing/test-database.ts';
import { demoRep } from '../../supabase/seed/demo-organisation.ts';
import { demoMemberId, demoOrgId, demoTeamId } from '../../supabase/seed/insert-demo.ts';
import { collaboratingMember } from './cast.ts';
import type { RowKey } from './sample-rows.ts';

export interface PoolSample {
  readonly rows: Readonly<Record<string, RowKey>>;
  /** In the pool that is open to all. */
  readonly poolCustomerId: string;
  /** Of the demo rep. */
  readonly ownCustomerId: string;
  readonly assignmentId: string;
  /** With a region and a right of its own. */
  readonly poolId: string;
}

export async function makePoolSample({ sql }: TestBackend): Promise<PoolSample> {
  const org_id = demoOrgId;
  const member = demoMemberId(demoRep);
  const ids = {
    pool: randomUUID(),
    right: randomUUID(),
    pooled: randomUUID(),
    own: randomUUID(),
    assignment: randomUUID(),
  };
  const plan = {
    ...{
      customer_ids: [],
      filter: { pool_id: null, tier: null, region_code: 'AQ', industry_code: null },
      member_ids: [member],
      by: 'number',
      seed: 'x',
      most: null,
    },
  };
  for (const { id, owner } of [
    { id: ids.pooled, owner: null },
    { id: ids.own, owner: member },
  ])
    await sql`insert into public.customers
        (org_id, id, code, name, name_key, industry_code, customer_type, region_code, owner_id, source)
      values (${org_id}, ${id}, ${id}, ${`Sample ${id}`}, '', 'C34', 'potential', 'DE', ${owner}, 'import')`;
  await sql`insert into public.collaborators (org_id, customer_id, member_id)
    values (${org_id}, ${ids.own}, ${demoMemberId(collaboratingMember)})`;
  // Those of earlier samples go: an organisation has two hundred pools at most.
  await sql`delete from public.pools where org_id = ${org_id} and name = 'Nowhere'`;
  await sql`insert into public.pools (org_id, id, name) values (${org_id}, ${ids.pool}, 'Nowhere')`;
  await sql`insert into public.pool_regions (org_id, pool_id, region_code)
    values (${org_id}, ${ids.pool}, 'AQ')`;
  await sql`insert into public.pool_rights (org_id, id, pool_id, team_id)
    values (${org_id}, ${ids.right}, ${ids.pool}, ${demoTeamId('east')})`;
  await sql`insert into public.saved_assignments (org_id, id, name, plan, created_by)
    values (${org_id}, ${ids.assignment}, 'Weekly', ${sql.json(plan)}, ${member})`;
  const of = (id: string): RowKey => ({ org_id, id });
  return {
    ...{
      poolCustomerId: ids.pooled,
      ownCustomerId: ids.own,
      assignmentId: ids.assignment,
      poolId: ids.pool,
    },
    rows: {
      pools: of(ids.pool),
      pool_regions: { org_id, pool_id: ids.pool },
      pool_rights: of(ids.right),
      pool_rules: { org_id },
      customer_pools: { org_id, customer_id: ids.pooled },
      saved_assignments: of(ids.assignment),
    },
  };
}
