import { describe, expect, test } from 'vitest';
import type { FakeGraphEvent } from '../../../tests/fakes/microsoft/outlook-calendar.ts';
import { foundMeetings } from '../../local/testing/calendar-scene.ts';
import { ringSync, syncUntilQuiet } from '../../local/testing/connect-test-mailbox.ts';
import { useOutlookScene } from '../../local/testing/outlook-scene.ts';
import { customerAddress, useSyncScene } from '../../local/testing/sync-scene.ts';
import { useBackend } from '../../local/testing/test-database.ts';

const backend = useBackend();
const google = useSyncScene(backend);
const scene = useOutlookScene(backend);
const HOUR = 3_600_000;
const calendar = () => scene.microsoft.calendar(scene.address);
const instant = (hours: number) =>
  new Date(Math.floor(Date.now() / HOUR) * HOUR + hours * HOUR).toISOString();
/** As Graph writes a time in UTC. */
const at = (hours: number) => ({
  dateTime: instant(hours).replace('.000Z', '.0000000'),
  timeZone: 'UTC',
});
const guest = (address: string, response = 'none') => ({
  ...{ emailAddress: { address }, type: 'required', status: { response } },
});

/** A meeting with a contact of the rep's customer, in two days; override what a test is about. */
const event = (name: string, over: Record<string, unknown> = {}): FakeGraphEvent => ({
  ...{ id: `${scene.tag}${name.replaceAll(' ', '')}`, type: 'singleInstance', isCancelled: false },
  ...{ iCalUId: `${scene.tag}-${name}`, subject: `${scene.tag} ${name}`, sensitivity: 'normal' },
  ...{
    start: at(48),
    end: at(49),
    isAllDay: false,
    organizer: { emailAddress: { address: scene.address } },
  },
  attendees: [guest(customerAddress)],
  responseStatus: { response: 'organizer' },
  ...over,
});
/** A series and `count` instances, a day apart, like it in all but the time. */
function series(name: string, count: number): void {
  const master = `${scene.tag}${name}`;
  calendar().put(
    event(name, { id: master, type: 'seriesMaster', recurrence: { pattern: {}, range: {} } }),
  );
  for (let n = 1; n <= count; n += 1) calendar().put(instance(name, n));
}
const instance = (name: string, n: number, over: Record<string, unknown> = {}): FakeGraphEvent =>
  event(name, {
    ...{
      id: `${scene.tag}${name}-${n}`,
      type: 'occurrence',
      seriesMasterId: `${scene.tag}${name}`,
    },
    ...{ originalStart: instant(24 * n), start: at(24 * n), end: at(24 * n + 1), ...over },
  });

const { planned, meetings } = foundMeetings(backend, scene);

async function connectAndRead(): Promise<void> {
  await scene.connectCalendar();
  await scene.sync();
}

