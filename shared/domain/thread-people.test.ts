import { describe, expect, test } from 'vitest';
import type { InboxSnapshot, Person } from '../contracts/inbox-snapshot.ts';
import { insiderTest, outsiders } from './thread-people.ts';

const person = (email: string | null, name: string | null = null): Person => ({ email, name });
const maria = person('maria.rossi@fonderia-aurora.example', 'Maria Rossi');
const me = person('zhao.min@harbour-tools.example', 'Zhao Min');

function snapshot(
  messages: readonly { from: Person | null; to?: Person[]; cc?: Person[] }[],
  over: Partial<InboxSnapshot> = {},
): InboxSnapshot {
  return {
    surface: 'gmail',
    host: 'mail.google.com',
    account: 'zhao.min@harbour-tools.example',
    ownAddresses: ['zhao.min@harbour-tools.example'],
    view: 'thread',
    pageLanguage: 'en',
    url: 'https://mail.google.com/',
    thread: null,
    messages: messages.map(({ from, to, cc }) => ({
      id: null,
      from,
      to: to ?? [],
      cc: cc ?? [],
      dateRaw: null,
      html: null,
      expanded: true,
      complete: true,
    })),
    rows: [],
    composes: [],
    event: null,
    provenance: {},
    health: {
      account: 'ok',
      thread: 'ok',
      messages: 'ok',
      sender: 'ok',
      rows: 'idle',
      compose: 'idle',
      event: 'idle',
    },
    ...over,
  };
}
const own = {
  ownDomains: ['harbour-tools.example'],
  colleagueAddresses: ['min.private@gmail.com'],
};
const emails = (shot: InboxSnapshot, mine = own) => outsiders(shot, mine).map(({ email }) => email);

test('everyone outside the firm, once, senders first', () => {
  const li = person('li.lei@acme.example', '李雷');
  expect(
    outsiders(
      snapshot([
        { from: me, to: [li], cc: [maria] },
        { from: maria, to: [me], cc: [li] },
      ]),
      own,
    ),
  ).toEqual([
    { ref: 'p1', email: maria.email, name: 'Maria Rossi', role: 'from' },
    { ref: 'p2', email: li.email, name: '李雷', role: 'to' },
  ]);
});

describe('insiders are left out', () => {
  test.each([
    ['the reader', 'zhao.min@harbour-tools.example'],
    ['the reader in capitals', 'Zhao.Min@Harbour-Tools.Example'],
    ['a colleague by domain', 'chen.yu@harbour-tools.example'],
    ['a colleague by a domain below', 'x@de.harbour-tools.example'],
    ['a colleague who writes from free mail', 'min.private@gmail.com'],
  ])('%s', (_, email) => {
    expect(emails(snapshot([{ from: person(email), to: [maria] }]))).toEqual([maria.email]);
  });
});

test('a domain that only ends like ours is not ours', () => {
  const email = 'x@notharbour-tools.example';
  expect(emails(snapshot([{ from: person(email) }]))).toEqual([email]);
});

test('a firm on free mail shares its domain with customers: only addresses tell them apart', () => {
  const shot = snapshot([{ from: person('customer@qq.com'), to: [person('boss@qq.com')] }], {
    account: 'boss@qq.com',
    ownAddresses: [],
  });
  expect(emails(shot, { ownDomains: ['qq.com'], colleagueAddresses: [] })).toEqual([
    'customer@qq.com',
  ]);
});

test('a name without an address stays when nobody else has it, and no address is guessed', () => {
  const shot = snapshot([
    { from: maria, to: [person(null, 'Maria Rossi'), person(null, 'Joe Roe')] },
  ]);
  expect(outsiders(shot, own).map(({ email, name }) => [email, name])).toEqual([
    [maria.email, 'Maria Rossi'],
    [null, 'Joe Roe'],
  ]);
});

test('references never hold the address: they travel to the database', () => {
  for (const { ref } of outsiders(snapshot([{ from: maria }]), own)) expect(ref).toMatch(/^p\d+$/);
});

test('unknown senders and recipients are no people', () => {
  const shot = snapshot([
    { from: null },
    { from: person(null, null) },
    { from: person('nonsense', ' ') },
  ]);
  expect(outsiders(shot, own)).toEqual([]);
});

test('an account that is unknown makes nobody an insider by accident', () => {
  const inside = insiderTest(
    { account: null, ownAddresses: [] },
    { ownDomains: [''], colleagueAddresses: [] },
  );
  expect(inside('maria.rossi@fonderia-aurora.example')).toBe(false);
});

test('the guests of an event with an address are its people, the organiser first; names alone are not', () => {
  const guest = (email: string | null, name: string | null) => ({ email, name, answer: null });
  const event: InboxSnapshot['event'] = {
    placement: 'popover',
    id: null,
    seriesId: null,
    calendarId: null,
    title: 'Line review',
    timeRaw: null,
    start: null,
    end: null,
    allDay: null,
    location: null,
    organizer: maria,
    guests: [
      guest('li.lei@acme-packaging.example', 'Li Lei'),
      guest(me.email, me.name),
      guest('c_room@resource.calendar.google.com', 'Hall 4'),
      guest('c_shared@group.calendar.google.com', 'Team'),
      guest(null, 'Wang Hao'),
      guest(maria.email, maria.name),
    ],
    ownAnswer: null,
    recurring: null,
    certain: true,
  };
  const found = outsiders(snapshot([], { surface: 'google-calendar', event }), own);
  expect(found.map(({ email, role }) => [email, role])).toEqual([
    [maria.email, 'from'],
    ['li.lei@acme-packaging.example', 'to'],
  ]);
});
