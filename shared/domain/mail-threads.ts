import { normaliseMessageId } from './digests.ts';
import { stripSubjectPrefixes, subjectKey } from './subject-key.ts';

/** What grouping needs to know of a mail; a ParsedMail with its people has it. */
export interface ThreadedMail {
  readonly messageId: string | null;
  readonly inReplyTo: string | null;
  readonly references: readonly string[];
  readonly subject: string | null;
  /** UTC, ISO 8601. */
  readonly sentAt: string | null;
  /** Addresses of From, To and Cc, normalised. */
  readonly people: readonly string[];
}

const MONTH = 30 * 86_400_000;

/**
 * Conversations, by what the mails name: Message-ID, In-Reply-To, References. Programs that name nothing (some in China
 * drop References) are joined by their subject, but only where it says that it is an answer, a mail of the last thirty
 * days stands under the same subject, and they share two people: "Invoice" from everybody to everybody is no thread.
 * Each thread in order of time, threads in order of their first mail; every mail is in exactly one.
 */
export function groupThreads<Mail extends ThreadedMail>(mails: readonly Mail[]): Mail[][] {
  const parent = mails.map((_, index) => index);
  const rootOf = (index: number): number => {
    let at = index;
    while (parent[at] !== at && parent[at] !== undefined) at = parent[at] ?? at;
    return at;
  };
  const join = (one: number, other: number) => {
    const [first, second] = [rootOf(one), rootOf(other)].sort((a, b) => a - b);
    if (first !== undefined && second !== undefined) parent[second] = first;
  };
  joinByNames(mails, join);
  joinBySubject(mails, join);
  const threads = new Map<number, Mail[]>();
  mails.forEach((mail, index) => {
    const root = rootOf(index);
    threads.set(root, [...(threads.get(root) ?? []), mail]);
  });
  return [...threads.values()]
    .map((thread) => thread.toSorted(byTime))
    .sort(([one], [other]) => (one === undefined || other === undefined ? 0 : byTime(one, other)));
}

/** Also two answers to a mail that nobody has are one conversation. */
function joinByNames(mails: readonly ThreadedMail[], join: (one: number, other: number) => void) {
  const byName = new Map<string, number>();
  mails.forEach((mail, index) => {
    const names = [mail.messageId, mail.inReplyTo, ...mail.references.slice(-50)];
    for (const raw of names) {
      const name = normaliseMessageId(raw ?? '');
      if (name === '') continue;
      const known = byName.get(name);
      if (known === undefined) byName.set(name, index);
      else join(known, index);
    }
  });
}

function joinBySubject(mails: readonly ThreadedMail[], join: (one: number, other: number) => void) {
  const bySubject = new Map<string, number[]>();
  const inOrder = mails
    .map((_, index) => index)
    .sort((one, other) => {
      const [first, second] = [mails[one], mails[other]];
      return first === undefined || second === undefined ? 0 : byTime(first, second);
    });
  for (const index of inOrder) {
    const mail = mails[index];
    const key = subjectKey(mail?.subject ?? '');
    if (mail === undefined || key === '') continue;
    const earlier = bySubject.get(key) ?? [];
    const isNamed = mail.inReplyTo !== null || mail.references.length > 0;
    const answered =
      isNamed || !isAnswer(mail)
        ? undefined
        : earlier.findLast((candidate) => answers(mail, mails[candidate]));
    if (answered !== undefined) join(answered, index);
    bySubject.set(key, [...earlier.slice(-20), index]);
  }
}

const isAnswer = ({ subject }: ThreadedMail): boolean =>
  stripSubjectPrefixes(subject ?? '') !== (subject ?? '').trim();

function answers(mail: ThreadedMail, earlier: ThreadedMail | undefined): boolean {
  const gap = Date.parse(mail.sentAt ?? '') - Date.parse(earlier?.sentAt ?? '');
  if (earlier === undefined || Number.isNaN(gap) || gap > MONTH) return false;
  const present = new Set(earlier.people);
  return mail.people.filter((address) => present.has(address)).length >= 2;
}

function byTime(one: ThreadedMail, other: ThreadedMail): number {
  return (one.sentAt ?? '').localeCompare(other.sentAt ?? '');
}
