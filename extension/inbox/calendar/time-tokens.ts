import {
  halfDayWords,
  monthNames,
  weekdayNames,
} from '../../../shared/domain/words/calendar-words.ts';
import { allDayWords, eitherWords, fillerWords, rangeWords } from './calendar-time-words.ts';

/** A day as far as the text tells it. */
export interface ShownDay {
  readonly year: number | null;
  readonly month: number;
  readonly day: number;
}

export type TimeToken =
  /** Several readings where the order of bare numbers is open: the month first, then the day first. */
  | { readonly kind: 'day'; readonly readings: readonly ShownDay[] }
  /** "April 14 – 16, 2026": two days of one month in one piece. */
  | { readonly kind: 'span'; readonly first: ShownDay; readonly last: ShownDay }
  | {
      readonly kind: 'time';
      readonly hour: number;
      readonly minute: number;
      readonly half: 'am' | 'pm' | null;
    }
  /** 0 is Sunday. */
  | { readonly kind: 'weekday'; readonly index: number }
  | { readonly kind: 'range' | 'either' | 'all_day' | 'filler' | 'other' };

export type PlacedToken = TimeToken & { readonly from: number; readonly to: number };

/** Longer than any name of an event; what is longer is no such text, and is not looked through. */
const longestText = 2_000;

/** The parts of a text that tell times, with their places in it, and everything between them as `other`. */
export function timeTokens(text: string): PlacedToken[] {
  const tokens: PlacedToken[] = [];
  if (text.length > longestText) return tokens;
  const plain = plainCharacters(text);
  for (let from = 0; from < plain.length; ) {
    const { token, to } = tokenAt(plain, from);
    tokens.push({ ...token, from, to });
    from = to;
  }
  return tokens;
}

function tokenAt(text: string, from: number): { token: TimeToken; to: number } {
  for (const { pattern, make } of rules) {
    pattern.lastIndex = from;
    const found = pattern.exec(text);
    const token = found === null ? null : make(found);
    if (found !== null && token !== null) return { token, to: from + found[0].length };
  }
  unknownWord.lastIndex = from;
  const length = unknownWord.exec(text)?.[0].length ?? 1;
  return { token: { kind: 'other' }, to: from + length };
}

/** A word that is written with spaces around it, or one character of any other kind. */
const unknownWord = /[\p{Script=Latin}\p{Script=Cyrillic}\p{N}]+/uy;

/** Full-width and narrow forms become plain, one for one, so that places stay what they were. */
function plainCharacters(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\u00a0\u2000-\u200a\u202f\u3000]/g, ' ');
}

