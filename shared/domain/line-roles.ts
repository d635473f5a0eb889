import { headerBlockAt } from './header-block.ts';
import { attributionAt } from './quote-attribution.ts';
import { isDashedTitle, isRule, separatorOf } from './quote-separators.ts';
import { isStandaloneDevice } from './signature-lines.ts';
import { isBlank, type TextLine } from './text-lines.ts';

/** `own`: of this author. `history`: older mail, from there to the end. `attribution`: the line above a quote. */
export type Role = 'own' | 'quote' | 'attribution' | 'history';

export interface LineRoles {
  readonly roles: readonly Role[];
  /** Whether the older mail was passed on, by the words of the program that wrote it. */
  readonly isForward: boolean;
}

/** What each line is. From a header block, a separator or a program's own mark on, everything is history. */
export function rolesOf(lines: readonly TextLine[]): LineRoles {
  const texts = lines.map((line) => line.text);
  const roles: Role[] = new Array<Role>(lines.length).fill('own');
  const history = (start: number, isForward: boolean): LineRoles => {
    let from = start;
    while (from > 0 && parts(lines, from - 1)) from--;
    roles.fill('history', from);
    return { roles, isForward };
  };
  let deviceSeen = false;
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index];
    if (line === undefined) continue;
    if (line.depth > 0 || line.mark === 'quoted') {
      roles[index] = 'quote';
      continue;
    }
    if (isBlank(line)) continue;
    const separator = separatorOf(line.text);
    if (line.mark === 'history' || separator !== null)
      return history(index, separator === 'forward');
    const above = previousText(lines, index);
    if (headerBlockAt(texts, index, isRule(texts[above] ?? '')) !== null)
      return history(index, false);
    const attribution =
      line.mark === 'attribution'
        ? { end: endOfMark(lines, index), strength: 'strong' as const }
        : attributionAt(texts, index);
    if (attribution === null) {
      if (!deviceSeen && isStandaloneDevice(texts, index)) {
        deviceSeen = true;
        // A telephone writes its line below what was typed: what follows is the mail that was answered.
        const below = nextText(lines, index + 1);
        if (below !== null && isPlainHistory(lines, below)) return history(below, false);
      }
      continue;
    }
    const below = nextText(lines, attribution.end);
    if (below !== null && isQuoted(lines[below])) {
      roles.fill('attribution', index, attribution.end);
      markIndented(lines, roles, below);
      index = attribution.end - 1;
    } else if (attribution.strength === 'strong') return history(index, false);
  }
  absorbWrapped(lines, roles);
  return { roles, isForward: false };
}

/** Lines above older mail that belong to it: blank ones, rules, "----- Original message -----" in any language. */
function parts(lines: readonly TextLine[], index: number): boolean {
  const text = lines[index]?.text ?? '';
  return isBlank(lines[index]) || isRule(text) || isDashedTitle(text);
}

/** Whether all below is at depth 0 and without marks of its own, which a later pass would read better. */
function isPlainHistory(lines: readonly TextLine[], start: number): boolean {
  const texts = lines.map((line) => line.text);
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
    const goesOn = /^\p{Ll}/u.test(lines[index]?.text ?? '') && /[\p{L},]$/u.test(above.text);
    if (endsHere && goesOn && above.text.length >= SHORTEST_WRAPPED) roles[index] = 'quote';
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
