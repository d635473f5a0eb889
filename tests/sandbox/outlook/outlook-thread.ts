import { element, icon, icons, onClick } from '../build-element.ts';
import type { PageMessage, PageThread } from '../page-data.ts';
import { classes } from './outlook-classes.ts';
import { draftBlock, messageBlock } from './outlook-message.ts';
import type { OutlookPage } from './outlook-page-parts.ts';

/** Runs in the page. From so many messages on, the older ones wait behind a button. */
const mostMessages = 6;

/** The reading pane of conversation view: newest first and open, the others collapsed. */
export function conversation(
  page: OutlookPage,
  thread: PageThread,
  number: number,
  hasDraft: boolean,
): HTMLElement {
  const newestFirst = [...thread.messages].reverse();
  const block = (message: PageMessage, index: number) =>
    messageBlock(page, {
      message,
      number: number * 100 + index,
      expanded: index === 0,
      threadId: thread.id,
    });
  const shown = newestFirst.slice(0, mostMessages).map(block);
  const waiting = newestFirst.slice(mostMessages);
  const messages = element('div', { class: classes('messages') });
  const more = onClick(
    element('button', { type: 'button', class: 'earlier' }, page.own.earlier),
    () =>
      more.replaceWith(...waiting.map((message, index) => block(message, index + mostMessages))),
  );
  messages.append(
    ...(hasDraft ? [draftBlock(page, number * 100 + 99)] : []),
    ...shown,
    ...(waiting.length === 0 ? [] : [more]),
  );
  return element(
    'div',
    { id: 'ConversationReadingPaneContainer', class: 'pane' },
    subjectBar(page, thread.subject, `CONV_${number}_SUBJECT`),
    messages,
  );
}

/** The reading pane where messages are listed one by one, and in read windows. */
export function singleMessage(
  page: OutlookPage,
  thread: PageThread,
  message: PageMessage,
  number: number,
): HTMLElement {
  return element(
    'div',
    { id: 'ItemReadingPaneContainer', class: 'pane' },
    subjectBar(page, thread.subject, `MSG_${number}_SUBJECT`),
    element(
      'div',
      { class: classes('messages') },
      messageBlock(page, { message, number, expanded: true, threadId: thread.id }),
    ),
  );
}

function subjectBar(page: OutlookPage, subject: string, id: string): HTMLElement {
  return element(
    'div',
    { class: 'subject-bar' },
    element(
      'div',
      {
        id,
        role: 'heading',
        'aria-level': '3',
        title: subject,
        class: classes('conversation-subject'),
      },
      element('span', {}, subject),
      element('button', { type: 'button', class: 'summarize' }, page.own.summarize),
    ),
  );
}

/** Nothing open, or several rows ticked: then the pane counts them, and rows stay selected all the same. */
export function emptyPane(page: OutlookPage, ticked: number): HTMLElement {
  const { words, own } = page;
  return element(
    'div',
    { class: 'empty-pane' },
    icon(icons.inbox, 64),
    element('div', {}, ticked > 1 ? own.selected(ticked) : words.nothingSelected),
    ticked > 1 ? null : element('small', {}, words.nothingSelectedHint),
  );
}
