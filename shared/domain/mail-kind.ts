import { isRobotAddress, isStaffedAddress } from './people.ts';
import { stripSubjectPrefixes } from './subject-key.ts';
import {
  absenceCompanions,
  automaticReplyPhrases,
  bounceSubjects,
  bulkLocalParts,
  leftCompanyPhrases,
  newsletterHints,
  newsletterPhrases,
  notificationWords,
  outOfOfficePhrases,
  outOfOfficeSubjects,
  requestWords,
} from './words/automatic-phrases.ts';

export type MailKind =
  | 'human'
  | 'list'
  | 'newsletter'
  | 'notification'
  | 'bounce'
  | 'out_of_office'
  /** Somebody's mailbox says that they are gone: a reason to look for a new contact. */
  | 'left_company'
  | 'calendar';

export interface MailKindReading {
  readonly kind: MailKind;
  /** What decided: a header's name, or what was seen. For people to check, not to branch on. */
  readonly because: string;
}

export interface MailToJudge {
  /** Lower-case names; several values of one name in order. null where the page shows no headers. */
  readonly headers: ReadonlyMap<string, readonly string[]> | null;
  readonly from: string | null;
  readonly subject: string | null;
  /** The sender's own words with small print, without quotes: what others said proves nothing. */
  readonly text: string;
  readonly contentTypes: readonly string[];
}

const READ_AHEAD = 60_000;
/** A person may use one or two of these words; a newsletter uses many. */
const HINTS_THAT_DECIDE = 4;
const LONGEST_ABSENCE = 1200;
/** An absence and nothing else. */
const SHORT_ABSENCE = 150;

/**
 * Who or what wrote a mail: from headers where there are any (RFC 3834, 2919, 2369, 3464, 5545), else from sender and
 * content. In doubt it is human: a suppressed customer is worse than a newsletter in the log.
 */
export function judgeMail(mail: MailToJudge): MailKindReading {
  const text = mail.text.slice(0, READ_AHEAD).toLowerCase();
  const subject = stripSubjectPrefixes(mail.subject ?? '').toLowerCase();
  const wholeSubject = (mail.subject ?? '').trim().toLowerCase();
  return (
    bounce(mail, wholeSubject) ??
    abuseReport(text) ??
    calendar(mail) ??
    absence(mail, wholeSubject, text) ??
    mass(mail, subject, text) ?? { kind: 'human', because: 'nothing says otherwise' }
  );
}

/** Whether a kind counts as automatic: bounces, lists and robots are no follow-ups by themselves. */
export function isAutomatic(kind: MailKind): boolean {
  return kind !== 'human' && kind !== 'calendar';
}

function header(mail: MailToJudge, name: string): string | null {
  return mail.headers?.get(name)?.[0]?.trim() ?? null;
}

function bounce(mail: MailToJudge, subject: string): MailKindReading | null {
  const types = mail.contentTypes.map((type) => type.toLowerCase());
  const whole = types[0] ?? '';
  if (whole.includes('multipart/report') && !/disposition-notification|feedback-report/.test(whole))
    return { kind: 'bounce', because: 'Content-Type: multipart/report' };
  if (types.some((type) => type.includes('message/delivery-status')))
    return { kind: 'bounce', because: 'part message/delivery-status' };
  if (mail.headers?.has('x-failed-recipients'))
    return { kind: 'bounce', because: 'X-Failed-Recipients' };
  const local = (mail.from ?? '').split('@')[0]?.toLowerCase() ?? '';
  const daemon = /^(?:mailer-?daemon|postmaster|mail-?daemon|microsoftexchange[0-9a-f]+)$/.test(
    local,
  );
  const says = bounceSubjects.some((phrase) => subject.includes(phrase));
  if (daemon && (says || header(mail, 'return-path') === '<>' || mail.headers === null))
    return { kind: 'bounce', because: `sender ${local}` };
  if (
    says &&
    (header(mail, 'return-path') === '<>' ||
      header(mail, 'auto-submitted')?.startsWith('auto') === true)
  )
    return { kind: 'bounce', because: 'empty return path and subject' };
  if (/disposition-notification|feedback-report/.test(whole) && whole.includes('multipart/report'))
    return { kind: 'notification', because: 'Content-Type: multipart/report' };
  return null;
}

/** RFC 5965 reports open with this sentence; a page shows it where it does not show the type of the mail. */
function abuseReport(text: string): MailKindReading | null {
  return text.trimStart().startsWith('this is an email abuse report')
    ? { kind: 'notification', because: 'text of an abuse report' }
    : null;
}

function calendar(mail: MailToJudge): MailKindReading | null {
  const found = mail.contentTypes.find((type) => /^text\/calendar|^application\/ics/i.test(type));
  return found === undefined ? null : { kind: 'calendar', because: 'part text/calendar' };
}

function absence(mail: MailToJudge, subject: string, text: string): MailKindReading | null {
  const start = text.slice(0, 1500);
  const replied = header(mail, 'auto-submitted')?.toLowerCase().startsWith('auto-replied') === true;
  const autoReply =
    replied ||
    mail.headers?.has('x-autoreply') === true ||
    mail.headers?.has('x-autorespond') === true ||
    ['auto_reply', 'auto-reply'].includes(header(mail, 'precedence')?.toLowerCase() ?? '');
  const bySubject = outOfOfficeSubjects.some((phrase) => subject.startsWith(phrase));
  const gone = leftCompanyPhrases.some((phrase) => says(start, phrase));
  if (gone && (autoReply || bySubject))
    return { kind: 'left_company', because: 'automatic reply about a leaver' };
  if (autoReply) return { kind: 'out_of_office', because: 'header of an automatic reply' };
  if (bySubject) return { kind: 'out_of_office', because: 'subject of an automatic reply' };
  // Without headers the text alone decides only when it says little else.
  if (mail.headers === null && text.trim().length < LONGEST_ABSENCE && saysAbsent(start))
    return { kind: gone ? 'left_company' : 'out_of_office', because: 'text of an automatic reply' };
  return null;
}

