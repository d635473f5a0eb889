import { bannerEnd, disclaimerStart } from './boilerplate.ts';
import { browserEntities, type EntityNames } from './html-entities.ts';
import { htmlToLines, htmlToLinesInSteps } from './html-to-text.ts';
import { announcesAnswers, hasColouredAnswer } from './inline-answers.ts';
import { keptLines } from './kept-lines.ts';
import { type LineRoles, type Role, rolesInSteps } from './line-roles.ts';
import { isRule } from './quote-separators.ts';
import { signatureStart } from './signature-lines.ts';
import { atOnce, type Steps } from './slices.ts';
import { isBlank, linesOfText, type TextLine, textInSteps, textOf } from './text-lines.ts';

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
  return atOnce(replyInSteps(html, names));
}

/** The same, to be done in slices: a mail of megabytes takes a second. */
export function* replyInSteps(html: string, names: EntityNames = browserEntities): Steps<Reply> {
  const lines = yield* htmlToLinesInSteps(html, names);
  return yield* readRoles(lines, yield* rolesInSteps(lines));
}

/** From plain text, with `>` before quoted lines or without. */
export function replyFromText(text: string): Reply {
  const lines = linesOfText(text);
  return atOnce(readRoles(lines, atOnce(rolesInSteps(lines))));
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
  return { ...atOnce(readRoles(lines, { roles, isForward: false })), history: 'none' };
}

/** Signatures and small print stand in the last of an author's lines. */
const LONGEST_END = 400;

function* readRoles(lines: readonly TextLine[], { roles, isForward }: LineRoles): Steps<Reply> {
  const kept = yield* keptLines(lines, roles);
  const answersBelow =
    announcesAnswers(lines, roles) || (!isForward && hasColouredAnswer(lines, roles));
  if (answersBelow)
    for (const [index, role] of roles.entries()) if (role === 'history') kept[index] = true;
  yield;
  const ownText = yield* textInSteps(
    lines.filter(({ depth }, index) => kept[index] && depth === 0),
  );
  const quoted = lines.some((line, index) => !kept[index] && !isBlank(line));
  yield;
  for (let index = bannerEnd(lines) - 1; index >= 0; index--) kept[index] = false;
  const keptOwn: number[] = [];
  for (const [index, isKept] of kept.entries()) if (isKept) keptOwn.push(index);
  yield;
  const end = keptOwn.slice(-LONGEST_END).map((index) => lines[index] ?? blank);
  const before = keptOwn.length - end.length;
  const print = disclaimerStart(end);
  for (const index of print === null ? [] : keptOwn.splice(before + print)) kept[index] = false;
  yield;
  // Signatures inside quotes are other people's.
  const place = answersBelow
    ? null
    : signatureStart(end.slice(0, print ?? undefined).map(unquoted));
  yield;
  const own = keptOwn.map((index) => lines[index] ?? blank);
  yield;
  const signature = place === null ? '' : textOf(own.slice(before + place.start));
  const text = yield* textInSteps(place === null ? own : own.slice(0, before + place.start));
  const cutLines = lines.filter((_, index) => !kept[index]);
  yield;
  const cut = yield* textInSteps(cutLines);
  return {
    text,
    cut,
    signatureText: signature === '' ? null : signature,
    ownText,
    originalText: yield* textInSteps(lines),
    history: isForward ? 'forward' : quoted ? 'quote' : 'none',
  };
}

const blank: TextLine = { text: '', depth: 0, mark: null };

function unquoted(line: TextLine): Pick<TextLine, 'text' | 'mark'> {
  return line.depth > 0 ? { text: `> ${line.text}`, mark: null } : line;
}
