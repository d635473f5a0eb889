import { administrationMutations } from './administration-mutations.ts';
import { answerMutations } from './answer-mutations.ts';
import { calendarMutations } from './calendar-mutations.ts';
import { caseMutations } from './case-mutations.ts';
import { connectionMutations } from './connection-mutations.ts';
import { customerListMutations } from './customer-list-mutations.ts';
import { dailyMailMutations } from './daily-mail-mutations.ts';
import { fileAndPoolMutations } from './file-and-pool-mutations.ts';
import { gmailNewsMutations } from './gmail-push-mutations.ts';
import { meetingMutations } from './meeting-mutations.ts';
import { inFunction, type Mutation } from './mutation.ts';
import { opportunityMutations } from './opportunity-mutations.ts';
import { outlookPushMutations } from './outlook-mutations.ts';
import { poolMutations } from './pool-mutations.ts';
import { reminderMutations } from './reminder-mutations.ts';
import { securityMutations } from './security-mutations.ts';
import { shownMutations } from './shown-mutations.ts';
import { summaryMutations } from './summary-mutations.ts';
import { timeMutations } from './time-mutations.ts';
import { truthMutations } from './truth-mutations.ts';

/**
 * Guards of the database (those of the code stand in code-mutations.ts), each with the SQL that takes it away and a test that must then be red. `npm run mutate` proves it, one guard
 * at a time in a database of its own. A guard whose removal nothing notices is a guard that somebody will remove.
 */
const tests = 'supabase/tests';

