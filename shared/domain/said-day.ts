import { numberPattern, saidNumber } from './said-number.ts';
import { monthNames } from './words/calendar-words.ts';
import { addDays, addWorkdays, isoWeekday, type WorkCalendar } from './working-days.ts';
import { isRealDay } from './zoned-time.ts';

const dayWords: ReadonlyMap<string, number> = new Map([
  ['today', 0],
  ['今天', 0],
  ['今日', 0],
  ['tomorrow', 1],
  ['tmr', 1],
  ['明天', 1],
  ['明日', 1],
  ['明', 1],
  ['后天', 2],
  ['後天', 2],
  ['day after tomorrow', 2],
  ['the day after tomorrow', 2],
  ['大后天', 3],
  ['大後天', 3],
  ['next week', 7],
  ['下周', 7],
  ['下星期', 7],
  ['下週', 7],
]);

const englishDays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const englishUnits = 'working days?|business days?|work ?days?|weekdays?|days?|weeks?|months?';
const chineseUnits = '工作日|工作天|天|日|周|週|星期|礼拜|禮拜|月';
const englishCounts = [
  new RegExp(`^(?:in|after) (${numberPattern}) ?(${englishUnits})$`),
  new RegExp(`^(${numberPattern}) ?(${englishUnits})(?: later| from (?:now|today))?$`),
];
const chineseCount = new RegExp(
  `^(?:过|再过)?(${numberPattern}) ?[个個]? ?(${chineseUnits})(?:之?[后後]|以[后後])$`,
);

/**
 * The day that a text names, `YYYY-MM-DD`; null when it names none, and for working days while nobody knows which they
 * are. Weeks begin on Monday, as in China and Europe.
 * @param today in the organisation's zone
 */
export function readSaidDay(
  text: string,
  today: string,
  calendar: WorkCalendar | null,
): string | null {
  const word = dayWords.get(text);
  if (word !== undefined) return addDays(today, word);
  if (/^(?:the )?next (?:working|business|work) ?day$|^下一?[个個]?工作[日天]$/.test(text))
    return calendar === null ? null : addWorkdays(today, 1, calendar);
  if (/^(?:the )?end of (?:the |this )?month$|^(?:本|这个|這個)?月底$/.test(text))
    return dayOfMonth(today, 0, 31);
  const [english, plain] = englishCounts.map((pattern) => pattern.exec(text));
  const count = english ?? chineseCount.exec(text) ?? plain;
  if (count != null) return inUnits(saidNumber(count[1] ?? ''), count[2] ?? '', today, calendar);
  return readWeekday(text, today) ?? readDate(text, today);
}

function inUnits(
  count: number | null,
  unit: string,
  today: string,
  calendar: WorkCalendar | null,
): string | null {
  if (count === null || count > 400) return null;
  if (/^(?:work|business|weekday|工作)/.test(unit))
    return calendar === null ? null : addWorkdays(today, count, calendar);
  if (/^(?:day|天|日)/.test(unit)) return addDays(today, count);
  if (/^(?:week|周|週|星期|礼拜|禮拜)/.test(unit)) return addDays(today, count * 7);
  return dayOfMonth(today, count, Number(today.slice(8)));
}

/** A day of the month that many months ahead, or its last where it is shorter: 31 January + 1 month is in February. */
export function dayOfMonth(today: string, months: number, day: number): string {
  const [year = 0, month = 0] = today.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last)))
    .toISOString()
    .slice(0, 10);
}

/**
 * "monday" and 周一 are the next one after today; "next monday" and 下周一 are the one of the week after this,
 * 下下周一 of the week after that; 本周五 is this week's, which may be past. "this friday" is the coming one.
 */
function readWeekday(text: string, today: string): string | null {
  const english =
    /^(next |this |on )?(?:(sun|mon|fri)(?:day)?|(tue)(?:s|sday)?|(wed)(?:nesday)?|(thu)(?:rs?|rsday)?|(sat)(?:urday)?)$/.exec(
      text,
    );
  const chinese = /^(下下|下|这|這|本)?[个個]?(?:周|星期|礼拜|禮拜|週)([一二三四五六日天])$/.exec(
    text,
  );
  const said = english ?? chinese;
  if (said === null) return null;
  const weekday =
    english !== null
      ? englishDays.indexOf(english.slice(2).find((name) => name !== undefined) ?? '') + 1
      : '一二三四五六日'.indexOf((chinese?.[2] ?? '').replace('天', '日')) + 1;
  const which = (said[1] ?? '').trim();
  const ahead = weekday - isoWeekday(today);
  if (which === 'next' || which === '下') return addDays(today, ahead + 7);
  if (which === '下下') return addDays(today, ahead + 14);
  if (/^[这這本]/.test(which)) return addDays(today, ahead);
  return addDays(today, ahead > 0 ? ahead : ahead + 7);
}

/** 12月5日, 下个月5号, 5号, "5 Dec", "December 5th 2027", 2026-12-05: without a year the next that comes. */
function readDate(text: string, today: string): string | null {
  const iso = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})[日号號]?$/.exec(text);
  if (iso !== null) return real(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const chinese = /^(\d{1,2})月(\d{1,2})[日号號]?$/.exec(text);
  if (chinese !== null) return coming(Number(chinese[1]), Number(chinese[2]), today);
  const ofMonth = /^(?:(下)[个個]?月|本月|这[个個]?月)?(\d{1,2})[日号號]$/.exec(text);
  if (ofMonth !== null) return dayNamed(Number(ofMonth[2]), ofMonth[1] !== undefined, today);
  if (/^next month$|^下[个個]?月$/.test(text)) return dayOfMonth(today, 1, Number(today.slice(8)));
  const named =
    /^(?:on )?(\d{1,2})(?:st|nd|rd|th)? (?:of )?([a-z]{3,9})\.?,?(?: (\d{4}))?$/.exec(text) ??
    /^(?:on )?(?<month>[a-z]{3,9})\.? (?<day>\d{1,2})(?:st|nd|rd|th)?,?(?: (?<year>\d{4}))?$/.exec(
      text,
    );
  if (named === null) return null;
  const { month = named[2], day = named[1], year = named[3] } = named.groups ?? {};
  const index = monthNames.findIndex((names) => names.includes(month ?? ''));
  if (index === -1) return null;
  return year === undefined
    ? coming(index + 1, Number(day), today)
    : real(Number(year), index + 1, Number(day));
}

function dayNamed(day: number, nextMonth: boolean, today: string): string | null {
  if (day < 1 || day > 31) return null;
  for (let months = nextMonth ? 1 : 0; months < 4; months++) {
    const found = dayOfMonth(today, months, day);
    // In a month that is too short for it, it is not said.
    if (Number(found.slice(8)) === day && (nextMonth || found >= today)) return found;
    if (nextMonth) return null;
  }
  return null;
}

function coming(month: number, day: number, today: string): string | null {
  const year = Number(today.slice(0, 4));
  for (let ahead = 0; ahead < 9; ahead++) {
    const found = real(year + ahead, month, day);
    if (found !== null && found >= today) return found;
  }
  return null;
}

function real(year: number, month: number, day: number): string | null {
  if (!isRealDay({ year, month, day })) return null;
  const two = (number: number) => String(number).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}
