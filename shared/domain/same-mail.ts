import type { Person } from '../contracts/inbox-snapshot.ts';
import { addressForms } from './address-forms.ts';
import { normaliseMessageId } from './digests.ts';
import type { MailReading } from './mail-reading.ts';
import { nameKey } from './name-key.ts';
import { subjectKey } from './subject-key.ts';

export type SameMail = 'same' | 'different' | 'unsure';

const TWO_MINUTES = 120_000;
/** Share of words that a bannered or otherwise cleaned reading must have in common with the other. */
const MOST = 0.8;
/** "Thanks!" is said in many mails: so few words prove nothing. */
const FEWEST_WORDS = 6;

/**
 * Whether two readings are of one mail. Exact keys decide: equal Message-IDs are one, different ones are two, and so
 * are two ids of one mailbox. Otherwise sender, subject, time within two minutes, recipients and most of the text must
 * agree, all of them; what is not known leaves it unsure, for people to decide. A false merge is worse than a split.
 * private.mails_of_soft_key decides by the same rule; a test of the database runs the same mails through both.
 */
export function sameMail(one: MailReading, other: MailReading): SameMail {
  const exact = byExactKeys(one, other);
  if (exact !== null) return exact;
  const verdicts = [
    comparePeople(one.from, other.from),
    subjectKey(one.subject ?? '') === subjectKey(other.subject ?? '') ? 'same' : 'different',
    compareTimes(one.sentAt, other.sentAt),
    compareRecipients(one, other),
    compareTexts(one, other),
  ];
  if (verdicts.includes('different')) return 'different';
  return verdicts.includes('unsure') ? 'unsure' : 'same';
}

function byExactKeys(one: MailReading, other: MailReading): SameMail | null {
  if (one.messageId !== null && other.messageId !== null)
    return normaliseMessageId(one.messageId) === normaliseMessageId(other.messageId)
      ? 'same'
      : 'different';
  if (one.mailbox === null || one.mailbox !== other.mailbox) return null;
  if (one.providerId === null || other.providerId === null) return null;
  return one.providerId === other.providerId ? 'same' : 'different';
}

/** Two addresses decide. Where a page shows a name alone, the same name is the same person; another may be as well. */
function comparePeople(one: Person | null, other: Person | null): SameMail {
  const [address, otherAddress] = [exactOf(one), exactOf(other)];
  if (address !== null && otherAddress !== null)
    return address === otherAddress ? 'same' : 'different';
  const name = nameKey(one?.name ?? '');
  return name !== '' && name === nameKey(other?.name ?? '') ? 'same' : 'unsure';
}

const exactOf = (person: Person | null): string | null =>
  person?.email == null ? null : (addressForms(person.email)?.exact ?? null);

function compareTimes(one: string | null, other: string | null): SameMail {
  const gap = Math.abs(Date.parse(one ?? '') - Date.parse(other ?? ''));
  if (Number.isNaN(gap)) return 'unsure';
  return gap <= TWO_MINUTES ? 'same' : 'different';
}

/**
 * The same text goes to five customers within a minute: everybody must be on both. A reading that is known to be in part
 * may lack some of the other's people.
 */
function compareRecipients(one: MailReading, other: MailReading): SameMail {
  if (one.recipients.length === 0 || other.recipients.length === 0) return 'unsure';
  const missing = (from: MailReading, at: MailReading): SameMail => {
    const verdicts = from.recipients.map((person): SameMail => {
      const found = at.recipients.map((candidate) => comparePeople(person, candidate));
      if (found.includes('same')) return 'same';
      if (!at.complete) return 'same';
      return found.includes('unsure') ? 'unsure' : 'different';
    });
    if (verdicts.includes('different')) return 'different';
    return verdicts.includes('unsure') ? 'unsure' : 'same';
  };
  const met = one.recipients.some((person) =>
    other.recipients.some((candidate) => comparePeople(person, candidate) === 'same'),
  );
  const verdicts = [missing(one, other), missing(other, one), met ? 'same' : 'unsure'];
  if (verdicts.includes('different')) return 'different';
  return verdicts.includes('unsure') ? 'unsure' : 'same';
}

function compareTexts(one: MailReading, other: MailReading): SameMail {
  const [first, second] = [wordsOf(one.text), wordsOf(other.text)];
  if (first.size === 0 || second.size === 0) return 'unsure';
  const [smaller, larger] = first.size <= second.size ? [first, second] : [second, first];
  if (smaller.size < FEWEST_WORDS)
    return [...smaller].join(' ') === [...larger].join(' ') ? 'same' : 'unsure';
  let common = 0;
  for (const word of smaller) if (larger.has(word)) common++;
  if (common / smaller.size < MOST) return 'different';
  if (smaller.size / larger.size >= MOST / 2) return 'same';
  // A short beginning of a long mail is a clipped reading of it where the page says so; else another mail may begin so.
  const clipped = smaller === first ? one : other;
  return clipped.complete ? 'unsure' : 'same';
}

/** Words; Chinese and Japanese in pairs of characters, since nothing parts them. */
function wordsOf(text: string): ReadonlySet<string> {
  const words = new Set<string>();
  for (const [run] of text
    .normalize('NFKC')
    .toLowerCase()
    .matchAll(/[\p{L}\p{N}]+/gu)) {
    if (!/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(run)) words.add(run);
    else
      for (let index = 0; index < Math.max(1, run.length - 1); index++)
        words.add(run.slice(index, index + 2));
  }
  return words;
}
