import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { type Cast, roles, signInCast } from '../../tests/rights/cast.ts';
import { makeSample, type RowKey, type Sample } from '../../tests/rights/sample-rows.ts';
import { useBackend } from '../local/testing/test-database.ts';
import { demoAdmin, demoColleague, demoRep } from '../seed/demo-organisation.ts';
import { demoMemberId, demoOrgId } from '../seed/insert-demo.ts';
import { call, logPayload } from './call-operation.ts';
import { contract, edit, newCustomer } from './customer-file-fixtures.ts';

/** The named cases of the audit log: what it holds, that nobody changes it, and what it never holds. */
const backend = useBackend();
const op = (): string => randomUUID();
let cast: Cast;
let sample: Sample;
let customerWithoutContract = '';

beforeAll(async () => {
  cast = await signInCast(backend);
  sample = await makeSample(backend, cast);
  customerWithoutContract = await newCustomer(cast.owner);
});

const lastLine = async (): Promise<number> => {
  const [row] = await backend.sql<
    { id: number }[]
  >`select max(id)::int as id from public.audit_log`;
  return row?.id ?? 0;
};

type Line = {
  what: string;
  source: string;
  actor_id: string | null;
  before: object | null;
  after: object | null;
};
const linesAfter = (id: number) => backend.sql<Line[]>`
  select action || ' ' || table_name as what, source, actor_id, before, after
  from public.audit_log where id > ${id} order by id`;

const admin = demoMemberId(demoAdmin);
const rep = demoMemberId(demoRep);

/** A write as a person does it, and the lines that it leaves: one for each audited row, and no other. */
const writes: readonly (readonly [
  name: string,
  write: () => PromiseLike<unknown>,
  lines: readonly string[],
  who: { actor: string | null; source: string },
])[] = [
  [
    'a new customer with a contact',
    () => newCustomer(cast.owner),
    ['create customers', 'create contacts', 'create contact_phones'],
    { actor: rep, source: 'api' },
  ],
  [
    'an edit',
    () => edit(cast.owner, sample.ownCustomerId, { remark: op() }),
    ['change customers'],
    { actor: rep, source: 'api' },
  ],
  [
    'a call with a next step, from a list',
    () =>
      call(
        cast.owner,
        'logInteraction',
        logPayload(sample.ownCustomerId, null, {
          ...{ source: 'quick_entry', occurred_at: new Date(Date.now() - 60_000).toISOString() },
          next: {
            plan: 'Again',
            at: new Date(Date.now() + 3_600_000).toISOString(),
            priority: 'low',
          },
        }),
      ),
    ['create follow_ups', 'create reminders'],
    { actor: rep, source: 'quick_entry' },
  ],
  [
    'a claim',
    () => call(cast.owner, 'claimCustomer', { op_id: op(), customer_id: sample.poolCustomerId }),
    ['change customers'],
    { actor: rep, source: 'api' },
  ],
  [
    'a signed contract, which wins the customer',
    () => call(cast.owner, 'saveContract', contract(customerWithoutContract)),
    ['create contracts', 'change customers'],
    { actor: rep, source: 'api' },
  ],
  [
    'a colleague who may work the customer',
    () =>
      call(cast.owner, 'setCollaborator', {
        ...{ op_id: op(), customer_id: sample.ownCustomerId, collaborates: true },
        member_id: demoMemberId(demoColleague),
      }),
    ['permission collaborators'],
    { actor: rep, source: 'api' },
  ],
  [
    'another role',
    () =>
      call(cast.admin, 'changeMember', {
        ...{ op_id: op(), member_id: demoMemberId('emma.novak@harbour-tools.example') },
        ...{ role: 'manager', team_id: null, is_data_steward: true },
      }),
    ['permission members'],
    { actor: admin, source: 'api' },
  ],
  [
    'another name, which is no permission',
    () => backend.sql`
      update public.members set name = ${op()} where id = ${demoMemberId('liu.yang@harbour-tools.example')}`,
    ['change members'],
    { actor: null, source: 'system' },
  ],
  [
    'all customers readable',
    () => call(cast.admin, 'changeSettings', { op_id: op(), visibility_mode: 'all_readable' }),
    ['permission organisation_settings'],
    { actor: admin, source: 'api' },
  ],
  [
    'a phone that is opened',
    () => call(cast.agent, 'reveal', { what: 'phone', id: sample.contactId }),
    ['reveal contacts'],
    { actor: demoMemberId('sun.li@harbour-tools.example'), source: 'api' },
  ],
  [
    'a row of the service',
    () => backend.service().from('tags').insert({ org_id: demoOrgId, name: op() }).throwOnError(),
    ['create tags'],
    { actor: null, source: 'service' },
  ],
];

