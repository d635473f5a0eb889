import { avatar, bodyOf, element, icon, icons, onClick } from '../build-element.ts';
import type { MailPerson } from '../mailbox.ts';
import type { PageData, PageMessage, PageThread } from '../page-data.ts';
import type { PageWords } from '../page-words.ts';

/**
 * Runs in the page. The reading pane of conversation view. People of one's own organisation appear by name alone;
 * outside people as "Name<address>". Collapsed messages have no document inside.
 */
export function conversation(
  data: PageData,
  words: PageWords,
  thread: PageThread,
  number: number,
): HTMLElement {
  const messages = [...thread.messages].reverse().map((message, index) => {
    const block = element('div', {
      'aria-label': words.emailMessage,
      class: 'message',
      tabindex: '-1',
    });
    showMessage(block, data, words, message, number * 100 + index, index === 0);
    return block;
  });
  return element(
    'div',
    { id: 'ConversationReadingPaneContainer', class: 'pane' },
    element(
      'div',
      { class: 'subject-bar' },
      element(
        'div',
        {
          id: `CONV_${number}_SUBJECT`,
          role: 'heading',
          'aria-level': '2',
          title: thread.subject,
          class: 'conversation-subject',
        },
        thread.subject,
      ),
    ),
    element('div', { class: 'messages customScrollBar' }, ...messages),
  );
}

function showMessage(
  block: HTMLElement,
  data: PageData,
  words: PageWords,
  message: PageMessage,
  number: number,
  expanded: boolean,
): void {
  block.setAttribute('aria-expanded', String(expanded));
  const flip = () => showMessage(block, data, words, message, number, !expanded);
  const head = onClick(
    element(
      'div',
      { class: 'head' },
      avatar(message.from.name, 40),
      element(
        'div',
        { class: 'head-lines' },
        element(
          'span',
          {
            id: `MSG_${number}_FROM`,
            class: 'from',
            'aria-label': `${words.from}: ${shownPerson(data, message.from)}`,
          },
          pill(data, message.from),
        ),
        expanded
          ? well(data, words.toLabel, message.to)
          : element('div', { class: 'preview' }, message.snippet),
        expanded && message.cc.length > 0 ? well(data, words.ccLabel, message.cc) : null,
      ),
      element(
        'div',
        { class: 'head-side' },
        expanded ? actions(words) : null,
        element(
          'div',
          { id: `MSG_${number}_DATETIME`, 'data-testid': 'SentReceivedSavedTime', class: 'when' },
          message.fullDate,
        ),
      ),
    ),
    flip,
  );
  block.replaceChildren(
    head,
    ...(expanded
      ? [
          element(
            'div',
            { role: 'document', class: 'document' },
            element(
              'div',
              { id: `UniqueMessageBody_${number}`, class: 'body' },
              bodyOf(message.bodyTemplate),
            ),
          ),
          element(
            'div',
            { class: 'answer' },
            element('button', { type: 'button' }, icon(icons.reply, 16), words.reply),
            element('button', { type: 'button' }, icon(icons.forward, 16), words.forward),
          ),
        ]
      : []),
  );
}

function well(data: PageData, label: string, everyone: readonly MailPerson[]): HTMLElement {
  return element(
    'div',
    {
      'data-testid': 'RecipientWell',
      'aria-label': `${label}: ${everyone.map((person) => shownPerson(data, person)).join('; ')}`,
      class: 'well',
    },
    element('span', { class: 'well-label' }, `${label}:`),
    ...everyone.map((person, index) =>
      element('span', {}, pill(data, person), index < everyone.length - 1 ? ';' : ''),
    ),
  );
}

function pill(data: PageData, person: MailPerson): HTMLElement {
  const shown = shownPerson(data, person);
  return element(
    'span',
    {
      class: 'lpc-hoverTarget',
      role: 'button',
      'aria-label': shown,
      'data-lpc-hover-target-id': `lpc-${person.name.length}`,
    },
    shown,
  );
}

function shownPerson(data: PageData, person: MailPerson): string {
  return person.email.endsWith(`@${data.ownDomain}`)
    ? person.name
    : `${person.name}<${person.email}>`;
}

function actions(words: PageWords): HTMLElement {
  const action = (path: string, name: string, label: string) =>
    element(
      'span',
      { role: 'button', 'aria-label': label, class: 'action' },
      element('i', { 'data-icon-name': name }, icon(path, 16)),
    );
  return element(
    'div',
    { class: 'actions' },
    action(icons.reply, 'ArrowReplyRegular', words.reply),
    action(icons.replyAll, 'ArrowReplyAllRegular', words.replyAll),
    action(icons.forward, 'ArrowForwardRegular', words.forward),
  );
}
