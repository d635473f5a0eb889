/**
 * Words around the times of an event, as Google Calendar and Outlook show them. Months, weekdays and halves of the day
 * come from `shared/domain/words`. English is confirmed on live pages (2026-04 to 2026-10); the others follow the words
 * of each product's own interface, and a text with a word that is missing here stays unread.
 */

/** Between a beginning and an end. */
export const rangeWords = [
  '–',
  '—',
  '-',
  '~',
  '〜',
  'to',
  'until',
  'through',
  'bis',
  '到',
  '至',
  'から',
  'до',
  "jusqu'à",
  'hasta',
];

/** "at" beside a day, "to" between two times. */
export const eitherWords = ['à', 'a las', 'a'];

/** Stand between the parts and say nothing. */
export const fillerWords = [
  'at',
  'on',
  'from',
  'am',
  'um',
  'von',
  'vom',
  'uhr',
  'le',
  'de',
  'du',
  'del',
  'el',
  'с',
  'в',
  'г.',
  'г',
];

/** The longest of a language first: the shorter ones are their beginnings. */
export const allDayWords = [
  'all day event',
  'all-day event',
  'all day',
  'all-day',
  'ganztägiges ereignis',
  'ganztägiger termin',
  'ganztagesereignis',
  'ganztägig',
  '全天事件',
  '全天活动',
  '全天活動',
  '全天',
  '整日事件',
  '整天',
  '終日のイベント',
  '終日の予定',
  '終日',
  'événement toute la journée',
  'toute la journée',
  'journée entière',
  'evento de todo el día',
  'todo el día',
  'событие на весь день',
  'весь день',
];
