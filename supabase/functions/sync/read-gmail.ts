import * as z from 'zod/mini';
import { createDigester } from '../../../shared/domain/digests.ts';
import { type FoundMail, findGmailMail } from '../../../shared/domain/sync-gmail-mail.ts';
import type { FunctionDeps } from '../_shared/function-deps.ts';
import { gmailLabels, gmailMessage } from '../_shared/google/gmail-api.ts';
import type { GoogleSettings } from '../_shared/google/google-settings.ts';
import { createGmailAccess } from './gmail-access.ts';
import { readGmailCursor } from './gmail-cursor.ts';
import { callUnderLease, type LeasedMailbox } from './leased-mailbox.ts';
import { nextGmailStep, type StepContext } from './next-gmail-step.ts';

const MAILS_AT_ONCE = 50;
/** Messages asked for at the same time: 20 units each of 6,000 a minute. */
const REQUESTS_AT_ONCE = 8;

/**
 * Reads a mailbox on from its cursor until it is up to date (`true`) or `isOver` (`false`: there is more). Mails are logged
 * before the cursor moves past them. @throws ProviderRefusal, DatabaseRefusal
 */
export async function readGmail(
  deps: FunctionDeps,
  google: GoogleSettings,
  mailbox: LeasedMailbox,
  isOver: () => boolean,
): Promise<boolean> {
  const access = createGmailAccess(deps, google, mailbox);
  const digester = createDigester(mailbox.digest_key);
  const excluded = await excludedLabelIds();
  const context: StepContext = { deps, google, mailbox, access };

  async function excludedLabelIds(): Promise<Set<string>> {
    if (mailbox.excluded_labels.length === 0) return new Set();
    const labels = await access((token) => gmailLabels(google, token, deps.fetch));
    return new Set(mailbox.excluded_labels.flatMap((name) => labels.get(name.toLowerCase()) ?? []));
  }

  async function logMessages(ids: readonly string[]): Promise<void> {
    const mails: FoundMail[] = [];
    for (let start = 0; start < ids.length; start += REQUESTS_AT_ONCE) {
      const found = await Promise.all(
        ids.slice(start, start + REQUESTS_AT_ONCE).map(async (id) => {
          const json = await access((token) => gmailMessage(google, id, token, deps.fetch));
          return json === null ? null : findGmailMail(json, mailbox.address, excluded, digester);
        }),
      );
      for (const one of found) if (one !== null && typeof one !== 'string') mails.push(one);
    }
    if (mails.length > 0)
      await callUnderLease(deps, mailbox, 'log_found_mails', { mails }, z.object({}));
  }

  let cursor = readGmailCursor(mailbox.cursor);
  while (!isOver()) {
    const step = await nextGmailStep(cursor, context);
    for (let start = 0; start < step.ids.length; start += MAILS_AT_ONCE)
      await logMessages(step.ids.slice(start, start + MAILS_AT_ONCE));
    if (step.imported !== undefined && step.imported.length > 0)
      await callUnderLease(
        deps,
        mailbox,
        'keep_imported_people',
        { people: step.imported },
        z.object({}),
      );
    cursor = step.cursor;
    const kept = { cursor: JSON.stringify(cursor) };
    await callUnderLease(deps, mailbox, 'keep_sync_cursor', kept, z.object({}));
    if (step.isUpToDate) return true;
  }
  return false;
}
