import { beforeEach, describe, expect, test } from 'vitest';
import { eventKeys } from '../../../shared/domain/calendar/event-keys.ts';
import { createDigester } from '../../../shared/domain/digests.ts';
import type { FakeEvent } from '../../../tests/fakes/google/google-calendar.ts';
import {
  foundMeetings,
  googleMeeting,
  googleTime,
  readCalendarAnew,
} from '../../local/testing/calendar-scene.ts';
import { customerAddress, useSyncScene } from '../../local/testing/sync-scene.ts';
import { useBackend } from '../../local/testing/test-database.ts';
import { namedCustomerIds } from '../../seed/demo-customers.ts';
import { demoManager, demoRep } from '../../seed/demo-organisation.ts';
import { demoMemberId, demoOrgId } from '../../seed/insert-demo.ts';
import { call } from '../../tests/call-operation.ts';

const backend = useBackend();
const scene = useSyncScene(backend);
const { planned, meetings } = foundMeetings(backend, scene);
const managersAddress = () => `manager-${scene.tag}@harbour-tools.example`;
const calendar = () => scene.google.calendar(scene.address);
const event = (name: string, over?: Record<string, unknown>) => googleMeeting(scene, name, over);
const readAnew = () => readCalendarAnew(backend, scene);
const at = googleTime;
const HOUR = 3_600_000;

beforeEach(async () => {
  await backend.sql`delete from private.call_counters`;
});

describe('a meeting in a connected calendar', () => {
  test('with a contact of the rep’s customer is planned, with title, time, place and guest', async () => {
    calendar().put(event('review', { location: '会议室 3' }));
    await scene.connectCalendar();
    await scene.sync();
    expect(await planned()).toEqual(['review planned']);
    const [meeting] = await meetings();
    expect(meeting).toMatchObject({
      location: '会议室 3',
      organiser: scene.address,
      state: 'confirmed',
    });
    expect(meeting?.starts_at.toISOString()).toBe(at(48).dateTime);
    const [row] = await backend.sql`
      select c.name, f.source, f.author_id from public.follow_ups as f
      join public.follow_up_participants as p on p.org_id = f.org_id and p.follow_up_id = f.id
      join public.contacts as c on c.org_id = p.org_id and c.id = p.contact_id
      where f.meeting_id = ${meeting?.id}`;
    expect(row).toEqual({
      name: 'Wang Fang 王芳',
      source: 'calendar',
      author_id: demoMemberId(demoRep),
    });
  });

  test('arrives later, is moved, renamed and called off: one record all the while', async () => {
    await scene.connectCalendar();
    await scene.sync();
    calendar().put(event('later'));
    await scene.sync();
    calendar().put(
      event('later', { start: at(72), end: at(73), summary: `${scene.tag} moved`, sequence: 2 }),
    );
    await scene.sync();
    expect(await planned()).toEqual(['moved planned']);
    expect((await meetings())[0]?.starts_at.toISOString()).toBe(at(72).dateTime);
    calendar().cancel(event('later').id);
    await scene.sync();
    expect(await planned()).toEqual(['moved cancelled']);
    calendar().put(event('later', { summary: `${scene.tag} moved`, sequence: 3 }));
    await scene.sync();
    expect(await planned()).toEqual(['moved planned']);
    expect(await meetings()).toHaveLength(1);
  });

  test('instances of a series are one meeting each; a moved one keeps its record, a cancelled stub is enough', async () => {
    const instance = (n: number, over = {}) =>
      event('weekly', {
        ...{ id: `${scene.tag}weekly_${n}`, recurringEventId: `${scene.tag}weekly` },
        ...{ originalStartTime: at(24 * n), start: at(24 * n), end: at(24 * n + 1) },
        ...over,
      });
    for (const n of [1, 2, 3]) calendar().put(instance(n));
    await scene.connectCalendar();
    await scene.sync();
    expect(await planned()).toEqual(['weekly planned', 'weekly planned', 'weekly planned']);
    calendar().put(instance(1, { start: at(30), end: at(31), sequence: 1 }));
    calendar().cancel(`${scene.tag}weekly_2`);
    await scene.sync();
    expect(await planned()).toEqual(['weekly planned', 'weekly cancelled', 'weekly planned']);
    expect(new Set((await meetings()).map(({ instance: named }) => named)).size).toBe(3);
    expect(await meetings()).toHaveLength(3);
  });

  test('all-day ones keep their days, the last one included', async () => {
    calendar().put(event('fair', { start: { date: '2027-01-04' }, end: { date: '2027-01-07' } }));
    const soon = new Date(Date.now() + 5 * 24 * HOUR).toISOString().slice(0, 10);
    const after = new Date(Date.now() + 6 * 24 * HOUR).toISOString().slice(0, 10);
    calendar().put(event('day', { start: { date: soon }, end: { date: after } }));
    await scene.connectCalendar();
    await scene.sync();
    const [day] =
      await backend.sql`select starts_on::text, ends_on::text, starts_at from public.meetings
      where title = ${`${scene.tag} day`}`;
    expect(day).toEqual({ starts_on: soon, ends_on: soon, starts_at: null });
  });
});

