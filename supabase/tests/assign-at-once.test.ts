import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { OperationArgs } from '../../shared/contracts/operations.ts';
import { demoAdmin, demoColleague, demoRep, demoTeamManager } from '../seed/demo-organisation.ts';
import { demoMemberId, demoOrgId } from '../seed/insert-demo.ts';
import { call, refusalOf } from './call-operation.ts';
import { demoNeighbour, usePool } from './pool-fixtures.ts';

/** What an assignment leaves out and why, who was quicker, and what is saved: run by hand, paused. */
const { backend, as, customers, ownersOf, claim } = usePool();

type Plan = Omit<OperationArgs<'assignCustomers'>, 'op_id' | 'round_id'>;
const plan = (changes: Partial<Plan>): Plan => ({
  ...{ customer_ids: [], filter: null, by: 'number', seed: 'first', most: null },
  member_ids: [demoMemberId(demoRep)],
  ...changes,
});
const preview = (email: string, changes: Partial<Plan>, round_id: string | null = null) =>
  call(as(email), 'previewAssignment', { ...plan(changes), round_id });
const assign = (email: string, changes: Partial<Plan>, round_id: string | null = null) =>
  call(as(email), 'assignCustomers', { op_id: randomUUID(), round_id, ...plan(changes) });
const inRegion = (region_code: string) => ({
  filter: { pool_id: null, tier: null, region_code, industry_code: null },
});
const owned = async (email: string) => {
  const [row] = await backend.sql<{ n: number }[]>`
    select count(*)::int as n from public.customers where owner_id = ${demoMemberId(email)}`;
  return row?.n ?? 0;
};

test('two managers who assign the same rows at once: each row goes once, the second is told which are taken and by whom', async () => {
  const ids = await customers(30);
  const [one, other] = await Promise.all([
    assign(demoTeamManager, { customer_ids: ids, seed: 'a' }),
    assign(demoAdmin, {
      ...{ customer_ids: ids, seed: 'b', member_ids: [demoMemberId(demoColleague)] },
    }),
  ]);
  expect(one.customers + other.customers).toBe(30);
  const owners = await ownersOf(ids);
  expect(owners.filter((owner) => owner === demoRep)).toHaveLength(one.customers);
  expect(owners.filter((owner) => owner === demoColleague)).toHaveLength(other.customers);
  for (const [mine, theirs, whose] of [
    [one, other, demoColleague],
    [other, one, demoRep],
  ] as const) {
    expect(mine.taken.map(({ customer_id }) => customer_id).toSorted()).toEqual(
      ids.filter((_, n) => owners[n] === whose).toSorted(),
    );
    expect(mine.skipped).toEqual(
      theirs.customers === 0 ? [] : [{ why: 'gone', customers: theirs.customers }],
    );
  }
});

test('the second of two, one after the other, is told the same', async () => {
  const ids = await customers(3);
  await assign(demoAdmin, {
    ...{ customer_ids: ids.slice(0, 2), member_ids: [demoMemberId(demoColleague)] },
  });
  const looked = await preview(demoTeamManager, { customer_ids: ids });
  const done = await assign(demoTeamManager, { customer_ids: ids });
  for (const answer of [looked, done]) {
    expect(answer.customers).toBe(1);
    expect(answer.skipped).toEqual([{ why: 'gone', customers: 2 }]);
    expect(answer.taken).toHaveLength(2);
    // Whose it is now, as the shield says it; the other team's customer itself is hidden.
    expect(answer.taken[0]).toMatchObject({
      ...{ owner_name: 'Liu Yang 刘洋', how: 'assigned', name: null },
    });
  }
});

test('an id from elsewhere asks for no owner: not of a customer that never lay in the pool, not of another organisation', async () => {
  const [long = ''] = await customers(1, { owner: demoColleague });
  const [fresh = ''] = await customers(1);
  await claim(demoColleague, fresh);
  const answer = await preview(demoTeamManager, { customer_ids: [long, fresh, randomUUID()] });
  expect(answer.taken.map(({ customer_id }) => customer_id)).toEqual([fresh]);
  expect(answer.skipped).toEqual([{ why: 'gone', customers: 3 }]);
  // A day later nobody is told any more.
  await backend.sql`update public.pool_events set at = now() - interval '25 hours' where customer_id = ${fresh}`;
  expect((await preview(demoTeamManager, { customer_ids: [fresh] })).taken).toEqual([]);
});

