import { avatar, bodyOf, element, icon, icons, onClick } from '../build-element.ts';
import type { MailPerson } from '../mailbox.ts';
import type { PageMessage } from '../page-data.ts';
import { classes } from './outlook-classes.ts';
import type { OutlookPage } from './outlook-page-parts.ts';

/** Runs in the page. How many recipients the real page shows before it counts the rest. */
const mostRecipients = 4;

export interface ShownMessage {
  readonly message: PageMessage;
  /** Names the message among all that the page has shown; the real page counts likewise. */
  readonly number: number;
  readonly expanded: boolean;
  readonly threadId: string;
}

/**
 * One message of the pane. People of one's own organisation appear by name alone, outside people as "Name<address>";
 * a collapsed message shows everybody by name, has no recipients and no body.
 */
export function messageBlock(page: OutlookPage, shown: ShownMessage): HTMLElement {
  const block = element('div', {
    'aria-label': page.words.emailMessage,
    class: classes('message'),
    tabindex: '-1',
  });
  fill(block, page, shown);
  return block;
}

function fill(block: HTMLElement, page: OutlookPage, shown: ShownMessage): void {
  const { message, number, expanded } = shown;
  block.setAttribute('aria-expanded', String(expanded));
  const flip = () => fill(block, page, { ...shown, expanded: !expanded });
  const head = element(
    'div',
    { class: classes('head') },
    avatar(message.from.name, 40),
    element(
      'div',
      { class: 'head-lines' },
      element(
        'span',
        { id: `MSG_${number}_FROM`, class: classes('from') },
        pill(page, message.from, expanded, `${page.words.from}: `),
      ),
      ...(expanded
        ? recipients(page, message)
        : [element('div', { class: classes('preview') }, message.snippet)]),
    ),
    element(
      'div',
      { class: 'head-side' },
      expanded ? actions(page, shown) : null,
      element(
        'div',
        {
          id: `MSG_${number}_DATETIME`,
          'data-testid': 'SentReceivedSavedTime',
          role: 'heading',
          'aria-level': '4',
          class: classes('message-when'),
        },
        message.fullDate,
      ),
    ),
  );
  block.replaceChildren(
    onClick(head, flip),
    ...(expanded ? [bodyPart(page, shown), answers(page, shown)] : []),
  );
}

function bodyPart(page: OutlookPage, { message, number }: ShownMessage): HTMLElement {
  return element(
    'div',
    { class: classes('document'), 'data-test-id': 'mailMessageBodyContainer' },
    element(
      'div',
      { role: 'document', 'aria-label': page.own.messageBody, tabindex: '0' },
      element(
        'div',
        { id: `UniqueMessageBody_${number}`, class: classes('body') },
        bodyOf(message.bodyTemplate),
      ),
    ),
  );
}

/** A draft that was saved and left: it stands in the conversation like a message, and is none. */
export function draftBlock(page: OutlookPage, number: number): HTMLElement {
  return element(
    'div',
    { 'aria-label': page.words.emailMessage, class: classes('message', 'draft') },
    element(
      'div',
      { class: classes('head') },
      avatar(page.data.owner.name, 40),
      element(
        'div',
        { class: 'head-lines' },
        element(
          'span',
          { id: `MSG_${number}_FROM`, class: classes('from') },
          element('span', { class: 'draft-mark' }, `${page.own.draft} `),
          pill(page, page.data.owner, false, `${page.words.from}: `),
        ),
        element('div', { class: classes('preview') }, page.own.draftPreview),
      ),
    ),
  );
}

function recipients(page: OutlookPage, { to, cc }: PageMessage): HTMLElement[] {
  return [
    ...(to.length === 0 ? [] : [well(page, page.words.toLabel, to)]),
    ...(cc.length === 0 ? [] : [well(page, page.words.ccLabel, cc)]),
  ];
}

function well(page: OutlookPage, label: string, everyone: readonly MailPerson[]): HTMLElement {
  const shown = everyone.slice(0, mostRecipients);
  const rest = everyone.length - shown.length;
  const more = rest === 0 ? [] : [page.own.others(rest)];
  const names = [...shown.map((person) => shownPerson(page, person, true)), ...more];
  const built = element(
    'div',
    {
      'data-testid': 'RecipientWell',
      role: 'heading',
      'aria-level': '4',
      'aria-label': `${label}: ${names.join('; ')}`,
      class: classes('well'),
    },
    element('span', { class: 'well-label' }, `${label}:`),
    ...shown.map((person, index) =>
      element('span', {}, pill(page, person, true), index < names.length - 1 ? ';' : ''),
    ),
    ...more.map((text) =>
      element('button', { type: 'button', class: 'more', 'aria-expanded': 'false' }, text),
    ),
  );
  return built;
}

let pillNumber = 0;

function pill(page: OutlookPage, person: MailPerson, expanded: boolean, label = ''): HTMLElement {
  const shown = shownPerson(page, person, expanded);
  pillNumber += 1;
  return element(
    'span',
    {
      class: classes('pill'),
      role: 'button',
      'aria-label': `${label}${shown}`,
      'data-lpc-hover-target-id': `lpc-${pillNumber}`,
      tabindex: '0',
    },
    shown,
  );
}

function shownPerson({ data }: OutlookPage, person: MailPerson, expanded: boolean): string {
  const isInside = person.email.endsWith(`@${data.ownDomain}`);
  return isInside || !expanded ? person.name : `${person.name}<${person.email}>`;
}

function actions(page: OutlookPage, { message, threadId }: ShownMessage): HTMLElement {
  const action = (path: string, name: string, label: string, act: () => void) => {
    const button = element(
      'span',
      { role: 'button', 'aria-label': label, title: label, class: 'action' },
      element('i', { 'data-icon-name': name }, icon(path, 16)),
    );
    button.addEventListener('click', (event) => {
      event.stopPropagation();
      act();
    });
    return button;
  };
  const write = (kind: 'reply' | 'replyAll' | 'forward') => () =>
    page.write(kind, threadId, message.id);
  return element(
    'div',
    { class: 'actions' },
    action(icons.reply, 'ArrowReplyRegular', page.words.reply, write('reply')),
    action(icons.replyAll, 'ArrowReplyAllRegular', page.words.replyAll, write('replyAll')),
    action(icons.forward, 'ArrowForwardRegular', page.words.forward, write('forward')),
    action(icons.back, 'OpenRegular', page.own.openWindow, () => page.openWindow(message.id)),
  );
}

function answers(page: OutlookPage, { message, threadId }: ShownMessage): HTMLElement {
  const answer = (kind: 'reply' | 'forward', path: string, label: string) =>
    onClick(element('button', { type: 'button' }, icon(path, 16), label), () =>
      page.write(kind, threadId, message.id),
    );
  return element(
    'div',
    { class: 'answer' },
    answer('reply', icons.reply, page.words.reply),
    answer('forward', icons.forward, page.words.forward),
  );
}
