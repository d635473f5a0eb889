import type { Language } from '../contracts/scalars.ts';
import { daysBetween, wallTimeOf } from './zoned-time.ts';

const dayWords: Readonly<Record<Language, Readonly<Record<number, string>>>> = {
  en: { '-1': 'yesterday', 0: 'today', 1: 'tomorrow' },
  'zh-CN': { '-2': '前天', '-1': '昨天', 0: '今天', 1: '明天', 2: '后天' },
};

const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * An instant as one says it: "tomorrow 9:00", "Fri 9:00", "12 Mar 9:00", with the year when it is another one.
 * Days are those of the zone. A date that is none gives ''.
 */
export function describeInstant(
  instant: Date | string,
  now: Date,
  timeZone: string,
  language: Language,
): string {
  const time = typeof instant === 'string' ? new Date(instant) : instant;
  if (Number.isNaN(time.getTime())) return '';
  const { hour, minute } = wallTimeOf(time, timeZone);
  return `${describeDay(time, now, timeZone, language)} ${hour}:${String(minute).padStart(2, '0')}`;
}

/** Only the day: "tomorrow", "Fri", "12 Mar", "12 Mar 2025"; 明天, 周五, 3月12日, 2025年3月12日. */
export function describeDay(
  instant: Date | string,
  now: Date,
  timeZone: string,
  language: Language,
): string {
  const time = typeof instant === 'string' ? new Date(instant) : instant;
  if (Number.isNaN(time.getTime())) return '';
  const days = daysBetween(now, time, timeZone);
  const word = dayWords[language][days];
  if (word !== undefined) return word;
  const sameYear = wallTimeOf(time, timeZone).year === wallTimeOf(now, timeZone).year;
  if (days > 0 && days < 7) return format(language, timeZone, 'weekday').format(time);
  return format(language, timeZone, sameYear ? 'day' : 'year').format(time);
}

function format(
  language: Language,
  timeZone: string,
  style: 'weekday' | 'day' | 'year',
): Intl.DateTimeFormat {
  const key = `${language} ${timeZone} ${style}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    timeZone,
    ...(style === 'weekday'
      ? { weekday: 'short' }
      : { day: 'numeric', month: language === 'en' ? 'short' : 'long' }),
    ...(style === 'year' ? { year: 'numeric' } : {}),
  });
  formats.set(key, made);
  return made;
}