describe('what is left out', () => {
  const guests = (...emails: string[]) => ({ attendees: emails.map((email) => ({ email })) });
  test.each([
    ['among colleagues', () => guests(scene.address, 'wang.hao@harbour-tools.example')],
    ['with strangers', () => guests(scene.address, 'somebody@unknown.example')],
    ['alone', () => guests(scene.address)],
    [
      'alone in a room',
      () => ({ attendees: [{ email: 'room@resource.example', resource: true }] }),
    ],
    ['a place of work', () => ({ eventType: 'workingLocation' })],
    ['a flight that was read from mail', () => ({ eventType: 'fromGmail' })],
    ['private', () => ({ visibility: 'private' })],
    ['confidential', () => ({ visibility: 'confidential' })],
    ['called off already', () => ({ status: 'cancelled' })],
    ['over before the calendar was connected', () => ({ start: at(-3), end: at(-2) })],
    ['without a beginning', () => ({ start: {}, end: {} })],
    [
      'declined by the member',
      () => ({
        attendees: [
          { email: scene.address, self: true, responseStatus: 'declined' },
          { email: customerAddress },
        ],
      }),
    ],
  ])('%s', async (name, over) => {
    calendar().put(event(name, over()));
    calendar().put(event('kept'));
    await scene.connectCalendar();
    await scene.sync();
    expect(await planned()).toEqual(['kept planned']);
    expect(await meetings()).toHaveLength(1);
  });

  test('what a member keeps private by their own level', async () => {
    await backend.sql`insert into public.member_settings (org_id, member_id, default_visibility)
      values (${demoOrgId}, ${demoMemberId(demoRep)}, 'private')
      on conflict on constraint member_settings_once do update set default_visibility = 'private'`;
    try {
      calendar().put(event('quiet'));
      await scene.connectCalendar();
      await scene.sync();
      expect(await meetings()).toHaveLength(0);
    } finally {
      await backend.sql`update public.member_settings set default_visibility = 'full'
        where member_id = ${demoMemberId(demoRep)}`;
    }
  });

  test('one that becomes private keeps its time and nothing of what it is about', async () => {
    calendar().put(event('plain', { location: 'Suzhou' }));
    await scene.connectCalendar();
    await scene.sync();
    calendar().put(event('plain', { visibility: 'private', sequence: 1, location: 'Suzhou' }));
    await scene.sync();
    expect((await meetings())[0]).toMatchObject({ title: null, location: null });
    expect(await planned()).toEqual(['untitled planned']);
  });

  test('one that cannot be read takes nothing from the others', async () => {
    calendar().put({ id: `${scene.tag}odd`, start: 'tomorrow', attendees: 'all' });
    calendar().put(
      event('long', {
        summary: `${scene.tag} ${'长'.repeat(5000)}\u0000`,
        location: 'x'.repeat(9000),
      }),
    );
    calendar().put(event('back', { start: at(50), end: at(40) }));
    calendar().put(event('good'));
    await scene.connectCalendar();
    await scene.sync();
    expect(await planned()).toHaveLength(3);
  });
});

