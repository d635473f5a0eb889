import type { Person, SnapshotMessage } from '../../../shared/contracts/inbox-snapshot.ts';
import { attributeOf, bodyHtml, cleanText, textOf } from '../page/page-text.ts';
import type { Reading } from '../page/reading.ts';
import { hexId, hexOfDecimal, idInJslog } from './gmail-ids.ts';
import { clippedNotice, gmail, mailBody } from './gmail-locators.ts';

/** Messages of the open thread, oldest first, as the page orders them. */
export function readMessages(reading: Reading, main: Element): SnapshotMessage[] {
  const blocks =
    reading.first('messages', [
      { locator: gmail.messages, read: () => outermost(main, gmail.messages.selector) },
      { locator: gmail.messagesLegacy, read: () => outermost(main, gmail.messagesLegacy.selector) },
      { locator: gmail.messagesClass, read: () => outermost(main, gmail.messagesClass.selector) },
    ]) ?? [];
  return blocks.map((block, index) => readMessage(reading, block, `messages.${index}`));
}

/** What is being written is no message yet, and a draft's id is not the one that the sent mail gets. */
const editor = 'input[name=composeid], [g_editable=true][role=textbox]';

/** Not inside another one, and not inside a mail, which may bring attributes of its own. */
function outermost(main: Element, selector: string): Element[] | null {
  const found = [...main.querySelectorAll(selector)].filter(
    (element) =>
      element.closest(mailBody) === null &&
      element.parentElement?.closest(selector) === null &&
      element.querySelector(editor) === null,
  );
  return found.length === 0 ? null : found;
}

function readMessage(reading: Reading, block: Element, field: string): SnapshotMessage {
  const own = (selector: string): Element | null =>
    [...block.querySelectorAll(selector)].find((found) => found.closest(mailBody) === null) ?? null;
  const log = block.querySelector(gmail.messageLog.selector)?.getAttribute('jslog') ?? null;
  const id = reading.agreed(`${field}.id`, 'messages', [
    {
      locator: gmail.messageLegacy,
      read: () =>
        hexId(attributeOf(self(block, 'data-legacy-message-id'), 'data-legacy-message-id')),
    },
    {
      locator: gmail.messageDecimal,
      read: () =>
        hexOfDecimal(attributeOf(self(block, 'data-message-id'), 'data-message-id'), 'msg'),
    },
    { locator: gmail.messageClass, read: () => idInClass(block.querySelector('div.a3s')) },
    { locator: gmail.messageLog, read: () => idInJslog(log, 4, 'msg') },
  ]);
  const from = reading.first(`${field}.from`, [
    { locator: gmail.sender, read: () => personOf(own(gmail.sender.selector)) },
    { locator: gmail.senderCell, read: () => personOf(own(gmail.senderCell.selector)) },
    { locator: gmail.senderCard, read: () => cardPerson(own(gmail.senderCard.selector)) },
  ]);
  const dateRaw = reading.first(`${field}.dateRaw`, [
    { locator: gmail.date, read: () => attributeOf(own(gmail.date.selector), 'title') },
    { locator: gmail.dateAlt, read: () => attributeOf(own(gmail.dateAlt.selector), 'alt') },
  ]);
  const to = reading.first(`${field}.to`, [
    { locator: gmail.recipients, read: () => people(block, gmail.recipients.selector) },
  ]);
  const body = reading.first(`${field}.html`, [
    { locator: gmail.body, read: () => block.querySelector(gmail.body.selector) },
    { locator: gmail.bodyPane, read: () => block.querySelector(gmail.bodyPane.selector) },
  ]);
  const content = body === null ? null : bodyHtml(body);
  return {
    id,
    from,
    to,
    // The summary line does not tell To from Cc; to say "no Cc" would be a guess.
    cc: null,
    dateRaw,
    html: content?.html ?? null,
    expanded: content !== null,
    complete:
      content !== null &&
      !content.cut &&
      to !== null &&
      block.querySelector(clippedNotice) === null,
  };
}

const self = (block: Element, attribute: string): Element | null =>
  block.hasAttribute(attribute) ? block : block.querySelector(`[${attribute}]`);

/** Before 2018 the body carried its message's id as a class. */
function idInClass(body: Element | null): string | null {
  const token = [...(body?.classList ?? [])].find((name) => /^m[0-9a-f]{15,16}$/.test(name));
  return token === undefined ? null : hexId(token.slice(1));
}

function personOf(element: Element | null): Person | null {
  const email = attributeOf(element, 'email');
  if (email === null || !email.includes('@')) return null;
  return { email: email.toLowerCase(), name: attributeOf(element, 'name') ?? textOf(element) };
}

function cardPerson(element: Element | null): Person | null {
  const email = attributeOf(element, 'data-hovercard-id');
  return email === null ? null : { email: email.toLowerCase(), name: cleanText(textOf(element)) };
}

function people(block: Element, selector: string): Person[] | null {
  const found = [...block.querySelectorAll(selector)]
    .filter((element) => element.closest(mailBody) === null)
    .map(personOf)
    .filter((person) => person !== null);
  return found.length === 0 ? null : found;
}