export const mutations: readonly Mutation[] = [
  ...administrationMutations,
  ...calendarMutations,
  ...connectionMutations,
  ...customerListMutations,
  ...dailyMailMutations,
  ...fileAndPoolMutations,
  ...securityMutations,
  ...answerMutations,
  ...meetingMutations,
  ...gmailNewsMutations,
  ...opportunityMutations,
  ...outlookPushMutations,
  ...poolMutations,
  ...reminderMutations,
  ...shownMutations,
  ...timeMutations,
  ...caseMutations,
  ...truthMutations,
  ...summaryMutations,
  {
    name: 'the unique key behind "once": one mail under one key',
    sql: 'alter table public.mail_keys drop constraint mail_keys_once;',
    file: `${tests}/log-once.test.ts`,
    test: 'the database itself refuses a second mail under one key',
  },
  {
    name: 'one live follow-up per mail and customer',
    sql: 'drop index public.follow_ups_once_per_mail;',
    file: `${tests}/log-once.test.ts`,
    test: 'the database itself refuses a second live follow-up of a mail at a customer',
  },
  {
    name: 'two ids of one mailbox are two mails',
    sql: inFunction(
      'private.mails_of_soft_key(private.caller, jsonb)',
      'not private.keys_contradict(',
      'true or private.keys_contradict(',
    ),
    file: `${tests}/log-once.test.ts`,
    test: 'two mails stay two with two ids of one mailbox',
  },
  {
    name: 'other recipients, another mail',
    sql: inFunction(
      'private.mails_of_soft_key(private.caller, jsonb)',
      'private.people_agree(',
      'true or private.people_agree(',
    ),
    file: `${tests}/log-once.test.ts`,
    test: 'two mails stay two with the same text to other recipients',
  },
  {
    name: 'the policy that shows customers to their people only',
    sql: `alter policy customers_read on public.customers using (org_id = (select private.my_org_id()));`,
    file: 'tests/rights/tables.test.ts',
    test: 'customers is read by colleague as the matrix says',
  },
  {
    name: 'the policy that keeps tenants apart',
    sql: 'alter policy members_read on public.members using ((select private.my_org_id()) is not null);',
    file: 'tests/rights/tables.test.ts',
    test: 'members is read by otherOrganisation as the matrix says',
  },
  {
    name: 'row security of a table',
    sql: 'alter table public.contact_phones disable row level security;',
    file: 'tests/rights/tables.test.ts',
    test: 'contact_phones is read by colleague as the matrix says',
  },
  {
    name: 'the level of a mail',
    sql: `alter policy mail_contents_read on public.mail_contents using (org_id = (select private.my_org_id()));`,
    file: `${tests}/visibility.test.ts`,
    test: 'a private mail counts in the totals',
  },
  {
    name: 'privacy of a mail in the drill-down of the summary',
    sql: inFunction(
      'private.summary_row_set(private.caller, text, uuid[], date, date, private.customer_choice, timestamptz, uuid, int)',
      "f.visibility in ('full', 'subject')",
      'true',
    ),
    file: `${tests}/visibility.test.ts`,
    test: 'a private mail counts in the totals',
  },
  {
    name: 'the level of a next plan',
    sql: `alter policy reminders_read on public.reminders using (org_id = (select private.my_org_id()));`,
    file: `${tests}/visibility.test.ts`,
    test: 'the next plan of a follow-up logged as private',
  },
  {
    name: 'the level of a next plan in the drill-down of the summary',
    sql: inFunction(
      'private.summary_row_set(private.caller, text, uuid[], date, date, private.customer_choice, timestamptz, uuid, int)',
      "r.owner_id = me.member_id or r.visibility = 'full'",
      'true',
    ),
    file: `${tests}/visibility.test.ts`,
    test: 'the next plan of a follow-up logged as private',
  },
  {
    name: 'other forms of an address are the same person to the readers of a customer',
    sql: inFunction(
      'private.participants_for(uuid, jsonb, uuid)',
      'private.canonical_form(p.address)',
      'p.address',
    ),
    file: `${tests}/log-once.test.ts`,
    test: 'nor under another form of their address or at a subdomain',
  },
  {
    name: 'the salt of personal values in the audit log',
    sql: inFunction(
      'private.personal_salts(jsonb, text[])',
      'extensions.gen_random_bytes(16)',
      "'\\x00'::bytea",
    ),
    file: `${tests}/tenants-and-audit.test.ts`,
    test: 'the audit log leads back to no erased value',
  },
  {
    name: 'the collision shield: a colleague’s customer is named by its owner only',
    sql: inFunction(
      'private.relation_of(private.sight, uuid, uuid)',
      'and (seer.reads_all or owner = any (seer.visible_ids))',
      '',
    ),
    file: `${tests}/operations.test.ts`,
    test: "matching of a colleague's customer nothing is told",
  },
  {
    name: 'logging stays with those who work the customer',
    sql: inFunction('private.may_log_of(private.sight, text, uuid)', 'else false', 'else true'),
    file: `${tests}/log-once.test.ts`,
    test: "a log that cannot be to a colleague's",
  },
  {
    name: 'the definer functions’ check of the caller',
    sql: inFunction('private.require_caller()', 'if me.member_id is null then', 'if false then'),
    file: 'tests/rights/functions.test.ts',
    test: 'who_am_i answers removed as the matrix says',
  },
  {
    name: 'a member who left has no access with the next request',
    sql: inFunction('private.caller()', "and m.status = 'active'", ''),
    file: 'tests/rights/tables.test.ts',
    test: 'members is read by removed as the matrix says',
  },
  {
    name: 'the named organisation is one’s own',
    sql: inFunction('private.caller()', '(wanted is null or m.org_id = wanted::uuid)', 'true'),
    file: `${tests}/visibility.test.ts`,
    test: 'the active organisation is the one that the request names',
  },
  {
    name: 'the unique key behind replay',
    sql: `alter table private.operations drop constraint operations_once;
      ${inFunction(
        'private.begin_operation(private.caller, jsonb, text)',
        'on conflict on constraint operations_once do nothing',
        '',
      )}`,
    file: `${tests}/undo-and-replay.test.ts`,
    test: 'a write that is sent again gives the first result and does nothing',
  },
  {
    name: 'another payload under a used operation id is refused',
    sql: inFunction(
      'private.begin_operation(private.caller, jsonb, text)',
      'or known.payload_hash <> hash',
      '',
    ),
    file: `${tests}/undo-and-replay.test.ts`,
    test: 'a write that is sent again with another payload is refused',
  },
  {
    name: 'undo is for one’s own operations',
    sql: inFunction(
      'private.undo_interaction(jsonb)',
      'o.member_id = me.member_id and o.op_id = target',
      'o.op_id = target',
    ),
    file: `${tests}/undo-and-replay.test.ts`,
    test: "undo of unknown operations and of others' is not found",
  },
  {
    name: 'undo keeps what others contributed',
    sql: inFunction(
      'private.settle_follow_up(uuid, uuid, uuid)',
      'if parts = 0 then',
      'if true then',
    ),
    file: `${tests}/undo-and-replay.test.ts`,
    test: 'undo keeps what a colleague contributed',
  },
  {
    name: 'no machine brings back what a person removed',
    sql: inFunction(
      'private.record_follow_up(private.caller, jsonb, uuid, uuid, timestamptz, text)',
      'private.is_machine(origin) and exists',
      'false and exists',
    ),
    file: `${tests}/undo-and-replay.test.ts`,
    test: 'undo is not undone by a machine',
  },
  {
    name: 'the most open level counts',
    sql: inFunction(
      'private.settle_follow_up(uuid, uuid, uuid)',
      'max(private.openness(k.visibility))',
      'min(private.openness(k.visibility))',
    ),
    file: `${tests}/visibility.test.ts`,
    test: 'several loggers with different levels the most open one counts',
  },
  {
    name: 'codes under concurrency',
    sql: `create or replace function private.take_numbers(org uuid, number_kind text, on_day date, how_many int)
      returns int language sql volatile security definer set search_path = '' as
      $$ select count(*)::int + 1 from public.customers as c where c.org_id = org $$;`,
    file: `${tests}/create-customer.test.ts`,
    test: 'a new customer a hundred at once have a hundred codes',
  },
  {
    name: 'free-mail and shared domains are nobody’s own',
    sql: 'drop trigger customer_domains_refuse_shared on public.customer_domains;',
    file: `${tests}/create-customer.test.ts`,
    test: 'a new customer with a free-mail domain is refused',
  },
  {
    name: 'the cap on matching',
    sql: inFunction(
      'private.count_call(private.caller, text, int)',
      'if so_far > most then',
      'if false then',
    ),
    file: `${tests}/figures.test.ts`,
    test: 'matching is capped per minute',
  },
  {
    name: 'a delta is counted once',
    sql: inFunction(
      'private.append_follow_up_deltas()',
      "if tg_op <> 'INSERT' then",
      'if false then',
    ),
    file: `${tests}/figures.test.ts`,
    test: 'the summary equals an independent recount after any sequence',
  },
  {
    name: 'the lease of a reminder',
    sql: inFunction(
      'private.claim_deliveries(jsonb)',
      'where d.acknowledged_at is null and d.leased_until < now()',
      '',
    ),
    file: `${tests}/figures.test.ts`,
    test: 'the clock a reminder fires on one of several devices',
  },
  {
    name: 'the audit log is append only',
    sql: 'grant update, delete on public.audit_log to authenticated;',
    file: 'tests/rights/tables.test.ts',
    test: 'audit_log is written by admin as the matrix says',
  },
  {
    name: 'selectors for mail pages are added by administrators',
    sql: inFunction('private.change_page_locators(jsonb)', 'me := private.require_admin();', ''),
    file: 'tests/rights/functions.test.ts',
    test: 'change_page_locators answers owner as the matrix says',
  },
  {
    name: 'added selectors have the shape of the contract, whoever writes the row',
    sql: 'alter table public.organisation_settings drop constraint organisation_settings_page_locators_shaped;',
    file: `${tests}/page-locators.test.ts`,
    test: 'refused by the database as by the contract is a row that somebody writes past the function',
  },
  {
    name: 'nobody writes their own role',
    sql: 'grant update (role) on public.members to authenticated;',
    file: `${tests}/lint.test.ts`,
    test: 'the schema keeps its rules every verb that is granted has a policy',
  },
];