const escaped = (words: readonly string[]): string =>
  [...words]
    .sort((one, other) => other.length - one.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', ' ?'))
    .join('|');

const spelt = '[\\p{Script=Latin}\\p{Script=Cyrillic}]';

/** Latin and Cyrillic words end where letters end; signs and Chinese words stand against anything. */
function whole(words: readonly string[]): string {
  const isSpelt = (word: string) => /^[\p{Script=Latin}\p{Script=Cyrillic}]/u.test(word);
  const parts = [
    { words: words.filter(isSpelt), before: `(?<!${spelt}|\\p{N})`, after: `(?!${spelt})` },
    { words: words.filter((word) => !isSpelt(word)), before: '', after: '' },
  ];
  return parts
    .filter((part) => part.words.length > 0)
    .map((part) => `${part.before}(?:${escaped(part.words)})${part.after}`)
    .join('|');
}

const sticky = (source: string): RegExp => new RegExp(source, 'iuy');

const month = escaped(monthNames.flat());
const weekday = weekdayNames.flat();
const westHalf = '[ap]\\.? ?m\\.?(?!\\p{L})';
const eastHalf = escaped(Object.keys(halfDayWords).filter((word) => /^[^a-z]/.test(word)));
const dash = ' ?(?:[–—~-]|至|到) ?';
const noClockBehind = `(?! ?(?::|${westHalf}|\\d|[時时点點]))`;
const year = '(\\d{4})(?!\\d)';

const rules: readonly { pattern: RegExp; make: (found: RegExpExecArray) => TimeToken | null }[] = [
  { pattern: sticky(whole(allDayWords)), make: () => ({ kind: 'all_day' }) },

  // 2026年4月14日 – 16日
  {
    pattern: sticky(
      `(?<!\\d)(?:${year} ?年 ?)?(\\d{1,2}) ?月 ?(\\d{1,2}) ?日${dash}(\\d{1,2}) ?日`,
    ),
    make: ([, y, m, first, last]) => span(y, Number(m), first, last),
  },
  {
    pattern: sticky(`(?<!\\d)(?:${year} ?年 ?)?(\\d{1,2}) ?月 ?(\\d{1,2}) ?日`),
    make: ([, y, m, d]) => day(y, Number(m), d),
  },
  // 2026-04-14, 2026/4/14
  {
    pattern: sticky('(?<!\\d)(\\d{4})([./-])(\\d{1,2})\\2(\\d{1,2})(?!\\d)'),
    make: ([, y, , m, d]) => day(y, Number(m), d),
  },
  // 4/14/2026 or 14/4/2026, and 14.4.2026, which is never the month first
  {
    pattern: sticky('(?<!\\d)(\\d{1,2})([./-])(\\d{1,2})\\2(\\d{4})(?!\\d)'),
    make: ([, first, separator, second, y]) => ({
      kind: 'day',
      readings: [
        ...(separator === '.' ? [] : [shown(y, Number(first), second)]),
        shown(y, Number(second), first),
      ].filter(({ month: m }) => m <= 12),
    }),
  },
  // April 14 – 16, 2026; "mar. 14 avr." is a Tuesday, not a day of March
  {
    pattern: sticky(
      `(?<!\\p{L})(${month})\\.? (\\d{1,2})${dash}(\\d{1,2})${noClockBehind}(?:,? ${year})?`,
    ),
    make: ([, m, first, last, y]) => span(y, monthNumber(m), first, last),
  },
  {
    pattern: sticky(
      `(?<!\\p{L})(${month})\\.? (\\d{1,2})(?:st|nd|rd|th)?${noClockBehind}(?!\\.? (?:de )?(?:${month})(?!\\p{L}))(?:,? ${year})?`,
    ),
    make: ([, m, d, y]) => day(y, monthNumber(m), d),
  },
  // 14.–16. April 2026, 14–16 de abril de 2026
  {
    pattern: sticky(
      `(?<!\\d)(\\d{1,2})\\.?${dash}(\\d{1,2})\\.? (?:de )?(${month})(?!\\p{L})(?:,? (?:de )?${year})?`,
    ),
    make: ([, first, last, m, y]) => span(y, monthNumber(m), first, last),
  },
  {
    pattern: sticky(
      `(?<!\\d)(\\d{1,2})(?:\\.|er|º|st|nd|rd|th)? (?:de )?(${month})(?!\\p{L})(?:,? (?:de )?${year})?`,
    ),
    make: ([, d, m, y]) => day(y, monthNumber(m), d),
  },

  // 9:00 AM, 上午9:00, 09:00 Uhr
  {
    pattern: sticky(
      `(?:(${eastHalf}) ?)?(?<![\\d:])(\\d{1,2}):(\\d{2})(?!\\d)(?::\\d{2})?(?: ?(${westHalf}))?`,
    ),
    make: ([, before, h, m, after]) => time(h, m, before, after),
  },
  // 上午9点30分, 午後9時
  {
    pattern: sticky(`(?:(${eastHalf}) ?)?(?<!\\d)(\\d{1,2}) ?[時时点點](?: ?(\\d{2}) ?分)?`),
    make: ([, before, h, m]) => time(h, m, before, undefined),
  },
  {
    pattern: sticky('(?<!\\d)(\\d{1,2}) ?h ?(\\d{2})?(?![\\p{L}\\d])'),
    make: ([, h, m]) => time(h, m),
  },
  {
    pattern: sticky(`(?<!\\d)(\\d{1,2})(?:\\.(\\d{2}))? ?(${westHalf})`),
    make: ([, h, m, after]) => time(h, m, undefined, after),
  },
  {
    pattern: sticky('(?<!\\d)(\\d{1,2})(?:[.:](\\d{2}))?(?= ?uhr(?!\\p{L}))'),
    make: ([, h, m]) => time(h, m),
  },
  // The first of "9 – 10am"
  {
    pattern: sticky(`(?<!\\d)(\\d{1,2})(?=${dash}\\d{1,2}(?::\\d{2})? ?${westHalf})`),
    make: ([, h]) => time(h, undefined),
  },

  {
    pattern: sticky(whole(weekday)),
    make: ([word]) => weekdayOf(word),
  },
  // (火), （二）
  {
    pattern: sticky('\\(([日月火水木金土一二三四五六])\\)'),
    make: ([, sign = '']) => ({
      kind: 'weekday',
      index: Math.max('日月火水木金土'.indexOf(sign), '日一二三四五六'.indexOf(sign)),
    }),
  },
  { pattern: sticky(whole(rangeWords)), make: () => ({ kind: 'range' }) },
  { pattern: sticky(whole(eitherWords)), make: () => ({ kind: 'either' }) },
  {
    pattern: sticky(`[\\s,、;⋅·•()]+|(?:${whole(fillerWords)})`),
    make: () => ({ kind: 'filler' }),
  },
];

function monthNumber(word: string | undefined): number {
  const name = (word ?? '').toLowerCase();
  return 1 + monthNames.findIndex((names) => names.includes(name) || names.includes(`${name}.`));
}

function weekdayOf(word: string): TimeToken | null {
  const index = weekdayNames.findIndex((names) => names.includes(word.toLowerCase()));
  return index === -1 ? null : { kind: 'weekday', index };
}

const shown = (year: string | undefined, month: number, day: string | undefined): ShownDay => ({
  year: year === undefined ? null : Number(year),
  month,
  day: Number(day),
});

const day = (year: string | undefined, month: number, on: string | undefined): TimeToken => ({
  kind: 'day',
  readings: [shown(year, month, on)],
});

const span = (
  year: string | undefined,
  month: number,
  first: string | undefined,
  last: string | undefined,
): TimeToken => ({
  kind: 'span',
  first: shown(year, month, first),
  last: shown(year, month, last),
});

function time(
  hours: string | undefined,
  minutes: string | undefined,
  before?: string,
  after?: string,
): TimeToken | null {
  const hour = Number(hours);
  const minute = Number(minutes ?? 0);
  if (hour > 23 || minute > 59) return null;
  // Half past eleven "at noon" is still the morning; twelve "in the evening" is said of two different hours.
  if (before === '中午' && hour >= 10 && hour < 12)
    return { kind: 'time', hour, minute, half: 'am' };
  if ((before === '晚上' || before === '傍晚') && hour === 12) return null;
  const half = halfDayWords[before ?? ''] ?? westHalfOf(after);
  if (half !== null && hour > 12) return null;
  return { kind: 'time', hour, minute, half };
}

const westHalfOf = (word: string | undefined): 'am' | 'pm' | null =>
  word === undefined ? null : word.toLowerCase().startsWith('p') ? 'pm' : 'am';
