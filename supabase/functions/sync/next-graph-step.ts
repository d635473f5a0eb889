import type { FunctionDeps } from '../_shared/function-deps.ts';
import {
  findGraphMessages,
  type GraphCall,
  graphArrivals,
  graphChanges,
} from '../_shared/microsoft/graph-api.ts';
import { ProviderRefusal } from '../_shared/provider-refusal.ts';
import type { GraphCursor } from './graph-cursor.ts';
import type { LeasedMailbox } from './leased-mailbox.ts';
import type { ProviderAccess } from './provider-access.ts';
import type { Step } from './read-in-steps.ts';
import { daysBefore, lastLook, looksBack, peopleToLookFor } from './whom-to-look-for.ts';

export type GraphContext = {
  readonly deps: FunctionDeps;
  readonly mailbox: LeasedMailbox;
  readonly access: ProviderAccess;
  readonly call: (token: string) => GraphCall;
  /** Ids of the folders that are there now and whose mail is followed; [''] where Microsoft has no delta. */
  readonly followed: readonly string[];
};
type GraphStep = Step<GraphCursor>;
type Folder = GraphCursor['folders'][number];
type LookingBack = NonNullable<GraphCursor['back']>;

/** https://learn.microsoft.com/en-us/graph/search-query-parameter */
const MOST_OF_A_SEARCH = 1000;
/** Mail on its way while the connection began, and clocks that differ: found twice is found once. */
const OVERLAP_MILLISECONDS = 600_000;

/** One page on: of those whose older mail is looked for, else of the folder whose turn it is. @throws ProviderRefusal */
export async function nextGraphStep(
  cursor: GraphCursor | null,
  context: GraphContext,
): Promise<GraphStep> {
  if (cursor === null) return { ids: [], cursor: begin(context), isUpToDate: false };
  const step = await (cursor.back === null
    ? followPage(cursor, context)
    : backPage(cursor, cursor.back, context));
  const phase = step.cursor.back === null ? 'follow' : 'import';
  return { ...step, cursor: { ...step.cursor, phase } };
}

function begin({ mailbox }: GraphContext): GraphCursor {
  const start = earlier(new Date().toISOString());
  const back = looksBack(mailbox) ? lookBack(mailbox, []) : null;
  return { phase: back === null ? 'follow' : 'import', start, back, folders: [], turn: 0 };
}

const earlier = (at: string): string =>
  new Date(Date.parse(at) - OVERLAP_MILLISECONDS).toISOString();

const lookBack = ({ import_days }: LeasedMailbox, people: string[]): LookingBack => ({
  since: dayOf(new Date(daysBefore(import_days) * 1000)),
  ...{ until: null, people, link: null, found: 0 },
});

const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

async function backPage(
  cursor: GraphCursor,
  back: LookingBack,
  context: GraphContext,
): Promise<GraphStep> {
  const people =
    back.people.length > 0
      ? back.people
      : await peopleToLookFor({ whom: 'new', after: null }, context);
  const next = (changed: LookingBack | null): GraphCursor => ({ ...cursor, back: changed });
  if (people.length === 0) return { ids: [], cursor: next(null), isUpToDate: false };
  const done = next({ ...back, until: null, people: [], link: null, found: 0 });
  const q = searchFor(people, back);
  if (q === null) return { ids: [], cursor: done, isUpToDate: false, imported: people };
  const page = await context.access((token) =>
    findGraphMessages(context.call(token), { q, link: back.link }),
  );
  const { ids } = page;
  const found = back.found + page.count;
  const more = { ...back, people, found, link: page.nextLink };
  if (page.nextLink !== null) return { ids, cursor: next(more), isUpToDate: false };
  // Newest first, and cut off: what is older is another search, up to the day of the last that was given.
  const until =
    found < MOST_OF_A_SEARCH || page.lastAt === null ? null : dayBelow(page.lastAt, back);
  return until === null || until < back.since
    ? { ids, cursor: done, isUpToDate: false, imported: people }
    : { ids, cursor: next({ ...more, until, found: 0 }), isUpToDate: false };
}

