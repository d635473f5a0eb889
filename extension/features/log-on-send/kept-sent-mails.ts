import * as z from 'zod/mini';
import { type SentMail, sentMail } from '../../../shared/contracts/compose-messages.ts';
import type { InboxSnapshot } from '../../../shared/contracts/inbox-snapshot.ts';
import type { Drafts } from '../../ports.ts';

const kept = z.array(sentMail);

/** Of one mailbox: its mails are logged by whoever has it open next. */
export const sentMailsKey = ({ surface, account }: InboxSnapshot): string =>
  `sent-mails/${`${surface}/${account ?? ''}`.slice(0, 220)}`;

/** Sent mails that are to be logged and are not yet; empty where nothing can be read. */
export async function readSentMails(drafts: Drafts, key: string): Promise<readonly SentMail[]> {
  try {
    const read = kept.safeParse(JSON.parse((await drafts.read(key)) ?? '[]'));
    return read.success ? read.data : [];
  } catch {
    return [];
  }
}

/**
 * Keeps a sent mail as it is known by now, in the place of what was known before; null forgets it.
 * @returns false where there is no place for it
 */
export async function keepSentMail(
  drafts: Drafts,
  key: string,
  sendId: string,
  mail: SentMail | null,
): Promise<boolean> {
  const others = (await readSentMails(drafts, key)).filter((one) => one.sendId !== sendId);
  const mails = mail === null ? others : [...others, mail];
  return drafts.write(key, mails.length === 0 ? null : JSON.stringify(mails)).then(
    () => true,
    () => false,
  );
}
