import { weekdayNames } from './words/calendar-words.ts';
import { onWords, wroteWords } from './words/quote-phrases.ts';

/** A line (or up to five that one wrapped into) which names the author of the quote below. */
export interface Attribution {
  readonly start: number;
  readonly end: number;
  /** `strong` names an address or a day and time: what follows is older mail even without quote marks. */
  readonly strength: 'strong' | 'weak';
}

const MOST_LINES = 6;
const LONGEST = 600;
const address = /[^\s<>"()[\]]{1,64}@[^\s<>"()[\]]{1,253}/;
const timeOfDay = /(?<!\d)\d{1,2}[:.h时時]\s?\d{2}(?!\d)/;
const dayLike =
  /(?<!\d)(?:\d{4}|\d{1,2}[./-]\d{1,2}|\d{1,2}\.?\s\p{L}{3,12}|\p{L}{3,12}\.?\s\d{1,2})(?!\d)|\d{1,2}\s?月/u;

/** The attribution that begins at a line, or null. Looks a few lines ahead, since programs wrap it. */
export function attributionAt(lines: readonly string[], start: number): Attribution | null {
  const first = (lines[start] ?? '').trim();
  if (first === '' || first.length > LONGEST) return null;
  const most = reachOf(first);
  let joined = '';
  let used = 0;
  for (let index = start; index < lines.length && used < most; index++) {
    const text = (lines[index] ?? '').trim();
    if (text === '') {
      // Some programs leave a blank line inside; two end it.
      if ((lines[index + 1] ?? '').trim() === '') return null;
      continue;
    }
    used++;
    joined = joined === '' ? text : `${joined} ${text}`;
    if (joined.length > LONGEST) return null;
    const strength = strengthOf(joined);
    if (strength !== null) return { start, end: index + 1, strength };
  }
  return null;
}

/** Over how many lines an attribution with this first line may run; 0 when it begins none. */
function reachOf(text: string): number {
  const lower = text.toLowerCase().replace(/^[-*_\s]+/, '');
  if (startsWithOn(lower) || /^[\d(]/.test(lower) || startsWithWeekday(lower)) return MOST_LINES;
  if (lower.includes('@') || /^["'“‘<]/.test(lower)) return 2;
  return /[:：][\s*_-]*$/.test(lower) ? 1 : 0;
}

function startsWithWeekday(lower: string): boolean {
  const word = /^\p{L}+\.?/u.exec(lower)?.[0] ?? '';
  return word !== '' && weekdayNames.some((names) => names.includes(word));
}

function strengthOf(joined: string): Attribution['strength'] | null {
  const bare = joined.replace(/^[-*_>\s]+/, '').replace(/[-*_>\s]+$/, '');
  if (!/[:：]$/.test(bare)) return null;
  const lower = bare.toLowerCase();
  const hasAddress = address.test(lower);
  const verb = verbPlace(lower);
  if (verb === null) {
    // Old Gmail: "2015-10-18 0:17 GMT+03:00 Matt Palmer <matt@firm.example>:"
    const dated = /^[(\d]/.test(lower) || startsWithOn(lower);
    return hasAddress && dated && dayLike.test(lower) && /[>)\]]\s?[:：]$/.test(bare)
      ? 'strong'
      : null;
  }
  const hasTime = timeOfDay.test(lower);
  const hasDay = dayLike.test(lower);
  if (hasAddress && (hasDay || hasTime || verb.end >= lower.length - 4)) return 'strong';
  if (hasTime && hasDay) return 'strong';
  if (hasDay && startsWithOn(lower)) return 'weak';
  // "Jane Doe wrote:" stands above a quote or in anybody's own text: the quote marks below decide.
  return verb.end >= lower.length - 4 && lower.length <= 90 ? 'weak' : null;
}

function startsWithOn(lower: string): boolean {
  return onWords.some(
    (word) =>
      lower.startsWith(word) && /^[\s\d,]|^$/.test(lower.slice(word.length, word.length + 1)),
  );
}

/** Where a verb of writing stands, as a whole word (Chinese and Japanese have none between). */
function verbPlace(lower: string): { end: number } | null {
  for (const word of wroteWords) {
    const place = lower.lastIndexOf(word);
    if (place === -1) continue;
    const end = place + word.length;
    const isLetters = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]/u.test(word);
    if (
      isLetters &&
      (/[\p{L}\d]/u.test(lower.charAt(place - 1)) || /[\p{L}\d]/u.test(lower.charAt(end)))
    )
      continue;
    // Germanic and Slavic verbs stand before the name: "schrieb Jane Doe <jane@firm.example>:".
    if (lower.length - end <= 160) return { end };
  }
  return null;
}
