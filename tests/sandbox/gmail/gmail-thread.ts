import { type Child, element, icon, icons, onClick } from '../build-element.ts';
import type { PageMessage, PageThread } from '../page-data.ts';
import { MessageItem, type MessageState } from './gmail-message.ts';
import { type GmailPage, type SentDetail, sentEvent } from './gmail-page-parts.ts';

/** How long the server takes to number a mail that was just sent. */
const numberedAfter = 3000;

/**
 * Runs in the page. The reading view: the visible subject is an h2; each message is a list item.
 * @param message the only one that is shown, with conversation view off
 */
export function threadView(
  page: GmailPage,
  thread: PageThread,
  message: PageMessage | null,
): HTMLElement {
  const { words } = page;
  const list = element('div', { role: 'list', class: 'sandbox-messages' });
  fill(list, page, thread, message === null ? thread.messages : [message]);
  receiveReplies(list, page, thread);
  return element(
    'div',
    { class: 'ao9 aHU hx' },
    toolbar(page, thread),
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
    list,
    element('div', { class: 'amn' }, ...answers(page, thread)),
  );
}

/** The last message stands open; of many the older ones are hidden behind their number. */
function fill(
  list: HTMLElement,
  page: GmailPage,
  thread: PageThread,
  messages: readonly PageMessage[],
): void {
  const last = messages.length - 1;
  const hidden = messages.length > 4 ? messages.length - 3 : 0;
  const items = messages.map((message, index) => {
    const state: MessageState =
      index === last ? 'expanded' : index > 0 && index <= hidden ? 'hidden' : 'collapsed';
    const shown = { message, localId: null, isNumbered: true, text: null };
    return new MessageItem(page, thread, shown, state);
  });
  items.forEach((item, index) => {
    if (hidden > 0 && index === 1) list.append(hiddenCount(items, hidden));
    list.append(item.element);
  });
}

/** The bar that stands for several older messages until it is clicked. */
function hiddenCount(items: readonly MessageItem[], count: number): HTMLElement {
  const bar = element(
    'div',
    { class: 'adv', role: 'button', tabindex: '0' },
    element('span', { class: 'adx' }, element('span', {}, String(count))),
  );
  return onClick(bar, () => {
    bar.remove();
    for (const item of items) item.unhide();
  });
}

/** One's own reply stands in the thread at once, by its local name; its number comes seconds later. */
function receiveReplies(list: HTMLElement, page: GmailPage, thread: PageThread): void {
  let sent = 0;
  // The document outlives the threads that were looked at, and must not hold them.
  const shown = new WeakRef(list);
  document.addEventListener(sentEvent, (event) => {
    const into = shown.deref();
    if (!(event instanceof CustomEvent) || into?.isConnected !== true) return;
    const detail: SentDetail = event.detail;
    if (detail.threadId !== thread.id) return;
    sent += 1;
    const number = BigInt(thread.messages.at(-1)?.decimal ?? thread.decimal) + BigInt(sent) * 4096n;
    const message: PageMessage = {
      id: number.toString(16),
      decimal: number.toString(),
      from: page.data.owner,
      to: detail.to,
      cc: detail.cc,
      fullDate: thread.messages.at(-1)?.fullDate ?? '',
      shortDate: thread.messages.at(-1)?.shortDate ?? '',
      snippet: detail.text.slice(0, 120),
      bodyTemplate: '',
    };
    const item = new MessageItem(
      page,
      thread,
      { message, localId: detail.localId, isNumbered: false, text: detail.text },
      'expanded',
    );
    into.append(item.element);
    setTimeout(() => item.number(), numberedAfter);
  });
}

function toolbar(page: GmailPage, thread: PageThread): HTMLElement {
  const { words, own } = page;
  const tool = (path: string, label: string) =>
    element(
      'div',
      { role: 'button', 'aria-label': label, title: label, class: 'T-I J-J5-Ji', tabindex: '0' },
      icon(path, 18),
    );
  const name = `thread-f:${thread.decimal}`;
  const opens = (query: string) => () => {
    window.open(`/mail/u/${page.view.accountIndex}/${query}`, '_blank', 'noopener');
  };
  return element(
    'div',
    { class: 'iH', role: 'toolbar' },
    onClick(tool(icons.back, words.back), () => page.back()),
    tool(icons.archive, words.archive),
    tool(icons.trash, words.delete),
    element('span', { class: 'G-Ni' }),
    onClick(
      tool(icons.print, own.print),
      opens(
        `?ik=sandbox&view=pt&search=all&permthid=${name}${thread.messages
          .map(({ decimal }) => `&simpl=msg-f:${decimal}`)
          .join('')}`,
      ),
    ),
    onClick(
      tool(icons.window, own.openWindow),
      opens(`popout?ver=sandbox&search=inbox&th=${encodeURIComponent(`#${name}`)}&cvid=1`),
    ),
  );
}

function answers(page: GmailPage, thread: PageThread): HTMLElement[] {
  const { words } = page;
  const last = thread.messages.at(-1)?.id ?? null;
  const answer = (className: string, path: string, label: string, kind: 'reply' | 'forward') =>
    onClick(
      element(
        'span',
        { class: `ams ${className}`, role: 'link', tabindex: '0' },
        icon(path, 18),
        label,
      ),
      () => page.write(kind, thread.id, last),
    );
  return [
    answer('bkH', icons.reply, words.reply, 'reply'),
    answer('bkG', icons.forward, words.forward, 'forward'),
  ];
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
