import { element, onClick } from './build-element.ts';
import type { CalendarData, CalendarPageEvent } from './calendar-data.ts';

/** Runs in the pages of both calendars: the week with its events. What an event's button is called is theirs. */
export interface GridOptions {
  readonly data: CalendarData;
  /** The attributes of an event's button: names and ids differ, the grid does not. */
  readonly chip: (event: CalendarPageEvent) => Readonly<Record<string, string | null>>;
  readonly open: (event: CalendarPageEvent, chip: HTMLElement) => void;
}

const hourHeight = 44;

export function weekGrid(options: GridOptions): HTMLElement {
  const { data } = options;
  const columns = data.days.map((_, column) =>
    element(
      'div',
      { class: 'grid-day', role: 'gridcell' },
      ...data.events
        .filter((event) => event.column === column && event.from !== null)
        .map((event) => timedChip(event, options)),
    ),
  );
  const hours = Array.from({ length: 24 }, (_, hour) =>
    element('div', { class: 'grid-hour' }, hour === 0 ? '' : `${hour}:00`),
  );
  const body = element(
    'div',
    { class: 'grid-body' },
    element('div', { class: 'grid-hours', 'aria-hidden': 'true' }, ...hours),
    ...columns,
  );
  requestAnimationFrame(() => {
    body.scrollTop = 8 * hourHeight;
  });
  return element(
    'div',
    { class: 'week-grid', role: 'grid' },
    element(
      'div',
      { class: 'grid-head', role: 'row' },
      element('span', {}),
      ...data.days.map(dayHead),
    ),
    element(
      'div',
      { class: 'grid-all-day' },
      ...data.events.filter(({ from }) => from === null).map((event) => allDayChip(event, options)),
    ),
    body,
  );
}

function dayHead({ weekday, day, isToday }: CalendarData['days'][number]): HTMLElement {
  return element(
    'div',
    { class: `grid-day-head${isToday ? ' today' : ''}`, role: 'columnheader' },
    element('small', {}, weekday),
    element('b', {}, day),
  );
}

function timedChip(event: CalendarPageEvent, options: GridOptions): HTMLElement {
  const from = event.from ?? 0;
  const to = event.date === event.endDate ? (event.to ?? from) : 24 * 60;
  const top = (from / 60) * hourHeight;
  const height = Math.max(22, ((to - from) / 60) * hourHeight - 3);
  return chip(event, options, `top:${top}px;height:${height}px`);
}

const allDayChip = (event: CalendarPageEvent, options: GridOptions): HTMLElement =>
  chip(event, options, `grid-column:${event.column + 2} / span ${event.columns}`);

function chip(event: CalendarPageEvent, options: GridOptions, style: string): HTMLElement {
  const built = element(
    'div',
    { role: 'button', tabindex: '0', class: 'chip', style, ...options.chip(event) },
    element('b', {}, event.title),
    element('span', {}, [event.shortTime, event.location].filter(Boolean).join(', ')),
  );
  built.addEventListener('keydown', ({ key }) => {
    if (key === 'Enter') options.open(event, built);
  });
  return onClick(built, () => options.open(event, built));
}
