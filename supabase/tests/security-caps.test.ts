import { describe, expect, test } from 'vitest';
import { openDatabase } from '../local/database/open-database.ts';
import { demoAdmin, demoColleague, demoRep, demoTeamManager } from '../seed/demo-organisation.ts';
import { demoMemberId, demoOrgId } from '../seed/insert-demo.ts';
import { call, refusalOf } from './call-operation.ts';
import { newCustomer, op } from './customer-file-fixtures.ts';
import { demoNeighbour, usePool } from './pool-fixtures.ts';

const { backend, as, customers, customer, ownersOf, claim, release } = usePool();

const rules = (changes: { most_owned?: number; most_claims_a_day?: number }) =>
  call(as(demoAdmin), 'setPoolRules', { op_id: op(), ...changes });
const ownedBy = async (email: string): Promise<number> => {
  const [row] = await backend.sql<{ n: number }[]>`select count(*)::int as n from public.customers
    where org_id = ${demoOrgId} and owner_id = ${demoMemberId(email)}`;
  return row?.n ?? 0;
};
const transfer = (by: string, customer_id: string, to: string) =>
  call(as(by), 'transferCustomer', {
    ...{ op_id: op(), customer_id, member_id: demoMemberId(to), note: null },
  });
const assign = (by: string, customer_ids: string[], to: readonly string[]) =>
  call(as(by), 'assignCustomers', {
    ...{ op_id: op(), customer_ids, filter: null, member_ids: to.map(demoMemberId) },
    ...{ by: 'number', seed: op(), most: null, round_id: null },
  });

describe('the cool-down', () => {
  test('is not escaped by handing the customer to a colleague who releases it', async () => {
    const id = await customer();
    await claim(demoRep, id);
    await transfer(demoRep, id, demoNeighbour);
    await release(demoNeighbour, id);
    expect(await refusalOf(claim(demoRep, id))).toBe('TB063 customer_id');
  });

  test('is not escaped by leaving the organisation and coming back', async () => {
    const id = await customer();
    await claim(demoNeighbour, id);
    await backend.sql`select private.move_customers(${demoOrgId}, null, array[${id}]::uuid[], false,
      ${demoMemberId(demoNeighbour)}, null, 'left', null)`;
    expect(await refusalOf(claim(demoNeighbour, id))).toBe('TB063 customer_id');
  });

  test('is not escaped by a manager who assigns to themselves', async () => {
    const id = await customer();
    await claim(demoTeamManager, id);
    await release(demoTeamManager, id);
    expect((await assign(demoTeamManager, [id], [demoTeamManager])).customers).toBe(0);
    expect((await assign(demoTeamManager, [id], [demoRep])).customers).toBe(1);
  });
});

test('a rep does not hand back to a colleague what that one released', async () => {
  const id = await customer();
  await claim(demoRep, id);
  await release(demoRep, id);
  await claim(demoNeighbour, id);
  expect(await refusalOf(transfer(demoNeighbour, id, demoRep))).toBe('TB063 member_id');
  // What was lent, and never lay in the pool in between, comes back; and those above decide otherwise.
  const lent = await customer({ owner: demoRep });
  await transfer(demoRep, lent, demoNeighbour);
  expect(await refusalOf(transfer(demoNeighbour, lent, demoRep))).toBe('ok');
  expect(await refusalOf(transfer(demoTeamManager, id, demoRep))).toBe('ok');
});

test('a manager does not take back by transfer what they released themselves', async () => {
  const id = await customer();
  await claim(demoTeamManager, id);
  await release(demoTeamManager, id);
  await claim(demoRep, id);
  expect(await refusalOf(transfer(demoTeamManager, id, demoTeamManager))).toBe('TB063 member_id');
});

describe('claims a day', () => {
  test('count what a manager assigns to themselves', async () => {
    const ids = await customers(3);
    await backend.sql`delete from public.pool_events where to_member_id = ${demoMemberId(demoTeamManager)}`;
    await rules({ most_claims_a_day: 2 });
    expect((await assign(demoTeamManager, ids, [demoTeamManager])).customers).toBe(2);
    const owners = await ownersOf(ids);
    const left = ids[owners.indexOf(null)] ?? '';
    expect(await refusalOf(claim(demoTeamManager, left))).toBe('TB061 customer_id');
  });
});

