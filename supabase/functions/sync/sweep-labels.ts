import * as z from 'zod/mini';
import type { FunctionDeps } from '../_shared/function-deps.ts';
import { ProviderRefusal } from '../_shared/provider-refusal.ts';
import { callUnderLease, type LeasedMailbox } from './leased-mailbox.ts';

/** Some of the mails under a label. */
export type LabelledPage = {
  /** Digests of their names, as mails are known by in the database. At most 1,000. */
  readonly keys: readonly string[];
  /** Where the list goes on, in words of the provider's reader; null at its end. */
  readonly position: string | null;
};

/** One page of the mails that carry a label; an empty last page where the mailbox has no such label. @throws ProviderRefusal */
export type ReadLabel = (label: string, position: string | null) => Promise<LabelledPage>;

/**
 * Takes back what was logged of mails under labels that the member never logs. Where the list goes on is kept with each page, so
 * that a slice that ends goes on in the next one. True when nothing is left to look for. @throws ProviderRefusal, DatabaseRefusal
 */
export async function sweepLabels(
  deps: FunctionDeps,
  mailbox: LeasedMailbox,
  read: ReadLabel,
  isOver: () => boolean,
): Promise<boolean> {
  const takeBack = (entry_id: string, page: LabelledPage, is_over: boolean) =>
    callUnderLease(
      deps,
      mailbox,
      'take_back_labelled',
      { entry_id, ...page, is_over },
      z.object({}),
    );
  for (const { entry_id, label, position } of mailbox.labels_to_sweep) {
    let from = position;
    do {
      if (isOver()) return false;
      try {
        const page = await read(label, from);
        await takeBack(entry_id, page, page.position === null);
        from = page.position;
      } catch (error) {
        // A list that the provider forgot begins anew, in the next slice.
        if (from === null || !isForgotten(error)) throw error;
        await takeBack(entry_id, { keys: [], position: null }, false);
        return false;
      }
    } while (from !== null);
  }
  return true;
}

/** Gmail calls an old page token an invalid request. */
const isForgotten = (error: unknown): boolean =>
  error instanceof ProviderRefusal && (error.kind === 'gone' || error.kind === 'not_allowed');