describe('a meeting in a connected Outlook calendar', () => {
  test('is planned, moved, renamed and called off: one record all the while', async () => {
    calendar().put(event('review', { location: { displayName: 'Room 3' } }));
    await connectAndRead();
    expect(await planned()).toEqual(['review planned']);
    expect((await meetings())[0]).toMatchObject({ location: 'Room 3', organiser: scene.address });
    calendar().put(event('review', { start: at(72), end: at(73), subject: `${scene.tag} moved` }));
    await scene.sync();
    expect(await planned()).toEqual(['moved planned']);
    expect((await meetings())[0]?.starts_at.toISOString()).toBe(instant(72));
    calendar().remove(event('review').id);
    await scene.sync();
    expect(await planned()).toEqual(['moved cancelled']);
    expect(await meetings()).toHaveLength(1);
  });

  test('instances that are told by their time alone have the words of their series, which is asked for once', async () => {
    series('weekly', 6);
    const before = scene.microsoft.requests.length;
    await connectAndRead();
    expect(await planned()).toEqual(Array.from({ length: 6 }, () => 'weekly planned'));
    const asked = scene.microsoft.requests
      .slice(before)
      .filter(({ path }) => /\/me\/events\//.test(path));
    expect(asked).toHaveLength(1);
    expect(new Set((await meetings()).map(({ instance: name }) => name)).size).toBe(6);
  });

  test('an instance that is moved keeps its record; one that is taken out is called off, the others stay', async () => {
    series('standing', 3);
    await connectAndRead();
    calendar().put(instance('standing', 1, { type: 'exception', start: at(30), end: at(31) }));
    calendar().remove(`${scene.tag}standing-2`);
    await scene.sync();
    expect(await planned()).toEqual(['standing planned', 'standing cancelled', 'standing planned']);
    expect(await meetings()).toHaveLength(3);
  });

  test('what moved out of the time that is read is not called off', async () => {
    calendar().put(event('far'));
    await connectAndRead();
    calendar().put(event('far', { start: at(24 * 100), end: at(24 * 100 + 1) }));
    await scene.sync();
    expect(await planned()).toEqual(['far planned']);
    expect((await meetings())[0]?.starts_at.toISOString()).toBe(instant(24 * 100));
  });

  test('all-day ones keep their days', async () => {
    const day = (days: number) =>
      new Date(Date.now() + days * 24 * HOUR).toISOString().slice(0, 10);
    const midnight = (days: number) => ({
      dateTime: `${day(days)}T00:00:00.0000000`,
      timeZone: 'UTC',
    });
    calendar().put(event('fair', { isAllDay: true, start: midnight(5), end: midnight(7) }));
    await connectAndRead();
    const [row] = await backend.sql`select starts_on::text, ends_on::text from public.meetings
      where title = ${`${scene.tag} fair`}`;
    expect(row).toEqual({ starts_on: day(5), ends_on: day(6) });
  });

  test.each([
    ['declined', () => ({ responseStatus: { response: 'declined' } })],
    ['private', () => ({ sensitivity: 'private' })],
    ['confidential', () => ({ sensitivity: 'confidential' })],
    ['called off', () => ({ isCancelled: true })],
    ['among colleagues', () => ({ attendees: [guest('wang.hao@harbour-tools.example')] })],
  ])('%s it is left out', async (name, over) => {
    calendar().put(event(name, over()));
    calendar().put(event('kept'));
    await connectAndRead();
    expect(await planned()).toEqual(['kept planned']);
  });

  test('that Google’s calendar has as well is one', async () => {
    const uid = `${scene.tag}-shared@google.example`;
    google.google.calendar(google.address).put({
      ...{ id: `${scene.tag}shared`, iCalUID: uid, summary: `${scene.tag} shared` },
      ...{ start: { dateTime: instant(48) }, end: { dateTime: instant(49) } },
      attendees: [{ email: google.address, self: true }, { email: customerAddress }],
      organizer: { email: google.address },
    });
    calendar().put(
      event('shared', { iCalUId: uid, organizer: { emailAddress: { address: google.address } } }),
    );
    await google.connectCalendar();
    await scene.connectCalendar();
    await syncUntilQuiet(backend, { ...scene.deps, google: google.deps.google });
    expect(await planned()).toEqual(['shared planned']);
    expect(await meetings()).toHaveLength(1);
  });
});

describe('what goes wrong on the way', () => {
  const several = (count: number) => {
    for (let n = 0; n < count; n += 1)
      calendar().put(event(`no ${n}`, { start: at(48 + n), end: at(49 + n) }));
  };
  const all = (count: number) => Array.from({ length: count }, (_, n) => `no ${n} planned`);

  test('page 2 fails, 429 with Retry-After, a token that runs out: the same meetings as without', async () => {
    several(7);
    scene.failNext(
      { at: /calendarView.*skiptoken/, status: 500 },
      { at: /calendarView.*skiptoken/, status: 429, headers: { 'retry-after': '30' } },
      { at: /calendarView/, status: 401 },
    );
    await connectAndRead();
    expect(await planned()).toEqual(all(7));
    expect(scene.microsoft.mostAtOnce(scene.address)).toBe(1);
  });

  test('a round that Microsoft forgot is begun anew, and what was deleted meanwhile is called off', async () => {
    several(4);
    await connectAndRead();
    calendar().remove(`${scene.tag}no1`);
    calendar().forgetRounds();
    await scene.sync();
    expect(await planned()).toEqual(all(4).with(1, 'no 1 cancelled'));
  });

  test('the token goes to Microsoft Graph alone', async () => {
    several(4);
    await scene.connectCalendar();
    const sent: string[] = [];
    await ringSync({
      ...scene.deps,
      fetch: async (url, init) => {
        sent.push(String(url));
        const answer = await fetch(url, init);
        if (!/calendarView/.test(String(url))) return answer;
        const body = await answer.json();
        return Response.json({ ...body, '@odata.nextLink': 'https://elsewhere.example/v1.0/me' });
      },
    });
    expect(sent.filter((url) => url.startsWith('https://elsewhere.example'))).toEqual([]);
  });
});
