import { randomUUID } from 'node:crypto';
import type { SupabaseClient } from '@supabase/supabase-js';
import { beforeAll, expect, test } from 'vitest';
import { namedCustomerIds } from '../seed/demo-customers.ts';
import {
  demoAdmin,
  demoColleague,
  demoPassword,
  demoRep,
  rivalRep,
} from '../seed/demo-organisation.ts';
import { demoMemberId, demoOrgId } from '../seed/insert-demo.ts';
import { call, refusalOf } from './call-operation.ts';
import { demoNeighbour, usePool } from './pool-fixtures.ts';

/** What a role is, who gives it, and what nobody can take by writing a row or a token of their own making. */
const { backend, as, customer, ownersOf } = usePool();
const refused = '42501';
const { acme } = namedCustomerIds;
const op = (): string => randomUUID();
let userId = '';

beforeAll(async () => {
  const [row] = await backend.sql<{ user_id: string }[]>`
    select user_id from public.members where id = ${demoMemberId(demoRep)}`;
  userId = row?.user_id ?? '';
});

test('T09 nobody writes the tenant, the author or the owner of a row, not even of their own', async () => {
  const { data: device } = await as(demoRep)
    .from('devices')
    .insert({ org_id: demoOrgId, member_id: demoMemberId(demoRep), name: 'Desk' })
    .select('id, org_id, member_id')
    .single();
  const write = async (table: string, values: object, id: string) =>
    (await as(demoRep).from(table).update(values).eq('id', id)).error?.code;
  expect(await write('devices', { org_id: randomUUID() }, device?.id)).toBe(refused);
  expect(await write('devices', { member_id: demoMemberId(demoColleague) }, device?.id)).toBe(
    refused,
  );
  for (const column of ['org_id', 'created_by', 'owner_id', 'code', 'approval'])
    expect(await write('customers', { [column]: null }, acme)).toBe(refused);
  // And so for every table: no grant names such a column.
  const granted = await backend.sql`
    select c.relname, a.attname from pg_class as c join pg_attribute as a on a.attrelid = c.oid and a.attnum > 0
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not a.attisdropped
      and a.attname in ('id', 'org_id', 'owner_id', 'member_id', 'created_by', 'author_id', 'role', 'team_id')
      and has_column_privilege('authenticated', c.oid, a.attnum, 'update')`;
  expect(granted).toEqual([]);
});

test('T10 a rep makes nobody a member and changes no role, by row or by function', async () => {
  const rep = as(demoRep);
  const own = demoMemberId(demoRep);
  const roles = () =>
    backend.sql`select id, role, team_id, is_data_steward from public.members order by id`;
  const before = await roles();
  const raised = await rep.from('members').update({ role: 'admin' }).eq('id', own);
  expect(raised.error?.code).toBe(refused);
  const joined = await rep.from('members').insert({
    ...{ org_id: demoOrgId, user_id: userId, name: 'Second self' },
    ...{ email: 'second@harbour-tools.example', role: 'admin' },
  });
  expect(joined.error?.code).toBe(refused);
  const change = {
    op_id: op(),
    member_id: own,
    role: 'admin',
    team_id: null,
    is_data_steward: true,
  } as const;
  expect(await refusalOf(call(rep, 'changeMember', change))).toBe('TB002');
  const invite = {
    op_id: op(),
    email: 'friend@harbour-tools.example',
    role: 'admin',
    team_id: null,
  } as const;
  expect(await refusalOf(call(rep, 'inviteMember', invite))).toBe('TB002');
  expect(await roles()).toEqual(before);
});

