import { daysOf, weekDays } from './calendar-days.ts';
import { googleEid, googleEventId, outlookEventId } from './calendar-ids.ts';
import { type CalendarWords, calendarWordsIn } from './calendar-words.ts';
import { demoCalendar, type SandboxEvent } from './demo-calendar.ts';
import type { Mailbox, MailPerson, SandboxLanguage } from './mailbox.ts';
import { EventTimes } from './shown-event-times.ts';

/** What the server hands to a calendar's script: everything ready to be shown. */
export interface CalendarData {
  readonly owner: MailPerson;
  readonly language: SandboxLanguage;
  readonly words: Record<string, string>;
  readonly title: string;
  readonly heading: string;
  readonly days: readonly {
    readonly weekday: string;
    readonly day: string;
    readonly isToday: boolean;
  }[];
  readonly events: readonly CalendarPageEvent[];
}

export interface CalendarPageEvent {
  readonly key: string;
  readonly title: string;
  /** Column of the grid, and how many it covers. */
  readonly column: number;
  readonly columns: number;
  readonly from: number | null;
  readonly to: number | null;
  readonly date: string;
  readonly endDate: string;
  readonly shortTime: string;
  readonly location: string | null;
  readonly guests: readonly CalendarPageGuest[];
  readonly google: {
    readonly eid: string;
    /** Without the instance, as the page's log has it. */
    readonly logId: string;
    readonly calendarId: string;
    readonly when: readonly string[];
    readonly rhythm: string | null;
    readonly startTime: string;
    readonly endTime: string;
    readonly ownAnswer: 'accepted' | 'declined' | 'tentative' | 'none' | null;
  };
  readonly outlook: {
    readonly id: string;
    readonly name: string;
    readonly time: string;
  };
}

export interface CalendarPageGuest extends MailPerson {
  readonly isOrganizer: boolean;
  /** "Name, Attending, Organizer" */
  readonly googleLabel: string;
  readonly outlookLabel: string;
  readonly outlookAnswer: string;
}

export function calendarData(mailbox: Mailbox): CalendarData {
  const { owner, language, timeZone, now } = mailbox;
  const words = calendarWordsIn(language);
  const times = new EventTimes(language);
  const week = weekDays(mailbox);
  const today = new Intl.DateTimeFormat('en-CA', { timeZone }).format(now);
  const monday = week[0] ?? today;
  return {
    owner,
    language,
    words: Object.fromEntries(
      Object.entries(words).flatMap(([name, word]) =>
        typeof word === 'string' ? [[name, word]] : [],
      ),
    ),
    title: words.googleTitle(times.day(monday, { year: 'numeric', month: 'long', day: 'numeric' })),
    heading: times.day(monday, { year: 'numeric', month: 'long' }),
    days: week.map((date) => ({
      weekday: times.day(date, { weekday: 'short' }),
      day: String(Number(date.slice(8))),
      isToday: date === today,
    })),
    events: demoCalendar(mailbox).map((event) => pageEvent(event, mailbox, times, words)),
  };
}

function pageEvent(
  event: SandboxEvent,
  mailbox: Mailbox,
  times: EventTimes,
  words: CalendarWords,
): CalendarPageEvent {
  const { owner } = mailbox;
  const days = daysOf(event, mailbox);
  const guests = guestsOf(event, words);
  const clock = (minutes: number | null) =>
    minutes === null ? '' : times.clock(minutes, 'google');
  const own = event.guests.find(({ person }) => person.email === owner.email);
  const ownAnswer = event.organizer?.email === owner.email ? 'accepted' : (own?.answer ?? null);
  return {
    key: event.key,
    title: event.title,
    column: event.weekday,
    columns: event.days,
    ...days,
    shortTime: days.from === null ? '' : clock(days.from),
    location: event.location,
    guests,
    google: {
      eid: googleEid(event, mailbox),
      logId: googleEventId(event.key),
      calendarId: owner.email,
      when: times.google(days),
      rhythm: event.repeats ? words.weekly(times.day(days.date, { weekday: 'long' })) : null,
      startTime: clock(days.from),
      endTime: clock(days.to),
      ownAnswer: event.guests.length === 0 ? null : ownAnswer,
    },
    outlook: {
      id: outlookEventId(event.key),
      name: outlookName(event, times.outlookName(days), words),
      time: times.outlookPeek(days),
    },
  };
}

function guestsOf({ organizer, guests }: SandboxEvent, words: CalendarWords): CalendarPageGuest[] {
  const said = {
    accepted: words.saidAccepted,
    declined: words.saidDeclined,
    tentative: words.saidTentative,
    none: words.saidNone,
  };
  const all = [
    ...(organizer === null
      ? []
      : [{ person: organizer, answer: 'accepted' as const, isOrganizer: true }]),
    ...guests.map((one) => ({ ...one, isOrganizer: false })),
  ];
  return all.map(({ person, answer, isOrganizer }) => ({
    ...person,
    isOrganizer,
    googleLabel: [person.name, words[answer], isOrganizer ? words.organizer : null]
      .filter((part) => part !== null)
      .join(', '),
    outlookLabel: words.opensCard(person.name),
    outlookAnswer: isOrganizer ? words.organizer : said[answer],
  }));
}

function outlookName(event: SandboxEvent, time: string, words: CalendarWords): string {
  const showAs = {
    busy: words.busy,
    free: words.free,
    away: words.away,
    tentative: words.tentativeBusy,
  };
  return [
    event.title,
    time,
    event.location,
    event.organizer === null ? null : words.by(event.organizer.name),
    event.isPrivate ? words.isPrivate : null,
    showAs[event.showAs],
    event.repeats ? words.recurring : null,
  ]
    .filter((part) => part !== null)
    .join(', ');
}
