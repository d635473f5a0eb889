import { headerBlockAt } from './header-block.ts';
import { attributionAt } from './quote-attribution.ts';
import { isDashedTitle, isRule, separatorOf } from './quote-separators.ts';
import { isStandaloneDevice } from './signature-lines.ts';
import type { Steps } from './slices.ts';
import { bareText, isBlank, type TextLine } from './text-lines.ts';
import { salutations } from './words/salutations.ts';

/** `own`: of this author. `history`: older mail, from there to the end. `attribution`: the line above a quote. */
export type Role = 'own' | 'quote' | 'attribution' | 'history';

export interface LineRoles {
  readonly roles: readonly Role[];
  /** Whether the older mail was passed on, by the words of the program that wrote it. */
  readonly isForward: boolean;
}

/**
 * What each line is. A header block, a separator or an attribution above quoted lines heads that quote, and what stands
 * below without marks is the author's; above anything else, or by a program's own mark, the rest is history.
 */
export function* rolesInSteps(lines: readonly TextLine[]): Steps<LineRoles> {
  const texts: string[] = [];
  for (const { text } of lines) {
    if (texts.push(bareText(text)) % STEP_OF_LINES === 0) yield;
  }
  const roles: Role[] = new Array<Role>(lines.length).fill('own');
  let isForward = false;
  const history = (start: number): LineRoles => {
    let from = start;
    while (from > 0 && parts(lines, texts, from - 1)) from--;
    roles.fill('history', from);
    return { roles, isForward };
  };
  let deviceSeen = false;
  let quoteSeen = false;
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index];
    if (line === undefined) continue;
    if (index % STEP_OF_LINES === 0) yield;
    if (line.depth > 0 || line.mark === 'quoted') {
      roles[index] = 'quote';
      // Apple Mail puts "Begin forwarded message:" into the quote.
      if (!quoteSeen && !isBlank(line)) {
        quoteSeen = true;
        isForward ||= separatorOf(texts[index] ?? '') === 'forward';
      }
      continue;
    }
    if (isBlank(line)) continue;
    const head = headAt(lines, texts, index);
    if (head !== null) {
      isForward ||= head.isForward;
      const below = nextText(lines, head.end);
      // Indentation proves a quote only below "On … wrote:"; below a header block it is how the older mail looks.
      const isAbove =
        below !== null &&
        isQuoted(lines[below]) &&
        !(head.isBlock && lines[below]?.mark === 'indented');
      if (!isAbove) {
        if (head.isCertain) return history(index);
        continue;
      }
      let from = index;
      while (from > 0 && roles[from - 1] === 'own' && parts(lines, texts, from - 1)) from--;
      roles.fill('attribution', head.isBlock ? from : index, head.end);
      markIndented(lines, roles, below);
      index = head.end - 1;
    } else if (line.mark === 'history') return history(index);
    else if (!deviceSeen && isStandaloneDevice(texts, index)) {
      deviceSeen = true;
      // Telephones put some older mails below their own line unmarked: one that greets somebody is not the author's.
      const below = nextText(lines, index + 1);
      if (below !== null && greets(texts[below] ?? '') && isPlainHistory(lines, texts, below))
        return history(below);
    }
  }
  yield;
  absorbWrapped(lines, roles);
  yield;
  return { roles, isForward };
}

const STEP_OF_LINES = 128;

interface Head {
  readonly end: number;
  /** Whether what follows is older mail even without quote marks. */
  readonly isCertain: boolean;
  readonly isBlock: boolean;
  readonly isForward: boolean;
}

