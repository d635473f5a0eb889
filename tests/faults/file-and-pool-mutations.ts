import { inFunction, type Mutation } from './mutation.ts';

const tests = 'supabase/tests';

/** Guards of the organisation, the customer file, the pool and the search. */
export const fileAndPoolMutations: readonly Mutation[] = [
  {
    name: 'a follow-up is about an opportunity of its own customer',
    sql: inFunction('private.log_interaction(jsonb)', 'and o.customer_id = any (customers)', ''),
    file: 'supabase/tests/follow-up-fields.test.ts',
    test: 'a follow-up is refused with an opportunity of another customer, as with an unknown one',
  },
  {
    name: 'of several customers one has the opportunity',
    sql: inFunction(
      'private.record_follow_up(private.caller, jsonb, uuid, uuid, timestamptz, text)',
      'o.customer_id = customer and o.id',
      'o.id',
    ),
    file: 'supabase/tests/follow-up-fields.test.ts',
    test: 'a follow-up of two customers is about the opportunity of the one whose it is',
  },
  {
    name: 'what was lost stays whose it was',
    sql: inFunction(
      'private.move_customers(uuid, uuid, uuid[], boolean, uuid, uuid, text, text, uuid, uuid)',
      'and o.closed_at is null',
      '',
    ),
    file: 'supabase/tests/follow-up-fields.test.ts',
    test: 'an opportunity goes with its customer to another owner, into the pool and out of it; what was lost stays',
  },
  {
    name: 'a warning that was put off keeps its day',
    sql: inFunction(
      'private.snooze_reminder(jsonb)',
      'first_due_at = coalesce(r.first_due_at, r.due_at)',
      'first_due_at = null',
    ),
    file: 'supabase/tests/pool-assignment.test.ts',
    test: 'recycling its day stands in the file, also when the warning was put off, until somebody follows up',
  },
  {
    name: 'an invitation is for the invited address',
    sql: inFunction(
      'private.accept_invitation(jsonb)',
      'or invitation.email is distinct from private.normal_address(login.email)',
      '',
    ),
    file: `${tests}/organisation.test.ts`,
    test: 'an invitation that went astray lets nobody else in',
  },
  {
    name: 'an organisation is never without an administrator',
    sql: inFunction(
      'private.require_an_administrator(uuid)',
      'if not exists',
      'if false and not exists',
    ),
    file: `${tests}/organisation.test.ts`,
    test: 'leaving never leaves an organisation without an administrator',
  },
  {
    name: 'teams form no circle',
    sql: inFunction(
      'private.save_team(jsonb)',
      'if above in (select private.team_subtree(me.org_id, team)) then',
      'if false then',
    ),
    file: `${tests}/organisation.test.ts`,
    test: 'teams never lie below themselves',
  },
  {
    name: 'sealed bytes open for their own row only',
    sql: inFunction(
      'private.unseal(uuid, uuid, bytea)',
      "if left(opened, 37) <> row_id::text || E'\\n' then",
      'if false then',
    ),
    file: `${tests}/organisation.test.ts`,
    test: 'sealed values open for their own row and organisation only',
  },
  {
    name: 'an edit from an older version is refused',
    sql: inFunction(
      'private.require_version(integer, integer, jsonb, jsonb, text, uuid, uuid)',
      'if given = present then',
      'if true then',
    ),
    file: `${tests}/customer-file.test.ts`,
    test: 'editing by twenty at once from one version lets one through',
  },
  {
    name: 'won needs a signed contract',
    sql: inFunction(
      'private.move_status(public.customers, text, text, uuid, text, text)',
      "if to_status = 'won' and rules.won_needs_contract",
      "if false and to_status = 'won' and rules.won_needs_contract",
    ),
    file: `${tests}/customer-file.test.ts`,
    test: 'the status is won by a signed contract, by the rule and not by hand',
  },
  {
    name: 'a customer that waits for approval is its creator’s and the approvers’',
    sql: inFunction(
      'private.relation_of(private.sight, uuid, uuid)',
      "c.approval <> 'approved'",
      'false',
    ),
    file: `${tests}/visibility.test.ts`,
    test: 'customers the written-out relation and row security agree',
  },
  {
    name: 'nobody approves what they asked for',
    sql: inFunction(
      'private.decide_approval(jsonb)',
      'or asked.requested_by = me.member_id then',
      'then',
    ),
    file: `${tests}/customer-file.test.ts`,
    test: 'approval is not one’s own to give',
  },
  {
    name: 'a null owner is not one’s own',
    sql: inFunction(
      'private.may_see_of(private.sight, text, uuid, text)',
      'coalesce(owner = any (seer.visible_ids), false)',
      'owner = any (seer.visible_ids)',
    ),
    file: `${tests}/customer-secrets.test.ts`,
    test: 'phones are masked for service, which may open them, and in the pool, where nobody may',
  },
  {
    name: 'phones stand behind a right of their own',
    sql: `drop policy contact_phones_read on public.contact_phones;
      create policy contact_phones_read on public.contact_phones for select to authenticated
        using (org_id = (select private.my_org_id()) and exists (select from public.contacts as c
          where c.org_id = contact_phones.org_id and c.id = contact_phones.contact_id));`,
    file: 'tests/rights/tables.test.ts',
    test: 'contact_phones is read by agent as the matrix says',
  },
  {
    name: 'what is opened leaves a line',
    sql: inFunction('private.reveal(jsonb)', 'perform private.add_audit_lines(', 'perform concat('),
    file: `${tests}/customer-secrets.test.ts`,
    test: 'amounts and decision roles of a collaborator’s customer are masked, and opened with a line',
  },
  {
    name: 'one winner however many claim',
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
    file: `${tests}/cases-concurrency.test.ts`,
    test: 'C01 two reps who claim 200 customers at once',
  },
  {
    name: 'the lock before the daily cap is counted',
    sql: inFunction('private.lock_holder(uuid, uuid)', 'for no key update', ''),
    file: `${tests}/cases-concurrency.test.ts`,
    test: 'C02 ten claims at once, with room for five by the cap of claims a day',
  },
  {
    name: 'the cap of what one may own, in assignments too',
    sql: inFunction(
      'private.plan_assignment(private.caller, jsonb, uuid)',
      'if rooms[n] > 0 and',
      'if',
    ),
    file: `${tests}/pool-claims.test.ts`,
    test: 'claiming passes no cap of what one may own, by no path',
  },
  {
    name: 'nobody gets the same customer twice in a round',
    sql: inFunction(
      'private.plan_assignment(private.caller, jsonb, uuid)',
      'and holders[n] <> all (part.had_by)',
      '',
    ),
    file: `${tests}/pool-assignment.test.ts`,
    test: 'assignment gives nobody the same customer twice in a round',
  },
  {
    name: 'the cool-down of the last owner',
    sql: inFunction(
      'private.claim_customer(jsonb)',
      'if waits_until > now() then',
      'if false then',
    ),
    file: `${tests}/pool-claims.test.ts`,
    test: 'claiming again by the last owner waits for the cool-down',
  },
  {
    name: 'exemptions from recycling',
    sql: inFunction(
      'private.idle_customers(public.pool_rules, timestamptz)',
      'and not (rules.spares_open_opportunities and exists',
      'and not (false and exists',
    ),
    file: `${tests}/pool-assignment.test.ts`,
    test: 'recycling takes what lay idle for its tier',
  },
  {
    name: 'a pool is open to whom it is open to',
    sql: inFunction('private.pool_rights_of(private.caller)', 'or count(r.id) > 0', 'or true'),
    file: `${tests}/pool-claims.test.ts`,
    test: 'regions a pool that is another team',
  },
  {
    name: 'the visibility that the search writes out',
    sql: inFunction('private.search_customers(jsonb)', 'if seer.reads_all then', 'if true then'),
    file: `${tests}/search.test.ts`,
    test: 'rep finds what row security lets them see, and nothing else',
  },
  {
    name: 'the customers that the search takes as worked on by the caller',
    sql: inFunction(
      'private.search_customers(jsonb)',
      'k.member_id = ($2).member_id',
      'k.member_id is not null',
    ),
    file: `${tests}/shown-as-row-security.test.ts`,
    test: 'where visibility is "own" the search finds for the rep zhao.min@harbour-tools.example',
  },
  {
    name: 'the pools that the search takes as open to the caller',
    sql: inFunction('private.search_customers(jsonb)', 'p.pool_id = any (($2).open_pools)', 'true'),
    file: `${tests}/shown-as-row-security.test.ts`,
    test: 'where visibility is "own" the search finds for the rep zhao.min@harbour-tools.example',
  },
  {
    name: 'the openness that the timeline of changes asks about once',
    sql: inFunction(
      'private.changes_of(uuid, timestamptz, text, bigint, text[], int)',
      'private.is_open_of(seer, private.relation_of(seer, c.id, c.owner_id), c.owner_id)',
      'true',
    ),
    file: `${tests}/customer-timeline.test.ts`,
    test: 'the whole timeline shows rep the same changes as row security does',
  },
  {
    name: 'a template names no field that does not exist',
    sql: inFunction('private.save_template(jsonb)', 'if fault is not null then', 'if false then'),
    file: `${tests}/templates.test.ts`,
    test: 'templates name no field that does not exist, whoever saves them and by whichever road',
  },
  {
    name: 'no road leads a template past its fields',
    sql: 'alter table public.templates drop constraint templates_fields_known;',
    file: `${tests}/templates.test.ts`,
    test: 'templates name no field that does not exist, whoever saves them and by whichever road',
  },
  {
    name: 'wide braces are braces',
    sql: inFunction('private.template_fault(text)', "translate(body, '｛｝', '{}')", 'body'),
    file: `${tests}/templates.test.ts`,
    test: 'templates are read alike by the database and by the sidebar',
  },
  {
    name: 'a template of one’s own is counted by nobody else',
    sql: inFunction(
      'private.count_template_use(jsonb)',
      'and (t.member_id is null or t.member_id = me.member_id)',
      '',
    ),
    file: `${tests}/templates.test.ts`,
    test: 'templates that are used most are found first, counted once however often it is sent',
  },
];
