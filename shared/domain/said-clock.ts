import { saidNumber } from './said-number.ts';

/** A time of day as somebody says it. */
export interface SaidClock {
  readonly hour: number;
  readonly minute: number;
  /** False for "3:00" and 3点, where nobody said whether night or afternoon; true for "15:00", "3 pm", 下午3点. */
  readonly certain: boolean;
  /** The part of the text that said it. */
  readonly matched: string;
}

/** Hours after which nobody doubts what a bare number means; "7:00" is the morning, "3:00" may be either. */
const FIRST_CERTAIN_HOUR = 7;

const chinesePattern =
  /(上午|早上|早晨|清晨|凌晨|中午|下午|傍晚|晚上|今晚|早|晚)? ?(\d{1,2}|[一二两兩三四五六七八九十]{1,3})(?:[点點时時](?![间間])鐘?钟?(半|[一三]刻|\d{1,2}分?|[一二三四五]?十[一二三四五六七八九]?分?|零?[一二三四五六七八九]分?)?|:(\d{2}))/;

/** "9:00", "2 pm", "at 3", 上午9点, 三点半, "noon", "tomorrow morning"; null when the text names no time of day. */
export function readClock(text: string): SaidClock | null {
  const clock =
    /(?<![\d-])(\d{1,2}):(\d{2})(?: ?([ap])\.?m\b\.?)?(?!\d)/.exec(text) ??
    /(?<!\d)(\d{1,2})() ?([ap])\.?m\b\.?/.exec(text) ??
    /\bat (\d{1,2})()()(?![\d:])/.exec(text);
  const chinese = chinesePattern.exec(text);
  if (chinese !== null && (clock === null || chinese[1] !== undefined))
    return chineseClock(chinese);
  if (clock !== null)
    return clockOf(Number(clock[1]), Number(clock[2] || 0), clock[3] || null, clock[0]);
  return partOfDay(text);
}

const partsOfDay: readonly (readonly [RegExp, hour: number])[] = [
  [/\bnoon\b|中午/, 12],
  [/\b(?:in the )?morning\b|上午|早[上晨]?/, 9],
  [/\b(?:in the )?afternoon\b|下午/, 14],
  [/\b(?:in the )?evening\b|\btonight\b|今晚|晚上?|傍晚/, 18],
  [/\b(?:end of (?:the )?day|eod)\b|下班前?/, 17],
];

function partOfDay(text: string): SaidClock | null {
  for (const [pattern, hour] of partsOfDay) {
    const found = pattern.exec(text);
    if (found !== null) return { hour, minute: 0, certain: true, matched: found[0] };
  }
  return null;
}

function chineseClock(found: RegExpExecArray): SaidClock | null {
  const [matched, half = '', hours = '', part = '', minutes] = found;
  const hour = saidNumber(hours);
  if (hour === null) return null;
  const minute = minutes === undefined ? chineseMinutes(part) : Number(minutes);
  if (minute === null) return null;
  const isLate = /下午|傍晚|晚/.test(half) || (half === '中午' && hour < 10);
  return clockOf(hour, minute, isLate ? 'p' : half === '' || half === '中午' ? null : 'a', matched);
}

function chineseMinutes(part: string): number | null {
  if (part === '') return 0;
  if (part === '半') return 30;
  if (part.endsWith('刻')) return part.startsWith('一') ? 15 : 45;
  return saidNumber(part.replace(/分$/, '').replace(/^零/, ''));
}

function clockOf(
  hour: number,
  minute: number,
  half: string | null,
  matched: string,
): SaidClock | null {
  const full = half === 'p' && hour < 12 ? hour + 12 : half === 'a' && hour === 12 ? 0 : hour;
  if (full > 23 || minute > 59) return null;
  const certain = half !== null || hour >= FIRST_CERTAIN_HOUR || hour === 0;
  return { hour: full, minute, certain, matched };
}
