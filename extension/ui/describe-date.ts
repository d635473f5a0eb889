import type { Language } from '../../shared/contracts/scalars.ts';

/** A day of the calendar, `YYYY-MM-DD`, as people write it: "31 Mar 2027", 2027年3月31日. What is no day stays. */
export function describeDate(day: string, language: Language): string {
  const time = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(time.getTime())) return day;
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    timeZone: 'UTC',
    year: 'numeric',
    month: language === 'en' ? 'short' : 'long',
    day: 'numeric',
  }).format(time);
}
