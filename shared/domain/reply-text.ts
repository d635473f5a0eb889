import { bannerEnd, disclaimerStart } from './boilerplate.ts';
import { browserEntities, type EntityNames } from './html-entities.ts';
import { htmlToLines } from './html-to-text.ts';
import { type LineRoles, type Role, rolesOf } from './line-roles.ts';
import { isRule } from './quote-separators.ts';
import { isDelimiter, isDeviceLine, signatureStart } from './signature-lines.ts';
import { isBlank, linesOfText, type TextLine, textOf } from './text-lines.ts';
import { answerColours, answerWords, inlineAnswerPhrases } from './words/inline-answer-phrases.ts';

/** What one author wrote in one mail, and what was taken away from it: together they are the whole mail. */
export interface Reply {
  /** The author's words, with the quoted lines that inline answers answer. */
  readonly text: string;
  /** Older mail below or above, warnings of gateways, small print. */
  readonly cut: string;
  readonly signatureText: string | null;
  /** The author's words with signature, warnings and small print, without quotes: to judge the kind of mail by. */
  readonly ownText: string;
  /** Everything, with `> ` before quotes. */
  readonly originalText: string;
  /** How the older mail began; `forward` has a sender of its own (forwarded.ts). */
  readonly history: 'none' | 'quote' | 'forward';
}

/** From the page's or, with HTML 4's entity names, the mail's HTML. Linear in its length; never throws. */
export function replyFromHtml(html: string, names: EntityNames = browserEntities): Reply {
  return readReply(htmlToLines(html, names));
}

/** From plain text, with `>` before quoted lines or without. */
export function replyFromText(text: string): Reply {
  return readReply(linesOfText(text));
}

/**
 * From Graph's `uniqueBody`, which holds nothing of older mails: everything is the author's, marked or not, and only
 * signature, warnings, small print and the rule that Outlook leaves at the end come off.
 */
export function replyFromUniqueBody(
  body: { readonly contentType: 'html' | 'text'; readonly content: string },
  names: EntityNames = browserEntities,
): Reply {
  const { contentType, content } = body;
  const lines = contentType === 'html' ? htmlToLines(content, names) : linesOfText(content);
  const end = lines.findLastIndex((line) => !isBlank(line) && !isRule(line.text)) + 1;
  const roles = lines.map((_, index): Role => (index < end ? 'own' : 'history'));
  return { ...readRoles(lines, { roles, isForward: false }), history: 'none' };
}

function readReply(lines: readonly TextLine[]): Reply {
  return readRoles(lines, rolesOf(lines));
}

function readRoles(lines: readonly TextLine[], { roles, isForward }: LineRoles): Reply {
  const kept = keptLines(lines, roles);
  const answersBelow = announcesAnswers(lines, roles);
  if (answersBelow)
    for (const [index, role] of roles.entries()) if (role === 'history') kept.add(index);
  const ownText = textOf(lines.filter((line, index) => kept.has(index) && line.depth === 0));
  const quoted = lines.some((line, index) => !kept.has(index) && !isBlank(line));
  for (let index = bannerEnd(lines) - 1; index >= 0; index--) kept.delete(index);
  const keptOwn = [...lines.keys()].filter((index) => kept.has(index));
  const print = disclaimerStart(keptOwn.map((index) => lines[index] ?? blank));
  for (const index of print === null ? [] : keptOwn.splice(print)) kept.delete(index);
  const ownLines = keptOwn.map((index) => lines[index] ?? blank);
  // Signatures inside quotes are other people's.
  const place = answersBelow
    ? null
    : signatureStart(
        ownLines.map((line) => (line.depth > 0 ? { text: `> ${line.text}`, mark: null } : line)),
      );
  const signature = place === null ? '' : textOf(ownLines.slice(place.start));
  return {
    text: textOf(place === null ? ownLines : ownLines.slice(0, place.start)),
    cut: textOf(lines.filter((_, index) => !kept.has(index))),
    signatureText: signature === '' ? null : signature,
    ownText,
    originalText: textOf(lines),
    history: isForward ? 'forward' : quoted ? 'quote' : 'none',
  };
}

const LONGEST_ANNOUNCEMENT = 1500;
const blank: TextLine = { text: '', depth: 0, mark: null };

/** "My answers in red": they stand unmarked in the older mail, which then stays, because losing them is worse. */
function announcesAnswers(lines: readonly TextLine[], roles: readonly Role[]): boolean {
  if (!roles.includes('history')) return false;
  const own = lines.filter((_, index) => roles[index] === 'own');
  const text = textOf(own).slice(0, LONGEST_ANNOUNCEMENT).toLowerCase();
  if (inlineAnswerPhrases.some((phrase) => wordStands(text, phrase))) return true;
  return text
    .split(/[\n.!?。！？]/)
    .some(
      (sentence) =>
        answerColours.some((colour) => wordStands(sentence, colour)) &&
        answerWords.some((word) => sentence.includes(word)),
    );
}

/** Whether a phrase stands in a text as words of its own; Chinese has no spaces to ask for. */
function wordStands(text: string, phrase: string): boolean {
  const place = text.indexOf(phrase);
  if (place === -1) return false;
  if (/\p{Script=Han}/u.test(phrase)) return true;
  return (
    !/\p{L}/u.test(text.charAt(place - 1)) && !/\p{L}/u.test(text.charAt(place + phrase.length))
  );
}

/**
 * Lines that stay. Quotes stay only between the author's own lines, where they are what is answered; one quote above
 * everything is the mail answered as a whole, and goes.
 */
function keptLines(lines: readonly TextLine[], roles: readonly Role[]): Set<number> {
  const own = [...lines.keys()].filter((index) => roles[index] === 'own' && !isBlank(lines[index]));
  const kept = new Set<number>();
  const first = own[0];
  const end = own.at(-1);
  if (first === undefined || end === undefined) return kept;
  const last = lastAnswer(lines, roles, own);
  const quotes = quoteRuns(lines, roles).filter((run) => run.start < last);
  const inline = quotes.length > 1 || quotes.some((run) => run.start > first);
  const start = inline ? Math.min(first, quotes[0]?.start ?? first) : first;
  for (let index = start; index <= end; index++) {
    if (roles[index] === 'own') kept.add(index);
    else if (roles[index] === 'quote' && inline && index < last) kept.add(index);
  }
  return kept;
}

/** The last own line that may answer a quote: not a device's line, nor what stands below a signature's delimiter. */
function lastAnswer(
  lines: readonly TextLine[],
  roles: readonly Role[],
  own: readonly number[],
): number {
  const firstQuote = roles.indexOf('quote');
  let delimiter = -1;
  for (const index of own)
    if (index > firstQuote && isDelimiter(lines[index]?.text ?? '')) {
      delimiter = index;
      break;
    }
  return (
    own.findLast(
      (index) => (delimiter === -1 || index < delimiter) && !isDeviceLine(lines[index]?.text ?? ''),
    ) ?? -1
  );
}

function quoteRuns(
  lines: readonly TextLine[],
  roles: readonly Role[],
): { start: number; end: number }[] {
  const runs: { start: number; end: number }[] = [];
  let open: { start: number; end: number } | null = null;
  for (const [index, role] of roles.entries()) {
    if (isBlank(lines[index])) continue;
    if (role !== 'quote') open = null;
    else if (open === null) {
      open = { start: index, end: index };
      runs.push(open);
    } else open.end = index;
  }
  return runs;
}
