import { people } from './demo-mail/people.ts';
import type { Mailbox, MailPerson } from './mailbox.ts';

/** The week of the demo organisation's rep, the same in Google Calendar and in Outlook. */
export interface SandboxGuest {
  readonly person: MailPerson;
  readonly answer: 'accepted' | 'declined' | 'tentative' | 'none';
}

export interface SandboxEvent {
  /** Names the event in tests; ids are derived from it, so they are the same in every run. */
  readonly key: string;
  readonly title: string;
  /** Day of the present week, 0 is Monday. */
  readonly weekday: number;
  /** Wall times `HH:MM` in the reader's zone, an end before its beginning being on the next day; null: all day. */
  readonly clock: readonly [from: string, to: string] | null;
  /** How many days an all-day event lasts. */
  readonly days: number;
  readonly location: string | null;
  readonly organizer: MailPerson | null;
  /** Without the organiser; nobody where the event is the reader's own. */
  readonly guests: readonly SandboxGuest[];
  readonly repeats: boolean;
  readonly showAs: 'busy' | 'free' | 'tentative' | 'away';
  readonly isPrivate: boolean;
}

/** What each demo event is there for. */
export const demoEvents = {
  knownCustomer: 'acme-review',
  recurring: 'nordlicht-weekly',
  chinese: 'yunfan-drawing-review',
  stranger: 'aurora-introduction',
  overMidnight: 'atlas-call',
  colleaguesOnly: 'team-week',
  allDay: 'packaging-fair',
  isPrivate: 'quote-preparation',
  cancelled: 'lanjing-visit',
} as const;

const plain = {
  days: 1,
  location: null,
  organizer: null,
  guests: [],
  repeats: false,
  showAs: 'busy',
  isPrivate: false,
} as const;

const guest = (person: MailPerson, answer: SandboxGuest['answer']): SandboxGuest => ({
  person,
  answer,
});

export function demoCalendar({ owner }: Mailbox): SandboxEvent[] {
  return [
    {
      ...plain,
      key: demoEvents.knownCustomer,
      title: 'Line 2: samples, packaging, delivery',
      weekday: 1,
      clock: ['10:00', '11:00'],
      location: 'Meeting room 3, 88 Suzhou Road, Shanghai',
      organizer: owner,
      guests: [
        guest(people.wangFang, 'accepted'),
        guest(people.liLei, 'none'),
        // Another person of the same name: only addresses tell the two apart.
        guest(
          { name: people.wangFang.name, email: 'wang.fang@lanjing-electronics.example' },
          'tentative',
        ),
        guest(people.chenYu, 'declined'),
      ],
    },
    {
      ...plain,
      key: demoEvents.recurring,
      title: 'Nordlicht: state of deliveries',
      weekday: 2,
      clock: ['16:30', '17:00'],
      location: 'Microsoft Teams Meeting',
      organizer: people.juergenMueller,
      guests: [guest(owner, 'accepted'), guest(people.chenYu, 'tentative')],
      repeats: true,
    },
    {
      ...plain,
      key: demoEvents.chinese,
      title: '云帆：图纸确认，第二轮',
      weekday: 3,
      clock: ['14:00', '15:30'],
      location: '苏州工业园区，3 号楼',
      organizer: people.ouyangJing,
      guests: [guest(owner, 'none')],
      showAs: 'tentative',
    },
    {
      ...plain,
      key: demoEvents.stranger,
      title: 'Introduction: Fonderia Aurora',
      weekday: 4,
      clock: ['10:00', '10:45'],
      organizer: people.mariaRossi,
      guests: [guest(owner, 'tentative')],
      showAs: 'tentative',
    },
    {
      ...plain,
      key: demoEvents.overMidnight,
      title: 'Call with Atlas',
      weekday: 3,
      clock: ['23:00', '00:30'],
      organizer: people.tomBecker,
      guests: [guest(owner, 'accepted')],
    },
    {
      ...plain,
      key: demoEvents.colleaguesOnly,
      title: 'Plan of the week',
      weekday: 0,
      clock: ['09:00', '09:30'],
      organizer: people.wangHao,
      guests: [guest(owner, 'accepted'), guest(people.chenYu, 'accepted')],
      repeats: true,
    },
    {
      ...plain,
      key: demoEvents.allDay,
      title: 'Packaging fair, Shanghai',
      weekday: 3,
      clock: null,
      days: 2,
      location: 'Hall 4, Stand 12',
      showAs: 'away',
    },
    {
      ...plain,
      key: demoEvents.isPrivate,
      title: 'Quote for line 2',
      weekday: 2,
      clock: ['13:00', '14:30'],
      isPrivate: true,
    },
    {
      ...plain,
      key: demoEvents.cancelled,
      title: 'Canceled: visit at Lanjing',
      weekday: 4,
      clock: ['15:00', '16:00'],
      organizer: people.chenXiao,
      guests: [guest(owner, 'declined')],
      showAs: 'free',
    },
  ];
}