test.each(writes)(
  'A01 %s leaves one line for each row, with who, whence, before and after',
  async (_name, write, expected, who) => {
    const before = await lastLine();
    await write();
    const lines = await linesAfter(before);
    expect(lines.map(({ what }) => what).toSorted()).toEqual([...expected].sort());
    for (const line of lines) {
      expect([line.what, line.actor_id, line.source]).toEqual([line.what, who.actor, who.source]);
      const stoodBefore = /^change|^permission (members|organisation_settings)/.test(line.what);
      expect([line.what, line.before !== null]).toEqual([line.what, stoodBefore]);
      expect(line.after).not.toBeNull();
    }
  },
);

test('A01 the schedule is named where nobody asked', async () => {
  await backend.sql`update public.pool_rules set recycles = true, warn_days = 0 where org_id = ${demoOrgId}`;
  await backend.sql`
    insert into public.customers (org_id, code, name, name_key, industry_code, customer_type, region_code, owner_id, created_at)
    values (${demoOrgId}, ${op()}, 'Idle', 'idle', 'C34', 'potential', 'DE', ${rep}, now() - interval '5 years')`;
  const before = await lastLine();
  await backend
    .service()
    .rpc('tick', { payload: { now: new Date(Date.now() + 86_400_000).toISOString() } });
  const lines = (await linesAfter(before)).filter(({ what }) => what === 'change customers');
  expect(lines.length).toBeGreaterThan(0);
  for (const { source, actor_id } of lines) expect([source, actor_id]).toEqual(['schedule', null]);
});

/** The audited tables, from their triggers. */
const audited = () => backend.sql<
  { name: string; personal: string; derived: string; columns: string }[]
>`
  select c.relname as name, a.args[1] as personal, a.args[2] as derived, (
    select string_agg(quote_ident(t.attname), ', ' order by t.attnum) from pg_attribute as t
    where t.attrelid = c.oid and t.attnum > 0 and not t.attisdropped and t.attgenerated = '') as columns
  from pg_trigger as t join pg_class as c on c.oid = t.tgrelid,
    string_to_array(encode(t.tgargs, 'escape'), '\\000') as a (args)
  where t.tgname = 'audit_delete' and t.tgfoid = 'private.audit_statement'::regproc order by 1`;

const ofKey = (key: RowKey) => {
  const parts = Object.entries(key);
  return {
    where: parts.map(([name], index) => `t.${name}::text = $${index + 1}`).join(' and '),
    values: parts.map(([, value]) => String(value)),
  };
};

test('A01 every audited table has a line for a row that goes, comes back and changes', async () => {
  const tables = await audited();
  expect(tables.length).toBeGreaterThan(27);
  for (const { name, columns } of tables) {
    const { where, values } = ofKey(sample.rows[name] ?? {});
    const undone = new Error('undone');
    let lines: { action: string; empty: boolean }[] = [];
    const tried = backend.sql.begin(async (sql) => {
      // Nothing that hangs on the row goes with it: what is asked is what the row's own table notes.
      await sql.unsafe('set constraints all deferred');
      await sql.unsafe(
        `create temp table kept as select * from public.${name} as t where ${where} limit 1`,
        values,
      );
      const [row] = await sql<{ id: string }[]>`select id from pg_temp.kept`;
      const disabled = `alter table public.${name} disable trigger all;
        alter table public.${name} enable trigger audit_insert;
        alter table public.${name} enable trigger audit_update;
        alter table public.${name} enable trigger audit_delete`;
      await sql.unsafe(disabled);
      await sql.unsafe(`delete from public.${name} where id = '${row?.id}'`);
      await sql.unsafe(
        `insert into public.${name} (${columns}) overriding system value select ${columns} from pg_temp.kept`,
      );
      // Every column once more as it is: nothing changed, and nothing is noted.
      const [first = ''] = columns.split(', ');
      await sql.unsafe(`update public.${name} set ${first} = ${first} where id = '${row?.id}'`);
      lines = await sql`
        select action, coalesce(before, after) = '{}' as empty from public.audit_log
        where table_name = ${name} and row_id = ${row?.id ?? ''} and xmin = pg_current_xact_id()::xid order by id`;
      throw undone;
    });
    await expect(tried, name).rejects.toBe(undone);
    const rights = ['collaborators', 'pool_regions', 'pool_rights'].includes(name);
    expect([name, lines]).toEqual([
      name,
      [
        { action: rights ? 'permission' : 'delete', empty: false },
        { action: rights ? 'permission' : 'create', empty: false },
      ],
    ]);
  }
});

