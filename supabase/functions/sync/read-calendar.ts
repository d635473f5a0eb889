import * as z from 'zod/mini';
import type { FoundMeeting, NoMeeting } from '../../../shared/domain/calendar/found-meeting.ts';
import type { FunctionDeps } from '../_shared/function-deps.ts';
import { ProviderRefusal } from '../_shared/provider-refusal.ts';
import { type CalendarCursor, readCalendarCursor } from './calendar-cursor.ts';
import { callUnderLease, type LeasedMailbox } from './leased-mailbox.ts';

const EVENTS_AT_ONCE = 50;
const DAY = 86_400_000;
const READ_ANEW_EVERY = 600_000;
/** Nearer ones come with the days; a weekly meeting would else fill a timeline for half a year. */
const DAYS_AHEAD = 60;
/** Meetings of the last week may still be moved or called off. */
const DAYS_BACK = 7;

export type CalendarPage = {
  readonly events: readonly unknown[];
  readonly nextPage: string | null;
  /** With the last page: from where to follow. */
  readonly token: string | null;
};

/** How a provider's calendar is read; what is done with what it gives is the same for all of them. */
export type CalendarReader = {
  /** One page of all instances between two moments. @throws ProviderRefusal */
  readonly read: (between: {
    from: string;
    until: string;
    page: string | null;
  }) => Promise<CalendarPage>;
  /**
   * One page of what changed; null where that cannot be asked, and all is read anew every ten minutes.
   * @throws ProviderRefusal `gone` when the token is too old
   */
  readonly follow:
    | ((after: { token: string; page: string | null }) => Promise<CalendarPage>)
    | null;
  readonly find: (event: unknown) => Promise<FoundMeeting | NoMeeting>;
};

/**
 * Reads a calendar on from its cursor until it is up to date (`true`) or `isOver` (`false`: there is more). Meetings are written
 * before the cursor moves past them. Once a day all of it is read anew, since the time that is read moves on.
 * @throws ProviderRefusal, DatabaseRefusal
 */
export async function readCalendar(
  deps: FunctionDeps,
  mailbox: LeasedMailbox,
  reader: CalendarReader,
  isOver: () => boolean,
): Promise<boolean> {
  const write = (name: string, payload: Record<string, unknown>) =>
    callUnderLease(deps, mailbox, name, payload, z.object({}));
  const keep = (cursor: CalendarCursor) =>
    write('keep_sync_cursor', { cursor: JSON.stringify(cursor) });

  async function plan(events: readonly unknown[], run: string): Promise<void> {
    const found: FoundMeeting[] = [];
    for (const event of events) {
      const one = await reader.find(event);
      if (typeof one !== 'string') found.push(one);
    }
    for (let start = 0; start < found.length; start += EVENTS_AT_ONCE)
      await write('plan_found_meetings', {
        run,
        events: found.slice(start, start + EVENTS_AT_ONCE),
      });
  }

  let cursor = readCalendarCursor(mailbox.cursor);
  const longestAge = reader.follow === null ? READ_ANEW_EVERY : DAY;
  while (!isOver()) {
    if (cursor === null || (cursor.phase === 'follow' && ageOf(cursor) >= longestAge))
      cursor = readAnew(cursor?.since ?? new Date().toISOString());
    if (cursor.phase === 'read') {
      const { from, until, page, run } = cursor;
      const found = await reader.read({ from, until, page });
      await plan(found.events, run);
      // The token says whether there is more, not the number of events: a page may be empty.
      if (found.nextPage !== null) cursor = { ...cursor, page: found.nextPage };
      else {
        if (found.token === null) throw new ProviderRefusal('unavailable');
        await write('end_calendar_run', { run, from, until });
        const { since } = cursor;
        const read_at = new Date().toISOString();
        cursor = { phase: 'follow', run, read_at, since, token: found.token, page: null };
      }
      await keep(cursor);
      continue;
    }
    if (reader.follow === null) return true;
    try {
      const { token, page, run } = cursor;
      const found = await reader.follow({ token, page });
      await plan(found.events, run);
      const isUpToDate = found.nextPage === null;
      cursor = isUpToDate
        ? { ...cursor, token: found.token ?? token, page: null }
        : { ...cursor, page: found.nextPage };
      await keep(cursor);
      if (isUpToDate) return true;
    } catch (error) {
      if (!(error instanceof ProviderRefusal) || error.kind !== 'gone') throw error;
      cursor = readAnew(cursor.since);
      await keep(cursor);
    }
  }
  return false;
}

/** Milliseconds since all of it was read. */
const ageOf = ({ read_at }: Extract<CalendarCursor, { phase: 'follow' }>): number =>
  Date.now() - Date.parse(read_at);

function readAnew(since: string): CalendarCursor {
  const now = Date.now();
  const from = Math.max(Date.parse(since), now - DAYS_BACK * DAY);
  return {
    ...{ phase: 'read', run: crypto.randomUUID(), since, page: null },
    from: new Date(from).toISOString(),
    until: new Date(now + DAYS_AHEAD * DAY).toISOString(),
  };
}