/** As the rep plans an event beside the page that shows it. */
async function planFromPage(given: FakeEvent) {
  const rep = await backend.signIn(demoRep);
  const [key] = await backend.sql<{ version: number; key: string }[]>`
    select version, rtrim(translate(encode(key, 'base64'), '+/', '-_'), '=') as key
    from private.digest_keys where org_id = ${demoOrgId} and retired_at is null order by version desc limit 1`;
  if (key === undefined) throw new Error('the demo organisation has a key');
  const times = {
    ...{ starts_at: at(48).dateTime, ends_at: at(49).dateTime, starts_on: null, ends_on: null },
  };
  const digester = createDigester(key);
  const shown = { id: given.id, title: String(given.summary), recurring: false };
  const page = { surface: 'google-calendar', account: scene.address };
  const op_id = crypto.randomUUID();
  const { meeting_id } = await call(rep, 'planMeeting', {
    ...{ op_id, key_version: key.version, location: null },
    keys: await eventKeys(digester, page, shown, times),
    ...{ title: shown.title, ...times, time_zone: 'Asia/Shanghai' },
    ...{ customer_ids: [namedCustomerIds.acme], contact_ids: [], visibility: 'full' },
  });
  return { rep, op_id, meeting_id };
}

describe('each meeting once', () => {
  test('across colleagues: the manager’s calendar has it as well', async () => {
    const invited = event('both', {
      attendees: [
        { email: scene.address },
        { email: managersAddress() },
        { email: customerAddress },
      ],
    });
    calendar().put(invited);
    scene.google.calendar(managersAddress()).put(invited);
    await scene.connectCalendar();
    await scene.connectCalendar(demoManager, managersAddress());
    await scene.sync();
    expect(await planned()).toEqual(['both planned']);
    expect(await meetings()).toHaveLength(1);
    // The manager alone is not coming: the meeting takes place.
    scene.google.calendar(managersAddress()).cancel(invited.id);
    await scene.sync();
    expect(await planned()).toEqual(['both planned']);
    calendar().cancel(invited.id);
    await scene.sync();
    expect(await planned()).toEqual(['both cancelled']);
  });

  test('an older word of another calendar changes nothing', async () => {
    const now = event('revised', { start: at(60), end: at(61), sequence: 3 });
    calendar().put(now);
    await scene.connectCalendar();
    await scene.sync();
    scene.google.calendar(managersAddress()).put(event('revised', { sequence: 1 }));
    await scene.connectCalendar(demoManager, managersAddress());
    await scene.sync();
    expect((await meetings())[0]?.starts_at.toISOString()).toBe(at(60).dateTime);
  });

  test('one that was planned from the page is found again', async () => {
    const given = event('frompage');
    const { meeting_id } = await planFromPage(given);
    calendar().put(given);
    await scene.connectCalendar();
    await scene.sync();
    expect((await meetings()).map(({ id }) => id)).toEqual([meeting_id]);
    expect(await planned()).toEqual(['frompage planned']);
    calendar().cancel(given.id);
    await scene.sync();
    expect(await planned()).toEqual(['frompage cancelled']);
  });

  test('one that was planned from the page and taken back stays so', async () => {
    const given = event('takenback');
    const { rep, op_id } = await planFromPage(given);
    await call(rep, 'undoInteraction', { op_id: crypto.randomUUID(), target_op_id: op_id });
    calendar().put(given);
    await scene.connectCalendar();
    await scene.sync();
    expect(await planned()).toEqual([]);
  });

  test('one that was taken out stays out, also when all is read anew', async () => {
    calendar().put(event('unwanted'));
    await scene.connectCalendar();
    await scene.sync();
    const rep = await backend.signIn(demoRep);
    const [row] = await backend.sql`
      select k.op_id from public.follow_up_contents as k
      join public.follow_ups as f on f.org_id = k.org_id and f.id = k.follow_up_id
      join public.meetings as m on m.org_id = f.org_id and m.id = f.meeting_id
      where m.title = ${`${scene.tag} unwanted`}`;
    await call(rep, 'undoInteraction', { op_id: crypto.randomUUID(), target_op_id: row?.op_id });
    expect(await planned()).toEqual([]);
    calendar().put(event('unwanted', { start: at(52), end: at(53), sequence: 1 }));
    await scene.sync();
    await readAnew();
    expect(await planned()).toEqual([]);
  });
});
