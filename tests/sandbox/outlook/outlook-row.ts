import { avatar, element, onClick } from '../build-element.ts';
import type { MailPerson } from '../mailbox.ts';
import { classes } from './outlook-classes.ts';
import type { OutlookPage } from './outlook-page-parts.ts';

/** Runs in the page. One row: a conversation, or one message of it where messages are listed one by one. */
export interface ListedMail {
  readonly conversationId: string;
  /** What opening it puts into the address. */
  readonly openId: string;
  readonly people: readonly MailPerson[];
  readonly subject: string;
  readonly fullDate: string;
  readonly shortDate: string;
  readonly snippet: string;
  readonly unread: boolean;
}

/**
 * Addresses stand in the title of an outside person's name only, and the accessible name runs everything together.
 * `aria-selected` is on the open row and on each ticked one alike; `aria-posinset` counts the rows that are drawn.
 */
export function listRow(
  page: OutlookPage,
  mail: ListedMail,
  place: { readonly index: number; readonly drawn: number; readonly count: number },
  state: { readonly selected: boolean; readonly ticked: boolean },
  act: { open(): void; tick(): void },
): HTMLElement {
  const names = mail.people.map((person) => person.name).join('; ');
  const words = [
    mail.unread ? page.own.unread : '',
    names,
    mail.subject,
    mail.shortDate,
    mail.snippet,
  ];
  const tick = element('span', {
    role: 'checkbox',
    'aria-checked': String(state.ticked),
    class: 'tick',
    'aria-label': page.words.mail,
  });
  tick.addEventListener('click', (event) => {
    event.stopPropagation();
    act.tick();
  });
  const row = element(
    'div',
    {
      role: 'option',
      'data-convid': mail.conversationId,
      'data-focusable-row': 'true',
      'aria-selected': String(state.selected),
      'aria-label': words.filter((word) => word !== '').join(' '),
      'aria-setsize': String(place.count),
      'aria-posinset': String(place.drawn + 1),
      class: `${classes('row')}${mail.unread ? ' unread' : ''}${state.selected ? ' selected' : ''}`,
      style: `top:${place.index * rowHeight}px`,
      tabindex: '-1',
    },
    element('div', { role: 'img', 'aria-label': names, class: 'picture' }, avatar(names, 32), tick),
    element(
      'div',
      { class: 'lines' },
      element(
        'div',
        { class: classes('senders') },
        ...mail.people.map((person, index) => nameOf(page, person, index)),
      ),
      element(
        'div',
        { class: 'subject-line' },
        element('div', { class: classes('subject') }, element('span', {}, mail.subject)),
        element('span', { title: mail.fullDate, class: classes('when') }, mail.shortDate),
      ),
      element('div', { class: classes('preview') }, mail.snippet),
    ),
  );
  return onClick(row, act.open);
}

/** Pixels; the list is virtual and needs to know without asking. */
export const rowHeight = 78;

function nameOf({ data }: OutlookPage, person: MailPerson, index: number): HTMLElement {
  const isInside = person.email.endsWith(`@${data.ownDomain}`);
  return element(
    'span',
    { title: isInside ? person.name : person.email },
    `${index > 0 ? '; ' : ''}${person.name}`,
  );
}
