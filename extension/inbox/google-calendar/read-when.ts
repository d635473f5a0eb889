import { type EventSpan, holdsClock, isTimeText, readSpan } from '../calendar/event-span.ts';
import { cleanText } from '../page/page-text.ts';

export interface When {
  /** The time as shown, without title and without the words of a series. */
  readonly timeRaw: string | null;
  readonly span: EventSpan | null;
  /** Something stands behind the time: in which rhythm the event repeats. */
  readonly repeats: boolean;
}

/** No time is longer; what follows it may be anything. */
const longestTime = 200;

/**
 * The part of an open event that tells its time. Date, dot and time are separate elements, and the rhythm of a series
 * follows them: the longest beginning that is a time and nothing else is the time.
 */
export function readWhen(
  part: Element,
  title: Element | null,
  context: { readonly language: string | null; readonly years: readonly number[] },
): When {
  const pieces = textPieces(part, title);
  let time: { readonly text: string; readonly end: number } | null = null;
  for (let end = 1; end <= pieces.length; end += 1) {
    const text = pieces.slice(0, end).join(' ');
    if (text.length > longestTime) break;
    if (isTimeText(text)) time = { text, end };
  }
  const whole = { timeRaw: asShown(pieces), span: null, repeats: false };
  if (time === null) return whole;
  const rest = pieces.slice(time.end).join(' ').trim();
  // A time that is not understood must not leave a whole day behind.
  if (holdsClock(rest.slice(0, longestTime))) return whole;
  return {
    timeRaw: asShown(pieces.slice(0, time.end)),
    span: readSpan(time.text, context),
    repeats: rest !== '',
  };
}

/** Side by side as in the page; between two words that stand in elements of their own there is a space. */
function asShown(pieces: readonly string[]): string | null {
  const isWord = /^[\p{L}\p{N}]/u;
  const endsInWord = /[\p{L}\p{N}]$/u;
  return cleanText(
    pieces.reduce(
      (text, piece) => text + (endsInWord.test(text) && isWord.test(piece) ? ' ' : '') + piece,
      '',
    ),
  );
}

/** Texts in document order, with their spaces, but for the title's. */
function textPieces(part: Element, title: Element | null): string[] {
  return [...part.childNodes].flatMap((child) => {
    if (child === title) return [];
    if (child instanceof Element) {
      return child.getAttribute('role') === 'heading' ? [] : textPieces(child, title);
    }
    return child.nodeType === child.TEXT_NODE && child.textContent !== null
      ? [child.textContent]
      : [];
  });
}
