import { element, onClick } from '../build-element.ts';
import type { CalendarData, CalendarPageEvent } from '../calendar-data.ts';
import { guestList } from './google-event-details.ts';

/** Runs in the page: the event in inputs, the day in `data-date`, times as shown. */
export function editPage(
  data: CalendarData,
  event: CalendarPageEvent,
  back: () => void,
): HTMLElement {
  const { words } = data;
  const { google } = event;
  const isAllDay = event.from === null;
  const input = (id: string, value: string, more: Record<string, string | null> = {}) => {
    const built = element('input', {
      id,
      'data-initial-value': value,
      autocomplete: 'off',
      ...more,
    });
    if (built instanceof HTMLInputElement) built.value = value;
    return built;
  };
  const day = (id: string, date: string) =>
    input(id, date, { 'data-date': date.replaceAll('-', '') });
  const time = (id: string, value: string) => input(id, value, { hidden: isAllDay ? '' : null });
  return element(
    'div',
    { class: 'edit-page', 'data-is-create': 'false' },
    element(
      'div',
      { class: 'edit-head' },
      onClick(element('button', { type: 'button', 'aria-label': words.close ?? '' }, '×'), back),
      input('xTiIn', event.title, { 'aria-label': words.title ?? '', class: 'edit-title' }),
      element('button', { id: 'xSaveBu', type: 'button', class: 'save' }, words.save ?? ''),
    ),
    element(
      'div',
      { class: 'edit-times' },
      day('xStDaIn', event.date),
      time('xStTiIn', google.startTime),
      element('span', {}, '–'),
      time('xEnTiIn', google.endTime),
      day('xEnDaIn', event.endDate),
    ),
    element(
      'div',
      { class: 'edit-columns' },
      element('div', { id: 'xLocIn' }, input('location', event.location ?? '')),
      guestList(data, event),
    ),
  );
}
