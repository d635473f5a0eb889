import { element, icon, icons, onClick } from '../build-element.ts';
import type { MailPerson } from '../mailbox.ts';
import type { PageData, PageThread } from '../page-data.ts';
import type { PageWords } from '../page-words.ts';

/** Runs in the page. Thread rows with the attributes that Gmail's rows carried in captures from 2019 to 2025. */
export function threadList(
  data: PageData,
  words: PageWords,
  threads: readonly PageThread[],
  open: (thread: PageThread) => void,
): HTMLElement {
  const rows = threads.map((thread) => threadRow(data, words, thread, open));
  const errors = data.errors.map((error) =>
    element(
      'div',
      { class: 'sandbox-error', role: 'note' },
      `${error.key} ${words.unreadable}: ${error.reason}`,
    ),
  );
  return element(
    'div',
    { class: 'nH', role: 'main' },
    element(
      'div',
      { class: 'aqH', role: 'toolbar' },
      icon(icons.menu, 18),
      icon(icons.clock, 18),
      icon(icons.more, 18),
    ),
    ...errors,
    rows.length === 0
      ? element('div', { class: 'TC' }, words.none)
      : element(
          'table',
          { class: 'F cf zt', role: 'grid', cellpadding: '0' },
          element('tbody', {}, ...rows),
        ),
  );
}

function threadRow(
  data: PageData,
  words: PageWords,
  thread: PageThread,
  open: (thread: PageThread) => void,
): HTMLElement {
  const last = thread.messages.at(-1);
  const row = element(
    'tr',
    { class: `zA ${thread.unread ? 'zE' : 'yO'}`, role: 'row', tabindex: '-1' },
    element(
      'td',
      { class: 'oZ-x3 xY' },
      element('div', { role: 'checkbox', 'aria-checked': 'false', class: 'oZ-jc' }),
    ),
    element('td', { class: 'apU xY' }, icon(icons.star, 18)),
    element(
      'td',
      { class: 'yX xY', role: 'gridcell' },
      element('div', { class: 'yW' }, ...rowPeople(data, words, thread)),
    ),
    element(
      'td',
      { class: 'xY a4W', role: 'gridcell' },
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
              { class: 'bog' },
              element(
                'span',
                {
                  class: 'bqe',
                  'data-thread-id': `#thread-f:${thread.decimal}`,
                  'data-legacy-thread-id': thread.id,
                  'data-legacy-last-message-id': last?.id ?? null,
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
        { title: last?.fullDate ?? '', 'aria-label': last?.fullDate ?? '' },
        element('span', {}, last?.shortDate ?? ''),
      ),
    ),
  );
  return onClick(row, () => open(thread));
}

/** Senders of the thread, oldest first, the reader as "me"; the number of messages when there are several. */
function rowPeople(data: PageData, words: PageWords, thread: PageThread): (HTMLElement | string)[] {
  const senders = new Map<string, MailPerson>();
  for (const message of thread.messages) senders.set(message.from.email, message.from);
  const many = senders.size > 1;
  const parts: (HTMLElement | string)[] = [];
  for (const person of senders.values()) {
    if (parts.length > 0) parts.push(', ');
    const own = person.email === data.owner.email;
    const shown = own ? words.me : many ? (person.name.split(' ')[0] ?? '') : person.name;
    parts.push(
      element(
        'span',
        {
          class: thread.unread ? 'zF' : 'yP',
          email: person.email,
          name: own ? words.me : person.name,
          'data-hovercard-id': person.email,
        },
        shown,
      ),
    );
  }
  if (thread.messages.length > 1)
    parts.push(element('span', { class: 'bx0' }, ` ${thread.messages.length}`));
  return parts;
}
