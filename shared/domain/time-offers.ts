import type { Language } from '../contracts/scalars.ts';
import { instantOfSaid, readSaidTime, readTimePhrase, type SaidTime } from './time-phrase.ts';
import { addDays, type WorkCalendar, workdayFrom } from './working-days.ts';
import { dayOf } from './zoned-time.ts';

/** A time that a typed text may mean. */
export interface TimeOffer {
  /** Words that stand for it: what was typed, or what was completed. */
  readonly phrase: string;
  /** UTC, ISO 8601; always ahead. */
  readonly at: string;
  /** False where nobody works on that day; then the next working day is offered behind it. */
  readonly isWorkday: boolean;
}

export interface OfferContext {
  readonly now: Date;
  /** The organisation's IANA zone. */
  readonly timeZone: string;
  readonly calendar: WorkCalendar;
  readonly language: Language;
}

const MOST_OFFERS = 5;

/** Phrases to complete what is begun, in the order in which they are offered for an empty field. */
const completions: Readonly<Record<Language, readonly string[]>> = {
  en: [
    'tomorrow 9:00',
    'in 3 working days',
    'next monday 9:00',
    'today 17:00',
    'tomorrow 14:00',
    'next working day 9:00',
    'day after tomorrow 9:00',
    'in 2 hours',
    'in 3 days',
    'in 1 week',
    'in 2 weeks',
    'in 1 month',
    'next tuesday 9:00',
    'next wednesday 9:00',
    'next thursday 9:00',
    'next friday 9:00',
    'end of the month 9:00',
  ],
  'zh-CN': [
    '明天上午9点',
    '3个工作日后',
    '下周一上午9点',
    '今天下午5点',
    '明天下午2点',
    '下个工作日上午9点',
    '后天上午9点',
    '2小时后',
    '3天后',
    '1周后',
    '2周后',
    '1个月后',
    '下周二上午9点',
    '下周三上午9点',
    '下周四上午9点',
    '下周五上午9点',
    '月底上午9点',
  ],
};

/**
 * Times for what stands in the field, the likeliest first: what the text says; where an hour may be night or afternoon,
 * both; where nobody works on that day, the next working day as well; and phrases that begin so. For an empty text the
 * usual ones. Nothing that lies behind, each time once, at most five.
 */
export function offerTimes(text: string, context: OfferContext): TimeOffer[] {
  const typed = text.normalize('NFKC').trim();
  const offers: TimeOffer[] = [];
  const add = (phrase: string, at: Date | null) => {
    if (at === null || at <= context.now || offers.length >= MOST_OFFERS) return;
    const iso = at.toISOString();
    if (offers.some((offer) => offer.at === iso)) return;
    const isWorkday = context.calendar.isWorkday(dayOf(at, context.timeZone));
    offers.push({ phrase, at: iso, isWorkday });
  };
  if (typed !== '') for (const at of meanings(typed, context)) add(typed, at);
  const completed = completionsOf(typed, context.language);
  // A single way to go on is as good as typed; of many, days off take no room twice.
  for (const phrase of completed)
    for (const at of meanings(phrase, context).slice(0, completed.length === 1 ? 2 : 1))
      add(phrase, at);
  return offers;
}

function meanings(typed: string, { now, timeZone, calendar }: OfferContext): (Date | null)[] {
  const literal = readTimePhrase(typed, now, timeZone, calendar);
  const said = readSaidTime(typed, now, timeZone, calendar);
  if (said === null) return [literal];
  const readings: SaidTime[] = said.certain
    ? [said]
    : [{ ...said, hour: said.hour + 12, certain: true }, said];
  // "3:00" typed at noon: 15:00 of today is still ahead, though 3:00 is not.
  const today = dayOf(now, timeZone);
  const isOnlyClock = !said.certain && said.day === addDays(today, 1) && literal !== null;
  const sooner = isOnlyClock && readSaidTime(`today ${typed}`, now, timeZone, calendar) !== null;
  return [
    ...(sooner ? [instantOfSaid({ ...said, day: today, hour: said.hour + 12 }, timeZone)] : []),
    ...readings.flatMap((reading) => {
      const next = workdayFrom(reading.day, calendar);
      return [
        instantOfSaid(reading, timeZone),
        next === null ? null : instantOfSaid({ ...reading, day: next }, timeZone),
      ];
    }),
  ];
}

/** "3" and "3 d" and 3天 are begun too: a number stands in the completions for any other. */
function completionsOf(typed: string, language: Language): string[] {
  const begun = typed.toLowerCase().replace(/\s+/g, ' ');
  const other: Language = language === 'en' ? 'zh-CN' : 'en';
  const phrases = /\p{Script=Han}/u.test(begun)
    ? completions['zh-CN']
    : [...completions[language], ...(begun === '' ? [] : completions[other])];
  if (begun === '') return [...phrases];
  const number = /^(?:in |过)?(\d{1,3}) ?/.exec(begun);
  if (number === null) return phrases.filter((phrase) => phrase.startsWith(begun));
  const [counted, count = ''] = number;
  const rest = begun.slice(counted.length);
  return phrases
    .flatMap((phrase) => {
      const own = /^(?:in )?\d+ ?/.exec(phrase);
      if (own === null || !phrase.slice(own[0].length).startsWith(rest)) return [];
      return [phrase.replace(/\d+/, count)];
    })
    .map((phrase) => (count === '1' ? phrase : plural(phrase)));
}

const plural = (phrase: string) => phrase.replace(/(day|week|month|hour)$/, '$1s');
