import { expect, test } from 'vitest';
import { useBackend } from '../local/testing/test-database.ts';
import { demoColleague, demoRep } from '../seed/demo-organisation.ts';
import { demoMemberId, demoOrgId } from '../seed/insert-demo.ts';
import { call, refusalOf } from './call-operation.ts';
import { newCustomer, op, useMembers } from './customer-file-fixtures.ts';

const backend = useBackend();
const as = useMembers(backend);

const offered = async (who: Parameters<typeof as>[0]) =>
  (await call(as(who), 'ownerChoices', {})).map(({ member_id }) => member_id);

test('a rep may choose themselves as owner, a manager the own team, an administrator everybody who is there', async () => {
  const rep = demoMemberId(demoRep);
  const elsewhere = demoMemberId(demoColleague);
  expect(await offered('rep')).toEqual([rep]);
  const team = await offered('manager');
  expect(team).toContain(rep);
  expect(team).not.toContain(elsewhere);
  const active = await backend.sql<{ id: string }[]>`
    select id from public.members where org_id = ${demoOrgId} and status = 'active'`;
  expect((await offered('admin')).toSorted()).toEqual(active.map(({ id }) => id).toSorted());
});

test('who has left is offered to nobody', async () => {
  const [left] = await backend.sql<{ id: string }[]>`
    insert into public.members (org_id, name, email, role, status, left_at)
    values (${demoOrgId}, 'Gone', 'gone@harbour-tools.example', 'rep', 'left', now()) returning id`;
  expect(await offered('admin')).not.toContain(left?.id);
});

test('the history of the owner says from, to, who, when and why, newest first', async () => {
  const customer_id = await newCustomer(as('rep'));
  const history = (who: Parameters<typeof as>[0]) => call(as(who), 'ownerHistory', { customer_id });
  expect(await history('rep')).toEqual([]);
  await call(as('rep'), 'releaseCustomer', { op_id: op(), customer_id, reason: 'No need in 2026' });
  await call(as('colleague'), 'claimCustomer', { op_id: op(), customer_id });
  const [rep] = await backend.sql<{ name: string }[]>`
    select name from public.members where id = ${demoMemberId(demoRep)}`;
  const [colleague] = await backend.sql<{ name: string }[]>`
    select name from public.members where id = ${demoMemberId(demoColleague)}`;
  expect(await history('colleague')).toMatchObject([
    { kind: 'claimed', from: null, to: colleague?.name, by: colleague?.name },
    { kind: 'released', from: rep?.name, to: null, by: rep?.name, note: 'No need in 2026' },
  ]);
  // It is another team's customer now.
  expect(await refusalOf(history('rep'))).toBe('TB001 customer_id');
});

test('a found customer tells region, industry and type', async () => {
  const customer_id = await newCustomer(as('rep'));
  const [row] = await backend.sql`
    select name, region_code, industry_code, customer_type from public.customers where id = ${customer_id}`;
  const [found] = await call(as('rep'), 'searchCustomers', { text: String(row?.name) });
  expect(found).toMatchObject({ ...row, customer_id });
});
