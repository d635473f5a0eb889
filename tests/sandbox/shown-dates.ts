import type { Mailbox, SandboxLanguage, SandboxSurface } from './mailbox.ts';

/**
 * Dates as the real pages write them, to the minute, in the reader's zone and language.
 * Forms: Gmail's hover text on a message and a row; Outlook's saved-time line; the short forms of both lists.
 */
export function fullDate(surface: SandboxSurface, at: Date, mailbox: Mailbox): string {
  const { language, timeZone } = mailbox;
  if (surface === 'gmail') {
    return join(language, at, timeZone, {
      en: '{weekday}, {month} {day}, {year}, {time}',
      'zh-CN': '{year}年{monthNumber}月{day}日 {weekday} {time}',
      de: '{weekday}, {day}. {month} {year}, {time}',
    });
  }
  return join(language, at, timeZone, {
    en: '{weekday} {monthNumber}/{day}/{year} {time}',
    'zh-CN': '{weekday} {year}/{monthNumber}/{day} {clock}',
    de: '{weekday} {day2}.{month2}.{year} {clock}',
  });
}

/** Today the time, else the day. */
export function shortDate(at: Date, mailbox: Mailbox): string {
  const { language, timeZone, now } = mailbox;
  const day = new Intl.DateTimeFormat('en-CA', { timeZone });
  if (day.format(at) === day.format(now)) {
    return join(language, at, timeZone, { en: '{time}', 'zh-CN': '{time}', de: '{clock}' });
  }
  return join(language, at, timeZone, {
    en: '{month} {day}',
    'zh-CN': '{monthNumber}月{day}日',
    de: '{day}. {month}',
  });
}

function join(
  language: SandboxLanguage,
  at: Date,
  timeZone: string,
  patterns: Record<SandboxLanguage, string>,
): string {
  const of = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language, { timeZone, ...options }).format(at);
  const digits = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en', { timeZone, ...options }).format(at);
  const clock = of({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const values: Record<string, string> = {
    weekday: of({ weekday: 'short' }),
    month: of({ month: 'short' }),
    monthNumber: digits({ month: 'numeric' }),
    month2: digits({ month: '2-digit' }),
    day: digits({ day: 'numeric' }),
    day2: digits({ day: '2-digit' }),
    year: digits({ year: 'numeric' }),
    clock,
    time:
      language === 'de'
        ? clock
        : language === 'en'
          ? of({ hour: 'numeric', minute: '2-digit', hour12: true })
          : of({ hour: 'numeric', minute: '2-digit', hour12: true }),
  };
  return patterns[language].replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
}
