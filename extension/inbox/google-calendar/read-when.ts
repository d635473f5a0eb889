import { type EventSpan, holdsClock, isTimeText, readSpan } from '../calendar/event-span.ts';
import { cleanText } from '../page/page-text.ts';

export interface When {
  /** The time as shown, without title and without the words of a series. */
  readonly timeRaw: string | null;
  readonly span: EventSpan | null;
  /** Something stands behind the time: in which rhythm the event repeats. */
  readonly repeats: boolean;
}

const mostPieces = 40;

/**
 * The part of an open event that tells its time. Date, dot and time are separate elements, and the rhythm of a series
 * follows them: the longest beginning that is a time and nothing else is the time.
 */
export function readWhen(
  part: Element,
  title: Element | null,
  context: { readonly language: string | null; readonly years: readonly number[] },
): When {
  const pieces = textPieces(part, title).slice(0, mostPieces);
  for (let end = pieces.length; end > 0; end -= 1) {
    const text = pieces.slice(0, end).join(' ');
    const rest = pieces.slice(end).join(' ');
    // A time that is not understood must not leave a whole day behind.
    if (!isTimeText(text) || holdsClock(rest)) continue;
    return { timeRaw: cleanText(text), span: readSpan(text, context), repeats: rest !== '' };
  }
  return { timeRaw: cleanText(pieces.join(' ')), span: null, repeats: false };
}

/** Texts in document order, but for the title's. */
function textPieces(part: Element, title: Element | null): string[] {
  return [...part.childNodes].flatMap((child) => {
    if (child === title) return [];
    if (child instanceof Element) {
      return child.getAttribute('role') === 'heading' ? [] : textPieces(child, title);
    }
    const text = child.nodeType === child.TEXT_NODE ? cleanText(child.textContent) : null;
    return text === null ? [] : [text];
  });
}