/** What introduces an older mail at a line: a separator, a header block, both, or "On … Jane wrote:". */
function headAt(lines: readonly TextLine[], texts: readonly string[], index: number): Head | null {
  const mark = lines[index]?.mark ?? null;
  const separator = separatorOf(texts[index] ?? '');
  if (separator !== null) {
    const next = nextText(lines, index + 1);
    const block =
      next === null || lines[next]?.depth !== 0 ? null : headerBlockAt(texts, next, 'separator');
    const end = block?.end ?? index + 1;
    return { end, isCertain: true, isBlock: true, isForward: separator === 'forward' };
  }
  const above = texts[previousText(lines, index)] ?? '';
  const block = headerBlockAt(texts, index, isRule(above) ? 'rule' : 'text');
  if (block !== null) return { end: block.end, isCertain: true, isBlock: true, isForward: false };
  if (mark === 'attribution')
    return { end: endOfMark(lines, index), isCertain: true, isBlock: false, isForward: false };
  const attribution = mark === 'history' ? null : attributionAt(texts, index);
  return attribution === null
    ? null
    : {
        end: attribution.end,
        isCertain: attribution.strength === 'strong',
        isBlock: false,
        isForward: false,
      };
}

function greets(text: string): boolean {
  const start = text.trim().slice(0, 40).toLowerCase();
  return salutations.some((word) => start.startsWith(word));
}

/** Lines above older mail that belong to it: blank ones, rules, "----- Original message -----" in any language. */
function parts(lines: readonly TextLine[], texts: readonly string[], index: number): boolean {
  const text = texts[index] ?? '';
  return isBlank(lines[index]) || isRule(text) || isDashedTitle(text);
}

/** Whether all below is at depth 0 and without marks of its own, which a later pass would read better. */
function isPlainHistory(
  lines: readonly TextLine[],
  texts: readonly string[],
  start: number,
): boolean {
  for (let index = start; index < lines.length; index++) {
    if ((lines[index]?.depth ?? 0) > 0 || lines[index]?.mark !== null) return false;
    if (isBlank(lines[index])) continue;
    if (/^(?:--|__|—)\s*$/.test(texts[index] ?? '')) return false;
    if (separatorOf(texts[index] ?? '') !== null || attributionAt(texts, index) !== null)
      return false;
    if (headerBlockAt(texts, index) !== null) return false;
  }
  return true;
}

function isQuoted(line: TextLine | undefined): boolean {
  return (
    line !== undefined && (line.depth > 0 || line.mark === 'indented' || line.mark === 'quoted')
  );
}

/** A bare blockquote below an attribution is a quote after all. */
function markIndented(lines: readonly TextLine[], roles: Role[], start: number): void {
  for (let index = start; index < lines.length; index++) {
    if (isBlank(lines[index])) continue;
    if (lines[index]?.mark !== 'indented') return;
    roles[index] = 'quote';
  }
}

const SHORTEST_WRAPPED = 55;

/**
 * Programs that break a long quoted line leave its rest without a mark: one line that goes on in lower case directly
 * below a long quoted line that ends in the middle of a sentence.
 */
function absorbWrapped(lines: readonly TextLine[], roles: Role[]): void {
  for (let index = 1; index < lines.length; index++) {
    const above = lines[index - 1];
    if (roles[index] !== 'own' || roles[index - 1] !== 'quote' || above === undefined) continue;
    const next = index + 1;
    const endsHere = next >= lines.length || roles[next] === 'quote' || isBlank(lines[next]);
    if (above.text.length < SHORTEST_WRAPPED) continue;
    const goesOn =
      /^\p{Ll}/u.test(lines[index]?.text ?? '') && /[\p{L},]/u.test(above.text.slice(-1));
    if (endsHere && goesOn) roles[index] = 'quote';
  }
}

function previousText(lines: readonly TextLine[], index: number): number {
  let place = index - 1;
  while (place >= 0 && isBlank(lines[place])) place--;
  return place;
}

function nextText(lines: readonly TextLine[], start: number): number | null {
  for (let index = start; index < lines.length; index++) if (!isBlank(lines[index])) return index;
  return null;
}

function endOfMark(lines: readonly TextLine[], start: number): number {
  let end = start;
  while (end < lines.length && (lines[end]?.mark === 'attribution' || isBlank(lines[end]))) end++;
  return end;
}
