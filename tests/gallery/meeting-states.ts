import type { CrmApi } from '../../shared/api/crm-api.ts';
import type { InboxSnapshot, SnapshotEvent } from '../../shared/contracts/inbox-snapshot.ts';
import type { Meeting, MeetingToComplete } from '../../shared/contracts/meetings.ts';
import { acme, candidate, ids, long, matchBy, wangHao, yunfan, zhaoMin } from './answers.ts';
import type { GalleryState, GalleryStep } from './gallery-ports.ts';
import { eventWith, liLei, mailFrom, wangFang } from './snapshots.ts';

const known = mailFrom(wangFang, liLei);
const press = (key: string): GalleryStep => ({ press: key });
const click = (selector: string): GalleryStep => ({ click: selector });
/** In the list of meetings, which may come after the reminders below it. */
const inToday = 'section[aria-labelledby=meetings-waiting] li button';
const see = (selector: string): GalleryStep => ({ see: selector });

const shown = see('[data-meeting] button');

const event = (given: Partial<SnapshotEvent>): InboxSnapshot => {
  const snapshot = eventWith(wangFang, liLei);
  return {
    ...snapshot,
    event: snapshot.event === null ? null : { ...snapshot.event, ...given },
  };
};
const toCome = event({});
const over = event({ start: '2026-11-19T10:00', end: '2026-11-19T11:00' });

/** Four mails of one thread, all expanded. */
const severalMails: InboxSnapshot = {
  ...known,
  messages: known.messages.flatMap((message) =>
    [1, 2, 3, 4].map((n) => ({
      ...message,
      ...{ id: `18c2f0a1b2c3d4e${n}`, dateRaw: `Fri, Nov 20, 2026, 9:1${n} AM` },
      // An answer that a machine sent, and a name that takes more than a line.
      ...(n === 2 ? { html: '<p>I am out of the office until Monday.</p>' } : {}),
      ...(n === 3
        ? { from: { email: wangFang.email, name: 'Karl-Theodor Graf von Donaueschingen-Hüfingen' } }
        : {}),
    })),
  ),
};
const nothingNew = {
  ...{ mail_id: null, follow_ups: [], reminder_id: null },
  undo_until: '2026-11-20T02:10:00Z',
};
/** The first of them is the customer's already. */
const firstLogged: Partial<CrmApi> = {
  matchPeople: async (args) => ({
    ...(await matchBy([candidate({})], [candidate({ reason: 'domain' })])(args)),
    logged: args.mail_keys.slice(0, 1).map((key) => ({
      ...{ key, follow_up_id: ids.acme, customer_id: ids.acme, by: wangHao },
      ...{ at: '2026-11-20T01:20:00Z', op_id: null },
    })),
  }),
};
const openSeveral = [
  click('main button:text-matches("Log [34] mails|记录 [34] 封")'),
  see('form fieldset'),
] as const;

const meeting = (
  hours: number,
  given: Partial<Meeting['follow_ups'][number]> = {},
  more: readonly Meeting['follow_ups'][number][] = [],
): Meeting => {
  const at = (offset: number) =>
    new Date(Date.parse('2026-11-20T02:00:00Z') + (hours + offset) * 3_600_000).toISOString();
  return {
    ...{ meeting_id: ids.acme, title: 'Line 2: samples, packaging, delivery', location: null },
    ...{ starts_at: at(0), ends_at: at(1), starts_on: null, ends_on: null, cancelled: false },
    follow_ups: [
      {
        ...{ follow_up_id: ids.acme, customer_id: acme.customer_id, customer_name: acme.name },
        ...{ state: 'planned', by: zhaoMin, recorded_at: '2026-11-20T01:58:00Z' },
        ...{ op_id: ids.acme, outcome: null, contact_ids: [] },
        ...given,
      },
      ...more,
    ],
  };
};

const answered = (found: Meeting | null, alike: Meeting[] = []): Partial<CrmApi> => ({
  meetingOfEvent: async () => ({ meeting: found, alike }),
  // The calendar's page in the gallery stands still, whatever zone the machine is in.
  moveMeeting: async ({ meeting_id }) => ({ meeting_id }),
});