test('what is left for lack of room, or because everybody had it in the round, is told with its number', async () => {
  const ids = await customers(5);
  await backend.sql`update public.pool_rules set most_owned = ${(await owned(demoRep)) + 2}
    where org_id = ${demoOrgId}`;
  const tight = await preview(demoTeamManager, { customer_ids: ids });
  expect([tight.customers, tight.skipped]).toEqual([2, [{ why: 'no_room', customers: 3 }]]);
  expect(tight.members).toMatchObject([{ customers: 2, held: await owned(demoRep) }]);
  await backend.sql`update public.pool_rules set most_owned = null where org_id = ${demoOrgId}`;
  const round_id = randomUUID();
  await assign(demoTeamManager, { customer_ids: ids.slice(0, 2) }, round_id);
  await backend.sql`select private.move_customers(
    ${demoOrgId}, null, ${ids}::uuid[], true, null, null, 'released', 'Test')`;
  const again = await preview(demoTeamManager, { customer_ids: ids }, round_id);
  expect([again.customers, again.skipped]).toEqual([3, [{ why: 'had_before', customers: 2 }]]);
  expect((await preview(demoTeamManager, { customer_ids: ids })).customers).toBe(5);
});

test('a preview by filter names what it is about: carried out with that, nothing is given that came since', async () => {
  const ids = await customers(4, { region: 'VU' });
  const looked = await preview(demoTeamManager, inRegion('VU'));
  expect(looked.customer_ids.toSorted()).toEqual(ids.toSorted());
  const late = await customers(2, { region: 'VU' });
  const done = await assign(demoTeamManager, { customer_ids: looked.customer_ids });
  expect([done.customers, await ownersOf(late)]).toEqual([4, [null, null]]);
});

test('a saved assignment runs by hand in its own round, once that day, and shows who made it', async () => {
  const ids = await customers(2, { region: 'TO' });
  const { assignment_id } = await call(as(demoTeamManager), 'saveAssignment', {
    ...{ op_id: randomUUID(), name: 'Tonga', plan: plan(inRegion('TO')), weekly_on: null },
  });
  const saved = async (email: string) =>
    (await call(as(email), 'savedAssignments', {})).find(
      (one) => one.assignment_id === assignment_id,
    );
  expect(await saved(demoTeamManager)).toMatchObject({ paused: false, last_run_on: null });
  const run = (email: string) =>
    call(as(email), 'runAssignment', { op_id: randomUUID(), assignment_id, seed: 'today' });
  expect(await refusalOf(run(demoRep))).toBe('TB001 assignment_id');
  const done = await run(demoTeamManager);
  expect([done.customers, await ownersOf(ids)]).toEqual([2, [demoRep, demoRep]]);
  const after = await saved(demoAdmin);
  expect(after?.round_id).toBe(done.round_id);
  expect(after?.last_run_on).not.toBeNull();
  expect(after?.made_by).not.toBeNull();
  // Given back they are not given to the same person again.
  await backend.sql`select private.move_customers(
    ${demoOrgId}, null, ${ids}::uuid[], true, null, null, 'released', 'Test')`;
  expect((await run(demoTeamManager)).skipped).toEqual([{ why: 'had_before', customers: 2 }]);
  await call(as(demoTeamManager), 'removeAssignment', { op_id: randomUUID(), assignment_id });
});

test('a paused assignment does not run by itself until it is let go on', async () => {
  const ids = await customers(2, { region: 'WS' });
  const { assignment_id } = await call(as(demoTeamManager), 'saveAssignment', {
    ...{ op_id: randomUUID(), name: 'Samoa', weekly_on: 2 },
    plan: plan({ ...inRegion('WS'), member_ids: [demoMemberId(demoNeighbour)] }),
  });
  const pause = (email: string, paused: boolean) =>
    call(as(email), 'pauseAssignment', { op_id: randomUUID(), assignment_id, paused });
  expect(await refusalOf(pause(demoColleague, true))).toBe('TB001 assignment_id');
  await pause(demoTeamManager, true);
  const tuesday = '2027-03-02T04:00:00Z';
  await backend.service().rpc('tick', { payload: { now: tuesday } });
  expect(await ownersOf(ids)).toEqual([null, null]);
  await pause(demoTeamManager, false);
  await backend.service().rpc('tick', { payload: { now: tuesday } });
  expect(await ownersOf(ids)).toEqual([demoNeighbour, demoNeighbour]);
  await call(as(demoTeamManager), 'removeAssignment', { op_id: randomUUID(), assignment_id });
});
