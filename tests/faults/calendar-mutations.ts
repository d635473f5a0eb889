import type { CodeMutation } from './code-mutation.ts';
import { inFunction, type Mutation } from './mutation.ts';

const file = 'supabase/functions/sync/google-calendar.test.ts';
const faults = 'supabase/functions/sync/google-calendar-faults.test.ts';

/** Guards of what connected calendars bring. */
export const calendarMutations: readonly Mutation[] = [
  {
    name: 'a meeting takes place as long as one calendar has it',
    sql: inFunction(
      'private.drop_calendar_items(private.caller, uuid, text[])',
      'where i.org_id = me.org_id and i.meeting_id = meeting and not i.is_gone',
      'where false and i.meeting_id = meeting and not i.is_gone',
    ),
    file,
    test: 'each meeting once across colleagues: the manager’s calendar has it as well',
  },
  {
    name: 'an older word of another calendar is passed over',
    sql: inFunction(
      'private.write_found_meeting(private.caller, jsonb, uuid)',
      'and revision >= m.sequence',
      '',
    ),
    file,
    test: 'each meeting once an older word of another calendar changes nothing',
  },
  {
    name: 'a meeting that was taken out is not planned again',
    sql: inFunction(
      'private.plan_found_meetings(jsonb)',
      'and f.customer_id = customer and f.removed_at is not null',
      'and f.customer_id = customer and false',
    ),
    file,
    test: 'each meeting once one that was planned from the page and taken back stays so',
  },
  {
    name: 'what a calendar has no more after a whole reading is called off',
    sql: inFunction('private.end_calendar_run(jsonb)', 'and i.run <> this_run', 'and false'),
    file: faults,
    test: 'what goes wrong on the way 410: all is read anew, and what was deleted meanwhile is called off',
  },
  {
    name: 'a private event is nobody’s meeting',
    sql: inFunction(
      'private.write_found_meeting(private.caller, jsonb, uuid)',
      "case when not hidden then private.read_text(item, 'title', 1000) end",
      "coalesce(private.read_text(item, 'title', 1000), 'shown')",
    ),
    file,
    test: 'what is left out one that becomes private keeps its time and nothing of what it is about',
  },
  {
    name: 'a mailbox and its calendar are not read at the same time',
    sql: inFunction('private.claim_mailbox(jsonb)', 'and busy.leased_until >= now()', 'and false'),
    file: faults,
    test: 'what goes wrong on the way no worker is in the mailbox and its calendar at the same time',
  },
];

const outlook = 'supabase/functions/sync/outlook-calendar.test.ts';

/** Guards of how calendars are read. */
export const calendarCodeMutations: readonly CodeMutation[] = [
  {
    name: 'what is told as removed is looked for before it counts as gone',
    path: 'supabase/functions/sync/read-graph-calendar.ts',
    guard: '(await eventOf(gone.data.id)) ?? ',
    instead: '',
    file: outlook,
    test: 'a meeting in a connected Outlook calendar what moved out of the time that is read is not called off',
  },
  {
    name: 'a series is asked for once',
    path: 'supabase/functions/sync/read-graph-calendar.ts',
    guard: 'series.set(id, asked);',
    instead: '',
    file: outlook,
    test: 'a meeting in a connected Outlook calendar instances that are told by their time alone have the words of their series, which is asked for once',
  },
  {
    name: 'what the member declined is no meeting of theirs',
    path: 'shared/domain/calendar/found-meeting.ts',
    guard: "event.ownAnswer === 'DECLINED' ||",
    instead: '',
    file: outlook,
    test: 'a meeting in a connected Outlook calendar declined it is left out',
  },
  {
    name: 'a calendar whose token is too old is read anew',
    path: 'supabase/functions/sync/read-calendar.ts',
    guard: 'cursor = readAnew(cursor.since);\n      await keep(cursor);',
    instead: 'throw error;',
    file: outlook,
    test: 'what goes wrong on the way a round that Microsoft forgot is begun anew, and what was deleted meanwhile is called off',
  },
];