test('T11 a role in the token’s metadata is no role', async () => {
  const client = await backend.signIn(demoNeighbour);
  await client.auth.updateUser({ data: { role: 'manager', is_admin: true } });
  const { data } = await client.auth.refreshSession();
  expect(data.user?.user_metadata).toMatchObject({ role: 'manager' });
  expect((await call(client, 'whoAmI', {})).role).toBe('rep');
  expect((await client.from('audit_log').select('id').limit(1)).data).toEqual([]);
  // The same of a token that some hook fills with whatever it likes.
  const claims = {
    sub: userId,
    user_metadata: { role: 'admin' },
    app_metadata: { role: 'admin' },
    user_role: 'admin',
  };
  const seen = await backend.sqlAs('authenticated', claims, async (sql) => {
    const [row] = await sql<{ role: string; lines: number }[]>`
      select public.who_am_i('{}') ->> 'role' as role, (select count(*)::int from public.audit_log) as lines`;
    return row;
  });
  expect(seen).toEqual({ role: 'rep', lines: 0 });
});

test('T12 who was removed reads nothing with the next request, though the token is good for an hour', async () => {
  const leaver = 'emma.novak@harbour-tools.example';
  const client = await backend.signIn(leaver);
  const own = async () => (await client.from('customers').select('id')).data?.length;
  expect(await own()).toBeGreaterThan(0);
  await call(as(demoAdmin), 'removeMember', {
    ...{ op_id: op(), member_id: demoMemberId(leaver), customers_to: 'pool' },
  });
  const { data } = await client.auth.getSession();
  expect(data.session?.expires_at).toBeGreaterThan(Date.now() / 1000 + 600);
  expect(await own()).toBe(0);
  for (const table of ['members', 'contacts', 'mails', 'follow_ups', 'reminders', 'customer_pools'])
    expect([table, (await client.from(table).select('org_id').limit(1)).data]).toEqual([table, []]);
  expect(await refusalOf(call(client, 'searchCustomers', { text: 'a' }))).toBe('TB003');
});

const transfer = (client: SupabaseClient, customer_id: string, to: string) =>
  call(client, 'transferCustomer', {
    ...{ op_id: op(), customer_id, member_id: demoMemberId(to), note: 'Moves to the west' },
  });
/** What the log says of the owners of a customer, by name. */
const handovers = (id: string) => backend.sql`
  select a.action, by.name as by, was.name as was, now.name as now from public.audit_log as a
  left join public.members as by on by.id = a.actor_id
  left join public.members as was on was.id::text = a.before ->> 'owner_id'
  left join public.members as now on now.id::text = a.after ->> 'owner_id'
  where a.row_id = ${id} and a.action = 'change' and a.after ? 'owner_id' order by a.id`;

test('T15 a customer is handed to a colleague by the function alone, with both names in the log', async () => {
  const id = await customer({ owner: demoRep });
  const direct = await as(demoRep)
    .from('customers')
    .update({ owner_id: demoMemberId(demoColleague) })
    .eq('id', id);
  expect(direct.error?.code).toBe(refused);
  expect([await ownersOf([id]), await handovers(id)]).toEqual([[demoRep], []]);
  await transfer(as(demoRep), id, demoColleague);
  expect(await ownersOf([id])).toEqual([demoColleague]);
  expect(await handovers(id)).toEqual([
    { action: 'change', by: 'Zhao Min 赵敏', was: 'Zhao Min 赵敏', now: 'Liu Yang 刘洋' },
  ]);
});

test('T16 to somebody of another tenant, or who left, nothing is handed and nothing changes', async () => {
  const id = await customer({ owner: demoRep });
  const former = await backend.service().auth.admin.createUser({
    ...{ email: 'former@harbour-tools.example', password: demoPassword, email_confirm: true },
  });
  await backend.sql`
    insert into public.members (org_id, id, user_id, name, email, role, status, left_at)
    values (${demoOrgId}, ${demoMemberId('former@harbour-tools.example')}, ${former.data.user?.id ?? ''},
      'Former', 'former@harbour-tools.example', 'rep', 'left', now())`;
  for (const nobody of [rivalRep, 'former@harbour-tools.example', 'unknown@harbour-tools.example'])
    expect(await refusalOf(transfer(as(demoRep), id, nobody))).toBe('TB001 member_id');
  expect([await ownersOf([id]), await handovers(id)]).toEqual([[demoRep], []]);
  const events = await backend.sql`select from public.pool_events where customer_id = ${id}`;
  expect(events).toHaveLength(0);
});
