import type { CrmApi } from '../../../shared/api/crm-api.ts';
import type { SentMail } from '../../../shared/contracts/compose-messages.ts';
import type { MatchCandidate } from '../../../shared/contracts/customers.ts';
import type { InboxSnapshot } from '../../../shared/contracts/inbox-snapshot.ts';
import type { Membership } from '../../../shared/contracts/session.ts';
import type { Digester } from '../../../shared/domain/digests.ts';
import { mailSurface } from '../../../shared/domain/mail-surface.ts';
import { readMessage } from '../../../shared/domain/read-message.ts';
import { insiderTest, outsiders } from '../../../shared/domain/thread-people.ts';
import { operationOf } from '../follow-thread/mails-to-follow.ts';
import { mailPayload } from '../log-mail/build-log-interaction.ts';
import { matchThread } from '../people/match-thread.ts';

export type SentOutcome =
  | { readonly state: 'logged'; readonly customers: number }
  | { readonly state: 'nobody' | 'excluded' | 'unreadable' };

interface Sending {
  readonly crm: CrmApi;
  readonly digester: Digester;
  readonly membership: Membership;
  readonly snapshot: InboxSnapshot;
}

/**
 * Logs a sent mail to the customers of its recipients, as a follow-up that a person completes later. A recipient with
 * several possible customers, or a colleague's, is left to be decided on the mail itself; a mail to anybody on the never-log
 * list is not logged at all. Blind copies are neither asked about nor kept.
 */
export async function logSentMail(mail: SentMail, sending: Sending): Promise<SentOutcome> {
  const { crm, digester, membership } = sending;
  const sent = snapshotOf(mail, sending.snapshot);
  const surface = mailSurface(sent);
  const [shown] = sent.messages;
  // Without an id and without a subject nothing would say later that it is the same mail.
  if (surface === null || shown === undefined || mail.account === null || mail.compose.to === null)
    return { state: 'unreadable' };
  const subject = sent.thread?.subject ?? null;
  if (mail.messageId === null && !subject?.trim()) return { state: 'unreadable' };
  const own = {
    ownDomains: membership.own_domains,
    colleagueAddresses: membership.colleague_addresses,
  };
  const people = outsiders(sent, own);
  if (people.length === 0) return { state: 'nobody' };
  const match = await matchThread(crm, digester, sent, people, membership.own_domains);
  if (match.excluded.length > 0) return { state: 'excluded' };
  const chosen = Object.values(match.candidates).flatMap(certain);
  const customers = [...new Set(chosen.map(({ customer }) => customer))].slice(0, 20);
  if (customers.length === 0) return { state: 'nobody' };
  const read = readMessage(shown, {
    ...{ surface, pageLanguage: sent.pageLanguage, timeZone: membership.time_zone },
    ...{ now: new Date(mail.at), subject },
  });
  const payload = await mailPayload({ ...read, sentAt: mail.at }, surface, {
    ...{ snapshot: sent, digester, isInsider: insiderTest(sent, own) },
  });
  const [key] = payload.keys;
  await crm.logInteraction({
    // Two tabs that saw the same mail mean the same operation.
    op_id: key === undefined ? mail.sendId : operationOf(key.value),
    ...{ kind: 'mail', source: 'automatic', occurred_at: mail.at, mail: payload },
    customer_ids: customers,
    contact_ids: [...new Set(chosen.flatMap(({ contact }) => contact ?? []))].slice(0, 50),
    visibility: membership.default_visibility,
    ...{ outcome: null, note: null, next: null, no_next_reason: null },
  });
  return { state: 'logged', customers: customers.length };
}

/** The one customer that a person belongs to, where the reader may write to it. */
function certain(candidates: readonly MatchCandidate[]) {
  const [only] = candidates;
  if (candidates.length !== 1 || only === undefined || only.customer_id === null) return [];
  if (only.relation !== 'mine' && only.relation !== 'collaborator') return [];
  return [{ customer: only.customer_id, contact: only.contact_id }];
}

/** The mail as the page will show it: alone in its thread, and at no address that could be another mail's. */
function snapshotOf(mail: SentMail, snapshot: InboxSnapshot): InboxSnapshot {
  const { compose, account, threadId, messageId } = mail;
  const { thread } = snapshot;
  // An answer in Outlook shows no subject of its own: it is that of the thread beside it.
  const isAnswerBeside = compose.threadId !== null && compose.threadId === thread?.id;
  const subject = compose.subject ?? (isAnswerBeside ? thread.subject : null);
  return {
    ...snapshot,
    ...{ account, url: '', composes: [], rows: [], event: null },
    thread: { id: threadId, legacyId: null, conversationId: null, subject },
    messages: [
      {
        ...{ id: messageId, from: { email: account, name: null }, to: compose.to, cc: compose.cc },
        ...{ dateRaw: null, html: mail.html, expanded: true, complete: mail.complete },
      },
    ],
  };
}
