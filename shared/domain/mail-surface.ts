import type { InboxSnapshot } from '../contracts/inbox-snapshot.ts';
import type { MailSurface } from './digests.ts';

/** The mail host that the page belongs to; null where there is no mail to name. */
export function mailSurface(snapshot: InboxSnapshot): MailSurface | null {
  return snapshot.surface === 'gmail' || snapshot.surface === 'outlook' ? snapshot.surface : null;
}