describe('the cap of what one owns', () => {
  test('holds when somebody leaves their customers to a manager', async () => {
    await customers(2, { owner: demoRep });
    await rules({ most_owned: (await ownedBy(demoTeamManager)) + 1 });
    const leave = (customers_to: 'manager' | 'pool') =>
      call(as(demoAdmin), 'removeMember', {
        ...{ op_id: op(), member_id: demoMemberId('sophie.keller@harbour-tools.example') },
        customers_to,
      });
    await customers(2, { owner: 'sophie.keller@harbour-tools.example' });
    expect(await refusalOf(leave('manager'))).toBe('TB062 customers_to');
    expect(await ownedBy('sophie.keller@harbour-tools.example')).toBeGreaterThan(1);
    expect(await refusalOf(leave('pool'))).toBe('ok');
  });

  test('holds for new customers, also for ten at once', async () => {
    await rules({ most_owned: (await ownedBy(demoColleague)) + 3 });
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => refusalOf(newCustomer(as(demoColleague)))),
    );
    expect(answers.filter((answer) => answer === 'ok')).toHaveLength(3);
    expect(new Set(answers)).toEqual(new Set(['ok', 'TB062']));
  });

  test('holds when claims, transfers and new customers come at once', async () => {
    const before = await ownedBy(demoNeighbour);
    const ids = await customers(6);
    const handed = await customers(6, { owner: demoRep });
    await rules({ most_owned: before + 5 });
    await Promise.all([
      ...ids.map((id) => refusalOf(claim(demoNeighbour, id))),
      ...handed.map((id) => refusalOf(transfer(demoTeamManager, id, demoNeighbour))),
      ...ids.map(() => refusalOf(newCustomer(as(demoNeighbour)))),
      refusalOf(assign(demoTeamManager, await customers(4), [demoNeighbour])),
    ]);
    expect(await ownedBy(demoNeighbour)).toBe(before + 5);
  });
});

describe('locks', () => {
  test('two rounds over the same customers for different people stick nowhere', async () => {
    for (let n = 0; n < 12; n += 1) {
      const ids = await customers(60);
      const answers = await Promise.all([
        refusalOf(assign(demoTeamManager, ids, [demoRep, demoTeamManager])),
        refusalOf(assign(demoAdmin, ids, [demoColleague, demoNeighbour])),
        refusalOf(assign(demoAdmin, ids.toReversed(), [demoAdmin, demoNeighbour])),
      ]);
      expect(answers).toEqual(['ok', 'ok', 'ok']);
      expect(await ownersOf(ids)).not.toContain(null);
    }
  });

  test('the clock leaves alone what somebody is releasing, and neither waits for the other', async () => {
    await call(as(demoAdmin), 'setPoolRules', { op_id: op(), recycles: true, warn_days: 0 });
    const id = await customer({ owner: demoRep, born: '2026-01-01T00:00:00Z' });
    await backend.sql`insert into public.reminders
      (org_id, customer_id, owner_id, plan, due_at, priority)
      values (${demoOrgId}, ${id}, ${demoMemberId(demoRep)}, 'Call', now() - interval '1 minute', 'low')`;
    await backend.sql`update public.pool_rules set swept_at = null where org_id = ${demoOrgId}`;
    const sql = openDatabase({
      ...{ port: Number(new URL(backend.adminDatabaseUrl).port), password: null },
      ...{ database: new URL(backend.adminDatabaseUrl).pathname.slice(1), user: 'postgres' },
    });
    const tick = () => backend.service().rpc('tick', { payload: {} });
    try {
      let ringing: ReturnType<typeof tick> | null = null;
      await sql.begin(async (transaction) => {
        await transaction`select from public.customers where id = ${id} for no key update`;
        ringing = tick();
        const meanwhile = Promise.resolve(ringing).then(({ error }) => error);
        await transaction`select pg_sleep(0.5)`;
        await transaction`update public.reminders set state = 'cancelled', closed_at = now()
          where customer_id = ${id} and state = 'open'`;
        expect(await meanwhile).toBeNull();
      });
    } finally {
      await sql.end();
    }
    expect(await ownersOf([id])).toEqual([demoRep]);
  });
});
