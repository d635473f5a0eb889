import type { Language } from '../../../shared/contracts/scalars.ts';
import type { DayRange } from './period.ts';

type Style = 'full' | 'short' | 'weekday';

const options: Readonly<Record<Style, Intl.DateTimeFormatOptions>> = {
  full: { day: 'numeric', month: 'short', year: 'numeric' },
  short: { day: 'numeric', month: 'short' },
  weekday: { weekday: 'short', day: 'numeric', month: 'short' },
};

const formats = new Map<string, Intl.DateTimeFormat>();

/** Days have no zone of their own: they are read and written in UTC. */
function format(language: Language, style: Style): Intl.DateTimeFormat {
  const key = `${language} ${style}`;
  const made =
    formats.get(key) ??
    new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
      ...options[style],
      timeZone: 'UTC',
    });
  formats.set(key, made);
  return made;
}

const timeOf = (day: string) => new Date(`${day}T00:00:00Z`);

/** "12 Nov", 11月12日; with its weekday where there is room. */
export function describeCalendarDay(
  day: string,
  language: Language,
  style: 'short' | 'weekday' = 'short',
): string {
  return format(language, style).format(timeOf(day));
}

/** "1–22 Nov 2026", 2026年11月1日至22日: what both days share is said once. */
export function describeRange({ from, to }: DayRange, language: Language): string {
  return format(language, 'full').formatRange(timeOf(from), timeOf(to));
}
