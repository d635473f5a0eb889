import * as z from 'zod/mini';
import { callDatabase } from './call-database.ts';
import type { FunctionDeps } from './function-deps.ts';
import { perDeps } from './per-deps.ts';
import { sendTogether } from './send-together.ts';

/** Of one call of the database. */
export const MOST_NEWS = 1000;

const answered = z.object({ is_due: z.boolean() });

/**
 * Notes what a provider told, and has the mailboxes read that it makes due; nobody waits for that. Providers tell of many mailboxes
 * at the same moment and count a late answer as none: what comes together is noted together.
 * @throws DatabaseRefusal, TypeError where the database cannot be asked
 */
export const noteNews = <Item>(
  operation: 'hear_of_mail' | 'hear_of_gmail',
  field: 'items' | 'addresses',
): ((deps: FunctionDeps) => (items: readonly Item[]) => Promise<void>) =>
  perDeps((deps) =>
    sendTogether<Item, void>(async (items) => {
      const { is_due } = await callDatabase(deps, operation, { [field]: items }, answered);
      const ringing = is_due ? deps.ringForMail?.() : undefined;
      if (ringing !== undefined) deps.background?.(ringing);
    }, MOST_NEWS),
  );
