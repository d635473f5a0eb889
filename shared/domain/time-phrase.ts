import { atDay, wallTimeOf, weekdayOf } from './zoned-time.ts';

const MORNING = { hour: 9, minute: 0 };
const chineseDigits = '零一二三四五六七八九十';
const englishDays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/**
 * What a rep types for a next time: "tomorrow 9:00", "in 3 days", "next monday 2pm", 明天上午9点, 下周一, 3天后.
 * Days are calendar days of the zone; without a time of day it is 9:00. null when it says no time, or one that is past.
 */
export function readTimePhrase(phrase: string, now: Date, timeZone: string): Date | null {
  const text = phrase.normalize('NFKC').trim().toLowerCase().slice(0, 80);
  const time = readTime(text);
  const rest = (time === null ? text : text.replace(time.matched, ' '))
    .replace(/\bat\b/, ' ')
    .trim();
  const days = rest === '' && time !== null ? 0 : readDays(rest, now, timeZone);
  if (days === null) return readHours(text, now);
  const { hour, minute } = time ?? MORNING;
  const at = atDay(now, days, hour, minute, timeZone);
  return at > now ? at : null;
}

function readHours(text: string, now: Date): Date | null {
  const found =
    /^in (\d{1,3}) ?(?:h|hours?)$/.exec(text) ?? /^(\d{1,3}) ?个?小时[后後]$/.exec(text);
  return found === null ? null : new Date(now.getTime() + Number(found[1]) * 3_600_000);
}

const dayWords: ReadonlyMap<string, number> = new Map([
  ['today', 0],
  ['今天', 0],
  ['今日', 0],
  ['tomorrow', 1],
  ['tmr', 1],
  ['明天', 1],
  ['明日', 1],
  ['后天', 2],
  ['後天', 2],
  ['day after tomorrow', 2],
  ['the day after tomorrow', 2],
  ['大后天', 3],
  ['大後天', 3],
  ['next week', 7],
  ['in a week', 7],
  ['一周后', 7],
]);

/** Days from today; null when the text names no day. */
function readDays(text: string, now: Date, timeZone: string): number | null {
  const word = dayWords.get(text);
  if (word !== undefined) return word;
  const english = /^in (\d{1,3}|a|an|one|two|three) ?(days?|weeks?|months?)$/.exec(text);
  const chinese =
    /^(\d{1,3}|[一二两三四五六七八九十]{1,3}) ?个? ?(天|日|周|星期|礼拜|月)(?:之?[后後])$/.exec(
      text,
    );
  const count = english ?? chinese;
  if (count !== null) return inUnits(numberOf(count[1] ?? ''), count[2] ?? '', now, timeZone);
  return readWeekday(text, now, timeZone);
}

function inUnits(count: number | null, unit: string, now: Date, timeZone: string): number | null {
  if (count === null) return null;
  if (/^(?:day|天|日)/.test(unit)) return count;
  if (/^(?:week|周|星期|礼拜)/.test(unit)) return count * 7;
  const { year, month, day } = wallTimeOf(now, timeZone);
  // The same day of the month, or the month's last where it is shorter.
  const last = new Date(Date.UTC(year, month - 1 + count + 1, 0)).getUTCDate();
  const target = Date.UTC(year, month - 1 + count, Math.min(day, last));
  return Math.round((target - Date.UTC(year, month - 1, day)) / 86_400_000);
}

/**
 * "monday" and 周一 are the next one after today. "next monday" and 下周一 are the one of the week after this, weeks
 * beginning on Monday as they do in China and Europe.
 */
function readWeekday(text: string, now: Date, timeZone: string): number | null {
  const english = /^(next |this |on )?(sun|mon|tue|wed|thu|fri|sat)[a-z]{0,6}$/.exec(text);
  const chinese = /^(下个?|这个?|本)?(?:周|星期|礼拜|週)([一二三四五六日天])$/.exec(text);
  const weekday =
    english !== null
      ? englishDays.indexOf(english[2] ?? '')
      : chinese !== null
        ? '日一二三四五六'.indexOf((chinese[2] ?? '').replace('天', '日'))
        : -1;
  if (weekday === -1) return null;
  const today = weekdayOf(now, timeZone);
  const isNext = /^(?:next|下)/.test(text);
  if (!isNext) return (weekday - today + 7) % 7 || 7;
  const sinceMonday = (day: number) => (day + 6) % 7;
  return 7 - sinceMonday(today) + sinceMonday(weekday);
}

function readTime(text: string): { hour: number; minute: number; matched: string } | null {
  const clock =
    /(?<!\d)(\d{1,2}):(\d{2})(?: ?([ap])\.?m\.?)?(?!\d)/.exec(text) ??
    /(?<!\d)(\d{1,2})() ?([ap])\.?m\.?(?![a-z])/.exec(text);
  const chinese =
    /(上午|早上|凌晨|中午|下午|傍晚|晚上)? ?(\d{1,2}|[一二两三四五六七八九十]{1,3})(?:[点點时](?!间)(半|[一三]刻|\d{1,2}分?)?|:(\d{2}))/.exec(
      text,
    );
  if (chinese !== null && (clock === null || chinese[1] !== undefined)) return chineseTime(chinese);
  if (clock !== null)
    return time(Number(clock[1]), Number(clock[2] || 0), clock[3] ?? null, clock[0]);
  const noon = /\bnoon\b|中午/.exec(text);
  return noon === null ? null : { hour: 12, minute: 0, matched: noon[0] };
}

function chineseTime(
  found: RegExpExecArray,
): { hour: number; minute: number; matched: string } | null {
  const [matched, half, hours = '', part = '', minutes] = found;
  const hour = numberOf(hours);
  if (hour === null) return null;
  const minute =
    part === '半'
      ? 30
      : part === '一刻'
        ? 15
        : part === '三刻'
          ? 45
          : Number.parseInt(minutes ?? part, 10) || 0;
  const isLate = /下午|傍晚|晚上/.test(half ?? '') || (half === '中午' && hour < 10);
  return time(
    hour,
    minute,
    isLate ? 'p' : half === '凌晨' || half === '上午' || half === '早上' ? 'a' : null,
    matched,
  );
}

function time(hour: number, minute: number, half: string | null, matched: string) {
  const full = half === 'p' && hour < 12 ? hour + 12 : half === 'a' && hour === 12 ? 0 : hour;
  return full > 23 || minute > 59 ? null : { hour: full, minute, matched };
}

const numberWords: ReadonlyMap<string, number> = new Map([
  ['a', 1],
  ['an', 1],
  ['one', 1],
  ['two', 2],
  ['three', 3],
  ['两', 2],
]);

function numberOf(text: string): number | null {
  if (/^\d+$/.test(text)) return Number(text);
  const word = numberWords.get(text);
  if (word !== undefined) return word;
  const [tens = '', ones = ''] = text.includes('十') ? text.split('十') : ['', text];
  const digit = (of: string, empty: number) =>
    of === '' ? empty : chineseDigits.indexOf(of.replace('两', '二'));
  const value = (text.includes('十') ? digit(tens, 1) * 10 : 0) + digit(ones, 0);
  return value > 0 ? value : null;
}
