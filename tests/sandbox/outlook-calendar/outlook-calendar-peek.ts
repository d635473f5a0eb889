import { avatar, element, icon, icons } from '../build-element.ts';
import type { CalendarData, CalendarPageEvent, CalendarPageGuest } from '../calendar-data.ts';

/**
 * Runs in the page: what an open event shows of itself. A plain layer without a role; people by name alone, twice each
 * as buttons, their answer as plain text behind them.
 */
export function eventParts(data: CalendarData, event: CalendarPageEvent): HTMLElement[] {
  const { words } = data;
  return [
    element('div', { role: 'heading', 'aria-level': '2', class: 'peek-title' }, event.title),
    line(icons.clock, element('span', { 'aria-label': words.time ?? '' }, event.outlook.time)),
    ...(event.location === null ? [] : [line(icons.place, element('span', {}, event.location))]),
    ...event.guests.map((guest) => person(guest)),
  ];
}

const line = (path: string, content: HTMLElement): HTMLElement =>
  element('div', { class: 'peek-line' }, icon(path, 18), content);

function person({ name, outlookLabel, outlookAnswer }: CalendarPageGuest): HTMLElement {
  return element(
    'div',
    { class: 'peek-person' },
    element(
      'span',
      { role: 'button', 'aria-label': outlookLabel, tabindex: '-1' },
      avatar(name, 28),
    ),
    element(
      'div',
      {},
      element('span', { role: 'button', 'aria-label': outlookLabel, tabindex: '0' }, name),
      element('small', {}, outlookAnswer),
    ),
  );
}
