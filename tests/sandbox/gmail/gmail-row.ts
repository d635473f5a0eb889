import { element, icon, icons, onClick } from '../build-element.ts';
import type { MailPerson } from '../mailbox.ts';
import type { PageMessage, PageThread } from '../page-data.ts';
import { type GmailPage, pageId } from './gmail-page-parts.ts';

/** What one row stands for: a thread, or with conversation view off one of its messages. */
export interface ListedMail {
  readonly thread: PageThread;
  readonly message: PageMessage | null;
  readonly unread: boolean;
}

/** Runs in the page. A thread row with the attributes that Gmail's rows carried in captures from 2014 to 2025. */
export function threadRow(page: GmailPage, mail: ListedMail, isOpen: boolean): HTMLElement {
  const { own } = page;
  const { thread, message } = mail;
  const last = message ?? thread.messages.at(-1);
  const label = pageId();
  const people = rowPeople(page, mail);
  const row = element(
    'tr',
    {
      class: `zA ${mail.unread ? 'zE' : 'yO'}${isOpen ? ' aps' : ''}`,
      id: pageId(),
      role: 'row',
      tabindex: '-1',
      'aria-labelledby': label,
    },
    element(
      'td',
      { class: 'oZ-x3 xY', id: pageId() },
      element('div', {
        role: 'checkbox',
        'aria-checked': 'false',
        'aria-label': own.select,
        class: 'oZ-jc T-Jo J-J5-Ji',
        tabindex: '-1',
      }),
    ),
    element(
      'td',
      { class: 'apU xY' },
      element(
        'span',
        { class: 'aXw T-KT', id: pageId(), title: own.notStarred, 'aria-label': own.notStarred },
        icon(icons.star, 18),
      ),
    ),
    element(
      'td',
      { class: 'yX xY', role: 'gridcell' },
      element(
        'div',
        { class: 'afn', id: label },
        [
          ...(mail.unread ? [own.unread] : []),
          ...people.shown,
          thread.subject,
          last?.shortDate ?? '',
        ].join(', '),
      ),
      element('div', { class: 'yW', id: pageId() }, ...people.parts),
    ),
    element(
      'td',
      { class: 'xY a4W', role: 'gridcell', tabindex: '-1' },
      element(
        'div',
        { class: 'xS', role: 'link' },
        element(
          'div',
          { class: 'xT' },
          element(
            'div',
            { class: 'y6' },
            element(
              'span',
              { class: 'bog', id: pageId() },
              element(
                'span',
                {
                  class: mail.unread ? 'bqe' : null,
                  'data-thread-id': `#thread-f:${thread.decimal}`,
                  'data-legacy-thread-id': thread.id,
                  'data-legacy-last-message-id': last?.id ?? null,
                  'data-legacy-last-non-draft-message-id': last?.id ?? null,
                },
                thread.subject,
              ),
            ),
          ),
          element(
            'span',
            { class: 'y2' },
            element('span', { class: 'Zt' }, ' - '),
            last?.snippet ?? '',
          ),
        ),
      ),
    ),
    element(
      'td',
      { class: 'xW xY', role: 'gridcell' },
      element(
        'span',
        { title: last?.fullDate ?? '', id: pageId(), 'aria-label': last?.fullDate ?? '' },
        element('span', { class: mail.unread ? 'bq3' : null }, last?.shortDate ?? ''),
      ),
    ),
  );
  return onClick(row, () => page.open(thread, message));
}

/** Senders, oldest first, the reader as "me"; first names where there are several, then how many messages. */
function rowPeople(
  { data, words }: GmailPage,
  { thread, message, unread }: ListedMail,
): { parts: (HTMLElement | string)[]; shown: string[] } {
  const messages = message === null ? thread.messages : [message];
  const senders = new Map<string, MailPerson>(messages.map(({ from }) => [from.email, from]));
  const isMany = senders.size > 1;
  const parts: (HTMLElement | string)[] = [];
  const shown: string[] = [];
  for (const person of senders.values()) {
    if (parts.length > 0) parts.push(', ');
    const isOwn = person.email === data.owner.email;
    const text = isOwn ? words.me : isMany ? (person.name.split(' ')[0] ?? '') : person.name;
    shown.push(text);
    parts.push(
      element(
        'span',
        { class: 'bA4', translate: 'no' },
        element(
          'span',
          {
            class: unread ? 'zF' : 'yP',
            email: person.email,
            name: isOwn ? words.me : person.name,
            'data-hovercard-id': person.email,
          },
          text,
        ),
      ),
    );
  }
  if (messages.length > 1) parts.push(element('span', { class: 'bx0' }, ` ${messages.length}`));
  return { parts, shown };
}
