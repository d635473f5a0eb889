/** A guard in TypeScript: where it stands, as written, and what is left when somebody removes it. */
export interface CodeMutation {
  readonly name: string;
  readonly path: string;
  readonly guard: string;
  readonly instead: string;
  /** Test file and full name, or the beginning of it. */
  readonly file: string;
  readonly test: string;
}

const router = 'extension/background/message-router.ts';
const routerTest = 'extension/background/message-router.test.ts';
const carriersTest = 'supabase/tests/carriers.test.ts';

export const codeMutations: readonly CodeMutation[] = [
  {
    name: 'a migration that is recorded is passed over',
    path: 'supabase/local/database/apply-migrations.ts',
    guard: 'if (recorded.has(version)) continue;',
    instead: '',
    file: 'supabase/tests/cases-operations.test.ts',
    test: 'migrations O03 a migration that is applied twice is passed over',
  },
  {
    name: 'the sender check: messages of other extensions',
    path: router,
    guard: 'if (sender.id !== extensionId) return refused();',
    instead: '',
    file: routerTest,
    test: 'a privileged message from another extension is refused',
  },
  {
    name: 'the sender check: content scripts ask for nothing but their adapter',
    path: router,
    guard: 'fromOwnPage ? fromPage(message) : fromInbox(message, sender)',
    instead: 'fromPage(message)',
    file: routerTest,
    test: 'session.sign_out from a content script is refused',
  },
  {
    name: 'the sender check: frames inside an inbox',
    path: router,
    guard: '&& frameId === 0',
    instead: '',
    file: routerTest,
    test: 'no adapter is injected for a frame inside the inbox',
  },
  {
    name: 'messages that are too large are not read',
    path: router,
    guard: 'if (isTooLarge(message, pageMessageLimit)) return refused();',
    instead: '',
    file: routerTest,
    test: 'a message that is two megabytes in small pieces is refused',
  },
  {
    name: 'a mail is logged beside the page that it was read from',
    path: 'extension/features/people/same-page.ts',
    guard: 'if (present !== null && isSamePage(present, snapshot)) return;',
    instead: 'if (present !== undefined) return;',
    file: 'extension/features/people/same-page.test.ts',
    test: 'beside another mailbox nothing is written',
  },
  {
    name: 'a report on a page holds no tag that the page made up',
    path: 'extension/inbox/health/page-structure.ts',
    guard: "return name.includes('-') ? 'custom-element' : 'other';",
    instead: 'return name;',
    file: 'extension/inbox/health/page-report.test.ts',
    test: 'the report on a page holds nothing of what the page says, whatever place it stands in',
  },
  {
    name: 'a page that keeps removing the sidebar is left alone in the end',
    path: 'extension/inbox/frame/keep-standing.ts',
    guard: 'if (puts >= mostPuts) {',
    instead: 'if (puts < 0) {',
    file: 'extension/inbox/frame/keep-standing.test.ts',
    test: 'a page that takes it away a hundred times costs a handful of attempts, and one report',
  },
  {
    name: 'a question whose answer was lost is asked again',
    path: 'extension/background/ask-background.ts',
    guard: 'if (reply === undefined && !isCutOff())',
    instead: 'if (false)',
    file: 'extension/background/ask-background.test.ts',
    test: 'a question whose answer was lost (rejects) is sent again with the same op_id',
  },
  {
    name: 'drafts belong to an account',
    path: 'extension/background/handle-page-message.ts',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the guard as it is written
    guard: '`${account}\\n${key}`',
    instead: 'key',
    file: 'extension/background/handle-page-message.test.ts',
    test: 'what one account typed is not shown to the next one',
  },
  {
    name: "a captive portal's page is no answer",
    path: 'shared/api/supabase-client.ts',
    guard: "response.headers.get('content-type')?.startsWith('text/html')",
    instead: 'false',
    file: carriersTest,
    test: 'the carrier direct keeps the session a session that ran out behind a captive portal is not lost',
  },
  {
    name: 'a refused token is renewed once',
    path: 'shared/api/supabase-crm.ts',
    guard: 'isTokenRefused(answer.error, answer.status)',
    instead: 'false',
    file: carriersTest,
    test: 'the carrier through the background keeps the session a refused token is renewed once',
  },
  {
    name: 'a day whose weekday does not agree is no day',
    path: 'extension/inbox/calendar/event-span.ts',
    guard: '(weekday === null || weekdayOf(one) === weekday)',
    instead: 'true',
    file: 'extension/inbox/calendar/event-span.test.ts',
    test: 'the time of an event, as calendars show it a year that stands nowhere is not made up',
  },
  {
    name: 'two times in the name of an event are none',
    path: 'extension/inbox/calendar/event-span.ts',
    guard: 'found.length === 1 ? (found[0] ?? null) : null',
    instead: 'found[0] ?? null',
    file: 'extension/inbox/calendar/event-span.test.ts',
    test: 'a time within a longer text two of them are none',
  },
  {
    name: 'a time that is not understood leaves no whole day behind',
    path: 'extension/inbox/google-calendar/read-when.ts',
    guard: 'if (holdsClock(rest.slice(0, longestTime))) return whole;',
    instead: '',
    file: 'extension/inbox/google-calendar/read-google-calendar.test.ts',
    test: 'Google Calendar, the popover a time that is not understood leaves no whole day behind',
  },
  {
    name: 'where address and popover name different events, neither is believed',
    path: 'extension/inbox/google-calendar/event-identity.ts',
    guard: 'found.some(({ id }) => !isSameEvent(best.id, id))',
    instead: 'false',
    file: 'extension/inbox/google-calendar/read-google-calendar.test.ts',
    test: 'Google Calendar, the popover attribute and address name different events',
  },
  {
    name: "names alone in Outlook's calendar are nobody from outside",
    path: 'shared/domain/thread-people.ts',
    guard: 'email !== null && !email.toLowerCase()',
    instead: "!(email ?? '').toLowerCase()",
    file: 'shared/domain/thread-people.test.ts',
    test: 'the guests of an event with an address are its people',
  },
  {
    name: 'a sent mail is never bound to the number of its draft',
    path: 'extension/inbox/gmail/gmail-compose-places.ts',
    guard: 'id !== null && !idsBefore.has(id)',
    instead: 'id !== null',
    file: 'extension/inbox/compose/follow-send.test.ts',
    test: 'a mail that was sent is never bound to the number that its draft had',
  },
  {
    name: 'the number of a sent mail is believed once it has stood for a while',
    path: 'extension/inbox/compose/follow-send.ts',
    guard: 'time - found.since >= settledMs',
    instead: 'true',
    file: 'extension/inbox/compose/follow-send.test.ts',
    test: 'a mail that was sent is bound to the number that its local name gets, once that has stood for a while',
  },
  {
    name: 'what two people changed is asked about, not written over',
    path: 'extension/features/record-form/merge-edits.ts',
    guard: 'conflicts.push(field);',
    instead: 'conflicts.length;',
    file: 'extension/features/customer-file/edit-in-place.test.tsx',
    test: 'a field that is changed in place asks when a colleague wrote another text',
  },
  {
    name: 'a contact is sent without the fields that nobody touched, masked ones among them',
    path: 'extension/features/customer-file/contact-fields.ts',
    guard: 'for (const field of changed) Object.assign',
    instead: 'for (const field in all) Object.assign',
    file: 'extension/features/customer-file/contact-fields.test.ts',
    test: 'a contact sends what was changed and nothing else',
  },
  {
    name: 'what waits is sent for the account that wrote it',
    path: 'extension/outbox/send-waiting.ts',
    guard: 'if ((await account()) !== owner || (await signedIn()) !== owner) {',
    instead: 'if ((await signedIn()) === null) {',
    file: 'extension/outbox/outbox.test.ts',
    test: 'Q07 the person who is asked for is not the one whose session there is: nothing is sent',
  },
  {
    name: 'what may have arrived is sent again as it was',
    path: 'extension/outbox/send-waiting.ts',
    guard: 'if (row.attempts > 0) {',
    instead: 'if (row.attempts > 1000) {',
    file: 'extension/outbox/send-waiting.test.ts',
    test: 'Q11 what may have arrived before the update is sent as it was',
  },
  {
    name: 'writes that share an id keep their order',
    path: 'extension/outbox/send-waiting.ts',
    guard: '[...ids].some((id) => ahead.has(id))',
    instead: 'false',
    file: 'extension/outbox/send-waiting.test.ts',
    test: 'Q14 an edit and the undoing of it arrive in their order, also when the first fails at first',
  },
  {
    name: 'where notifications are denied nothing is claimed',
    path: 'extension/background/notify-due.ts',
    guard: 'if (!(await mayShow())) return;',
    instead: '',
    file: 'extension/background/notify-due.test.ts',
    test: 'where notifications are denied nothing is claimed',
  },
  {
    name: 'what another browser took over is taken off the screen',
    path: 'extension/background/notify-due.ts',
    guard: 'if (answers.every(({ acknowledged }) => !acknowledged)) await clear(notification.id);',
    instead: '',
    file: 'extension/background/notify-due.test.ts',
    test: 'what another browser took over meanwhile is taken off the screen',
  },
  {
    name: 'a snooze is told anew',
    path: 'extension/background/notifications-to-show.ts',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a piece of the code as it is written.
    guard: '${delivery.reminder_id}:${delivery.due_version}',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: as above.
    instead: '${delivery.reminder_id}:1',
    file: 'extension/background/notify-due.test.ts',
    test: 'a snoozed reminder is another notification',
  },
  {
    name: 'what was missed is told in one',
    path: 'extension/background/notifications-to-show.ts',
    guard: 'missed.length > 1 ?',
    instead: 'missed.length > 1000 ?',
    file: 'extension/background/notify-due.test.ts',
    test: 'what became due while nobody was there is one summary',
  },
];
