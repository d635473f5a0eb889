import { avatar, bodyOf, type Child, element, icon, icons, onClick } from '../build-element.ts';
import type { PageData, PageMessage, PageThread } from '../page-data.ts';
import type { PageWords } from '../page-words.ts';

/** Runs in the page. The reading view: the visible subject is an h2; each message is a list item. */
export function threadView(
  data: PageData,
  words: PageWords,
  thread: PageThread,
  back: () => void,
): HTMLElement {
  const tool = (path: string, label: string) =>
    element(
      'div',
      { role: 'button', 'aria-label': label, class: 'T-I J-J5-Ji', tabindex: '0' },
      icon(path, 18),
    );
  const messages = element('div', { role: 'list', class: 'sandbox-messages' });
  const hidden = thread.messages.length > 4 ? thread.messages.length - 3 : 0;
  thread.messages.forEach((message, index) => {
    const item = element('div', { role: 'listitem' });
    const folded = hidden > 0 && index > 0 && index <= hidden;
    showMessage(item, data, words, thread, message, index === thread.messages.length - 1, folded);
    if (folded && index === 1) messages.append(foldedCount(messages, hidden));
    messages.append(item);
  });
  return element(
    'div',
    { class: 'nH', role: 'main' },
    element(
      'div',
      { class: 'iH', role: 'toolbar' },
      onClick(tool(icons.back, words.back), back),
      tool(icons.archive, words.archive),
      tool(icons.trash, words.delete),
      tool(icons.more, '…'),
    ),
    element(
      'div',
      { class: 'ha' },
      element(
        'h2',
        {
          class: 'hP',
          tabindex: '-1',
          'data-thread-perm-id': `thread-f:${thread.decimal}`,
          'data-legacy-thread-id': thread.id,
        },
        ...subjectNodes(thread.subject),
      ),
      element('div', { class: 'J-J5-Ji ahR' }, words.inbox),
    ),
    messages,
    element(
      'div',
      { class: 'amn' },
      element(
        'span',
        { class: 'ams bkH', role: 'link', tabindex: '0' },
        icon(icons.reply, 18),
        words.reply,
      ),
      element(
        'span',
        { class: 'ams bkG', role: 'link', tabindex: '0' },
        icon(icons.forward, 18),
        words.forward,
      ),
    ),
  );
}

/** The bar that stands for several older messages until it is clicked. */
function foldedCount(messages: HTMLElement, count: number): HTMLElement {
  const bar = element(
    'div',
    { class: 'adv', role: 'button', tabindex: '0' },
    element('span', { class: 'adx' }, element('span', {}, String(count))),
  );
  return onClick(bar, () => {
    bar.remove();
    for (const item of messages.querySelectorAll('.kQ')) item.classList.replace('kQ', 'kv');
  });
}

function showMessage(
  item: HTMLElement,
  data: PageData,
  words: PageWords,
  thread: PageThread,
  message: PageMessage,
  expanded: boolean,
  folded: boolean,
): void {
  item.className = expanded ? 'h7' : folded ? 'kQ' : 'kv';
  item.setAttribute('aria-expanded', String(expanded));
  const again = (open: boolean) => showMessage(item, data, words, thread, message, open, false);
  const head = messageHead(data, words, message, expanded);
  const block = element(
    'div',
    {
      class: expanded ? 'adn ads' : 'adf ads',
      'data-message-id': `#msg-f:${message.decimal}`,
      'data-legacy-message-id': message.id,
    },
    onClick(head, () => again(!expanded)),
    expanded
      ? element(
          'div',
          { class: 'ii gt', jslog: jslogOf(thread, message) },
          element('div', { class: 'a3s aiL' }, bodyOf(message.bodyTemplate)),
        )
      : null,
  );
  item.replaceChildren(block);
}

function messageHead(
  data: PageData,
  words: PageWords,
  message: PageMessage,
  expanded: boolean,
): HTMLElement {
  const { email, name } = message.from;
  const sender = element(
    'span',
    { class: 'gD', email, name, 'data-hovercard-id': email },
    element('span', {}, name),
  );
  return element(
    'div',
    { class: 'gE iv gt' },
    avatar(name, 40),
    element(
      'table',
      { class: 'cf gJ', cellpadding: '0' },
      element(
        'tbody',
        {},
        element(
          'tr',
          { class: 'acZ' },
          element(
            'td',
            { class: 'gF gK' },
            element(
              'h3',
              { class: 'iw' },
              sender,
              expanded ? element('span', { class: 'go' }, `<${email}>`) : null,
            ),
          ),
          element(
            'td',
            { class: 'gH' },
            element(
              'span',
              { class: 'g3', title: message.fullDate, alt: message.fullDate, role: 'gridcell' },
              message.shortDate,
            ),
          ),
        ),
        element(
          'tr',
          { class: 'acZ' },
          element(
            'td',
            { colspan: '2' },
            expanded
              ? recipients(data, words, message)
              : element('div', { class: 'iA g6' }, message.snippet),
          ),
        ),
      ),
    ),
  );
}

function recipients(data: PageData, words: PageWords, message: PageMessage): HTMLElement {
  const line = element('span', { class: 'hb' }, `${words.to} `);
  [...message.to, ...message.cc].forEach((person, index) => {
    if (index > 0) line.append(', ');
    const own = person.email === data.owner.email;
    line.append(
      element(
        'span',
        {
          class: 'g2',
          email: person.email,
          name: own ? words.me : person.name,
          'data-hovercard-id': person.email,
        },
        own ? words.me : person.name,
      ),
    );
  });
  return element('div', { class: 'iw ajw' }, line);
}

/** Gmail's log attribute holds thread and message once more, as base64 of JSON lists. */
function jslogOf(thread: PageThread, message: PageMessage): string {
  const first = btoa(JSON.stringify([`#thread-f:${thread.decimal}`]));
  const second = btoa(JSON.stringify([`#msg-f:${message.decimal}`, null, null]));
  return `20277; u014N:xr6bB; 1:${first}; 4:${second}`;
}

/** Gmail shows emoji as images that carry the character in `data-emoji`. */
function subjectNodes(subject: string): Child[] {
  return subject.split(/(\p{Extended_Pictographic})/u).map((part) => {
    if (!/^\p{Extended_Pictographic}$/u.test(part)) return part;
    const drawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20"><text y="16" font-size="16">${part}</text></svg>`;
    return element('img', {
      class: 'an1',
      'data-emoji': part,
      alt: part,
      src: `data:image/svg+xml,${encodeURIComponent(drawing)}`,
    });
  });
}
