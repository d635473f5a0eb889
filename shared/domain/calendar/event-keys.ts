import type { SnapshotEvent } from '../../contracts/inbox-snapshot.ts';
import type { EventKeys, EventTimes } from '../../contracts/meetings.ts';
import type { Digester } from '../digests.ts';

/** The calendar in which an event was met: `surface` says which kind of ids it has. */
export interface MetIn {
  readonly surface: string;
  /** The address whose calendar it is; null where the page does not tell. */
  readonly account: string | null;
}

/**
 * What names an event, as digests. Google shows the same id in the calendars of all guests; Outlook shows one on the
 * event's own page alone, and it differs from mailbox to mailbox. Title and time name it across providers; the database
 * takes them for the same meeting at the same customer only.
 */
export async function eventKeys(
  digester: Digester,
  { surface, account }: MetIn,
  event: Pick<SnapshotEvent, 'id' | 'title' | 'recurring'>,
  times: EventTimes | null,
): Promise<EventKeys> {
  const title = event.title?.normalize('NFKC').replace(/\s+/g, ' ').trim() ?? '';
  const named = event.id !== null && account !== null;
  return {
    event: named ? await digester.digest('event', `${surface}/${event.id}`) : null,
    calendar: named
      ? await digester.digest('mailbox', `${surface}/${account.trim().toLowerCase()}`)
      : null,
    shown:
      title === '' || times === null
        ? null
        : await digester.digest('event_shown', `${title}\n${written(times)}`),
    // The instances of a series are all called the same, and none of them is another one that moved.
    titled:
      title === '' || event.recurring === true
        ? null
        : await digester.digest('event_titled', title),
  };
}

/** Instants in one spelling, whoever read them in whatever zone. */
function written({ starts_at, ends_at, starts_on, ends_on }: EventTimes): string {
  const utc = (instant: string | null) => (instant === null ? '' : new Date(instant).toISOString());
  return [utc(starts_at), utc(ends_at), starts_on ?? '', ends_on ?? ''].join('\n');
}
