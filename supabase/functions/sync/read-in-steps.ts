import * as z from 'zod/mini';
import type { FoundMail, LeftOut } from '../../../shared/domain/found-mail.ts';
import type { FunctionDeps } from '../_shared/function-deps.ts';
import { callUnderLease, type LeasedMailbox } from './leased-mailbox.ts';

const MAILS_AT_ONCE = 50;

/** One page on in a mailbox. */
export type Step<Cursor> = {
  /** Messages to look at before the cursor moves. */
  readonly ids: readonly string[];
  readonly cursor: Cursor;
  readonly isUpToDate: boolean;
  /** Whose older mail has been looked for when these messages are logged. */
  readonly imported?: readonly string[];
};

/** How a provider's mailbox is read; what is done with what it gives is the same for all of them. */
export type MailReader<Cursor> = {
  /** null for a mailbox that was never read. */
  readonly cursor: Cursor | null;
  readonly next: (cursor: Cursor | null) => Promise<Step<Cursor>>;
  /** What a message is to us; null when it is gone by now. */
  readonly find: (id: string) => Promise<FoundMail | LeftOut | null>;
  /** How many messages are asked for at the same time. */
  readonly requestsAtOnce: number;
};

/**
 * Reads a mailbox on from its cursor until it is up to date (`true`) or `isOver` (`false`: there is more). Mails are logged
 * before the cursor moves past them. @throws ProviderRefusal, DatabaseRefusal
 */
export async function readInSteps<Cursor>(
  deps: FunctionDeps,
  mailbox: LeasedMailbox,
  reader: MailReader<Cursor>,
  isOver: () => boolean,
): Promise<boolean> {
  const write = (name: string, payload: Record<string, unknown>) =>
    callUnderLease(deps, mailbox, name, payload, z.object({}));

  async function logMessages(ids: readonly string[]): Promise<void> {
    const mails: FoundMail[] = [];
    for (let start = 0; start < ids.length; start += reader.requestsAtOnce) {
      const some = ids.slice(start, start + reader.requestsAtOnce);
      for (const one of await Promise.all(some.map(reader.find)))
        if (one !== null && typeof one !== 'string') mails.push(one);
    }
    if (mails.length > 0) await write('log_found_mails', { mails });
  }

  let { cursor } = reader;
  while (!isOver()) {
    const step = await reader.next(cursor);
    for (let start = 0; start < step.ids.length; start += MAILS_AT_ONCE)
      await logMessages(step.ids.slice(start, start + MAILS_AT_ONCE));
    if (step.imported !== undefined && step.imported.length > 0)
      await write('keep_imported_people', { people: step.imported });
    cursor = step.cursor;
    await write('keep_sync_cursor', { cursor: JSON.stringify(cursor) });
    if (step.isUpToDate) return true;
  }
  return false;
}
