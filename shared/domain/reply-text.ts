import { headerBlockAt } from './header-block.ts';
import { htmlToLines } from './html-to-text.ts';
import { attributionAt } from './quote-attribution.ts';
import { isRule, separatorOf } from './quote-separators.ts';
import { isDeviceLine, signatureStart } from './signature-lines.ts';
import { isBlank, linesOfText, type TextLine, textOf } from './text-lines.ts';

/** What one author wrote in one mail, and what was taken away from it: together they are the whole mail. */
export interface Reply {
  /** The author's words, with the quoted lines that inline answers answer. */
  readonly text: string;
  /** Older mail below or above. */
  readonly cut: string;
  readonly signatureText: string | null;
  /** Everything, with `> ` before quotes. */
  readonly originalText: string;
  /** How the older mail began; `forward` has a sender of its own (forwarded.ts). */
  readonly history: 'none' | 'quote' | 'forward';
}

type Role = 'own' | 'quote' | 'attribution' | 'history';

/** From the page's or the mail's HTML. */
export function replyFromHtml(html: string): Reply {
  return readReply(htmlToLines(html));
}

/** From plain text, with `>` before quoted lines or without. */
export function replyFromText(text: string): Reply {
  return readReply(linesOfText(text));
}

function readReply(lines: readonly TextLine[]): Reply {
  const originalText = textOf(lines);
  const { roles, forward } = rolesOf(lines);
  const kept = keptLines(lines, roles);
  const keptOwn = lines.filter((_, index) => kept.has(index));
  const place = signatureStart(
    keptOwn.map((line) => (line.depth > 0 ? { ...line, text: `> ${line.text}` } : line)),
  );
  const body = place === null ? keptOwn : keptOwn.slice(0, place.start);
  const signature = place === null ? [] : keptOwn.slice(place.start);
  const cut = lines.filter((_, index) => !kept.has(index));
  const signatureText = textOf(signature);
  return {
    text: textOf(body),
    cut: textOf(cut),
    signatureText: signatureText === '' ? null : signatureText,
    originalText,
    history: forward ? 'forward' : cut.some((line) => !isBlank(line)) ? 'quote' : 'none',
  };
}

/** What each line is. From a header block, a separator or a program's own mark on, everything is history. */
function rolesOf(lines: readonly TextLine[]): { roles: Role[]; forward: boolean } {
  const texts = lines.map((line) => line.text);
  const roles: Role[] = new Array<Role>(lines.length).fill('own');
  const historyFrom = (start: number) => {
    let from = start;
    while (from > 0 && (isBlank(lines[from - 1]) || isRule(texts[from - 1] ?? ''))) from--;
    roles.fill('history', from);
  };
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index];
    if (line === undefined || isBlank(line)) continue;
    if (line.mark === 'history') {
      historyFrom(index);
      return { roles, forward: separatorOf(line.text) === 'forward' };
    }
    if (line.depth > 0 || line.mark === 'quoted') {
      roles[index] = 'quote';
      continue;
    }
    const separator = separatorOf(line.text);
    if (separator !== null) {
      historyFrom(index);
      return { roles, forward: separator === 'forward' };
    }
    const afterRule = isRule(texts[previousText(lines, index)] ?? '');
    if (headerBlockAt(texts, index, afterRule) !== null) {
      historyFrom(index);
      return { roles, forward: false };
    }
    const attribution =
      line.mark === 'attribution'
        ? { end: markEnd(lines, index), strength: 'strong' }
        : attributionAt(texts, index);
    if (attribution === null) continue;
    const below = nextText(lines, attribution.end);
    const quoted = below !== null && isQuoted(lines[below]);
    if (quoted) {
      roles.fill('attribution', index, attribution.end);
      markIndented(lines, roles, below);
    } else if (attribution.strength === 'strong') {
      historyFrom(index);
      return { roles, forward: false };
    } else continue;
    index = attribution.end - 1;
  }
  return { roles, forward: false };
}

function isQuoted(line: TextLine | undefined): boolean {
  return (
    line !== undefined && (line.depth > 0 || line.mark === 'indented' || line.mark === 'quoted')
  );
}

/** A bare blockquote below an attribution is a quote after all. */
function markIndented(lines: readonly TextLine[], roles: Role[], start: number): void {
  for (let index = start; lines[index]?.mark === 'indented' || isBlank(lines[index]); index++) {
    if (index >= lines.length) return;
    if (!isBlank(lines[index])) roles[index] = 'quote';
  }
}

/**
 * Lines that stay. Quotes stay only between the author's own lines, where they are what is answered; one quote above
 * everything is the mail answered as a whole, and goes.
 */
function keptLines(lines: readonly TextLine[], roles: readonly Role[]): ReadonlySet<number> {
  const own = [...lines.keys()].filter((index) => roles[index] === 'own' && !isBlank(lines[index]));
  const kept = new Set<number>();
  const first = own[0];
  const last = own.findLast((index) => !isFooter(lines, roles, index)) ?? own.at(-1);
  if (first === undefined || last === undefined) return kept;
  const quotesInside = runsOf(roles, lines, 'quote').filter((run) => run.start < last);
  const inline = quotesInside.length > 1 || quotesInside.some((run) => run.start > first);
  const start = inline ? Math.min(first, quotesInside[0]?.start ?? first) : first;
  const end = own.at(-1) ?? last;
  for (let index = start; index <= end; index++) {
    const role = roles[index];
    if (role === 'own') kept.add(index);
    else if (role === 'quote' && inline && index < last) kept.add(index);
  }
  return kept;
}

/** A device's line below the quotes is no answer to them. */
function isFooter(lines: readonly TextLine[], roles: readonly Role[], index: number): boolean {
  const text = lines[index]?.text ?? '';
  if (isDeviceLine(text)) return true;
  // Everything behind a signature delimiter that follows a quote is a footer too.
  for (let above = index; above >= 0 && roles[above] === 'own'; above--)
    if (/^(?:--|__)\s*$/.test(lines[above]?.text ?? '')) return true;
  return false;
}

function runsOf(
  roles: readonly Role[],
  lines: readonly TextLine[],
  role: Role,
): { start: number; end: number }[] {
  const runs: { start: number; end: number }[] = [];
  let open: { start: number; end: number } | null = null;
  for (const [index, found] of roles.entries()) {
    if (isBlank(lines[index])) continue;
    if (found === role) {
      if (open === null) {
        open = { start: index, end: index };
        runs.push(open);
      } else open.end = index;
    } else open = null;
  }
  return runs;
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

function markEnd(lines: readonly TextLine[], start: number): number {
  let end = start;
  while (end < lines.length && (lines[end]?.mark === 'attribution' || isBlank(lines[end]))) end++;
  return end;
}
