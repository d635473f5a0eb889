import type { Role } from './line-roles.ts';
import { isDelimiter, isDeviceLine } from './signature-lines.ts';
import type { Steps } from './slices.ts';
import { isBlank, type TextLine } from './text-lines.ts';

const STEP_OF_LINES = 4096;

/**
 * Lines that stay, by index. Quotes stay only between the author's own lines, where they are what is answered; one quote
 * above everything is the mail answered as a whole, and goes.
 */
export function* keptLines(lines: readonly TextLine[], roles: readonly Role[]): Steps<boolean[]> {
  const kept = new Array<boolean>(lines.length).fill(false);
  const own: number[] = [];
  for (const [index, role] of roles.entries()) {
    if (index % STEP_OF_LINES === 0) yield;
    if (role === 'own' && !isBlank(lines[index])) own.push(index);
  }
  const first = own[0];
  const end = own.at(-1);
  if (first === undefined || end === undefined) return kept;
  const last = lastAnswer(lines, roles, own);
  yield;
  const quotes = quoteRuns(lines, roles).filter((run) => run.start < last);
  const inline = quotes.length > 1 || quotes.some((run) => run.start > first);
  const start = inline ? Math.min(first, quotes[0]?.start ?? first) : first;
  for (let index = start; index <= end; index++) {
    if (index % STEP_OF_LINES === 0) yield;
    if (roles[index] === 'own') kept[index] = true;
    else if (roles[index] === 'quote' && inline && index < last) kept[index] = true;
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
