import type { AddedLocator } from '../../../../shared/contracts/added-locators.ts';
import type { InboxSnapshot } from '../../../../shared/contracts/inbox-snapshot.ts';
import { pageOf } from '../../testing/page-of.ts';
import { readOutlook } from '../read-outlook.ts';

/** Pieces of Outlook's page as markup, written after public notes of the real one; no class is needed anywhere. */
export const conversationId = 'AAQkADM1ZmJjNzE0LTk2ZGQtNGE3Zi04ZWE1AAQA/x+ample=';
export const otherConversation = 'AAQkADM1ZmJjNzE0LTk2ZGQtNGE3Zi04ZWE1AAQAAnother=';
export const itemId = 'AAMkADM1ZmJjNzE0LTk2ZGQtNGE3Zi04ZWE1AAAA/x+ample=';
export const otherItem = 'AAMkADM1ZmJjNzE0LTk2ZGQtNGE3Zi04ZWE1AAAAAnother=';

export const opened = (id: string, host = 'outlook.office.com'): string =>
  `https://${host}/mail/inbox/id/${encodeURIComponent(id)}`;
export const inbox = 'https://outlook.office.com/mail/inbox';

export const own = 'zhao.min@harbour-tools.example';
export const account = `<div id="mectrl_currentAccount_primary">Zhao Min</div>
  <div id="mectrl_currentAccount_secondary">Zhao.Min@harbour-tools.example</div>`;

export const juergen = 'Jürgen Müller&lt;juergen.mueller@nordlicht.example&gt;';
export const zhou = '周婷&lt;zhou.ting@ruixin-plastics.example&gt;';
export const subject = 'AW: Liefertermin';

export const pill = (text: string): string =>
  `<span role="button" aria-label="${text}" data-lpc-hover-target-id="1">${text}</span>`;

export const well = (label: string, ...people: string[]): string =>
  `<div data-testid="RecipientWell" aria-label="${label}: ${people.join('; ')}"><span>${label}:</span>${people.map(pill).join(';')}</div>`;

export interface MessageMarkup {
  readonly number?: number;
  readonly from?: string;
  readonly label?: string;
  readonly wells?: string;
  readonly date?: string;
  readonly body?: string | null;
  readonly mark?: string;
}

export function message({
  number = 1,
  from = juergen,
  label = 'From',
  wells = well('To', 'Zhao Min', 'Tom Becker'),
  date = 'Sun 11/22/2026 11:30 PM',
  body = '<p>Guten Tag</p>',
  mark = '',
}: MessageMarkup = {}): string {
  const content =
    body === null
      ? ''
      : `<div><div role="document"><div id="UniqueMessageBody_${number}">${body}</div></div></div>`;
  return `<div aria-label="Email message" aria-expanded="${body !== null}"><div>
    <span id="MSG_${number}_FROM">${mark}<span role="button" aria-label="${label}: ${from}">${from}</span></span>
    ${body === null ? '' : wells}
    <div id="MSG_${number}_DATETIME" data-testid="SentReceivedSavedTime">${date}</div></div>${content}</div>`;
}

export const collapsed = (number: number, from: string): string =>
  message({ number, from, body: null });

const heading = (id: string, text: string): string =>
  `<div><div id="${id}_SUBJECT" role="heading" aria-level="3" title="${text}"><span>${text}</span><button>Summarize</button></div></div>`;

export const pane = (...messages: string[]): string => `<div role="main" aria-label="Reading Pane">
  <div id="ConversationReadingPaneContainer">${heading('CONV_1', subject)}<div>${messages.join('')}</div></div></div>`;

export const itemPane = (shown: string): string => `<div role="main" aria-label="Reading Pane">
  <div id="ItemReadingPaneContainer">${heading('MSG_1', subject)}<div>${shown}</div></div></div>`;

export interface RowMarkup {
  readonly id?: string;
  readonly selected?: boolean;
  readonly people?: string;
  readonly subject?: string;
}

export const named = (name: string, title: string): string =>
  `<span title="${title}">${name}</span>`;
export const tom = named('Tom Becker', 'tom.becker@atlas-fasteners.example');

export function row({
  id = conversationId,
  selected = false,
  people = tom,
  subject: text = subject,
}: RowMarkup = {}): string {
  const names = people.replace(/<[^>]*>/g, '');
  return `<div role="option" data-convid="${id}" aria-selected="${selected}" aria-label="Unread ${names} ${text} 11:30 Guten Tag">
    <div role="img" aria-label="${names}"></div><div><div>${people}</div>
    <div><div><span>${text}</span></div><span title="Sun 11/22/2026 11:30 PM">11:30</span></div><div>Guten Tag</div></div></div>`;
}

export const list = (...rows: string[]): string =>
  `<div id="MailList"><div role="listbox" aria-label="Message list">${rows.join('')}</div></div>`;

export function read(
  body: string,
  url: string = opened(conversationId),
  added: readonly AddedLocator[] = [],
): InboxSnapshot {
  const { document, location } = pageOf(`<head></head><body>${body}</body>`, url);
  return readOutlook(document, location, added);
}
