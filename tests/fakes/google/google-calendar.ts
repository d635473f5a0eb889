import type { FakeClock } from '../clock.ts';
import { googleError } from './google-error.ts';

/** Google keeps what its sync tokens need for weeks; the fake forgets after ten days. */
const tokenKept = 10 * 86_400_000;

/** An event as the Calendar API writes it; of a cancelled one the fake keeps what Google surely gives. */
export type FakeEvent = Readonly<Record<string, unknown>> & { readonly id: string };

/** The primary calendar of one address. Instances are put in as such: the API is asked for single events. */
export interface GoogleCalendar {
  readonly address: string;
  /** Puts an event in, or another one in its place. */
  readonly put: (event: FakeEvent) => void;
  /** As when it is deleted: what is left is its id, and of an instance its series and planned start. */
  readonly cancel: (id: string) => void;
  /** Sync tokens given out so far are not known any more. */
  readonly forgetTokens: () => void;
  /** Gone without a trace, as what was deleted long ago. */
  readonly drop: (id: string) => void;
  readonly list: (query: URLSearchParams) => Response;
}

interface Stored {
  readonly event: FakeEvent;
  readonly change: number;
}

export function openGoogleCalendar(
  address: string,
  clock: FakeClock,
  mostPerPage = 250,
): GoogleCalendar {
  const stored = new Map<string, Stored>();
  let change = 1;
  let firstKnown = 0;
  const tokens = new Map<string, { readonly change: number; readonly at: number; query: string }>();

  function put(event: FakeEvent): void {
    change += 1;
    const sequence = stored.has(event.id) ? { sequence: change } : {};
    stored.set(event.id, {
      event: { kind: 'calendar#event', status: 'confirmed', ...sequence, ...event },
      change,
    });
  }

  function list(query: URLSearchParams): Response {
    const token = query.get('syncToken');
    const same = (from: URLSearchParams) =>
      ['singleEvents', 'showDeleted', 'maxResults'].map((name) => from.get(name)).join();
    let since = 0;
    if (token !== null) {
      // What Google refuses beside a token: https://developers.google.com/workspace/calendar/api/v3/reference/events/list
      if (
        ['timeMin', 'timeMax', 'q', 'orderBy', 'updatedMin', 'iCalUID'].some((name) =>
          query.has(name),
        )
      )
        return googleError(400, 'badRequest', 'Sync token cannot be used with other parameters');
      const known = tokens.get(token);
      if (known === undefined || known.change < firstKnown || known.at < clock.now() - tokenKept)
        return googleError(410, 'fullSyncRequired', 'Sync token is no longer valid');
      if (known.query !== same(query)) return googleError(400, 'badRequest', 'Other parameters');
      since = known.change;
    }
    const all = [...stored.values()].filter(({ event, change: at }) =>
      token === null
        ? (event.status !== 'cancelled' || query.get('showDeleted') === 'true') &&
          isWithin(event, query)
        : at > since,
    );
    // Pages of even numbers are full; between them, as Google may, an empty one.
    const page = Number(query.get('pageToken') ?? 0);
    const place = (page / 2) * mostPerPage;
    const isLast = page % 2 === 0 && place + mostPerPage >= all.length;
    const items = page % 2 === 0 ? all.slice(place, place + mostPerPage) : [];
    const next = `${change}-${crypto.randomUUID()}`;
    if (isLast) tokens.set(next, { change, at: clock.now(), query: same(query) });
    return Response.json({
      ...{ kind: 'calendar#events', summary: address, items: items.map(({ event }) => event) },
      ...(isLast ? { nextSyncToken: next } : { nextPageToken: `${page + 1}` }),
    });
  }

  return {
    address,
    put,
    list,
    cancel: (id) => {
      const known = stored.get(id)?.event;
      if (known === undefined) throw new RangeError(`${address} has no event ${id}`);
      const { recurringEventId, originalStartTime } = known;
      change += 1;
      const event = {
        ...{ kind: 'calendar#event', id, status: 'cancelled' },
        ...(recurringEventId !== undefined && { recurringEventId, originalStartTime }),
      };
      stored.set(id, { event, change });
    },
    drop: (id) => {
      stored.delete(id);
    },
    forgetTokens: () => {
      change += 1;
      firstKnown = change;
    },
  };
}

/** Overlap with the time that was asked for; a cancelled stub has none and is given. */
function isWithin(event: FakeEvent, query: URLSearchParams): boolean {
  const start = momentOf(event.start);
  const end = momentOf(event.end) ?? start;
  if (start === null || end === null) return true;
  const from = Date.parse(query.get('timeMin') ?? '');
  const until = Date.parse(query.get('timeMax') ?? '');
  return !(end <= from) && !(start >= until);
}

function momentOf(value: unknown): number | null {
  const { dateTime, date } = (value ?? {}) as { dateTime?: string; date?: string };
  const time = Date.parse(dateTime ?? date ?? '');
  return Number.isNaN(time) ? null : time;
}
