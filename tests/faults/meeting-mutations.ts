import { inFunction, type Mutation } from './mutation.ts';

const file = 'supabase/tests/meetings.test.ts';

/** Guards of planned meetings. */
export const meetingMutations: readonly Mutation[] = [
  {
    name: 'planners of one event come one after the other',
    sql: inFunction(
      'private.plan_meeting(jsonb)',
      'perform private.lock_event_keys(me, payload);',
      '',
    ),
    file,
    test: 'a meeting is planned once by colleagues at once who each bring a customer of their own',
  },
  {
    name: 'title and time name a meeting together with a customer only',
    sql: inFunction(
      'private.find_meeting(private.caller, jsonb, uuid[])',
      'and f.customer_id = any (customers)',
      '',
    ),
    file,
    test: 'a meeting is planned once in calendars of two providers, by title, time and customer',
  },
  {
    name: 'two ids of one calendar are two meetings',
    sql: inFunction(
      'private.find_meeting(private.caller, jsonb, uuid[])',
      'and not private.events_contradict(me.org_id, k.meeting_id, payload)',
      '',
    ),
    file,
    test: 'a meeting is planned once and two events of one calendar stay two',
  },
  {
    name: 'a meeting is not moved onto the event of another',
    sql: inFunction(
      'private.move_meeting(jsonb)',
      "perform private.fail('TB004', 'keys.event')",
      'null',
    ),
    file,
    test: 'a planned meeting follows its event to the id of another meeting it is not moved',
  },
  {
    name: 'a cancelled meeting waits for nothing',
    sql: inFunction(
      'private.settled_state(boolean, text, text)',
      "when meeting_state = 'cancelled' then 'cancelled'",
      '',
    ),
    file,
    test: 'a planned meeting follows its event cancelled it asks for nothing',
  },
  {
    name: 'an all-day meeting is over with its last day',
    sql: inFunction(
      'private.meeting_end(public.meetings, text)',
      ' + 1)::timestamp',
      ')::timestamp',
    ),
    file,
    test: 'a planned meeting follows its event one that lasts all day is over when its last day is',
  },
  {
    name: 'a meeting is told of once it has begun',
    sql: inFunction(
      'private.require_meeting_held(private.caller, jsonb, uuid[])',
      "starts > now() + interval '2 minutes'",
      'false',
    ),
    file,
    test: 'the outcome is not told before the meeting begins',
  },
  {
    name: 'a meeting is told of at its own customers',
    sql: inFunction(
      'private.require_meeting_held(private.caller, jsonb, uuid[])',
      'and f.customer_id = any (customers)',
      '',
    ),
    file,
    test: 'the outcome is not told before the meeting begins',
  },
  {
    name: 'a meeting that nobody keeps loses its words',
    sql: inFunction(
      'private.settle_follow_up(uuid, uuid, uuid)',
      'set title = null, location = null, organiser = null',
      'set title = m.title',
    ),
    file,
    test: 'a meeting is planned once and taken back it is gone, with its words',
  },
  {
    name: 'a private meeting shows no title to others',
    sql: `alter policy meetings_read on public.meetings using (org_id = (select private.my_org_id()))`,
    file,
    test: 'of a meeting others see what its level allows a private one keeps its title',
  },
];
