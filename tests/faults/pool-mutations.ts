import { inFunction, type Mutation } from './mutation.ts';

/** Guards of what the web lists of the pool, and of what leaves soon. */
const lists = 'supabase/tests/pool-lists.test.ts';
const coming = 'supabase/tests/coming-recycling.test.ts';
const assigning = 'supabase/tests/assign-at-once.test.ts';
const leavingCustomers =
  'private.leaving_customers(public.pool_rules, uuid[], timestamptz, uuid, int)';

export const poolMutations: readonly Mutation[] = [
  {
    name: 'what lies in closed pools is not listed',
    sql: inFunction('private.pool_customers(jsonb)', 'and p.pool_id = any (open_pools) and', 'and'),
    file: lists,
    test: 'the list of another team’s pool is refused as an unknown one',
  },
  {
    name: 'a closed pool that is asked for is refused',
    sql: inFunction(
      'private.pool_customers(jsonb)',
      "perform private.fail('TB001', 'filter.pool_id')",
      'null',
    ),
    file: lists,
    test: 'the list of another team’s pool is refused as an unknown one',
  },
  {
    name: 'a customer of two pools is one row',
    sql: inFunction(
      'private.pool_customers(jsonb)',
      'and (q.since, q.pool_id) > (p.since, p.pool_id)',
      'and false',
    ),
    file: lists,
    test: 'the list holds each once, also from two pools',
  },
  {
    name: 'what one may still take is told as a claim counts it',
    sql: inFunction('private.pool_limits(jsonb)', 'private.room_of(rules, me.member_id)', 'null'),
    file: lists,
    test: 'what one may still take is told as a claim counts it',
  },
  {
    name: 'whose customers leave is told to those above only',
    sql: inFunction('private.coming_recycling(jsonb)', 'wanted is null or v.id = wanted', 'true'),
    file: coming,
    test: 'a rep reads their own, a manager the team’s and each member’s',
  },
  {
    name: 'what was touched after its warning does not leave',
    sql: inFunction(leavingCustomers, 'and r.created_at > i.since', ''),
    file: coming,
    test: 'a follow-up takes it off the list at once',
  },
  {
    name: 'what is spared now is not announced',
    sql: inFunction(leavingCustomers, 'rules.spares_running_contracts and', 'false and'),
    file: coming,
    test: 'what is spared meanwhile is not threatened',
  },
  {
    name: 'nobody keeps their own but an administrator',
    sql: inFunction('private.may_keep(private.caller, uuid)', 'and owner <> me.member_id', ''),
    file: coming,
    test: 'a manager keeps none of their own',
  },
  {
    name: 'keeping is for those above',
    sql: inFunction(
      'private.keep_customer(jsonb)',
      'not private.may_keep(me, customer.owner_id)',
      'false',
    ),
    file: coming,
    test: 'who is above may keep it, with a reason',
  },
  {
    name: 'of two managers the second takes nothing from the first',
    sql: inFunction(
      'private.carry_out_assignment(private.caller, jsonb, uuid, boolean)',
      "part.customers, false, null, part.member_id, 'assigned'",
      "part.customers, true, null, part.member_id, 'assigned'",
    ),
    file: assigning,
    test: 'two managers who assign the same rows at once',
  },
  {
    name: 'who took a customer is told of what left the pool within a day',
    sql: inFunction(
      'private.taken_meanwhile(private.caller, uuid[])',
      "and e.at > now() - interval '1 day'",
      '',
    ),
    file: assigning,
    test: 'an id from elsewhere asks for no owner',
  },
  {
    name: 'the name of what another team took stays hidden',
    sql: inFunction(
      'private.taken_meanwhile(private.caller, uuid[])',
      "private.relation_of(seer, t.id, t.owner_id) <> 'colleague'",
      'true',
    ),
    file: assigning,
    test: 'the second of two, one after the other',
  },
  {
    name: 'a saved assignment is run by those who see it',
    sql: inFunction(
      'private.run_assignment(jsonb)',
      'and a.created_by in (select private.visible_member_ids_of(me))',
      '',
    ),
    file: assigning,
    test: 'a saved assignment runs by hand in its own round',
  },
  {
    name: 'a paused assignment rests',
    sql: inFunction(
      'private.run_saved_assignments(timestamptz)',
      'extract(isodow from moment at time zone o.time_zone) and not a.paused',
      'extract(isodow from moment at time zone o.time_zone)',
    ),
    file: assigning,
    test: 'a paused assignment does not run by itself',
  },
];
