import { inFunction, type Mutation } from './mutation.ts';

/** Guards behind the named cases (supabase/tests/cases-*.test.ts) that no other mutation takes away. */
const cases = (subject: string): string => `supabase/tests/cases-${subject}.test.ts`;
const tenants = cases('tenants');
const roles = cases('roles');
const schema = cases('schema');
const concurrency = cases('concurrency');
const audit = cases('audit');
const ofTheTenant = 'org_id = (select private.my_org_id())';
const ofAnybody = '(select private.my_org_id()) is not null';

export const caseMutations: readonly Mutation[] = [
  {
    name: 'a table without row security',
    sql: 'alter table public.templates disable row level security;',
    file: tenants,
    test: 'T01 every table of the API has row security',
  },
  {
    name: 'a grant to those who are not signed in',
    sql: 'grant select on public.tags to anon;',
    file: tenants,
    test: 'T02 nobody who is not signed in selects, inserts, updates or deletes tags',
  },
  {
    name: 'the tenant in the policy of a small table',
    sql: `alter policy tags_read on public.tags using (${ofAnybody});`,
    file: tenants,
    test: 'T03 B reads nothing of A from tags, by id',
  },
  {
    name: 'the owner in the policy of a change',
    sql: `alter policy devices_read on public.devices using (${ofAnybody});
      alter policy devices_change on public.devices using (${ofAnybody}) with check (${ofAnybody});`,
    file: tenants,
    test: 'T04 B updates no row of A in devices',
  },
  {
    name: 'the owner in the policy of a removal',
    sql: `alter policy devices_read on public.devices using (${ofAnybody});
      alter policy devices_remove on public.devices using (${ofAnybody});`,
    file: tenants,
    test: 'T05 B deletes no row of A from devices',
  },
  {
    name: 'the tenant in the policy of an insertion',
    sql: `alter policy devices_add on public.devices with check (${ofAnybody});
      alter table public.devices drop constraint devices_member_fkey;`,
    file: tenants,
    test: 'T06 B inserts nothing into devices under the name of A',
  },
  {
    name: 'the composite key between a contact and its customer',
    sql: 'alter table public.contacts drop constraint contacts_customer_fkey;',
    file: tenants,
    test: 'T07 a row of B cannot point into A',
  },
  {
    name: 'keys of mails are unique in a tenant, not beyond',
    sql: 'create unique index mail_keys_of_all on public.mail_keys (kind, value);',
    file: tenants,
    test: 'T08 a Message-ID that A logged is logged by B all the same',
  },
  {
    name: 'the tenant of a row cannot be written',
    sql: 'grant update (member_id) on public.devices to authenticated;',
    file: roles,
    test: 'T09 nobody writes the tenant, the author or the owner of a row',
  },
  {
    name: 'roles are given by a function',
    sql: 'grant update (role) on public.members to authenticated;',
    file: roles,
    test: 'T10 a rep makes nobody a member and changes no role',
  },
  {
    name: 'the role comes from the members, not from the token',
    sql: inFunction(
      'private.caller()',
      'm.role, m.team_id',
      "coalesce(auth.jwt() -> 'user_metadata' ->> 'role', m.role), m.team_id",
    ),
    file: roles,
    test: 'T11 a role in the token’s metadata is no role',
  },
  {
    name: 'a token outlives its membership',
    sql: inFunction('private.caller()', "and m.status = 'active'", ''),
    file: roles,
    test: 'T12 who was removed reads nothing with the next request',
  },
  {
    name: 'a colleague’s customer is not there',
    sql: `alter policy customers_read on public.customers using (${ofTheTenant});`,
    file: tenants,
    test: 'T13 a colleague’s customer is not there for a rep',
  },
  {
    name: 'the tenant in the policy of customers',
    sql: `alter policy customers_read on public.customers using (${ofAnybody});`,
    file: tenants,
    test: 'T14 the manager above all of A reads nothing of B',
  },
  {
    name: 'a handover leaves a line',
    sql: 'drop trigger audit_update on public.customers;',
    file: roles,
    test: 'T15 a customer is handed to a colleague by the function alone',
  },
  {
    name: 'customers are handed to present members of the tenant',
    sql: inFunction('private.lock_holder(uuid, uuid)', "and m.status = 'active'", ''),
    file: roles,
    test: 'T16 to somebody of another tenant, or who left, nothing is handed',
  },
  {
    name: 'an upsert asks the policy of what stands there',
    sql: `grant insert, update on public.devices to authenticated;
      alter policy devices_read on public.devices using (${ofAnybody});
      alter policy devices_change on public.devices using (${ofAnybody}) with check (${ofAnybody});`,
    file: tenants,
    test: 'T17 an upsert over a row that one does not see',
  },
  {
    name: 'a count asks the policy as well',
    sql: `alter policy members_read on public.members using (${ofAnybody});`,
    file: tenants,
    test: 'T18 an exact count counts what B may see',
  },
  {
    name: 'views run as their caller',
    sql: 'create view public.everybodys_customers as select * from public.customers;',
    file: schema,
    test: 'T19 views run as their caller',
  },
  {
    name: 'the first statement of a definer function',
    sql: inFunction(
      'private.verify_customer(jsonb)',
      'me private.caller := private.require_caller();',
      'me private.caller := private.caller();',
    ),
    file: schema,
    test: 'T20 definer functions are those of the list',
  },
  {
    name: 'the empty path of a definer function',
    sql:
      inFunction('private.caller()', 'public.members as m', 'members as m') +
      "alter function private.caller() set search_path = 'public';",
    file: schema,
    test: 'T21 tables of the caller’s own making are not taken for ours',
  },
  {
    name: 'the seal of tokens',
    sql: inFunction(
      'private.seal(uuid, uuid, text)',
      'if value is null then',
      "if value is not null then return convert_to(value, 'UTF8'); else",
    ),
    file: schema,
    test: 'T22 tokens are within nobody’s reach',
  },
  {
    name: 'helpers of policies run once a statement',
    sql: 'alter policy contacts_read on public.contacts using (org_id = private.my_org_id());',
    file: cases('plans'),
    test: 'T24 for gao.wei@harbour-tools.example the policies of the list of contacts',
  },
  {
    name: 'the lock before the cap of what one may own is counted',
    sql: inFunction('private.lock_holder(uuid, uuid)', 'for no key update', ''),
    file: concurrency,
    test: 'C02 ten claims at once, with room for five by the cap of customers owned',
  },
  {
    name: 'who claims waits for who claims already',
    sql:
      inFunction(
        'private.move_customers(uuid, uuid, uuid[], boolean, uuid, uuid, text, text, uuid, uuid)',
        'and (any_owner or c.owner_id is not distinct from expected)',
        '',
      ) +
      inFunction(
        'private.claim_customer(jsonb)',
        'where c.org_id = me.org_id and c.id = wanted for no key update',
        'where c.org_id = me.org_id and c.id = wanted',
      ),
    file: concurrency,
    test: 'C03 a thousand claims and releases of one customer',
  },
  {
    name: 'two who save from one version',
    sql: inFunction(
      'private.require_version(integer, integer, jsonb, jsonb, text, uuid, uuid)',
      'if given = present then',
      'if true then',
    ),
    file: concurrency,
    test: 'C04 of two sidebars that save from one version',
  },
  {
    name: 'one opening after the other of one login',
    sql: inFunction(
      'private.create_organisation(jsonb)',
      'perform pg_advisory_xact_lock(',
      'perform concat(',
    ),
    file: concurrency,
    test: 'C06 the first two of a new firm who sign up at once',
  },
  {
    name: 'one change of members after the other',
    sql: inFunction('private.lock_members(uuid)', 'for no key update', ''),
    file: concurrency,
    test: 'C06 two administrators who demote each other at once',
  },
  {
    name: 'what is done is done once',
    sql: inFunction(
      'private.complete_reminder(jsonb)',
      "if reminder.state = 'open' then",
      'if true then',
    ),
    file: concurrency,
    test: 'C08 a reminder that is done on two devices at once',
  },
  {
    name: 'all customers of a round are locked before one of them moves',
    sql: inFunction(
      'private.carry_out_assignment(private.caller, jsonb, uuid, boolean)',
      'order by c.id for no key update\n    );',
      'order by c.id\n    );',
    ),
    file: concurrency,
    test: 'C09 five hundred handovers crosswise',
  },
  {
    name: 'a collaborator is a permission and leaves a line',
    sql: 'drop trigger audit_insert on public.collaborators;',
    file: audit,
    test: 'A01 a colleague who may work the customer leaves one line',
  },
  {
    name: 'a permission is told from a change',
    sql: inFunction('private.audit_statement()', "elsif tg_op = 'UPDATE' and", 'elsif false and'),
    file: audit,
    test: 'A01 another role leaves one line',
  },
  {
    name: 'no line is forged',
    sql: `grant insert on public.audit_log to authenticated;
      create policy audit_log_add on public.audit_log for insert to authenticated with check (true);`,
    file: audit,
    test: 'A02 admin neither writes, changes nor deletes a line',
  },
  {
    name: 'tokens of invitations are kept from the log',
    sql: `drop trigger audit_delete on public.invitations;
      create trigger audit_delete after delete on public.invitations referencing old table as old_rows
        for each statement execute function private.audit_statement('email', '');`,
    file: audit,
    test: 'A03 columns that hold a token or a seal never stand in a line',
  },
  {
    name: 'a schema that drifted from its migrations',
    sql: 'alter table public.tags add column drifted text;',
    file: cases('operations'),
    test: 'migrations O03 a database with data that lacks the last 1 migrations',
  },
  {
    name: 'the window of what may be opened in a minute',
    sql: inFunction(
      'private.count_call(private.caller, text, int)',
      'if so_far > most then',
      'if false then',
    ),
    file: cases('operations'),
    test: 'what comes too often O04 the call beyond the window',
  },
];
