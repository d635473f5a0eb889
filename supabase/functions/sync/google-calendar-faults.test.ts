import { beforeEach, describe, expect, test } from 'vitest';
import {
  foundMeetings,
  googleMeeting,
  googleTime,
  readCalendarAnew,
} from '../../local/testing/calendar-scene.ts';
import { ringSync } from '../../local/testing/connect-test-mailbox.ts';
import { useSyncScene } from '../../local/testing/sync-scene.ts';
import { useBackend } from '../../local/testing/test-database.ts';

const backend = useBackend();
const scene = useSyncScene(backend);
const { planned } = foundMeetings(backend, scene);
const calendar = () => scene.google.calendar(scene.address);
const event = (name: string, over?: Record<string, unknown>) => googleMeeting(scene, name, over);
const readAnew = () => readCalendarAnew(backend, scene);
const at = googleTime;

beforeEach(async () => {
  await backend.sql`delete from private.call_counters`;
});

/** Everything that lasts, as it is now: what a reading that finds nothing new leaves alone. */
const everything = () =>
  backend.sql`select jsonb_agg(to_jsonb(m) order by m.id) as meetings, (
      select jsonb_agg(to_jsonb(f) order by f.id) from public.follow_ups as f
    ) as follow_ups, (
      select jsonb_agg(to_jsonb(k) order by k.op_id) from public.follow_up_contents as k
    ) as contents, (select jsonb_agg(to_jsonb(c) order by c.id) from public.customers as c) as customers
    from public.meetings as m`;

describe('what goes wrong on the way', () => {
  const several = (count: number) => {
    for (let n = 0; n < count; n += 1)
      calendar().put(
        event(`no ${n}`, { id: `${scene.tag}no${n}`, start: at(48 + n), end: at(49 + n) }),
      );
  };
  const all = (count: number) => Array.from({ length: count }, (_, n) => `no ${n} planned`);

  test('a second reading of all changes no row', async () => {
    several(7);
    await scene.connectCalendar();
    await scene.sync();
    const before = await everything();
    await readAnew();
    expect(await everything()).toEqual(before);
    expect(await planned()).toEqual(all(7));
  });

  test('E: page 2 fails, 429 with Retry-After, a token that runs out: the same meetings as without', async () => {
    several(7);
    scene.failNext(
      { path: '/calendar/v3/', query: 'pageToken', status: 500 },
      { path: '/calendar/v3/', query: 'pageToken', status: 429, headers: { 'retry-after': '30' } },
      { path: '/calendar/v3/', status: 401 },
    );
    await scene.connectCalendar();
    await scene.sync();
    expect(await planned()).toEqual(all(7));
  });

  test('410: all is read anew, and what was deleted meanwhile is called off', async () => {
    several(4);
    await scene.connectCalendar();
    await scene.sync();
    calendar().drop(`${scene.tag}no1`);
    calendar().forgetTokens();
    await scene.sync();
    expect(await planned()).toEqual(all(4).with(1, 'no 1 cancelled'));
  });

  test('killed between writing and the cursor: once', async () => {
    several(5);
    await scene.connectCalendar();
    let killed = false;
    await ringSync({
      ...scene.deps,
      fetch: (url, init) => {
        if (killed || String(url).endsWith('/keep_sync_cursor')) {
          killed = true;
          return Promise.reject(new TypeError('killed'));
        }
        return fetch(url, init);
      },
    }).catch(() => undefined);
    expect(killed).toBe(true);
    await backend.sql`update public.jobs set leased_until = now() - interval '1 second'`;
    await scene.sync();
    expect(await planned()).toEqual(all(5));
  });

  test('a calendar with 10,000 instances is read in slices, and only the next sixty days of it', async () => {
    for (let n = 0; n < 10_000; n += 1)
      calendar().put(
        event('many', {
          ...{ id: `${scene.tag}many${n}`, recurringEventId: `${scene.tag}many` },
          ...{ originalStartTime: at(24 * n), start: at(24 * n), end: at(24 * n + 1) },
        }),
      );
    await scene.connectCalendar();
    await scene.sync();
    const count = (await planned()).length;
    expect(count).toBeGreaterThanOrEqual(59);
    expect(count).toBeLessThanOrEqual(61);
  }, 60_000);

  test('no worker is in the mailbox and its calendar at the same time', async () => {
    await scene.connect('known_contacts');
    await scene.connectCalendar();
    const claim = async () => {
      const [row] =
        await backend.sql`select private.claim_mailbox('{"lease_seconds": 60}') #>> '{job,kind}' as kind`;
      return row?.kind;
    };
    const [one, other] = await Promise.all([claim(), claim()]);
    expect([one, other].filter((kind) => kind !== null)).toHaveLength(1);
  });
});