/** The day that was cut, once more; a day that is too full by itself is left behind. */
function dayBelow(lastAt: string, { until }: LookingBack): string {
  const day = lastAt.slice(0, 10);
  return day === until ? dayOf(new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000)) : day;
}

/** In the words of https://learn.microsoft.com/en-us/sharepoint/dev/general-development/keyword-query-language-kql-syntax-reference */
function searchFor(people: readonly string[], { since, until }: LookingBack): string | null {
  // What would change the meaning of the search is part of no address that a mail comes from.
  const names = people.filter((one) => /^[^\s"'():*\\<>=]+$/.test(one));
  if (names.length === 0) return null;
  const who = names.map((one) => `participants:${one}`).join(' OR ');
  return `(${who}) AND received>=${since}${until === null ? '' : ` AND received<=${until}`}`;
}

async function followPage(cursor: GraphCursor, context: GraphContext): Promise<GraphStep> {
  const folders = cursor.turn === 0 ? foldersNow(cursor, context) : cursor.folders;
  const folder = folders[cursor.turn];
  if (folder === undefined) return endOfRound({ ...cursor, folders, turn: 0 }, context);
  const with_ = (changed: Folder, turn: number): GraphCursor => ({
    ...{ ...cursor, turn },
    folders: folders.map((one) => (one.id === folder.id ? changed : one)),
  });
  try {
    const page = await pageOf(folder, context);
    const { ids, nextLink, deltaLink } = page;
    // A page may be empty and have a next one.
    if (nextLink !== null)
      return { ids, cursor: with_({ ...folder, link: nextLink }, cursor.turn), isUpToDate: false };
    const from = page.lastAt === null ? folder.from : earlier(page.lastAt);
    const read = { ...folder, link: deltaLink, from: deltaLink === null ? from : folder.from };
    return { ids, cursor: with_(read, cursor.turn + 1), isUpToDate: false };
  } catch (error) {
    if (!(error instanceof ProviderRefusal) || error.kind !== 'gone') throw error;
    // A folder without a link is gone itself; else Microsoft forgot where we were, and what came since the last look is read.
    const again = { ...folder, link: null, from: sinceLastLook(context.mailbox) };
    const cursorNow =
      folder.link === null ? with_(folder, cursor.turn + 1) : with_(again, cursor.turn);
    return { ids: [], cursor: cursorNow, isUpToDate: false };
  }
}

const sinceLastLook = (mailbox: LeasedMailbox): string =>
  new Date(lastLook(mailbox) * 1000).toISOString();

/** Those that are there now, each from where it was read to; a new one from the last look on. */
function foldersNow(
  { folders, start }: GraphCursor,
  { followed, mailbox }: GraphContext,
): Folder[] {
  const from = folders.length === 0 ? start : sinceLastLook(mailbox);
  return followed.map((id) => folders.find((one) => one.id === id) ?? { id, link: null, from });
}

function pageOf({ id, link, from }: Folder, { access, call }: GraphContext) {
  return access((token) =>
    id === ''
      ? graphArrivals(call(token), { since: from, link })
      : graphChanges(call(token), { folder: id, since: from, link }),
  );
}

/** A contact that was added, a customer that was claimed: mail with them may be older than the connection. */
async function endOfRound(cursor: GraphCursor, context: GraphContext): Promise<GraphStep> {
  const { mailbox } = context;
  const people = looksBack(mailbox)
    ? await peopleToLookFor({ whom: 'new', after: null }, context)
    : [];
  return people.length === 0
    ? { ids: [], cursor, isUpToDate: true }
    : { ids: [], cursor: { ...cursor, back: lookBack(mailbox, people) }, isUpToDate: false };
}