const waiting = (n: number, given: Partial<MeetingToComplete>): MeetingToComplete => ({
  ...{ meeting_id: ids.acme, follow_up_id: `00000000-0000-4000-8000-00000000097${n}` },
  ...{ customer_id: acme.customer_id, customer_name: acme.name, contact_ids: [] },
  ...{ title: 'Line 2: samples, packaging, delivery', starts_on: null, ends_on: null },
  ...{ starts_at: '2026-11-19T02:00:00Z', ends_at: '2026-11-19T03:00:00Z' },
  ...given,
});

const three: Partial<CrmApi> = {
  meetingsToComplete: async () => ({
    meetings: [
      waiting(1, {}),
      waiting(2, {
        ...{ customer_id: yunfan.customer_id, customer_name: yunfan.name },
        ...{ title: '云帆：图纸确认，第二轮', starts_at: null, ends_at: null },
        ...{ starts_on: '2026-11-17', ends_on: '2026-11-18' },
      }),
      waiting(3, { customer_id: long.customer_id, customer_name: long.name, title: null }),
    ],
  }),
};

/** Events beside which a follow-up is planned, and meetings that wait for their outcome. */
export const meetingStates = {
  'meeting-to-plan': { snapshot: toCome, steps: [shown] },
  'meeting-planned': {
    snapshot: toCome,
    crm: answered(
      meeting(96, {}, [
        {
          ...{ follow_up_id: ids.yunfan, customer_id: yunfan.customer_id, outcome: null },
          ...{ customer_name: yunfan.name, state: 'planned', by: wangHao, op_id: null },
          ...{ recorded_at: '2026-11-19T02:00:00Z', contact_ids: [] },
        },
      ]),
    ),
    steps: [shown],
  },
  'meeting-alike': { snapshot: toCome, crm: answered(null, [meeting(24)]), steps: [shown] },
  'meeting-cancelled': {
    snapshot: toCome,
    crm: answered(meeting(96, { state: 'cancelled' })),
    steps: [shown],
  },
  'meeting-unread': {
    snapshot: event({ start: null, end: null, allDay: null }),
    steps: [see('[data-meeting]')],
  },
  'meeting-error': {
    snapshot: toCome,
    fails: { meetingOfEvent: 'TC001' },
    steps: [see('[role=alert]')],
  },
  'meeting-over': {
    snapshot: over,
    crm: answered(meeting(-24, { recorded_at: '2026-11-18T02:00:00Z', by: wangHao })),
    steps: [shown],
  },
  'meeting-told': {
    snapshot: over,
    crm: answered(meeting(-24, { state: 'done', outcome: 'wants_quote' })),
    steps: [shown],
  },
  'meeting-form': {
    snapshot: over,
    crm: answered(meeting(-24, { recorded_at: '2026-11-18T02:00:00Z' })),
    steps: [
      shown,
      click('main button.mantine-Button-root'),
      see('form textarea'),
      click('form [type=submit]'),
    ],
  },
  'several-form': { snapshot: severalMails, crm: firstLogged, steps: openSeveral },
  'several-refused': {
    snapshot: severalMails,
    crm: {
      logInteractions: async ({ items }) => ({
        answers: items.map(({ op_id }, index) =>
          index === 0
            ? { op_id, ok: false, code: 'TB002', field: 'customer_ids' }
            : { op_id, ok: true, value: nothingNew },
        ),
      }),
    },
    steps: [
      ...openSeveral,
      click('form > div fieldset label'),
      click('form [type=submit]'),
      see('[role=alert]'),
    ],
  },
  'meetings-waiting': {
    snapshot: known,
    crm: three,
    steps: [press('t'), see(inToday)],
  },
  'meetings-waiting-form': {
    snapshot: known,
    crm: three,
    steps: [press('t'), click(inToday), see('form textarea')],
  },
} as const satisfies Readonly<Record<string, GalleryState>>;
