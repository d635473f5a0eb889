import type { EventDays } from './calendar-days.ts';
import type { SandboxLanguage } from './mailbox.ts';

/** Times of events as the calendars write them, in the reader's language. Days are wall dates, so no zone comes in. */
export class EventTimes {
  readonly #language: SandboxLanguage;

  constructor(language: SandboxLanguage) {
    this.#language = language;
  }

  day(date: string, options: Intl.DateTimeFormatOptions): string {
    return new Intl.DateTimeFormat(this.#language, { timeZone: 'UTC', ...options }).format(
      new Date(`${date}T00:00:00Z`),
    );
  }

  /** "9:30 AM" of Outlook, "9:30am" of Google, "上午9:30" of Google in Chinese. */
  clock(minutes: number, style: 'google' | 'outlook', isHalfShown = true): string {
    const [hours, rest] = [Math.floor(minutes / 60), String(minutes % 60).padStart(2, '0')];
    const twelve = `${hours % 12 === 0 ? 12 : hours % 12}:${rest}`;
    if (this.#language === 'de') return `${String(hours).padStart(2, '0')}:${rest}`;
    if (this.#language === 'zh-CN') {
      if (style === 'outlook') return `${hours}:${rest}`;
      return `${isHalfShown ? (hours < 12 ? '上午' : '下午') : ''}${twelve}`;
    }
    const half = hours < 12 ? 'am' : 'pm';
    if (style === 'outlook') return `${twelve} ${half.toUpperCase()}`;
    return `${twelve}${isHalfShown ? half : ''}`;
  }

  /** As Google's popover writes it: the pieces are elements of their own. The present year is left out. */
  google({ date, endDate, from, to }: EventDays): string[] {
    if (from === null || to === null) return [this.#googleDays(date, endDate)];
    if (date !== endDate) {
      const [first, last] = [this.#fullDay(date), this.#fullDay(endDate)];
      const comma = this.#language === 'zh-CN' ? ' ' : ', ';
      return [
        `${first}${comma}${this.clock(from, 'google')} – ${last}${comma}${this.clock(to, 'google')}`,
      ];
    }
    const isOneHalf = from < 720 === to < 720;
    // The half of the day stands once: at the end in English, at the beginning in Chinese.
    const first = this.clock(from, 'google', !isOneHalf || this.#language !== 'en');
    const last = this.clock(to, 'google', !isOneHalf || this.#language !== 'zh-CN');
    return [this.#dayAndWeekday(date), '⋅', `${first} – ${last}`];
  }

  #dayAndWeekday(date: string): string {
    if (this.#language !== 'zh-CN') {
      return this.day(date, { weekday: 'long', day: 'numeric', month: 'long' });
    }
    return `${this.day(date, { month: 'long', day: 'numeric' })} (${this.day(date, { weekday: 'long' })})`;
  }

  #fullDay(date: string): string {
    return this.day(date, { year: 'numeric', month: 'long', day: 'numeric' });
  }

  #googleDays(date: string, endDate: string): string {
    if (date === endDate) return this.#dayAndWeekday(date);
    if (date.slice(0, 7) !== endDate.slice(0, 7)) {
      return `${this.#fullDay(date)} – ${this.#fullDay(endDate)}`;
    }
    const last = Number(endDate.slice(8));
    if (this.#language === 'zh-CN') return `${this.#fullDay(date)} – ${last}日`;
    const first = Number(date.slice(8));
    const month = this.day(date, { month: 'long' });
    const year = date.slice(0, 4);
    return this.#language === 'de'
      ? `${first}.–${last}. ${month} ${year}`
      : `${month} ${first} – ${last}, ${year}`;
  }

  /** The time within an accessible name of Outlook's grid. */
  outlookName({ date, endDate, from, to }: EventDays): string {
    const words = outlookWords[this.#language];
    const day = (one: string) =>
      this.day(one, { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' });
    if (from === null || to === null) {
      const days = date === endDate ? day(date) : `${day(date)} ${words.to} ${day(endDate)}`;
      return `${words.allDay}, ${days}`;
    }
    const [first, last] = [this.clock(from, 'outlook'), this.clock(to, 'outlook')];
    return date === endDate
      ? `${first} ${words.to} ${last}, ${day(date)}`
      : `${first}, ${day(date)} ${words.to} ${last}, ${day(endDate)}`;
  }

  /** The time as Outlook's peek shows it. */
  outlookPeek({ date, endDate, from, to }: EventDays): string {
    const day = (one: string) => {
      const weekday = this.day(one, { weekday: 'short' });
      const [year, month, on] = one.split('-').map(Number);
      if (this.#language === 'zh-CN') return `${weekday} ${year}/${month}/${on}`;
      if (this.#language === 'de') {
        return `${weekday} ${String(on).padStart(2, '0')}.${String(month).padStart(2, '0')}.${year}`;
      }
      return `${weekday} ${month}/${on}/${year}`;
    };
    if (from === null || to === null) {
      return date === endDate ? day(date) : `${day(date)} - ${day(endDate)}`;
    }
    const [first, last] = [this.clock(from, 'outlook'), this.clock(to, 'outlook')];
    return date === endDate
      ? `${day(date)} ${first} - ${last}`
      : `${day(date)} ${first} - ${day(endDate)} ${last}`;
  }
}

const outlookWords = {
  en: { to: 'to', allDay: 'all day event' },
  'zh-CN': { to: '到', allDay: '全天事件' },
  de: { to: 'bis', allDay: 'ganztägiges Ereignis' },
} as const;
