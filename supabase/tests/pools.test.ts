import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { demoAdmin, demoRep, demoTeamManager } from '../seed/demo-organisation.ts';
import { demoOrgId, demoTeamId } from '../seed/insert-demo.ts';
import { call, refusalOf } from './call-operation.ts';
import { usePool } from './pool-fixtures.ts';

const { backend, as, customer, claim } = usePool();
const none = { pool_id: null, rights: [] };

const save = (pool: object) =>
  call(as(demoAdmin), 'savePool', {
    ...{ op_id: randomUUID(), name: 'Islands', region_codes: [], ...none, ...pool },
  });
const remove = (pool_id: string) =>
  call(as(demoAdmin), 'removePool', { op_id: randomUUID(), pool_id });
const poolsOf = async (customer_id: string): Promise<string[]> => {
  const rows = await backend.sql<{ name: string }[]>`
    select p.name from public.customer_pools as l
    join public.pools as p on p.org_id = l.org_id and p.id = l.pool_id
    where l.org_id = ${demoOrgId} and l.customer_id = ${customer_id} order by p.name`;
  return rows.map(({ name }) => name);
};
const defaultName = 'Public pool 公海';

beforeEach(async () => {
  await backend.sql`delete from public.pools where org_id = ${demoOrgId} and not is_default`;
});

describe('the regions of a pool', () => {
  test('take the customers that lie there, and give them back when they change or the pool goes', async () => {
    const icelandic = await customer({ region: 'IS' });
    const faroese = await customer({ region: 'FO' });
    expect(await poolsOf(icelandic)).toEqual([defaultName]);
    const { pool_id } = await save({ region_codes: ['IS', 'FO'] });
    expect([await poolsOf(icelandic), await poolsOf(faroese)]).toEqual([['Islands'], ['Islands']]);
    await save({ pool_id, region_codes: ['FO'] });
    expect([await poolsOf(icelandic), await poolsOf(faroese)]).toEqual([
      [defaultName],
      ['Islands'],
    ]);
    await remove(pool_id);
    expect(await poolsOf(faroese)).toEqual([defaultName]);
  });

  test('of two pools may be the same: the customer lies in both', async () => {
    const icelandic = await customer({ region: 'IS' });
    await save({ region_codes: ['IS'] });
    await save({ name: 'North', region_codes: ['IS', 'NO'] });
    expect(await poolsOf(icelandic)).toEqual(['Islands', 'North']);
  });

  test('leave a customer with an owner where it still lies beside them', async () => {
    const icelandic = await customer({ region: 'IS' });
    await save({ region_codes: ['IS'] });
    const { pool_id } = await save({ name: 'North', region_codes: ['IS'] });
    await claim(demoRep, icelandic);
    const left = await poolsOf(icelandic);
    expect(left).toHaveLength(1);
    await save({ pool_id, name: 'North', region_codes: ['NO'] });
    expect(await poolsOf(icelandic)).toEqual(left);
  });

  test('are those of the dictionary', async () => {
    expect(await refusalOf(save({ region_codes: ['ATLANTIS'] }))).toBe('TB004 region_codes');
  });
});

describe('the rights of a pool', () => {
  test('say who looks, takes and hands out there; without any it is open', async () => {
    const { pool_id } = await save({ region_codes: ['IS'] });
    const right = { role: 'rep', team_id: demoTeamId('east'), can_claim: true, can_assign: false };
    const seen = async (email: string) =>
      (await call(as(email), 'pools', {})).find((pool) => pool.pool_id === pool_id);
    expect(await seen(demoRep)).toMatchObject({ can_claim: true, can_assign: false });
    expect(await seen(demoTeamManager)).toMatchObject({ can_claim: true, can_assign: true });
    await save({ pool_id, rights: [{ ...right, role: 'agent', can_claim: false }] });
    expect(await seen(demoRep)).toBeUndefined();
    expect(await seen(demoAdmin)).toMatchObject({ can_claim: true, rights: [{ role: 'agent' }] });
    await save({ pool_id, region_codes: ['IS'], rights: [right] });
    expect(await seen(demoRep)).toMatchObject({ can_claim: true, can_assign: false });
  });

  test('name teams of the organisation only', async () => {
    const right = { role: null, team_id: randomUUID(), can_claim: true, can_assign: true };
    expect(await refusalOf(save({ rights: [right] }))).toBe('TB001 team_id');
  });
});

test('the default pool stays, whoever would remove it', async () => {
  const standing = (await call(as(demoAdmin), 'pools', {})).find(({ is_default }) => is_default);
  expect(await refusalOf(remove(standing?.pool_id ?? ''))).toBe('TB002 pool_id');
  expect(await refusalOf(remove(randomUUID()))).toBe('TB001 pool_id');
});
