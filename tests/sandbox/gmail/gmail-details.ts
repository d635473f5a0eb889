import { type Child, element, icon, icons } from '../build-element.ts';
import type { MailPerson } from '../mailbox.ts';
import type { PageMessage, PageThread } from '../page-data.ts';
import { type GmailPage, pageId } from './gmail-page-parts.ts';

/** Runs in the page. The line under the sender: everybody in one row, To and Cc alike, by first names. */
export function recipientsLine(page: GmailPage, message: PageMessage): HTMLElement {
  const { data, words } = page;
  const all = [...message.to, ...message.cc];
  const line = element('span', { class: 'hb', translate: 'no' }, `${words.to} `);
  all.forEach((person, index) => {
    const isOwn = person.email === data.owner.email;
    const shown = isOwn
      ? words.me
      : all.length > 1
        ? (person.name.split(' ')[0] ?? '')
        : person.name;
    line.append(personSpan(person, isOwn ? words.me : person.name, shown, 'g2'));
    if (index < all.length - 1) line.append(', ');
  });
  return element('div', { class: 'iw ajw' }, line);
}

/** The arrow behind the line; the details that it opens stay in the page when they are closed again. */
export function detailsButton(
  page: GmailPage,
  thread: PageThread,
  message: PageMessage,
  place: () => HTMLElement | null,
): HTMLElement {
  const { own } = page;
  let details: HTMLElement | null = null;
  const button = element(
    'div',
    {
      id: pageId(),
      class: 'ajy',
      role: 'button',
      tabindex: '0',
      'aria-haspopup': 'true',
      'aria-label': own.details,
      'data-tooltip': own.details,
    },
    icon(icons.more, 14),
  );
  button.addEventListener('click', (event) => {
    event.stopPropagation();
    if (details === null) {
      details = detailsTable(page, thread, message);
      place()?.after(details);
    } else {
      details.style.visibility = details.style.visibility === 'hidden' ? '' : 'hidden';
      details.style.position = details.style.visibility === 'hidden' ? 'absolute' : '';
    }
  });
  return button;
}

function detailsTable(page: GmailPage, thread: PageThread, message: PageMessage): HTMLElement {
  const { fields } = page.own;
  const people = (persons: readonly MailPerson[]) =>
    persons.flatMap((person, index): Child[] => [
      index > 0 ? element('br', {}) : null,
      element(
        'span',
        {},
        personSpan(person, person.name, person.name, null),
        element('span', { class: 'go' }, ` <${person.email}>`),
      ),
    ]);
  const row = (label: string, value: readonly Child[]) =>
    element(
      'tr',
      { class: 'ajv' },
      element('td', { class: 'gG' }, element('span', { class: 'gI' }, label)),
      element('td', { class: 'gL' }, element('span', { class: 'gI' }, ...value)),
    );
  const rows = [
    row(fields.from, people([message.from])),
    row(fields.to, people(message.to)),
    message.cc.length === 0 ? null : row(fields.cc, people(message.cc)),
    row(fields.date, [message.fullDate]),
    row(fields.subject, [thread.subject]),
  ];
  const table = element('table', { class: 'ajC', cellpadding: '0' }, element('tbody', {}, ...rows));
  return element('div', { class: 'ajA SK' }, element('div', { class: 'ajB gt' }, table));
}

export function personSpan(
  { email }: MailPerson,
  name: string,
  shown: string,
  className: string | null,
): HTMLElement {
  return element('span', { email, name, 'data-hovercard-id': email, class: className }, shown);
}
