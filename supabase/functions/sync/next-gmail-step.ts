import type { FunctionDeps } from '../_shared/function-deps.ts';
import { findGmailMessages, gmailArrivals, gmailProfile } from '../_shared/google/gmail-api.ts';
import type { GoogleSettings } from '../_shared/google/google-settings.ts';
import { ProviderRefusal } from '../_shared/provider-refusal.ts';
import type { GmailCursor } from './gmail-cursor.ts';
import type { LeasedMailbox } from './leased-mailbox.ts';
import type { ProviderAccess } from './provider-access.ts';
import type { Step } from './read-in-steps.ts';
import { daysBefore, lastLook, looksBack, peopleToLookFor } from './whom-to-look-for.ts';

export type StepContext = {
  readonly deps: FunctionDeps;
  readonly google: GoogleSettings;
  readonly mailbox: LeasedMailbox;
  readonly access: ProviderAccess;
};

type GmailStep = Step<GmailCursor>;

/** One page on: of the first import, or of what arrived since. @throws ProviderRefusal */
export function nextGmailStep(
  cursor: GmailCursor | null,
  context: StepContext,
): Promise<GmailStep> {
  if (cursor === null) return begin(context);
  if (cursor.phase === 'import') return importPage(cursor, context);
  if (cursor.phase === 'catch_up') return catchUpPage(cursor, context);
  return followPage(cursor, context);
}

async function begin({ mailbox, google, access, deps }: StepContext): Promise<GmailStep> {
  const { historyId } = await access((token) => gmailProfile(google, token, deps.fetch));
  if (!looksBack(mailbox))
    return { ids: [], cursor: { phase: 'follow', historyId, page: null }, isUpToDate: true };
  const { import_days } = mailbox;
  return {
    ids: [],
    cursor: importFrom(historyId, 'new', daysBefore(import_days)),
    isUpToDate: false,
  };
}

const importFrom = (
  historyId: string,
  whom: 'new' | 'all',
  since: number,
  people: string[] = [],
): GmailCursor => ({
  ...{ phase: 'import', historyId, whom, since, after: null, people, page: null },
});

async function importPage(
  cursor: Extract<GmailCursor, { phase: 'import' }>,
  context: StepContext,
): Promise<GmailStep> {
  const { deps, google, access } = context;
  const people = cursor.people.length > 0 ? cursor.people : await peopleToLookFor(cursor, context);
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
  if (found.nextPage !== null)
    return {
      ids: found.ids,
      cursor: { ...cursor, people, page: found.nextPage },
      isUpToDate: false,
    };
  const after = cursor.whom === 'all' ? (people.at(-1) ?? cursor.after) : null;
  return {
    ids: found.ids,
    cursor: { ...cursor, after, people: [], page: null },
    isUpToDate: false,
    imported: cursor.whom === 'new' ? people : [],
  };
}

async function catchUpPage(
  cursor: Extract<GmailCursor, { phase: 'catch_up' }>,
  { deps, google, access }: StepContext,
): Promise<GmailStep> {
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
): Promise<GmailStep> {
  const { deps, google, mailbox, access } = context;
  const asked = { since: cursor.historyId, page: cursor.page };
  try {
    const { ids, nextPage, historyId } = await access((token) =>
      gmailArrivals(google, asked, token, deps.fetch),
    );
    // The new id is good only when the last page was read: https://developers.google.com/workspace/gmail/api/guides/sync
    if (nextPage !== null) return { ids, cursor: { ...cursor, page: nextPage }, isUpToDate: false };
    // A contact that was added, a customer that was claimed: mail with them may be older than that.
    const people = looksBack(mailbox)
      ? await peopleToLookFor({ whom: 'new', after: null }, context)
      : [];
    return people.length === 0
      ? { ids, cursor: { phase: 'follow', historyId, page: null }, isUpToDate: true }
      : {
          ids,
          cursor: importFrom(historyId, 'new', daysBefore(mailbox.import_days), people),
          isUpToDate: false,
        };
  } catch (error) {
    if (!(error instanceof ProviderRefusal) || error.kind !== 'gone') throw error;
    return restart(context);
  }
}

/** Google forgets its history after a week, sometimes after hours: what came since the last good run is searched for. */
async function restart({ deps, google, mailbox, access }: StepContext): Promise<GmailStep> {
  const { historyId } = await access((token) => gmailProfile(google, token, deps.fetch));
  const since = lastLook(mailbox);
  const cursor: GmailCursor =
    mailbox.rule === 'followed'
      ? { phase: 'catch_up', historyId, since, page: null }
      : importFrom(historyId, 'all', since);
  return { ids: [], cursor, isUpToDate: false };
}
