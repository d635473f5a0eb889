import { createDigester } from '../../../shared/domain/digests.ts';
import { findGraphMail } from '../../../shared/domain/sync-graph-mail.ts';
import { tokensForRefresh } from '../_shared/ask-for-tokens.ts';
import type { FunctionDeps } from '../_shared/function-deps.ts';
import { graphMessage } from '../_shared/microsoft/graph-api.ts';
import type { MicrosoftSettings } from '../_shared/microsoft/microsoft-settings.ts';
import { readGraphCursor } from './graph-cursor.ts';
import { findFolders } from './graph-folders.ts';
import type { LeasedMailbox } from './leased-mailbox.ts';
import { listenToOutlook } from './listen-to-outlook.ts';
import { nextGraphStep } from './next-graph-step.ts';
import { createProviderAccess } from './provider-access.ts';
import { createLabelReader } from './read-graph-label.ts';
import { readInSteps } from './read-in-steps.ts';
import { sweepLabels } from './sweep-labels.ts';

/** Outlook refuses a fifth request at once in a mailbox: https://learn.microsoft.com/en-us/graph/throttling-limits */
const REQUESTS_AT_ONCE = 4;

/** As readInSteps says, for a mailbox of Microsoft's. @throws ProviderRefusal, DatabaseRefusal */
export async function readGraph(
  deps: FunctionDeps,
  microsoft: MicrosoftSettings,
  mailbox: LeasedMailbox,
  isOver: () => boolean,
): Promise<boolean> {
  const access = createProviderAccess(deps, mailbox, (refreshToken) =>
    tokensForRefresh(microsoft, refreshToken, deps.fetch),
  );
  const call = (token: string) => ({ microsoft, token, send: deps.fetch });
  const digester = createDigester(mailbox.digest_key);
  // What Gmail calls a label is a category or a folder here.
  const excluded = new Set(mailbox.excluded_labels.map((name) => name.toLowerCase()));
  await listenToOutlook(deps, mailbox, access, call);
  const folders = await findFolders(access, call, excluded);
  const readLabel = createLabelReader(mailbox, access, call, folders, digester);
  if (!(await sweepLabels(deps, mailbox, readLabel, isOver))) return false;
  const followed = microsoft.hasDelta ? folders.followed : [''];
  const context = { deps, mailbox, access, call, followed };
  return readInSteps(
    deps,
    mailbox,
    {
      cursor: readGraphCursor(mailbox.cursor),
      next: (cursor) => nextGraphStep(cursor, context),
      find: async (id) => {
        const json = await access((token) => graphMessage(call(token), id));
        return json === null
          ? null
          : findGraphMail(json, mailbox.address, folders, excluded, digester);
      },
      requestsAtOnce: REQUESTS_AT_ONCE,
    },
    isOver,
  );
}
