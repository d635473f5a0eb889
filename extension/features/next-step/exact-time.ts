import type { Language } from '../../../shared/contracts/scalars.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

/** An instant in full, for hints and confirmations: "Wed 25 Nov 2026, 09:00"; 2026年11月25日周三 09:00. */
export function exactTime(instant: string, timeZone: string, language: Language): string {
  const key = `${language} ${timeZone}`;
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
      timeZone,
      weekday: 'short',
      day: 'numeric',
      month: language === 'en' ? 'short' : 'long',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    formats.set(key, format);
  }
  return format.format(new Date(instant));
}
