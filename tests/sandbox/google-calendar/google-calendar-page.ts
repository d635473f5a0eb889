import { avatar, element, icon, icons, onClick } from '../build-element.ts';
import type { CalendarData, CalendarPageEvent } from '../calendar-data.ts';
import { weekGrid } from '../calendar-grid.ts';
import { editPage } from './google-calendar-edit.ts';
import { Popover } from './google-calendar-popover.ts';
import { eventDetails } from './google-event-details.ts';
import { removeForeignChildren } from './remove-foreign-children.ts';

/**
 * Runs in the page: a single-page application on pushState, like Google Calendar. The popover is one element that is
 * used again for each event and hidden in place, and nodes of others are removed from the page's own parts.
 */
const data: CalendarData = JSON.parse(document.getElementById('sandbox-data')?.textContent ?? '');
const main = element('div', { role: 'main', class: 'calendar-main' });
const popover = new Popover(data, {
  edit: (event) => go(`/calendar/u/0/r/eventedit/${event.google.eid}`),
});

function show(): void {
  popover.close();
  const { pathname, search } = location;
  const eid = /\/eventedit\/([\w-]+)/.exec(pathname)?.[1] ?? new URLSearchParams(search).get('eid');
  const event = data.events.find(({ google }) => google.eid === eid) ?? null;
  const isEdit = event !== null && pathname.includes('/eventedit/');
  document.body.setAttribute('data-viewfamily', isEdit ? 'EVENT_EDIT' : 'EVENT');
  document.title = event === null ? data.title : event.title;
  if (event === null) main.replaceChildren(weekGrid({ data, chip: chipOf, open: openPopover }));
  else main.replaceChildren(isEdit ? editPage(data, event, backToWeek) : viewPage(event));
}

const chipOf = ({ google, column }: CalendarPageEvent): Record<string, string> => ({
  'data-eventid': google.eid,
  'data-eventchip': '',
  'data-dragsource-type': '4',
  jslog: `35463; 2:["${google.logId}","${google.calendarId}",0,null,${column}]; track:impression`,
});

function openPopover(event: CalendarPageEvent, chip: HTMLElement): void {
  popover.open(event, chip);
}

/** The page of an event that cannot be edited: the same parts as in the popover, without its frame. */
function viewPage(event: CalendarPageEvent): HTMLElement {
  return element('div', { class: 'event-view' }, eventDetails(data, event, false));
}

const backToWeek = (): void => go('/calendar/u/0/r/week');

function go(path: string): void {
  history.pushState(null, '', path);
  show();
}

function header(): HTMLElement {
  const { words, owner } = data;
  const account = element(
    'a',
    {
      class: 'gb_B gb_Za',
      href: 'https://accounts.google.com/SignOutOptions?hl=en&continue=https://calendar.google.com/calendar',
      role: 'button',
      'aria-label': `${words.account}: ${owner.name}  \n(${owner.email})`,
    },
    avatar(owner.name, 32),
  );
  account.addEventListener('click', (event) => event.preventDefault());
  return element(
    'header',
    { class: 'gb_Ha', role: 'banner' },
    element('span', { class: 'menu' }, icon(icons.menu)),
    onClick(
      element('div', { class: 'logo' }, icon(icons.calendar, 26), words.calendar ?? ''),
      backToWeek,
    ),
    element('button', { type: 'button', class: 'today-button' }, words.today ?? ''),
    element('h2', { class: 'heading' }, data.heading),
    element('span', { class: 'spacer' }),
    element(
      'a',
      { class: 'app-link', href: 'https://mail.google.com/mail/u/0/#inbox' },
      icon(icons.inbox),
      words.mail ?? '',
    ),
    account,
  );
}

function sideBar(): HTMLElement {
  return element(
    'div',
    { class: 'side', role: 'complementary' },
    element(
      'div',
      { class: 'create', role: 'button', tabindex: '0' },
      icon(icons.pencil),
      data.words.create ?? '',
    ),
  );
}

const app = element(
  'div',
  { class: 'calendar-app' },
  header(),
  element('div', { class: 'below' }, sideBar(), main),
);
document.body.append(app, popover.left, popover.element);
removeForeignChildren(document.body);
removeForeignChildren(popover.element);
addEventListener('popstate', show);
addEventListener('keydown', (event) => {
  if (event.key === 'Escape') popover.close();
});
if (!location.pathname.startsWith('/calendar/')) {
  history.replaceState(null, '', '/calendar/u/0/r/week');
}
show();
