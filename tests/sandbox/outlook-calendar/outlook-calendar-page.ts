import { avatar, element, icon, icons, onClick } from '../build-element.ts';
import type { CalendarData, CalendarPageEvent } from '../calendar-data.ts';
import { weekGrid } from '../calendar-grid.ts';
import { eventParts } from './outlook-calendar-peek.ts';

/** Runs in the page: Outlook's calendar. The grid has no ids; the peek stands in the host of Fluent's layers. */
const data: CalendarData = JSON.parse(
  document.getElementById('sandbox-calendar')?.textContent ?? '',
);
const { words, owner } = data;
const module = element('div', { class: 'calendar-module', 'data-app-section': 'CalendarModule' });
const layers = element('div', { id: 'fluent-default-layer-host' });

function show(): void {
  closePeek();
  const id = /^\/calendar\/(?:\d+\/)?item\/([^/]+)/.exec(location.pathname)?.[1];
  const event =
    data.events.find(({ outlook }) => outlook.id === decodeURIComponent(id ?? '')) ?? null;
  document.title = `${words.calendar} - ${owner.name} - Outlook`;
  module.replaceChildren(event === null ? week() : itemPage(event));
}

function week(): HTMLElement {
  return element(
    'div',
    { role: 'main', class: 'calendar-surface', 'data-app-section': 'calendar-view-0' },
    element(
      'div',
      { class: 'calendar-bar' },
      element('button', { type: 'button', class: 'new-event' }, words.newEvent ?? ''),
      element('button', { type: 'button', 'aria-label': words.today ?? '' }, words.today ?? ''),
      element('button', { type: 'button', 'aria-label': words.previous ?? '' }, '‹'),
      element('button', { type: 'button', 'aria-label': words.next ?? '' }, '›'),
      element('b', {}, data.heading),
    ),
    weekGrid({ data, chip: ({ outlook }) => ({ 'aria-label': outlook.name }), open: openPeek }),
  );
}

function openPeek(event: CalendarPageEvent, chip: HTMLElement): void {
  closePeek();
  const { left, right, top } = chip.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const x = left > width + 16 ? left - width - 8 : Math.min(right + 8, clientWidth - width - 8);
  const y = Math.max(8, Math.min(top, clientHeight - 360));
  const open = element('button', { type: 'button', class: 'peek-open' }, words.view ?? '');
  layers.append(
    element(
      'div',
      { class: 'peek', style: `left: ${x}px; top: ${y}px` },
      ...eventParts(data, event),
      onClick(open, () => go(`/calendar/item/${encodeURIComponent(event.outlook.id)}`)),
    ),
  );
}

function closePeek(): void {
  layers.replaceChildren();
}

/** An event on a page of its own, which its address names. */
const itemPage = (event: CalendarPageEvent): HTMLElement =>
  element('div', { role: 'main', class: 'calendar-item' }, ...eventParts(data, event));

function go(path: string): void {
  history.pushState(null, '', path);
  show();
}

function header(): HTMLElement {
  return element(
    'header',
    { id: 'O365_NavHeader', role: 'banner' },
    element('span', { class: 'tiles' }, icon(icons.menu)),
    element('span', { class: 'product' }, words.calendar ?? ''),
    element(
      'button',
      {
        id: 'O365_MainLink_Me',
        type: 'button',
        class: 'me',
        'aria-label': `${words.accountManager} ${owner.name}`,
      },
      avatar(owner.name, 32),
    ),
    element(
      'div',
      { id: 'mectrl_main_body', hidden: '' },
      element('div', { id: 'mectrl_currentAccount_primary' }, owner.name),
      element('div', { id: 'mectrl_currentAccount_secondary' }, owner.email),
    ),
  );
}

const rail = element(
  'div',
  { class: 'app-bar', role: 'navigation', 'aria-label': 'left-rail-appbar' },
  element('a', { href: '/mail/inbox', 'aria-label': words.mail ?? '' }, icon(icons.inbox)),
  element('span', { class: 'current' }, icon(icons.calendar)),
  element('span', {}, icon(icons.people)),
);

const width = 360;
document.body.append(
  element('div', { id: 'app' }, header(), element('div', { class: 'below' }, rail, module)),
  layers,
);
addEventListener('popstate', () => {
  if (location.pathname.startsWith('/calendar')) show();
});
addEventListener('keydown', (event) => {
  if (event.key === 'Escape') closePeek();
});
if (!/^\/calendar\/(?:view|\d+|item)/.test(location.pathname)) {
  history.replaceState(null, '', '/calendar/view/week');
}
show();
