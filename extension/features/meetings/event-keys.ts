import type { InboxSnapshot, SnapshotEvent } from '../../../shared/contracts/inbox-snapshot.ts';
import type { EventKeys, EventTimes } from '../../../shared/contracts/meetings.ts';
import type { Digester } from '../../../shared/domain/digests.ts';

/**
 * What names the open event, as digests. Google shows the same id in the calendars of all guests; Outlook shows one on the
 * event's own page alone, and it differs from mailbox to mailbox. Title and time name it across providers; the database
 * takes them for the same meeting at the same customer only.
 */
export async function eventKeys(
  digester: Digester,
  snapshot: Pick<InboxSnapshot, 'surface' | 'account'>,
  event: Pick<SnapshotEvent, 'id' | 'title' | 'recurring'>,
  times: EventTimes | null,
): Promise<EventKeys> {
  const { surface, account } = snapshot;
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
