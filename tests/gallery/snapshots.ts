import type { InboxSnapshot, Person } from '../../shared/contracts/inbox-snapshot.ts';

const reader: Person = { email: 'zhao.min@harbour-tools.example', name: 'Zhao Min' };
export const wangFang: Person = { email: 'wang.fang@acme-packaging.example', name: 'Wang Fang' };
export const liLei: Person = { email: 'li.lei@acme-packaging.example', name: 'Li Lei' };

const mailText =
  '<p>Dear Zhao Min,</p><p>thank you for the quote. Two points are open: the price of the spare rollers, and whether you can deliver before the Spring Festival.</p><p>Best regards<br>Wang Fang</p>';

export const emptyPage: InboxSnapshot = {
  surface: 'gmail',
  host: 'mail.google.com',
  account: 'zhao.min@harbour-tools.example',
  ownAddresses: ['zhao.min@harbour-tools.example'],
  view: 'list',
  pageLanguage: 'en',
  url: 'https://mail.google.com/mail/u/0/#inbox',
  thread: null,
  messages: [],
  rows: [],
  composes: [],
  event: null,
  provenance: {},
  health: {
    account: 'ok',
    thread: 'idle',
    messages: 'idle',
    sender: 'idle',
    rows: 'ok',
    compose: 'idle',
    event: 'idle',
  },
};

/** A thread with one message, from the first of these people, the others in copy. */
export function mailFrom(from: Person, ...cc: Person[]): InboxSnapshot {
  return {
    ...emptyPage,
    view: 'thread',
    url: 'https://mail.google.com/mail/u/0/#inbox/FMfcgzQ',
    thread: {
      id: '18c2f0a1b2c3d4e5',
      legacyId: '18c2f0a1b2c3d4e5',
      conversationId: null,
      subject: 'Re: Q2 quote for the carton line',
    },
    messages: [
      {
        id: '18c2f0a1b2c3d4e5',
        from,
        to: [reader],
        cc,
        dateRaw: 'Fri, Nov 20, 2026, 9:10 AM',
        html: mailText,
        expanded: true,
        complete: true,
      },
    ],
    health: {
      account: 'ok',
      thread: 'ok',
      messages: 'ok',
      sender: 'ok',
      rows: 'idle',
      compose: 'idle',
      event: 'idle',
    },
  };
}

export const fromColleague = mailFrom({
  email: 'chen.yu@harbour-tools.example',
  name: 'Chen Yu',
});

export const unreadable: InboxSnapshot = {
  ...emptyPage,
  view: 'thread',
  health: {
    account: 'ok',
    thread: 'ok',
    messages: 'broken',
    sender: 'broken',
    rows: 'idle',
    compose: 'idle',
    event: 'idle',
  },
};

export function crowd(count: number): InboxSnapshot {
  const people = Array.from({ length: count }, (_, index) => ({
    email: `buyer.${index + 1}@crowd-${(index % 7) + 1}.example`,
    name: index % 3 === 0 ? `采购 ${index + 1} 号` : `Buyer Number ${index + 1}`,
  }));
  return mailFrom(wangFang, ...people);
}

const calendarPage: InboxSnapshot = {
  ...emptyPage,
  surface: 'google-calendar',
  host: 'calendar.google.com',
  view: 'calendar',
  url: 'https://calendar.google.com/calendar/u/0/r/week',
  health: { ...emptyPage.health, rows: 'idle' },
};

/** An event of the reader's with these guests. */
export function eventWith(...guests: Person[]): InboxSnapshot {
  return {
    ...calendarPage,
    view: 'event',
    event: {
      placement: 'popover',
      id: '4o8k2m6p1q3r5s7t9u0v2a4b6c',
      seriesId: null,
      calendarId: reader.email,
      title: 'Line 2: samples, packaging, delivery',
      timeRaw: 'Tuesday, November 24⋅10:00 – 11:00am',
      start: '2026-11-24T10:00',
      end: '2026-11-24T11:00',
      allDay: false,
      location: 'Meeting room 3',
      organizer: reader,
      guests: guests.map((guest) => ({ ...guest, answer: 'accepted' })),
      ownAnswer: 'accepted',
      recurring: false,
      certain: true,
    },
    health: { ...calendarPage.health, event: 'ok' },
  };
}

/** The page names two events at once. */
export const unsureEvent: InboxSnapshot = {
  ...calendarPage,
  health: { ...calendarPage.health, event: 'unsure' },
};
