import type { Person, SnapshotMessage } from '../../../shared/contracts/inbox-snapshot.ts';
import { attributeOf, bodyHtml, textOf } from '../page/page-text.ts';
import type { Reading } from '../page/reading.ts';
import { headTexts, labelledMatches, pageMatch, pageMatches } from './mail-content.ts';
import type { MessageBlock } from './message-blocks.ts';
import { itemIn } from './outlook-ids.ts';
import { outlookLabels } from './outlook-labels.ts';
import { outlook } from './outlook-locators.ts';
import { readRecipients } from './read-recipients.ts';
import { type AddressBook, personIn, personOf } from './shown-people.ts';

export interface MessageSources {
  /** The one message's id in item view; a conversation's page names none. */
  readonly itemId: string | null;
  readonly book: AddressBook;
}

export function readMessage(
  reading: Reading,
  { element, body }: MessageBlock,
  field: string,
  { itemId, book }: MessageSources,
): SnapshotMessage {
  const from = readSender(reading, element, field, book);
  const dateRaw = readDate(reading, element, field);
  const recipients = readRecipients(reading, element, field, book);
  const content = body === null ? null : readBody(reading, body, field);
  const people = [from, ...(recipients?.to ?? []), ...(recipients?.cc ?? [])];
  return {
    id:
      itemId ??
      reading.first(
        `${field}.id`,
        reading.added('message_id', element, (value) => itemIn(value)),
      ),
    from,
    to: recipients?.to ?? null,
    cc: recipients?.cc ?? null,
    dateRaw,
    html: content?.html ?? null,
    expanded: content !== null,
    // People who are shown by name alone are known in part only.
    complete:
      content !== null &&
      !content.cut &&
      recipients?.cut === false &&
      people.every((person) => person?.email != null),
  };
}

function readSender(
  reading: Reading,
  block: Element,
  field: string,
  book: AddressBook,
): Person | null {
  return reading.first(`${field}.from`, [
    {
      locator: outlook.sender,
      read: () => personOf(pageMatch(block, outlook.sender.selector), book),
    },
    {
      locator: outlook.senderLabel,
      read: () => personOf(labelledMatches(block, outlookLabels.from)[0] ?? null, book),
    },
    ...reading.added('sender', block, (value) => personIn(value, book)),
    {
      locator: outlook.senderPill,
      read: () => personOf(pageMatch(block, outlook.senderPill.selector), book),
    },
  ]);
}

function readDate(reading: Reading, block: Element, field: string): string | null {
  return reading.first(`${field}.dateRaw`, [
    ...[outlook.date, outlook.dateId].map((locator) => ({
      locator,
      read: () => fullest(pageMatch(block, locator.selector)),
    })),
    {
      locator: outlook.dateShown,
      read: () =>
        pageMatches(block, outlook.dateShown.selector).map(fullest).find(isFullDate) ?? null,
    },
    {
      locator: outlook.dateText,
      read: () => [...headTexts(block)].map(({ text }) => text).find(isFullDate) ?? null,
    },
    ...reading.added('date', block, (value) => value),
  ]);
}

/** The title of a date may hold more of it than its text. */
function fullest(element: Element | null): string | null {
  const [text, title] = [textOf(element), attributeOf(element, 'title')];
  return digits(title) > digits(text) ? title : text;
}

const digits = (text: string | null): number => text?.replace(/\D/g, '').length ?? 0;

/** A time of day and enough digits for a day: "周四 2026/8/20 9:30", "Fri 4/10/2026 8:23 AM", "So 22.11.2026 23:30". */
export const isFullDate = (text: string | null): text is string =>
  text !== null && text.length < 60 && /\d{1,2}[:：.]\d{2}/.test(text) && digits(text) >= 9;

function readBody(
  reading: Reading,
  body: Element,
  field: string,
): { html: string; cut: boolean } | null {
  const unique = outlook.body.selector;
  const content = reading.first(`${field}.html`, [
    {
      locator: outlook.body,
      read: () => (body.matches(unique) ? body : body.querySelector(unique)),
    },
    { locator: outlook.bodyDocument, read: () => body },
  ]);
  return content === null ? null : bodyHtml(content);
}
