import type { Language } from '../../../shared/contracts/scalars.ts';
import type { DayRange } from './period.ts';

type Style = 'full' | 'short' | 'weekday';

const english: Readonly<Record<Style, Intl.DateTimeFormatOptions>> = {
  full: { day: 'numeric', month: 'short', year: 'numeric' },
  short: { day: 'numeric', month: 'short' },
  weekday: { weekday: 'short', day: 'numeric', month: 'short' },
};

const chinese: typeof english = {
  full: { day: 'numeric', month: 'long', year: 'numeric' },
  short: { day: 'numeric', month: 'numeric' },
  weekday: { weekday: 'short', day: 'numeric', month: 'long' },
};

const formats = new Map<string, Intl.DateTimeFormat>();

/** Days have no zone of their own: they are read and written in UTC. */
function format(language: Language, style: Style): Intl.DateTimeFormat {
  const key = `${language} ${style}`;
  const made =
    formats.get(key) ??
    new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
      ...(language === 'en' ? english : chinese)[style],
      timeZone: 'UTC',
    });
  formats.set(key, made);
  return made;
}

const timeOf = (day: string) => new Date(`${day}T00:00:00Z`);

/** "12 Nov", 11/12 on an axis; with its weekday where there is room: "Thu 12 Nov", 11月12日周四. */
export function describeCalendarDay(
  day: string,
  language: Language,
  style: 'short' | 'weekday' = 'short',
): string {
  return format(language, style).format(timeOf(day));
}

/** "1 – 22 Nov 2026", 2026年11月1日至11月22日: what both days share is said once. */
export function describeRange({ from, to }: DayRange, language: Language): string {
  if (language === 'en') return format(language, 'full').formatRange(timeOf(from), timeOf(to));
  // The range of zh-CN falls back to 2026/11/1 – 2026/11/22, which nobody writes in a sentence.
  const start = format(language, 'full').format(timeOf(from));
  const end = format(language, 'full').format(timeOf(to));
  if (from === to) return start;
  const year = `${from.slice(0, 4)}年`;
  return `${start}至${end.startsWith(year) ? end.slice(year.length) : end}`;
}
