import { attributeOf, textOf } from '../page/page-text.ts';

/** A time of day and enough digits for a day: "周四 2026/8/20 9:30", "Fri 4/10/2026 8:23 AM", "So 22.11.2026 23:30". */
export const isFullDate = (text: string | null): text is string =>
  text !== null && text.length < 60 && /\d{1,2}[:：.]\d{2}/.test(text) && digits(text) >= 9;

/** The title of a date may hold more of it than its text. */
export function fullestText(element: Element | null): string | null {
  const [text, title] = [textOf(element), attributeOf(element, 'title')];
  return digits(title) > digits(text) ? title : text;
}

const digits = (text: string | null): number => text?.replace(/\D/g, '').length ?? 0;

/**
 * A whole text that is a date with its time and nothing else: at most a weekday before it and a half of the day behind.
 * "You replied on Fri 11/20/2026 9:25 AM" speaks of a date and is none.
 */
export const isDateAlone = (text: string): boolean => isFullDate(text) && dateAlone.test(text);

const dateAlone =
  /^(?:\p{L}{1,4}[.,]?\s+)?\d{1,4}\s?[./年-]\s?\d{1,2}\s?[./月-]\s?\d{1,4}日?[.,]?(?:\s+\(?\p{L}{1,4}\)?[.,]?)?\s+(?:[上下]午\s?)?\d{1,2}[:.]\d{2}(?:\s?[ap]\.?\s?m\.?)?$/iu;
