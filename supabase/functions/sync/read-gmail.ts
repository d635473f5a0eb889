import { createDigester } from '../../../shared/domain/digests.ts';
import { findGmailMail } from '../../../shared/domain/sync-gmail-mail.ts';
import { tokensForRefresh } from '../_shared/ask-for-tokens.ts';
import type { FunctionDeps } from '../_shared/function-deps.ts';
import { findGmailMessages, gmailLabels, gmailMessage } from '../_shared/google/gmail-api.ts';
import type { GoogleSettings } from '../_shared/google/google-settings.ts';
import { readGmailCursor } from './gmail-cursor.ts';
import type { LeasedMailbox } from './leased-mailbox.ts';
import { listenToGmail } from './listen-to-gmail.ts';
import { nextGmailStep } from './next-gmail-step.ts';
import { createProviderAccess } from './provider-access.ts';
import { readInSteps } from './read-in-steps.ts';
import { type LabelledPage, sweepLabels } from './sweep-labels.ts';

/** Messages asked for at the same time: 20 units each of 6,000 a minute. */
const REQUESTS_AT_ONCE = 8;

/** As readInSteps says, for a mailbox of Google's. @throws ProviderRefusal, DatabaseRefusal */
export async function readGmail(
  deps: FunctionDeps,
  google: GoogleSettings,
  mailbox: LeasedMailbox,
  isOver: () => boolean,
): Promise<boolean> {
  const access = createProviderAccess(deps, mailbox, (refreshToken) =>
    tokensForRefresh(google, refreshToken, deps.fetch),
  );
  await listenToGmail(deps, google, mailbox, access);
  const digester = createDigester(mailbox.digest_key);
  const { excluded_labels } = mailbox;
  const labels: ReadonlyMap<string, string> =
    excluded_labels.length === 0
      ? new Map()
      : await access((token) => gmailLabels(google, token, deps.fetch));
  const excluded = new Set(excluded_labels.flatMap((name) => labels.get(name.toLowerCase()) ?? []));
  const context = { deps, google, mailbox, access };

  async function readLabel(name: string, page: string | null): Promise<LabelledPage> {
    const label = labels.get(name.toLowerCase());
    if (label === undefined) return { keys: [], position: null };
    const found = await access((token) =>
      findGmailMessages(google, { label, page, most: 500 }, token, deps.fetch),
    );
    const keys = found.ids.map((id) => digester.providerKey('gmail', mailbox.address, id));
    return { keys: await Promise.all(keys), position: found.nextPage };
  }

  if (!(await sweepLabels(deps, mailbox, readLabel, isOver))) return false;

  return readInSteps(
    deps,
    mailbox,
    {
      cursor: readGmailCursor(mailbox.cursor),
      next: (cursor) => nextGmailStep(cursor, context),
      find: async (id) => {
        const json = await access((token) => gmailMessage(google, id, token, deps.fetch));
        return json === null ? null : findGmailMail(json, mailbox.address, excluded, digester);
      },
      requestsAtOnce: REQUESTS_AT_ONCE,
    },
    isOver,
  );
}