test('A01 a new name of the organisation and another zone leave a line, the same ones none', async () => {
  const before = await lastLine();
  await call(cast.admin, 'changeSettings', { op_id: op(), name: 'Harbour Tools Group' });
  await call(cast.admin, 'changeSettings', { op_id: op(), name: 'Harbour Tools Group' });
  await backend.sql`update public.organisations set time_zone = 'Europe/Berlin' where id = ${demoOrgId}`;
  await backend.sql`update public.organisations set time_zone = 'Asia/Shanghai' where id = ${demoOrgId}`;
  const lines = (await linesAfter(before)).filter(({ what }) => what.endsWith(' organisations'));
  expect(lines).toMatchObject([
    { actor_id: admin, after: { name: 'Harbour Tools Group' } },
    {
      actor_id: null,
      before: { time_zone: 'Asia/Shanghai' },
      after: { time_zone: 'Europe/Berlin' },
    },
    { actor_id: null, after: { time_zone: 'Asia/Shanghai' } },
  ]);
  expect(lines.map(({ what }) => what)).toEqual(Array(3).fill('change organisations'));
});

test('A03 the words of a member’s own template stand in no line, those of the organisation do', async () => {
  const before = await lastLine();
  const words = `Own words ${op()}`;
  const ours = `Our words ${op()}`;
  const template = { kind: 'template', language: 'en' } as const;
  const known = { template_id: null, version: null };
  const { template_id, version } = await call(cast.manager, 'saveTemplate', {
    ...{ op_id: op(), ...template, ...known, title: words, body: words, shared: false },
  });
  const changed = { op_id: op(), ...template, template_id, version, title: words, shared: false };
  const second = await call(cast.manager, 'saveTemplate', { ...changed, body: `${words} again` });
  expect(JSON.stringify(await linesAfter(before))).not.toContain('Own words');
  expect((await linesAfter(before)).map(({ what }) => what)).toEqual([
    'create templates',
    'change templates',
  ]);
  // Given to everybody, they are everybody's.
  await call(cast.manager, 'saveTemplate', {
    ...{ ...changed, op_id: op(), version: second.version, title: ours, body: ours, shared: true },
  });
  const [given] = (await linesAfter(before)).slice(-1);
  expect(given).toMatchObject({ after: { title: ours, body: ours } });
  expect(JSON.stringify(given)).not.toContain('Own words');
});

test.each(roles)('A02 %s neither writes, changes nor deletes a line', async (role) => {
  const lines = () =>
    backend.sql`select md5(string_agg(a::text, '' order by id)) from public.audit_log as a`;
  const before = await lines();
  const log = () => cast[role].from('audit_log');
  const answers = [
    await log().insert({ org_id: demoOrgId, action: 'delete', table_name: 'customers' } as never),
    await log()
      .update({ action: 'delete' } as never)
      .gt('id', 0),
    await log().delete().gt('id', 0),
    await cast[role]
      .from('audit_personal_values')
      .update({ field: 'name' } as never)
      .eq('org_id', demoOrgId),
  ];
  expect(answers.map(({ error }) => error?.code)).toEqual(Array(4).fill('42501'));
  expect(await lines()).toEqual(before);
});

test('A02 nor does anybody empty the log', async () => {
  for (const role of ['anon', 'authenticated', 'service_role'] as const)
    await expect(
      backend.sqlAs(role, {}, (sql) => sql`truncate public.audit_log cascade`),
    ).rejects.toMatchObject({ code: '42501' });
});

test('A03 columns that hold a token or a seal never stand in a line, not even sealed', async () => {
  const open: string[] = [];
  for (const { name, personal, derived, columns } of await audited()) {
    const hidden = [...personal.split(','), ...derived.split(',')];
    for (const column of columns.split(', '))
      if (/token|secret|sealed|password/.test(column) && !hidden.includes(column))
        open.push(`${name}.${column}`);
  }
  expect(open).toEqual([]);
});

test('A03 the token of an invitation, an amount and a decision role stand in no line', async () => {
  const before = await lastLine();
  const { token, invitation_id } = await call(cast.admin, 'inviteMember', {
    ...{ op_id: op(), email: 'redacted@harbour-tools.example', role: 'rep', team_id: null },
  });
  const amount_minor = 987_654_321;
  await call(cast.owner, 'saveContract', contract(sample.ownCustomerId, { amount_minor }));
  await backend.sql`select private.keep_decision_role(${demoOrgId}, ${sample.contactId}, 'gatekeeper')`;
  const [row] = await backend.sql<{ hash: string }[]>`
    select token_hash as hash from public.invitations where id = ${invitation_id}`;
  const written = JSON.stringify([
    await linesAfter(before),
    await backend.sql`select side, field, value from public.audit_personal_values where audit_id > ${before}`,
  ]);
  for (const secret of [token, row?.hash ?? '', String(amount_minor), 'gatekeeper', 'redacted@'])
    expect([secret, JSON.stringify(await linesAfter(before)).includes(secret)]).toEqual([
      secret,
      false,
    ]);
  for (const secret of [token, row?.hash ?? '', String(amount_minor), 'gatekeeper'])
    expect(written).not.toContain(secret);
});
