import { inFunction, type Mutation } from './mutation.ts';

const duplicates = 'supabase/tests/security-duplicates.test.ts';
const caps = 'supabase/tests/security-caps.test.ts';
const audit = 'supabase/tests/cases-audit.test.ts';

const budget = "perform private.require_calls_left(me, 'find_duplicates', 60);";
const count = "perform private.count_call(me, 'find_duplicates', 60);";

/** Guards of what an answer gives away, of what the log must not hold, and of the way back to a customer. */
export const answerMutations: readonly Mutation[] = [
  {
    name: 'a refused creation is counted',
    sql: inFunction('private.create_customer(jsonb)', count, ''),
    file: duplicates,
    test: 'each refused creation is counted as an answer about duplicates',
  },
  {
    name: 'a refused domain is counted',
    sql: inFunction('private.set_customer_domains(jsonb)', count, ''),
    file: duplicates,
    test: 'each refused creation is counted as an answer about duplicates',
  },
  {
    name: 'whose an address is asks for the budget before it looks',
    sql: inFunction('private.remember_match(jsonb)', budget, ''),
    file: duplicates,
    test: 'an address or domain that a colleague’s customer has is told as an answer about duplicates',
  },
  {
    name: 'whose an address is counts as an answer',
    sql: inFunction('private.remember_match(jsonb)', count, ''),
    file: duplicates,
    test: 'an address or domain that a colleague’s customer has is told as an answer about duplicates',
  },
  {
    name: 'a creation asks for the budget before it looks',
    sql: inFunction('private.create_customer(jsonb)', budget, ''),
    file: duplicates,
    test: 'with the budget spent a known name and a new one are answered alike',
  },
  {
    name: 'setting domains asks for the budget before it looks',
    sql: inFunction('private.set_customer_domains(jsonb)', budget, ''),
    file: duplicates,
    test: 'with the budget spent a known name and a new one are answered alike',
  },
  {
    name: 'the id of a refused creation is free again',
    sql: inFunction(
      'private.create_customer(jsonb)',
      'perform private.forget_operation(me, payload);',
      '',
    ),
    file: duplicates,
    test: 'a refused creation leaves nothing behind, and its id is free for the next try',
  },
  {
    name: 'the line of a creation that tells of a masked phone',
    sql: inFunction(
      'private.create_customer(jsonb)',
      'perform private.note_phone_duplicate(me);',
      'null;',
    ),
    file: duplicates,
    test: 'a creation that tells of a masked phone leaves a line, one that tells of one’s own leaves none',
  },
  {
    name: 'a phone is masked to whoever reads a colleague’s customer',
    sql: inFunction(
      'private.duplicates_of(private.caller, text, text[], text[], text[])',
      "and not private.may_see_of(seer, r.relation, c.owner_id, 'phone')",
      "and r.relation in ('colleague', 'pool')",
    ),
    file: duplicates,
    test: 'where all read all customers, a phone that is masked is told as a duplicate with a line',
  },
  {
    name: 'the cool-down of who gets a customer handed back',
    sql: inFunction(
      'private.transfer_customer(jsonb)',
      'if waits_until > now() and',
      'if false and',
    ),
    file: caps,
    test: 'a rep does not hand back to a colleague what that one released',
  },
  {
    name: 'what was lent comes back at once',
    sql: inFunction(
      'private.transfer_customer(jsonb)',
      'and private.lay_in_pool_since(me.org_id, heir.id, customer.id)',
      '',
    ),
    file: caps,
    test: 'a rep does not hand back to a colleague what that one released',
  },
  {
    name: 'a manager waits for what they take themselves',
    sql: inFunction('private.transfer_customer(jsonb)', 'or heir.id = me.member_id', ''),
    file: caps,
    test: 'a manager does not take back by transfer what they released themselves',
  },
  {
    name: 'notes between owners are read after the claim',
    sql: `alter policy pool_events_read on public.pool_events using (
      org_id = (select private.my_org_id()) and exists (
        select from public.customers as c where c.org_id = pool_events.org_id and c.id = pool_events.customer_id
      )
    );`,
    file: 'supabase/tests/security-pool-masks.test.ts',
    test: 'a note from one owner to the next is not read in the pool',
  },
  {
    name: 'people are judged before their number is limited',
    sql: inFunction(
      'private.customers_of_text(private.caller, private.sight, text)',
      'limit 5000',
      'limit 200',
    ),
    file: 'supabase/tests/search.test.ts',
    test: 'of a name and an address that many bear, others’ people do not take the place of one’s own',
  },
  {
    name: 'names of customers that are others’ now',
    sql: inFunction(
      'private.summary_rows(jsonb)',
      "case when r.relation = 'colleague' then '–' else c.name end",
      'c.name',
    ),
    file: 'supabase/tests/security-private-texts.test.ts',
    test: 'behind a figure stands a customer that is others’ now, without its name',
  },
  {
    name: 'nobody loses a customer unwarned',
    sql: inFunction(
      'private.recycle_customers(public.pool_rules, timestamptz, integer)',
      'where private.was_warned(rules, x.id, x.owner_id, x.idle_since, moment)',
      '',
    ),
    file: 'supabase/tests/pool-assignment.test.ts',
    test: 'recycling takes nothing that nobody was warned of, however long it lay idle before the rule',
  },
  {
    name: 'the line of an organisation’s name',
    sql: 'drop trigger audit_update on public.organisations;',
    file: audit,
    test: 'A01 a new name of the organisation and another zone leave a line, the same ones none',
  },
  {
    name: 'own templates are nobody else’s, in the log as well',
    sql: inFunction(
      'private.audit_statement()',
      "case when r ->> 'member_id' is null then '{}'::text[] else own end",
      "'{}'::text[]",
    ),
    file: audit,
    test: 'A03 the words of a member’s own template stand in no line, those of the organisation do',
  },
  {
    name: 'own templates are nobody else’s, also while they change',
    sql: inFunction(
      'private.audit_statement()',
      "case when to_jsonb(o) ->> 'member_id' is null then '{}'::text[] else own end",
      "'{}'::text[]",
    ),
    file: audit,
    test: 'A03 the words of a member’s own template stand in no line, those of the organisation do',
  },
];
