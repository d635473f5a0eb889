import { avatar, element, onClick } from '../build-element.ts';
import type { MailPerson } from '../mailbox.ts';
import type { PageData, PageThread } from '../page-data.ts';
import type { PageWords } from '../page-words.ts';

/**
 * Runs in the page. The message list: options with the conversation id; addresses stand in the title of an outside
 * sender's name only. `aria-selected` is on the open row and on each ticked one alike, as in the real list.
 */
export interface ListState {
  readonly openId: string | null;
  readonly ticked: ReadonlySet<string>;
}

export function messageList(
  data: PageData,
  words: PageWords,
  threads: readonly PageThread[],
  state: ListState,
  act: { open(thread: PageThread): void; tick(thread: PageThread): void },
): HTMLElement {
  const rows = threads.map((thread) => listRow(data, words, thread, state, act));
  const errors = data.errors.map((error) =>
    element(
      'div',
      { class: 'sandbox-error', role: 'note' },
      `${error.key} ${words.unreadable}: ${error.reason}`,
    ),
  );
  return element(
    'div',
    { id: 'MailList', 'data-app-section': 'MessageList' },
    element(
      'div',
      { class: 'list-head' },
      element('b', {}, words.focused),
      element('span', {}, words.inbox),
    ),
    ...errors,
    element(
      'div',
      { role: 'listbox', 'aria-label': words.messageList, class: 'customScrollBar', tabindex: '0' },
      ...(rows.length === 0 ? [element('div', { class: 'empty-list' }, words.none)] : rows),
    ),
  );
}

function listRow(
  data: PageData,
  words: PageWords,
  thread: PageThread,
  state: ListState,
  act: { open(thread: PageThread): void; tick(thread: PageThread): void },
): HTMLElement {
  const last = thread.messages.at(-1);
  if (last === undefined) return element('div', {});
  const selected =
    state.ticked.has(thread.id) || (state.ticked.size === 0 && thread.id === state.openId);
  const tick = element('span', {
    role: 'checkbox',
    'aria-checked': String(state.ticked.has(thread.id)),
    class: 'tick',
    'aria-label': words.mail,
  });
  tick.addEventListener('click', (event) => {
    event.stopPropagation();
    act.tick(thread);
  });
  const senders = listedSenders(data, thread);
  const names = senders.map((person) => person.name).join('; ');
  const row = element(
    'div',
    {
      role: 'option',
      'data-convid': thread.id,
      'aria-selected': String(selected),
      'aria-label': `${names} ${thread.subject} ${last.shortDate} ${last.snippet}`,
      class: `row${thread.unread ? ' unread' : ''}${selected ? ' selected' : ''}`,
      tabindex: '-1',
    },
    element('div', { role: 'img', 'aria-label': names, class: 'picture' }, avatar(names, 32), tick),
    element(
      'div',
      { class: 'lines' },
      element(
        'div',
        { class: 'line' },
        element(
          'div',
          { class: 'senders' },
          ...senders.map((person, index) => senderName(data, person, index)),
        ),
        element('span', { title: last.fullDate, class: 'when' }, last.shortDate),
      ),
      element(
        'div',
        { class: 'subject-line' },
        element('span', { class: 'subject' }, thread.subject),
      ),
      element('div', { class: 'preview' }, last.snippet),
    ),
  );
  return onClick(row, () => act.open(thread));
}

/** Everyone but the owner who wrote in the thread; the owner when nobody else did. */
function listedSenders(data: PageData, thread: PageThread): MailPerson[] {
  const senders = new Map<string, MailPerson>();
  for (const message of [...thread.messages].reverse())
    senders.set(message.from.email, message.from);
  const others = Array.from(senders.values()).filter((person) => person.email !== data.owner.email);
  return others.length > 0 ? others : Array.from(senders.values());
}

function senderName(data: PageData, person: MailPerson, index: number): HTMLElement {
  const inside = person.email.endsWith(`@${data.ownDomain}`);
  return element(
    'span',
    { title: inside ? person.name : person.email },
    `${index > 0 ? '; ' : ''}${person.name}`,
  );
}
