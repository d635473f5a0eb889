import { findSpan } from '../calendar/event-span.ts';
import { cleanText } from '../page/page-text.ts';
import { type CalendarWords, calendarWords } from './outlook-calendar-words.ts';

/** What the accessible name of an event in Outlook's grid tells. */
export interface EventName {
  readonly subject: string | null;
  /** The part of the name that tells the time. */
  readonly timeRaw: string;
  /** `YYYY-MM-DD` of the beginning. */
  readonly date: string;
  /** `HH:MM` in the reader's zone; null when it lasts all day. */
  readonly start: string | null;
  readonly end: string | null;
  /** The last day, where it is another than the first. */
  readonly endDateInclusive: string | null;
  readonly location: string | null;
  readonly organizer: string | null;
  /** As shown: "Busy", "Tentative", "OOF". */
  readonly showAs: string | null;
  readonly recurring: boolean;
  readonly allDay: boolean;
}

/**
 * Reads "Title, 9:00 AM to 9:30 AM, Tuesday, April 14, 2026, place, By organiser, Tentative, Recurring event". Commas may
 * stand inside title, place and organiser: so the time is found first, the title is what stands before it, and the rest
 * is read from its end inwards.
 * @param language BCP 47 language of the page
 * @returns null for the name of anything but an event, and where two times are equally good
 */
export function parseEventName(name: string, language: string | null = null): EventName | null {
  const text = cleanText(name);
  const at = text === null ? null : findSpan(text, { language, years: [] });
  if (text === null || at === null) return null;
  const { span } = at;
  const [date = '', start] = span.start.split('T');
  const [endDate, end] = (span.end ?? span.start).split('T');
  // A button that tells a day and one time only, such as "create an event at 9:00", is no event.
  if (!span.allDay && span.end === null) return null;
  const rest = readRest(partsOf(text.slice(at.to)), wordsFor(language, text.slice(at.from, at.to)));
  return {
    subject: cleanText(text.slice(0, at.from).replace(/[\s,，、;；]+$/, '')),
    timeRaw: text.slice(at.from, at.to),
    date,
    start: start ?? null,
    end: span.allDay ? null : (end ?? null),
    endDateInclusive: endDate === undefined || endDate === date ? null : endDate,
    ...rest,
    allDay: span.allDay,
  };
}

/** One piece between commas, with the comma before it: a place keeps the commas that it has. */
interface Part {
  readonly text: string;
  readonly comma: string;
}

function partsOf(rest: string): Part[] {
  return [...rest.matchAll(/([,，、;；]\s*)([^,，、;；]*)/g)].map(([, comma = '', text = '']) => ({
    text: text.trim(),
    comma,
  }));
}

const joined = (parts: readonly Part[]): string | null =>
  cleanText(parts.map(({ text, comma }, index) => (index === 0 ? text : comma + text)).join(''));

function readRest(
  parts: readonly Part[],
  words: readonly CalendarWords[],
): Pick<EventName, 'location' | 'organizer' | 'showAs' | 'recurring'> {
  const left = [...parts];
  let showAs: string | null = null;
  let recurring = false;
  for (let last = left.at(-1); last !== undefined; last = left.at(-1)) {
    const is = (kind: 'recurring' | 'showAs' | 'marks') =>
      words.some((one) => one[kind].some((word) => same(word, last.text)));
    if (is('recurring') && !recurring) recurring = true;
    else if (is('showAs') && showAs === null) showAs = last.text.replace(/\.$/, '');
    else if (!is('marks') && last.text !== '') break;
    left.pop();
  }
  // The name may hold commas, and what follows it was taken off: so it goes on to the end.
  const at = left.findLastIndex(({ text }) => organizerIn(text, words) !== null);
  if (at === -1) return { location: joined(left), organizer: null, showAs, recurring };
  return {
    location: joined(left.slice(0, at)),
    organizer: organizerIn(joined(left.slice(at)) ?? '', words),
    showAs,
    recurring,
  };
}

const same = (one: string, other: string): boolean =>
  one.toLowerCase() === other.replace(/\.$/, '').toLowerCase();

function organizerIn(text: string, words: readonly CalendarWords[]): string | null {
  for (const form of words.flatMap(({ organizer }) => organizer)) {
    const [before = '', after = ''] = form.split('…');
    const starts = text.slice(0, before.length).toLowerCase() === before.toLowerCase();
    if (!starts || !text.endsWith(after)) continue;
    const name = cleanText(text.slice(before.length, text.length - after.length));
    if (name !== null) return name;
  }
  return null;
}

/** The words of the page's language; where it is unknown, of the language that the time itself is written in. */
function wordsFor(language: string | null, time: string): readonly CalendarWords[] {
  const written = signsOf.find(([, sign]) => sign.test(time))?.[0];
  const known = calendarWords[(language ?? '').slice(0, 2).toLowerCase()];
  const words = known ?? (written === undefined ? undefined : calendarWords[written]);
  return words === undefined ? Object.values(calendarWords) : [words];
}

const signsOf = [
  ['zh', /[年月日到至天]/],
  ['de', /\bbis\b|ganztäg|ganztag/i],
  ['en', /\bto\b|all[- ]day|[ap]m\b/i],
] as const;
