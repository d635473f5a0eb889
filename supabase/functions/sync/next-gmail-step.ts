import * as z from 'zod/mini';
import type { FunctionDeps } from '../_shared/function-deps.ts';
import { findGmailMessages, gmailArrivals, gmailProfile } from '../_shared/google/gmail-api.ts';
import type { GoogleSettings } from '../_shared/google/google-settings.ts';
import { ProviderRefusal } from '../_shared/provider-refusal.ts';
import type { GmailAccess } from './gmail-access.ts';
import type { GmailCursor } from './gmail-cursor.ts';
import { callUnderLease, type LeasedMailbox } from './leased-mailbox.ts';

export type StepContext = {
  readonly deps: FunctionDeps;
  readonly google: GoogleSettings;
  readonly mailbox: LeasedMailbox;
  readonly access: GmailAccess;
};

type Step = {
  /** Messages to look at before the cursor moves. */
  readonly ids: readonly string[];
  readonly cursor: GmailCursor;
  readonly isUpToDate: boolean;
};

const PEOPLE_AT_ONCE = 15;
const DAY_SECONDS = 86_400;

/** One page on: of the first import, or of what arrived since. @throws ProviderRefusal */
export function nextGmailStep(cursor: GmailCursor | null, context: StepContext): Promise<Step> {
  if (cursor === null) return begin(context);
  if (cursor.phase === 'import') return importPage(cursor, context);
  if (cursor.phase === 'catch_up') return catchUpPage(cursor, context);
  return followPage(cursor, context);
}

async function begin({ mailbox, google, access, deps }: StepContext): Promise<Step> {
  const { historyId } = await access((token) => gmailProfile(google, token, deps.fetch));
  const since = Math.floor(Date.now() / 1000) - mailbox.import_days * DAY_SECONDS;
  // Threads are known by digest alone, so that there is nothing to search for; they are followed from now on.
  if (mailbox.rule === 'followed' || mailbox.import_days === 0)
    return { ids: [], cursor: { phase: 'follow', historyId, page: null }, isUpToDate: true };
  return { ids: [], cursor: importFrom(historyId, since), isUpToDate: false };
}

const importFrom = (historyId: string, since: number): GmailCursor => ({
  ...{ phase: 'import', historyId, since, after: null, people: [], page: null },
});

async function importPage(
  cursor: Extract<GmailCursor, { phase: 'import' }>,
  context: StepContext,
): Promise<Step> {
  const { deps, google, mailbox, access } = context;
  const asked = { after: cursor.after, most: PEOPLE_AT_ONCE };
  const people =
    cursor.people.length > 0
      ? cursor.people
      : (await callUnderLease(deps, mailbox, 'people_to_import', asked, peopleAnswer)).people;
  if (people.length === 0) {
    const { historyId } = cursor;
    return { ids: [], cursor: { phase: 'follow', historyId, page: null }, isUpToDate: false };
  }
  const who = people.flatMap((value) => [`from:${value}`, `to:${value}`, `cc:${value}`]);
  const search = {
    q: `after:${cursor.since} {${who.join(' ')}}`,
    ...{ page: cursor.page, most: 50 },
  };
  const found = await access((token) => findGmailMessages(google, search, token, deps.fetch));
  // The token says whether there is more, not the number of messages: a page may be empty.
  const next =
    found.nextPage === null
      ? { ...cursor, after: people.at(-1) ?? cursor.after, people: [], page: null }
      : { ...cursor, people, page: found.nextPage };
  return { ids: found.ids, cursor: next, isUpToDate: false };
}

const peopleAnswer = z.object({ people: z.array(z.string()) });

async function catchUpPage(
  cursor: Extract<GmailCursor, { phase: 'catch_up' }>,
  { deps, google, access }: StepContext,
): Promise<Step> {
  const search = { q: `after:${cursor.since}`, page: cursor.page, most: 50 };
  const found = await access((token) => findGmailMessages(google, search, token, deps.fetch));
  const { historyId } = cursor;
  if (found.nextPage !== null)
    return { ids: found.ids, cursor: { ...cursor, page: found.nextPage }, isUpToDate: false };
  return { ids: found.ids, cursor: { phase: 'follow', historyId, page: null }, isUpToDate: false };
}

async function followPage(
  cursor: Extract<GmailCursor, { phase: 'follow' }>,
  context: StepContext,
): Promise<Step> {
  const { deps, google, access } = context;
  const asked = { since: cursor.historyId, page: cursor.page };
  try {
    const found = await access((token) => gmailArrivals(google, asked, token, deps.fetch));
    // The new id is good only when the last page was read: https://developers.google.com/workspace/gmail/api/guides/sync
    return found.nextPage === null
      ? {
          ids: found.ids,
          cursor: { phase: 'follow', historyId: found.historyId, page: null },
          isUpToDate: true,
        }
      : { ids: found.ids, cursor: { ...cursor, page: found.nextPage }, isUpToDate: false };
  } catch (error) {
    if (!(error instanceof ProviderRefusal) || error.kind !== 'gone') throw error;
    return restart(context);
  }
}

/** Google forgets its history after a week, sometimes after hours: what came since the last good run is searched for. */
async function restart({ deps, google, mailbox, access }: StepContext): Promise<Step> {
  const { historyId } = await access((token) => gmailProfile(google, token, deps.fetch));
  const last = Date.parse(mailbox.last_synced_at ?? '');
  const from = Number.isNaN(last) ? Date.now() - mailbox.import_days * DAY_SECONDS * 1000 : last;
  // A day more, for clocks and for mail that took its time.
  const since = Math.floor(from / 1000) - DAY_SECONDS;
  const cursor: GmailCursor =
    mailbox.rule === 'followed'
      ? { phase: 'catch_up', historyId, since, page: null }
      : importFrom(historyId, since);
  return { ids: [], cursor, isUpToDate: false };
}
