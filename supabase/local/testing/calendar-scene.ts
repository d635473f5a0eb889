import type { FakeEvent } from '../../../tests/fakes/google/google-calendar.ts';
import { customerAddress, type SyncScene } from './sync-scene.ts';
import type { TestBackend } from './test-database.ts';

const HOUR = 3_600_000;

/** So many hours from the hour that runs, as Google writes a time. */
export const googleTime = (hours: number) => ({
  dateTime: new Date(Math.floor(Date.now() / HOUR) * HOUR + hours * HOUR).toISOString(),
  timeZone: 'Asia/Shanghai',
});

/** A meeting with a contact of the rep's customer, in two days; override what a test is about. */
export const googleMeeting = (
  { tag, address }: SyncScene,
  name: string,
  over: Record<string, unknown> = {},
): FakeEvent => ({
  ...{ id: `${tag}${name.replace(/[^a-z0-9]/g, '')}`, status: 'confirmed' },
  ...{ iCalUID: `${tag}-${name}@google.example`, summary: `${tag} ${name}`, sequence: 0 },
  ...{ start: googleTime(48), end: googleTime(49), organizer: { email: address, self: true } },
  attendees: [
    { email: address, self: true, organizer: true, responseStatus: 'accepted' },
    { email: customerAddress, displayName: 'Wang Fang', responseStatus: 'needsAction' },
  ],
  ...over,
});

/** What became of a test's meetings, whichever calendar they came from; a test's own have its tag. */
export function foundMeetings(backend: TestBackend, scene: { readonly tag: string }) {
  return {
    /** Live follow-ups: name and state, by start. */
    async planned(): Promise<string[]> {
      const rows = await backend.sql<{ name: string }[]>`
        select replace(coalesce(m.title, 'untitled'), ${`${scene.tag} `}, '') || ' ' || f.state as name
        from public.follow_ups as f
        join public.meetings as m on m.org_id = f.org_id and m.id = f.meeting_id
        where (m.title like ${`${scene.tag}%`} or m.ical_uid like ${`${scene.tag}%`})
          and f.removed_at is null
        order by private.meeting_start(m), m.title, f.id`;
      return rows.map(({ name }) => name);
    },
    meetings: () =>
      backend.sql`select m.* from public.meetings as m where m.title like ${`${scene.tag}%`}
        or m.ical_uid like ${`${scene.tag}%`} order by m.instance`,
  };
}

/** Reads a connected calendar as on another day: all of it. */
export async function readCalendarAnew(backend: TestBackend, scene: SyncScene): Promise<void> {
  await backend.sql`update public.sync_cursors
    set cursor = jsonb_set(cursor::jsonb, '{read_at}', '"2026-01-01T00:00:00Z"')::text
    where kind = 'calendar'`;
  await scene.sync();
}
