import { findAddresses } from './find-addresses.ts';
import { SPACES, withoutEnd, withoutEnds } from './trim-characters.ts';
import { weekdayNames } from './words/calendar-words.ts';
import { onWords, wroteWords } from './words/quote-phrases.ts';

/** A line (or up to five that one wrapped into) which names the author of the quote below. */
export interface Attribution {
  readonly start: number;
  readonly end: number;
  /** `strong` names an address or a day and time: what follows is older mail even without quote marks. */
  readonly strength: 'strong' | 'weak';
}

const weekdays: ReadonlySet<string> = new Set(weekdayNames.flat());
const MOST_LINES = 6;
const LONGEST = 600;
/** Leads that begin nothing else: not "at 10:00", which is the second half of a wrapped line. */
const firmLeads: readonly string[] = [
  'on',
  'am',
  'le',
  'el',
  'il',
  'op',
  'em',
  'den',
  'på',
  'w dniu',
  '在',
  '於',
];
/** Leads with the name before the date. */
const namingLeads: readonly string[] = ['wiadomość napisana przez', 'missatge de '];
const thirdPersons: ReadonlySet<string> = new Set(
  'he she they we i er sie wir ich il elle ils nous je él ella ellos yo lui lei io ele ela eu hij zij wij ik han hun jag jeg on ona ja он она они мы я 他 她 他们 我'.split(
    ' ',
  ),
);
const timeOfDay = /(?<!\d)\d{1,2}[:.h时時]\s?\d{2}(?!\d)/;
const dayLike =
  /(?<!\d)(?:\d{4}|\d{1,2}[./-]\d{1,2}|\d{1,2}\.?\s\p{L}{3,12}|\p{L}{3,12}\.?\s\d{1,2})(?!\d)|\d{1,2}\s?[月월]|(?<!\d)\d{2}\. \d{1,2}\. \d{1,2}\./u;

/** The attribution that begins at a line, or null. Looks a few lines ahead, since programs wrap it. */
export function attributionAt(lines: readonly string[], start: number): Attribution | null {
  const found = widestAt(lines, start);
  if (found === null || found.end - start === 1) return found;
  // "On Thursday I came back.⏎On Dec 16 Jane wrote:" — the line that begins anew is the attribution.
  for (let index = start + 1; index < found.end; index++)
    if (startsWithLead(bareOf(lines[index] ?? ''), firmLeads) && widestAt(lines, index) !== null)
      return null;
  return found;
}

function widestAt(lines: readonly string[], start: number): Attribution | null {
  const line = lines[start] ?? '';
  if (line.length > LONGEST) return null;
  const first = bareOf(line);
  if (first === '') return null;
  const most = reachOf(first);
  let joined = '';
  let used = 0;
  for (let index = start; index < lines.length && used < most; index++) {
    const text = (lines[index] ?? '').trim();
    if (text === '') {
      // Some programs leave a blank line inside, before the verb; a paragraph of its own ends it.
      if (used > 1 || verbPlace((lines[index + 1] ?? '').trim().toLowerCase()) === null)
        return null;
      continue;
    }
    used++;
    joined = joined === '' ? text : `${joined} ${text}`;
    if (joined.length > LONGEST) return null;
    const alone = used === 1 && (lines[index + 1] ?? '').trim() === '';
    const strength = mayEnd(text) ? strengthOf(joined, alone) : null;
    if (strength !== null) return { start, end: index + 1, strength };
  }
  return null;
}

/** A colon, or the verb itself; most lines end otherwise and are not looked at further. */
function mayEnd(text: string): boolean {
  const end = withoutEnd(text.slice(-20), `${SPACES}-*_>`).toLowerCase();
  return /[:：]$/.test(end) || wroteWords.some((word) => end.endsWith(word));
}

function bareOf(text: string): string {
  return text
    .trim()
    .replace(/^[-*_\ufeff\s]+/, '')
    .toLowerCase();
}

/** Over how many lines an attribution with this first line may run; 0 when it begins none. */
function reachOf(lower: string): number {
  if (startsWithLead(lower, onWords) || /^[\d(]/.test(lower) || startsWithWeekday(lower))
    return MOST_LINES;
  if (namingLeads.some((lead) => lower.startsWith(lead))) return MOST_LINES;
  if (dayLike.test(lower) && timeOfDay.test(lower)) return 3;
  if (lower.includes('@') || /^["'“‘<]/.test(lower)) return 2;
  return /[:：][\s*_-]*$/.test(lower) ? 1 : 0;
}

/** "on wed", "am 3.", "le 29 avr.", "在 2024年": a lead word and something of a date close behind. */
function startsWithLead(lower: string, leads: readonly string[]): boolean {
  for (const lead of leads) {
    if (!lower.startsWith(lead)) continue;
    const rest = lower.slice(lead.length, lead.length + 24);
    if (/^\p{L}/u.test(rest) && !/\p{Script=Han}$/u.test(lead)) continue;
    if (/\d/.test(rest) || startsWithWeekday(rest.trim().replace(/^(?:dia|giorno) /, '')))
      return true;
  }
  return false;
}

function startsWithWeekday(lower: string): boolean {
  const word = /^\p{L}+\.?/u.exec(lower)?.[0] ?? '';
  return weekdays.has(word);
}

/** @param alone whether the attribution is a paragraph of one line */
function strengthOf(joined: string, alone: boolean): Attribution['strength'] | null {
  const bare = withoutEnds(joined, `${SPACES}-*_>`);
  const lower = bare.toLowerCase();
  const addresses = findAddresses(lower);
  const hasAddress = addresses.length > 0;
  const hasDay = dayLike.test(lower);
  const lead = startsWithLead(lower, onWords);
  const verb = verbPlace(lower);
  const colon = /[:：]$/.test(bare);
  const verbEnds = verb !== null && verb.end >= lower.length - 4;
  // Zoho leaves the colon out: "On Wed, 24 Feb 2021 Jane <jane@firm.example> wrote".
  if (!colon) return verbEnds && hasAddress && hasDay && lead ? 'strong' : null;
  const hasTime = timeOfDay.test(lower);
  if (verb === null) {
    // Old Gmail and mail.ru: "2015-10-18 0:17 GMT+03:00 Jane <jane@firm.example>:"
    return hasDay && hasTime && addresses.some(({ isBracketed }) => isBracketed) ? 'strong' : null;
  }
  if (hasAddress && (hasDay || hasTime)) return 'strong';
  // "On 3 November at 10:12 he wrote:" is a story; programs write names.
  if (hasTime && hasDay) return isPronounBeside(lower, verb.end) ? 'weak' : 'strong';
  if (hasDay && lead) return alone && verbEnds && /\d{4}/.test(lower) ? 'strong' : 'weak';
  // "Jane Doe wrote:" stands above a quote or in anybody's own text: the quote marks below decide.
  return verbEnds && lower.length <= 90 ? 'weak' : null;
}

function isPronounBeside(lower: string, verbEnd: number): boolean {
  const before = lower.slice(0, verbEnd).split(/\s+/).slice(-3, -1);
  const after =
    lower
      .slice(verbEnd)
      .trim()
      .replace(/[:：]$/, '')
      .split(/\s+/)[0] ?? '';
  return [...before, after].some((word) => thirdPersons.has(word));
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
