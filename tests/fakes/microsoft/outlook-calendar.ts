import type { FakeClock } from '../clock.ts';
import { graphError } from './graph-error.ts';

/** An event as Graph writes it whole: a single one, a series, or an instance of one. */
export type FakeGraphEvent = Readonly<Record<string, unknown>> & {
  readonly id: string;
  readonly type: 'singleInstance' | 'seriesMaster' | 'occurrence' | 'exception';
  readonly start: { readonly dateTime: string; readonly timeZone: string };
  readonly end: { readonly dateTime: string; readonly timeZone: string };
};

/** The calendar of one address; times are kept and given in UTC. */
export interface OutlookCalendar {
  readonly put: (event: FakeGraphEvent) => void;
  /** As when it is deleted, or declined. */
  readonly remove: (id: string) => void;
  /** Rounds that were begun are not known any more. */
  readonly forgetRounds: () => void;
  /** `calendarView`, its delta and `events/{id}`; null for what is none of them. */
  readonly answer: (path: string, request: Request) => Response | null;
}

interface Round {
  readonly from: string;
  readonly until: string;
  /** What changed after this is told; 0 for all. */
  readonly after: number;
  /** What changed until this is told; what comes later is of the next round. */
  readonly to: number;
  readonly place: number;
}

export function openOutlookCalendar(clock: FakeClock, mostPerPage: number): OutlookCalendar {
  const events = new Map<string, FakeGraphEvent>();
  const changes = new Map<string, number>();
  let change = Math.floor(clock.now() / 1000);
  let firstKnown = change;
  const note = (id: string) => {
    change += 1;
    changes.set(id, change);
  };

  function entriesOf(round: Round, isDelta: boolean): object[] {
    const touched = [...changes].filter(([, at]) => at > round.after && at <= round.to);
    return touched.flatMap(([id]): object[] => {
      const event = events.get(id);
      const isThere = event !== undefined && isWithin(event, round);
      if (!isThere) return round.after === 0 ? [] : [{ id, '@removed': { reason: 'deleted' } }];
      if (event.type === 'seriesMaster') return isDelta ? [event] : [];
      return [isDelta ? written(event) : event];
    });
  }

  function page(url: URL, round: Round, isDelta: boolean): Response {
    const entries = entriesOf(round, isDelta);
    // Between two full pages an empty one, as Microsoft may give it.
    const isFull = round.place % 2 === 0;
    const start = (round.place / 2) * mostPerPage;
    const value = isFull ? entries.slice(start, start + mostPerPage) : [];
    const isLast = isFull && start + mostPerPage >= entries.length;
    const link = (token: Round) => {
      const next = new URL(url.origin + url.pathname);
      next.searchParams.set('$skiptoken', Buffer.from(JSON.stringify(token)).toString('base64url'));
      return next.href;
    };
    if (!isLast)
      return Response.json({
        value,
        '@odata.nextLink': link({ ...round, place: round.place + 1 }),
      });
    if (!isDelta) return Response.json({ value });
    const next = { ...round, after: round.to, to: 0, place: 0 };
    return Response.json({ value, '@odata.deltaLink': link(next) });
  }

  function view(request: Request, isDelta: boolean): Response {
    const url = new URL(request.url);
    const token = url.searchParams.get('$skiptoken');
    if (token === null) {
      const from = url.searchParams.get('startDateTime');
      const until = url.searchParams.get('endDateTime');
      // https://learn.microsoft.com/en-us/graph/api/event-delta: a time is required, and nothing else is taken.
      if (from === null || until === null || url.searchParams.size > 2)
        return graphError(400, 'ErrorInvalidParameter');
      return page(url, { from, until, after: 0, to: change, place: 0 }, isDelta);
    }
    const round: Round = JSON.parse(Buffer.from(token, 'base64url').toString());
    if (round.after !== 0 && round.after < firstKnown) return graphError(410, 'SyncStateNotFound');
    return page(url, round.to === 0 ? { ...round, to: change } : round, isDelta);
  }

  return {
    put: (event) => {
      events.set(event.id, event);
      note(event.id);
    },
    remove: (id) => {
      events.delete(id);
      note(id);
    },
    forgetRounds: () => {
      change += 1;
      firstKnown = change;
    },
    answer: (path, request) => {
      if (path === 'me/calendarView/delta') return view(request, true);
      if (path === 'me/calendarView') return view(request, false);
      const [, id] = /^me\/events\/([^/]+)$/.exec(path) ?? [];
      if (id === undefined) return null;
      const event = events.get(decodeURIComponent(id));
      return event === undefined ? graphError(404, 'ErrorItemNotFound') : Response.json(event);
    },
  };
}

/** Of an instance that is like its series a round tells no more than when it is. */
function written(event: FakeGraphEvent): object {
  const { id, type, seriesMasterId, start, end } = event;
  return type === 'occurrence' ? { id, type, seriesMasterId, start, end } : event;
}

function isWithin(event: FakeGraphEvent, { from, until }: Round): boolean {
  if (event.type === 'seriesMaster') return true;
  const [start, end] = [event.start, event.end].map(({ dateTime }) => Date.parse(`${dateTime}Z`));
  return (end ?? 0) > Date.parse(from) && (start ?? 0) < Date.parse(until);
}
