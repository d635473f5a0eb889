import type { Person, SnapshotMessage, Surface } from '../contracts/inbox-snapshot.ts';
import { isAutomatic, judgeMail, type MailKind } from './mail-kind.ts';
import { normaliseAddress } from './people.ts';
import { replyInSteps } from './reply-text.ts';
import { type DateProblem, readShownDate } from './shown-date.ts';
import { readSignature, type Signature } from './signature.ts';
import { atOnce, type Steps } from './slices.ts';

/** A message of the page, interpreted: the same meaning as one that came by a provider's API. */
export interface ReadMessage {
  readonly id: string | null;
  readonly from: Person | null;
  readonly to: readonly Person[];
  readonly cc: readonly Person[];
  /** UTC, ISO 8601; null when the page's date could not be read, with the reason in `dateProblem`. */
  readonly sentAt: string | null;
  readonly dateProblem: DateProblem | null;
  /** What this author wrote. '' while the message is collapsed. */
  readonly text: string;
  /** What was taken away, so that it can be shown: signature, then older mail and small print. */
  readonly cut: string;
  readonly originalText: string;
  readonly signature: Signature | null;
  readonly kind: 'human' | 'automatic';
  /** What kind of automatic, or human; calendar invitations count as human, since people answer them. */
  readonly mailKind: MailKind;
  /** False where the page shows only part of it: text clipped or collapsed, recipients summarised. */
  readonly complete: boolean;
}

export interface ReadingContext {
  readonly surface: Surface;
  readonly pageLanguage: string | null;
  /** IANA zone in which the page shows times: the reader's, not the organisation's. */
  readonly timeZone: string;
  readonly now: Date;
  /** Of the thread, when the page shows it: it tells automatic replies. */
  readonly subject?: string | null;
}

/** Reads one message of a snapshot. Never throws; what cannot be read is null or ''. */
export function readMessage(message: SnapshotMessage, context: ReadingContext): ReadMessage {
  return atOnce(readMessageInSteps(message, context));
}

/** The same, to be done in slices. */
export function* readMessageInSteps(
  message: SnapshotMessage,
  context: ReadingContext,
): Steps<ReadMessage> {
  const from = message.from === null ? null : readPerson(message.from);
  const date = readShownDate(message.dateRaw, context);
  const reply = yield* replyInSteps(message.html ?? '');
  const { kind } = judgeMail({
    headers: null,
    from: from?.email ?? null,
    // The page shows the thread's subject: an answer to an automatic reply stands under it too, above a quote.
    subject: reply.history === 'none' ? (context.subject ?? null) : null,
    text: reply.ownText,
    contentTypes: [],
  });
  return {
    id: message.id,
    from,
    to: (message.to ?? []).map(readPerson),
    cc: (message.cc ?? []).map(readPerson),
    sentAt: date.sentAt,
    dateProblem: date.problem,
    text: reply.text,
    cut: [reply.signatureText ?? '', reply.cut].filter((part) => part !== '').join('\n\n'),
    originalText: reply.originalText,
    signature:
      reply.signatureText === null ? null : readSignature(reply.signatureText, from?.name ?? null),
    kind: isAutomatic(kind) ? 'automatic' : 'human',
    mailKind: kind,
    complete: message.complete && message.to !== null,
  };
}

function readPerson(person: Person): Person {
  const name = person.name?.trim() ?? '';
  return {
    email: person.email === null ? null : normaliseAddress(person.email),
    name: name === '' ? null : name,
  };
}
