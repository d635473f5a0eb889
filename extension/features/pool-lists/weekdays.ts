import type { Language } from '../../../shared/contracts/scalars.ts';

/** "Monday" to "Sunday", 周一 to 周日. */
export function weekdays(language: Language): string[] {
  const words = new Intl.DateTimeFormat(language, {
    weekday: language === 'en' ? 'long' : 'short',
    timeZone: 'UTC',
  });
  // The first of January 2024 was a Monday.
  return Array.from({ length: 7 }, (_, n) => words.format(new Date(Date.UTC(2024, 0, 1 + n))));
}
