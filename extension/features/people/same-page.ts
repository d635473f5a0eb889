import { CrmError } from '../../../shared/contracts/errors.ts';
import type { InboxSnapshot } from '../../../shared/contracts/inbox-snapshot.ts';
import { isSamePage } from '../../../shared/domain/same-page.ts';
import type { Inbox } from '../../ports.ts';

/** A page in the middle of drawing itself anew shows nothing for a moment. */
const looks = 3;
const betweenLooksMs = 150;

/**
 * Asks the page itself whether it still shows what a form was filled in beside: the sidebar hears of a switched mailbox
 * only when the page stands still again.
 * @throws CrmError TC010 when it shows another mailbox or mail, or nobody answers for it any more
 */
export async function requireSamePage(
  inbox: Pick<Inbox, 'present'>,
  snapshot: InboxSnapshot,
): Promise<void> {
  for (let look = 1; ; look += 1) {
    const present = await inbox.present();
    if (present !== null && isSamePage(present, snapshot)) return;
    if (look === looks) throw new CrmError('TC010');
    await new Promise((resolve) => setTimeout(resolve, betweenLooksMs));
  }
}
