import { avatar, element, icon, icons } from '../build-element.ts';
import type { CalendarData, CalendarPageEvent } from '../calendar-data.ts';

/** Runs in the page: an event with its own ids, in the popover and on the page of an event that cannot be edited. */
export function eventDetails(
  data: CalendarData,
  event: CalendarPageEvent,
  isPopover: boolean,
): HTMLElement {
  const { google, location, guests } = event;
  return element(
    'div',
    {
      id: 'xDetDlg',
      class: 'details',
      'data-eventid': isPopover ? google.eid : null,
      jslog: `35389; 2:["${google.logId}","${google.calendarId}",0,null,4];1:["${google.calendarId}",1];track:impression`,
    },
    element(
      'div',
      { class: 'detail-row' },
      element('span', { class: 'swatch', 'aria-hidden': 'true' }),
      element(
        'div',
        { id: 'xDetDlgWhen' },
        element(
          'div',
          {},
          element('span', { id: 'rAECCd', role: 'heading', class: 'event-title' }, event.title),
        ),
        element('div', {}, ...google.when.map((piece) => element('span', {}, piece))),
        google.rhythm === null ? null : element('div', {}, google.rhythm),
      ),
    ),
    location === null
      ? null
      : row(
          icons.place,
          element(
            'div',
            { id: 'xDetDlgLoc' },
            element('span', { class: 'only-heard' }, data.words.location ?? ''),
            element('a', {}, location),
          ),
        ),
    guests.length === 0 ? null : row(icons.people, guestList(data, event)),
    row(icons.calendar, element('div', { id: 'xDetDlgCal' }, data.owner.name)),
    google.ownAnswer === null ? null : answers(data, google.ownAnswer),
  );
}

const row = (path: string, content: HTMLElement): HTMLElement =>
  element('div', { class: 'detail-row' }, icon(path, 18), content);

export function guestList(data: CalendarData, { guests }: CalendarPageEvent): HTMLElement {
  return element(
    'div',
    { id: 'xDetDlgAtt' },
    element('div', { class: 'guest-count' }, `${guests.length} ${data.words.guests ?? ''}`),
    element(
      'div',
      { role: 'tree', 'aria-label': data.words.guests ?? '', class: 'guests' },
      ...guests.map((guest) =>
        element(
          'div',
          {
            role: 'treeitem',
            id: guest.isOrganizer ? 'xDtlDlgOrg' : null,
            'data-email': guest.email,
            'data-hovercard-id': guest.email,
            'aria-label': guest.googleLabel,
            class: 'guest',
          },
          avatar(guest.name, 26),
          element(
            'div',
            {},
            element('span', {}, guest.name),
            guest.isOrganizer ? element('small', {}, data.words.organizer ?? '') : null,
          ),
        ),
      ),
    ),
  );
}

function answers(data: CalendarData, own: string): HTMLElement {
  const { words } = data;
  const button = (id: string, label: string | undefined, answer: string) => {
    const isChosen = own === answer;
    return element(
      'button',
      {
        id,
        type: 'button',
        class: isChosen ? 'answer chosen' : 'answer',
        'aria-label': isChosen ? `${label}, ${words.selected}` : (label ?? ''),
      },
      words[answer] ?? answer,
    );
  };
  return element(
    'div',
    { class: 'answers' },
    button('xRsvpYesBu', words.respondYes, 'accepted'),
    button('xRsvpNoBu', words.respondNo, 'declined'),
    button('xRsvpMaybeBu', words.respondMaybe, 'tentative'),
  );
}
