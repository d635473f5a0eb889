import { graphError } from './graph-error.ts';
import { idOf, sinceOf, writeMessage } from './graph-messages.ts';
import { pageSizeOf } from './graph-pages.ts';
import type { OutlookMailbox } from './outlook-mailbox.ts';

/** Of a round: what it began with is said once and carried on in every link. */
interface Round {
  readonly folderId: string;
  readonly timesForgotten: number;
  readonly select: string | null;
  readonly changeType: string | null;
  /** Milliseconds; null for everything. */
  readonly since: number | null;
  /** Number of the last change that is told already; null while the first round lasts. */
  readonly after: number | null;
  /** The change up to which this round tells. */
  readonly until: number;
  /** How many entries were given; -1: the empty page that an incremental round begins with. */
  readonly given: number;
}

const mostWithFilter = 5000;

/** mailFolders/{id}/messages/delta: https://learn.microsoft.com/en-us/graph/delta-query-messages */
export function messageDelta(
  mailbox: OutlookMailbox,
  folderId: string,
  request: Request,
  mostPerPage: number,
): Response {
  const url = new URL(request.url);
  const text = url.searchParams.get('$skiptoken') ?? url.searchParams.get('$deltatoken');
  const round = text === null ? firstRound(mailbox, folderId, url) : readToken(text);
  if (round === null || round.folderId !== folderId) return graphError(400, 'SyncStateInvalid');
  if (round.timesForgotten !== mailbox.timesForgotten()) {
    const location = `${url.origin}${url.pathname}`;
    return graphError(410, 'SyncStateNotFound', { location });
  }
  const began = url.searchParams.has('$deltatoken');
  const now = began ? { ...round, until: mailbox.lastChange() } : round;
  return page(mailbox, now, request, Math.min(pageSizeOf(request), mostPerPage));
}

function firstRound(mailbox: OutlookMailbox, folderId: string, url: URL): Round | null {
  const filter = url.searchParams.get('$filter');
  const since = filter === null ? null : sinceOf(filter);
  if (filter !== null && since === null) return null;
  return {
    ...{ folderId, since, timesForgotten: mailbox.timesForgotten() },
    select: url.searchParams.get('$select'),
    changeType: url.searchParams.get('changeType'),
    ...{ after: null, until: mailbox.lastChange(), given: 0 },
  };
}

function page(mailbox: OutlookMailbox, round: Round, request: Request, size: number): Response {
  const url = new URL(request.url);
  // What a link carries holds as if it had been asked again.
  const asked = new URL(url);
  if (round.select !== null) asked.searchParams.set('$select', round.select);
  const asking = new Request(asked, { headers: request.headers });
  const entries = entriesOf(mailbox, round, asking);
  const start = Math.max(round.given, 0);
  const end = round.given < 0 ? 0 : start + size;
  const isLast = round.given >= 0 && end >= entries.length;
  const link = (name: string, next: Round): string => {
    const to = new URL(`${url.origin}${url.pathname}`);
    to.searchParams.set(name, writeToken(next));
    return to.href;
  };
  const ended = { ...round, after: round.until, given: -1 };
  return Response.json({
    value: entries.slice(start, end),
    ...(isLast
      ? { '@odata.deltaLink': link('$deltatoken', ended) }
      : { '@odata.nextLink': link('$skiptoken', { ...round, given: end }) }),
  });
}

function entriesOf(mailbox: OutlookMailbox, round: Round, request: Request): readonly object[] {
  const { since, folderId, after, changeType } = round;
  const isWanted = (at: number): boolean => since === null || at >= since;
  if (after === null) {
    const there = mailbox.messages().filter((one) => one.folderId === folderId && isWanted(one.at));
    const told = since === null ? there : there.slice(0, mostWithFilter);
    return told.map((one) => writeMessage(one, request));
  }
  return mailbox
    .changesSince(folderId, after)
    .filter(({ id, kind, message }) => {
      const isAsked = changeType === null || changeType === (kind === 'removed' ? 'deleted' : kind);
      return id <= round.until && isAsked && isWanted(message.at);
    })
    .map(({ kind, message }) =>
      kind === 'removed'
        ? { id: idOf(message, request), '@removed': { reason: 'deleted' } }
        : writeMessage(message, request),
    );
}

const writeToken = (round: Round): string =>
  Buffer.from(JSON.stringify(round)).toString('base64url');

function readToken(text: string): Round | null {
  try {
    const round: Round = JSON.parse(Buffer.from(text, 'base64url').toString());
    return round;
  } catch {
    return null;
  }
}
