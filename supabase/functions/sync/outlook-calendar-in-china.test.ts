import { expect, test } from 'vitest';
import { useOutlookScene } from '../../local/testing/outlook-scene.ts';
import { customerAddress } from '../../local/testing/sync-scene.ts';
import { useBackend } from '../../local/testing/test-database.ts';

const backend = useBackend();
const scene = useOutlookScene(backend, { cloud: 'china' });
const HOUR = 3_600_000;
const at = (hours: number) => ({
  dateTime: new Date(Date.now() + hours * HOUR).toISOString().slice(0, 19),
  timeZone: 'UTC',
});

test('without rounds all of a calendar is read anew in its time, and what is gone is called off', async () => {
  const calendar = scene.microsoft.calendar(scene.address);
  for (const n of [1, 2, 3, 4])
    calendar.put({
      ...{ id: `${scene.tag}${n}`, type: 'singleInstance', start: at(24 * n), end: at(24 * n + 1) },
      ...{ iCalUId: `${scene.tag}-${n}`, subject: `${scene.tag} ${n}` },
      attendees: [{ emailAddress: { address: customerAddress } }],
    });
  await scene.connectCalendar();
  await scene.sync();
  const states = async () => {
    const rows = await backend.sql`select f.state from public.follow_ups as f
      join public.meetings as m on m.org_id = f.org_id and m.id = f.meeting_id
      where m.title like ${`${scene.tag}%`} order by m.title`;
    return rows.map(({ state }) => state);
  };
  expect(await states()).toEqual(['planned', 'planned', 'planned', 'planned']);
  calendar.remove(`${scene.tag}2`);
  const looks = () => scene.microsoft.requests.filter(({ path }) => path.includes('calendarView'));
  const before = looks().length;
  await scene.sync();
  expect(looks()).toHaveLength(before);
  await backend.sql`update public.sync_cursors set cursor = jsonb_set(cursor::jsonb, '{read_at}',
    to_jsonb((now() - interval '11 minutes')::text))::text where kind = 'calendar'`;
  await scene.sync();
  expect(await states()).toEqual(['planned', 'cancelled', 'planned', 'planned']);
});
