import { addressForms } from './address-forms.ts';
import { normaliseMessageId } from './digests.ts';
import { subjectKey } from './subject-key.ts';

/** One reading of a mail: off a page, by a provider's API, or from a file. Unknown is null. */
export interface MailReading {
  readonly messageId: string | null;
  /** `<surface>/<mailbox>` and the provider's id in it. */
  readonly mailbox: string | null;
  readonly providerId: string | null;
  readonly from: string | null;
  readonly subject: string | null;
  /** UTC, ISO 8601; pages show minutes only. */
  readonly sentAt: string | null;
  /** Addresses of To and Cc, as far as known; null when the page summarised them. */
  readonly recipients: readonly string[] | null;
  readonly text: string;
}

export type SameMail = 'same' | 'different' | 'unsure';

const TWO_MINUTES = 120_000;
/** Share of words that a clipped or bannered reading must have in common with the other. */
const MOST = 0.8;
/** "Thanks!" is said in many mails: so few words prove nothing. */
const FEWEST_WORDS = 6;

/**
 * Whether two readings are of one mail. Exact keys decide: equal Message-IDs are one, different ones are two, and so
 * are two ids of one mailbox. Otherwise sender, subject, time within two minutes, recipients and most of the text must
 * agree, all of them; what is not known leaves it unsure, for people to decide. A false merge is worse than a split.
 */
export function sameMail(one: MailReading, other: MailReading): SameMail {
  const exact = byExactKeys(one, other);
  if (exact !== null) return exact;
  const verdicts = [
    compare(senderOf(one), senderOf(other)),
    compare(subjectKey(one.subject ?? ''), subjectKey(other.subject ?? '')),
    compareTimes(one.sentAt, other.sentAt),
    compareRecipients(one.recipients, other.recipients),
    compareTexts(one.text, other.text),
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

function senderOf(mail: MailReading): string | null {
  return mail.from === null ? null : (addressForms(mail.from)?.exact ?? null);
}

function compare(one: string | null, other: string | null): SameMail {
  if (one === null || other === null) return 'unsure';
  return one === other ? 'same' : 'different';
}

function compareTimes(one: string | null, other: string | null): SameMail {
  const gap = Math.abs(Date.parse(one ?? '') - Date.parse(other ?? ''));
  if (Number.isNaN(gap)) return 'unsure';
  return gap <= TWO_MINUTES ? 'same' : 'different';
}

/** The same text goes to five customers within a minute: recipients who are known on both sides must be the same. */
function compareRecipients(
  one: readonly string[] | null,
  other: readonly string[] | null,
): SameMail {
  if (one === null || other === null || one.length === 0 || other.length === 0) return 'unsure';
  const normal = (list: readonly string[]) =>
    [
      ...new Set(list.map((address) => addressForms(address)?.exact ?? address.toLowerCase())),
    ].sort();
  return normal(one).join('\n') === normal(other).join('\n') ? 'same' : 'different';
}

function compareTexts(one: string, other: string): SameMail {
  const [first, second] = [wordsOf(one), wordsOf(other)];
  if (first.size === 0 || second.size === 0) return 'unsure';
  const smaller = first.size <= second.size ? first : second;
  const larger = smaller === first ? second : first;
  if (smaller.size < FEWEST_WORDS)
    return [...smaller].join(' ') === [...larger].join(' ') ? 'same' : 'unsure';
  let common = 0;
  for (const word of smaller) if (larger.has(word)) common++;
  if (common / smaller.size < MOST) return 'different';
  // A short beginning of a long mail may be a clipped reading of it, or another mail that begins so.
  return smaller.size / larger.size >= MOST / 2 ? 'same' : 'unsure';
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
