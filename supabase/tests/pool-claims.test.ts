import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { demoAgent, demoColleague, demoRep, demoTeamManager } from '../seed/demo-organisation.ts';
import { demoMemberId, demoOrgId, demoTeamId } from '../seed/insert-demo.ts';
import { call, logPayload, refusalOf } from './call-operation.ts';
import { demoNeighbour, usePool } from './pool-fixtures.ts';

const { backend, as, customers, customer, ownersOf, claim, release } = usePool();
const op = (): string => randomUUID();
const relationOf = async (email: string, customer_id: string) =>
  (await call(as(email), 'customerCard', { customer_id })).relation;

describe('claiming', () => {
  test('names the owner to whoever comes second', async () => {
    const id = await customer();
    await claim(demoRep, id);
    await expect(claim(demoColleague, id)).rejects.toMatchObject({
      ...{ code: 'TB060', facts: { owner_name: 'Zhao Min 赵敏' } },
    });
  });

  test('passes no cap of what one may own, by no path', async () => {
    const [row] = await backend.sql<{ owned: number }[]>`
      select count(*)::int as owned from public.customers where owner_id = ${demoMemberId(demoRep)}`;
    const free = await customers(5);
    const handed = await customer({ owner: demoNeighbour });
    await backend.sql`update public.pool_rules set most_owned = ${(row?.owned ?? 0) + 1} where org_id = ${demoOrgId}`;
    const given = await call(as(demoTeamManager), 'assignCustomers', {
      ...{ op_id: op(), round_id: null, customer_ids: free, filter: null, most: null },
      ...{ member_ids: [demoMemberId(demoRep)], by: 'number', seed: 'cap' },
    });
    expect(given.customers).toBe(1);
    const left = free[(await ownersOf(free)).indexOf(null)] ?? '';
    expect(await refusalOf(claim(demoRep, left))).toBe('TB062 customer_id');
    const transfer = call(as(demoTeamManager), 'transferCustomer', {
      ...{ op_id: op(), customer_id: handed, member_id: demoMemberId(demoRep), note: null },
    });
    expect(await refusalOf(transfer)).toBe('TB062 member_id');
  });

  test('again by the last owner waits for the cool-down, by others not', async () => {
    const id = await customer();
    await claim(demoRep, id);
    await release(demoRep, id);
    expect(await refusalOf(claim(demoRep, id))).toBe('TB063 customer_id');
    expect(await refusalOf(claim(demoColleague, id))).toBe('ok');
  });

  test('is not for service, and what is claimed is in the pool no more', async () => {
    const id = await customer();
    expect(await refusalOf(claim(demoAgent, id))).toBe('TB002');
    await claim(demoRep, id);
    expect(await relationOf(demoRep, id)).toBe('mine');
    expect(await refusalOf(call(as(demoColleague), 'customerCard', { customer_id: id }))).toBe(
      'TB001 customer_id',
    );
  });
});

describe('regions', () => {
  async function poolOf(...regions: string[]): Promise<string> {
    const [pool] = await backend.sql<{ id: string }[]>`
      insert into public.pools (org_id, name) values (${demoOrgId}, ${regions.join()}) returning id`;
    for (const region of regions)
      await backend.sql`insert into public.pool_regions (org_id, pool_id, region_code)
        values (${demoOrgId}, ${pool?.id ?? ''}, ${region})`;
    return pool?.id ?? '';
  }
  const openTo = (pool: string, team: string) =>
    backend.sql`insert into public.pool_rights (org_id, pool_id, team_id, can_claim)
      values (${demoOrgId}, ${pool}, ${demoTeamId(team)}, true)`;

  test('a customer in the pools of two regions has the first claimer as owner, the second beside them', async () => {
    const [east, west] = [await poolOf('KE'), await poolOf('KE')];
    await openTo(east, 'east');
    await openTo(west, 'west');
    const id = await customer({ region: 'KE' });
    expect((await claim(demoRep, id)).as).toBe('owner');
    expect(await relationOf(demoColleague, id)).toBe('pool');
    expect((await claim(demoColleague, id)).as).toBe('collaborator');
    expect([await relationOf(demoRep, id), await relationOf(demoColleague, id)]).toEqual([
      'mine',
      'collaborator',
    ]);
    // Given back it lies in both again.
    await release(demoRep, id);
    const rows =
      await backend.sql`select pool_id from public.customer_pools where customer_id = ${id}`;
    expect(rows).toHaveLength(2);
  });

  test('a pool that is another team’s is not seen, not matched and not claimed from', async () => {
    const west = await poolOf('320500');
    await openTo(west, 'west');
    const id = await customer({ region: '320500' });
    expect(await refusalOf(call(as(demoRep), 'customerCard', { customer_id: id }))).toBe(
      'TB001 customer_id',
    );
    expect(await refusalOf(claim(demoRep, id))).toBe('TB001 customer_id');
    const listed = await call(as(demoRep), 'poolCustomers', {
      filter: null,
      after: null,
      limit: 100,
    });
    expect(listed.map(({ customer_id }) => customer_id)).not.toContain(id);
    expect(await refusalOf(claim(demoColleague, id))).toBe('ok');
  });

  test('a division belongs to the pool of its province', async () => {
    const pool = await poolOf('330000');
    const id = await customer({ region: '330100' });
    const rows = await backend.sql<{ pool_id: string }[]>`
      select pool_id from public.customer_pools where customer_id = ${id}`;
    expect(rows.map(({ pool_id }) => pool_id)).toEqual([pool]);
  });
});

describe('handing over', () => {
  const transfer = (email: string, customer_id: string, to: string) =>
    call(as(email), 'transferCustomer', {
      ...{ op_id: op(), customer_id, member_id: demoMemberId(to), note: 'Moves to the west' },
    });

  test('takes the next steps along', async () => {
    const id = await customer({ owner: demoRep });
    await call(
      as(demoRep),
      'logInteraction',
      logPayload(id, null, {
        ...{ kind: 'call', source: 'quick_entry', note: 'Spoke', no_next_reason: null },
        ...{ contact_ids: [], occurred_at: new Date(Date.now() - 60_000).toISOString() },
        next: {
          plan: 'Call again',
          at: new Date(Date.now() + 3_600_000).toISOString(),
          priority: 'low',
        },
      }),
    );
    await transfer(demoRep, id, demoColleague);
    const { today, coming } = await call(as(demoColleague), 'today', {});
    expect(
      [...today, ...coming].filter(({ customer_id }) => customer_id === id).map(({ plan }) => plan),
    ).toEqual(['Call again']);
  });

  test('is not for a colleague, nor for a collaborator', async () => {
    const id = await customer({ owner: demoRep });
    expect(await refusalOf(transfer(demoColleague, id, demoColleague))).toBe('TB020 customer_id');
    await call(as(demoRep), 'setCollaborator', {
      ...{ op_id: op(), customer_id: id, member_id: demoMemberId(demoColleague) },
      collaborates: true,
    });
    expect(await refusalOf(transfer(demoColleague, id, demoColleague))).toBe('TB002 customer_id');
  });
});
