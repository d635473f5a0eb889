import type { CrmApi } from '../../shared/api/crm-api.ts';
import type { InboxSnapshot, SnapshotEvent } from '../../shared/contracts/inbox-snapshot.ts';
import type { Meeting, MeetingToComplete } from '../../shared/contracts/meetings.ts';
import { acme, ids, long, wangHao, yunfan, zhaoMin } from './answers.ts';
import type { GalleryState, GalleryStep } from './gallery-ports.ts';
import { eventWith, liLei, mailFrom, wangFang } from './snapshots.ts';

const known = mailFrom(wangFang, liLei);
const press = (key: string): GalleryStep => ({ press: key });
const click = (selector: string): GalleryStep => ({ click: selector });
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
      click('main button.mantine-Button-root'),
      see('form textarea'),
      click('form [type=submit]'),
    ],
  },
  'meetings-waiting': {
    snapshot: known,
    crm: three,
    steps: [press('t'), see('section li button')],
  },
  'meetings-waiting-form': {
    snapshot: known,
    crm: three,
    steps: [press('t'), click('section li button'), see('form textarea')],
  },
} as const satisfies Readonly<Record<string, GalleryState>>;