/** People tell of their absences, too, and go on to ask for something. */
function saysAbsent(text: string): boolean {
  if (automaticReplyPhrases.some((phrase) => text.includes(phrase))) return true;
  if (/[?？]/.test(text)) return false;
  if (!outOfOfficePhrases.some((phrase) => text.includes(phrase))) return false;
  return (
    absenceCompanions.some((phrase) => text.includes(phrase)) ||
    (text.trim().length < SHORT_ABSENCE && !requestWords.some((word) => text.includes(word)))
  );
}

const WIDEST_GAP = 60;

/** Whether a text has a phrase, in which `…` stands for a few words. */
function says(text: string, phrase: string): boolean {
  const [start = '', end] = phrase.split('…');
  if (end === undefined) return text.includes(phrase);
  const place = text.indexOf(start);
  if (place === -1) return false;
  const gap = text.indexOf(end, place + start.length) - place - start.length;
  return gap >= 0 && gap <= WIDEST_GAP;
}

function mass(mail: MailToJudge, subject: string, text: string): MailKindReading | null {
  const byHeader = massByHeader(mail);
  if (byHeader !== null) return byHeader;
  const says = newsletterPhrases.find((phrase) => text.includes(phrase));
  // Somebody sits behind news@ who answers "Re: sample"; nobody behind noreply@.
  const isAnswer =
    mail.subject !== null && stripSubjectPrefixes(mail.subject) !== mail.subject.trim();
  const robot =
    mail.from !== null &&
    isRobotAddress(mail.from) &&
    !(isAnswer && mail.headers === null && isStaffedAddress(mail.from));
  const notifies = notificationWords.some((word) => subject.includes(word));
  const hints = newsletterHints.filter((phrase) => text.includes(phrase));
  const mentions = says ?? hints[0];
  if (robot && mentions !== undefined && !notifies)
    return { kind: 'newsletter', because: `sender and “${mentions}”` };
  if (robot) return { kind: 'notification', because: 'sender that nobody answers' };
  if (header(mail, 'auto-submitted')?.toLowerCase().startsWith('auto-') === true)
    return { kind: 'notification', because: 'Auto-Submitted' };
  if (says !== undefined) return { kind: 'newsletter', because: `“${says}”` };
  const bulk = sendsToMany(mail);
  if (bulk !== null && hints[0] !== undefined)
    return { kind: 'newsletter', because: `${bulk} and “${hints[0]}”` };
  return hints.length >= HINTS_THAT_DECIDE
    ? { kind: 'newsletter', because: hints.slice(0, 3).join(', ') }
    : null;
}

/** Signs of a program that sends to many, by header or by the sender's local part. */
function sendsToMany(mail: MailToJudge): string | null {
  for (const name of [
    'feedback-id',
    'x-campaign',
    'x-campaignid',
    'x-campaign-id',
    'x-mc-user',
    'x-sg-eid',
    'x-mailgun-sid',
    'x-csa-complaints',
  ])
    if (mail.headers?.has(name)) return name;
  const [local = '', domain = ''] = (mail.from ?? '').toLowerCase().split('@');
  if (bulkLocalParts.has(local.replace(/[\d._-]/g, ''))) return `sender ${local}`;
  const [first = ''] = domain.split('.');
  return /^(?:newsletters?|news|mailing|mailings|edm|email|marketing|promo)$/.test(first)
    ? `sender's host ${first}`
    : null;
}

function massByHeader(mail: MailToJudge): MailKindReading | null {
  if (mail.headers === null) return null;
  const precedence = header(mail, 'precedence')?.toLowerCase() ?? '';
  // An empty List-Unsubscribe is put by some programs on every mail.
  const unsubscribe = (header(mail, 'list-unsubscribe') ?? '') !== '';
  const posts =
    mail.headers.has('list-post') ||
    (mail.headers.has('mailing-list') && mail.headers.has('list-id'));
  if (posts && !/^no\b/i.test(header(mail, 'list-post') ?? ''))
    return { kind: 'list', because: 'List-Post' };
  if (precedence === 'list') return { kind: 'list', because: 'Precedence: list' };
  if (
    mail.headers.has('x-mailing-list') ||
    mail.headers.has('x-beenthere') ||
    mail.headers.has('x-mailman-version')
  )
    return { kind: 'list', because: 'header of a list manager' };
  // Majordomo and its like: "owner-list@", "list-admin@", "list-bounces@" take the errors.
  if (
    /^<?(?:owner-|[^@]{1,60}-(?:owner|admin|bounces?|errors)(?:[-+=@]|$))/i.test(
      header(mail, 'errors-to') ?? '',
    )
  )
    return { kind: 'list', because: 'Errors-To of a list' };
  for (const name of ['sender', 'return-path'])
    if (/^<?(?:owner-|[^@]{1,60}-(?:owner|bounces?)(?:[-+=@]|$))/i.test(header(mail, name) ?? ''))
      return { kind: 'list', because: `${name} of a list` };
  if (unsubscribe) return { kind: 'newsletter', because: 'List-Unsubscribe' };
  if (mail.headers.has('list-id')) return { kind: 'list', because: 'List-Id' };
  if (precedence === 'bulk' || precedence === 'junk')
    return { kind: 'newsletter', because: `Precedence: ${precedence}` };
  return null;
}
