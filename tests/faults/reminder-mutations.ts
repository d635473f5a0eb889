import { inFunction, type Mutation } from './mutation.ts';

/** Guards of giving a reminder to somebody else. */
const file = 'supabase/tests/hand-reminders-on.test.ts';

export const reminderMutations: readonly Mutation[] = [
  {
    name: 'a reminder goes to those who work its customer',
    sql: inFunction(
      'private.reassign_reminder(jsonb)',
      'taker not in (select private.takers_of(reminder))',
      'false',
    ),
    file,
    test: 'a reminder is given to nobody who does not work its customer, nor to nobody at all',
  },
  {
    name: 'a closed plan is given on by its owner alone',
    sql: inFunction(
      'private.require_handed_on(private.caller,uuid)',
      "found_row.visibility <> 'full'",
      'false',
    ),
    file,
    test: 'a reminder that is closed is opened by its owner alone: its manager cannot give it on',
  },
  {
    name: 'the warning of the pool is its owner’s',
    sql: inFunction('private.takers_of(public.reminders)', "r.kind = 'recycling'", 'false'),
    file,
    test: 'a reminder that warns of the pool has no takers',
  },
  {
    name: 'a reminder that is given on is due anew',
    sql: inFunction(
      'private.reassign_reminder(jsonb)',
      'due_version = r.due_version + 1',
      'due_version = r.due_version',
    ),
    file,
    test: 'a reminder goes to a collaborator, stands in their Today and no more in its owner’s, and is due anew',
  },
];
