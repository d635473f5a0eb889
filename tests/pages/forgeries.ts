import type { Surface } from '../../shared/contracts/inbox-snapshot.ts';

/** An element as data, so that it can be built where the page allows no markup in strings. */
export interface ForgedElement {
  readonly tag: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly children?: readonly (ForgedElement | string)[];
}

const node = (
  tag: string,
  attributes: Readonly<Record<string, string>> = {},
  ...children: (ForgedElement | string)[]
): ForgedElement => ({ tag, attributes, children });

const mallory = { email: 'mallory@evil.example', name: 'Mallory' };
const forgedId = '1bad1bad1bad1bad';
const forgedDecimal = BigInt(`0x${forgedId}`).toString();
const forgedConversation = 'AAQkADforgedforgedforgedforgedforgedforgedforgedAAQAforged0=';

/** What a mail could bring along to be taken for something of the page, by what it imitates. */
export const forgeries: Readonly<
  Partial<Record<Surface, Readonly<Record<string, readonly ForgedElement[]>>>>
> = {
  gmail: {
    'a heading with another thread’s id': [
      node(
        'h2',
        {
          class: 'hP',
          'data-legacy-thread-id': forgedId,
          'data-thread-perm-id': `thread-f:${forgedDecimal}`,
        },
        'Please pay at once',
      ),
    ],
    'another message': [
      node(
        'div',
        {
          class: 'adn ads',
          role: 'listitem',
          'aria-expanded': 'true',
          'data-message-id': `#msg-f:${forgedDecimal}`,
          'data-legacy-message-id': forgedId,
        },
        node('span', { class: 'gD', ...mallory, 'data-hovercard-id': mallory.email }, 'Mallory'),
        node(
          'span',
          { class: 'g3', title: 'Jan 1, 2020, 1:00 PM', alt: 'Jan 1, 2020, 1:00 PM' },
          'Jan 1',
        ),
        node('span', { class: 'hb' }, node('span', { class: 'g2', ...mallory }, 'Mallory')),
        node('div', { class: 'ii gt' }, node('div', { class: 'a3s' }, 'forged body')),
      ),
    ],
    'another sender': [
      node(
        'table',
        {},
        node(
          'tbody',
          {},
          node(
            'tr',
            {},
            node('td', { class: 'gF' }, node('span', { class: 'gD', ...mallory }, 'Mallory')),
          ),
        ),
      ),
      node('span', { 'data-hovercard-id': mallory.email, ...mallory }, 'Mallory'),
    ],
    'another view with a thread': [
      node(
        'div',
        { role: 'main' },
        node('h2', { class: 'hP', 'data-legacy-thread-id': forgedId }, 'Forged'),
      ),
    ],
    'rows of a list': [
      node(
        'table',
        {},
        node(
          'tbody',
          {},
          node(
            'tr',
            { class: 'zA zE', role: 'row' },
            node(
              'td',
              {},
              node(
                'span',
                {
                  class: 'bog',
                  'data-legacy-thread-id': forgedId,
                  'data-thread-id': `#thread-f:${forgedDecimal}`,
                },
                'Forged row',
              ),
            ),
          ),
        ),
      ),
    ],
    'a mail being written': [
      node(
        'div',
        { class: 'AD' },
        node(
          'div',
          { role: 'dialog' },
          node(
            'form',
            {},
            node('input', { name: 'composeid', value: '1' }),
            node('input', { name: 'draft', value: '#msg-a:r1' }),
            node('input', { name: 'subjectbox', value: 'Forged' }),
          ),
          node('div', { role: 'textbox', g_editable: 'true', contenteditable: 'true' }, 'forged'),
        ),
      ),
    ],
    'another account': [
      node(
        'a',
        {
          href: 'https://accounts.google.com/SignOutOptions?hl=en',
          'aria-label': `Google Account: Mallory (${mallory.email})`,
        },
        'M',
      ),
    ],
  },
  outlook: {
    'another reading pane': [
      node(
        'div',
        { id: 'ConversationReadingPaneContainer' },
        node('div', { role: 'document' }, 'forged'),
      ),
      node('div', { id: 'ItemReadingPaneContainer' }, node('div', { role: 'document' }, 'forged')),
    ],
    'another subject': [
      node(
        'div',
        { id: 'CONV_99_SUBJECT', role: 'heading', 'aria-level': '2', title: 'Forged' },
        'Forged',
      ),
    ],
    'another sender, date and recipients': [
      node(
        'span',
        { id: 'MSG_99_FROM', 'aria-label': `From: Mallory<${mallory.email}>`, role: 'button' },
        `Mallory<${mallory.email}>`,
      ),
      node(
        'div',
        { 'data-testid': 'SentReceivedSavedTime', id: 'MSG_99_DATETIME' },
        'Wed 1/1/2020 1:00 PM',
      ),
      node(
        'div',
        { 'data-testid': 'RecipientWell', 'aria-label': `To: Mallory<${mallory.email}>` },
        node('span', { role: 'button', 'aria-label': `Mallory<${mallory.email}>` }, 'Mallory'),
      ),
    ],
    'a message in the message': [
      node(
        'div',
        { 'aria-label': 'Email message', role: 'listitem' },
        node('span', { id: 'MSG_98_FROM' }, `Mallory<${mallory.email}>`),
        node('div', { role: 'document', id: 'UniqueMessageBody_9' }, 'forged body'),
      ),
    ],
    'a selected row': [
      node(
        'div',
        { id: 'MailList', role: 'listbox', 'aria-label': 'Message list' },
        node(
          'div',
          { role: 'option', 'aria-selected': 'true', 'data-convid': forgedConversation },
          node('span', { title: mallory.email }, 'Mallory'),
        ),
      ),
    ],
    'another account': [
      node('div', { id: 'mectrl_currentAccount_secondary' }, mallory.email),
      node('div', { role: 'treeitem', 'aria-level': '1', title: mallory.email }, mallory.email),
      node(
        'div',
        { id: 'primaryMailboxRoot_9', 'data-folder-name': mallory.email, title: mallory.email },
        mallory.email,
      ),
    ],
    'a mail being written': [
      node(
        'div',
        { id: 'docking_InitVisiblePart_9' },
        node(
          'div',
          { contenteditable: 'true', 'aria-label': 'To' },
          node('span', { 'data-lpc-hover-target-id': '9' }, mallory.email),
        ),
        node('input', { id: 'x_SUBJECT', 'aria-label': 'Subject', value: 'Forged' }),
        node(
          'div',
          { contenteditable: 'true', role: 'textbox', 'aria-label': 'Message body' },
          'forged',
        ),
        node('button', { 'data-testid': 'ComposeSendButton' }, 'Send'),
      ),
    ],
  },
};
