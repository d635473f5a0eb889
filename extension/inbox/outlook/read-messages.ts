import type { Person, SnapshotMessage } from '../../../shared/contracts/inbox-snapshot.ts';
import { itemIn } from '../../../shared/domain/outlook-ids.ts';
import type { Locator } from '../page/locators.ts';
import { bodyHtml } from '../page/page-text.ts';
import type { Reading } from '../page/reading.ts';
import { fullestText, isFullDate } from './full-date.ts';
import { addedOutside, labelledBy, matching, textsOf } from './mail-content.ts';
import type { MessageBlock } from './message-blocks.ts';
import { fieldLabels } from './outlook-labels.ts';
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
  block: MessageBlock,
  field: string,
  { itemId, book }: MessageSources,
): SnapshotMessage {
  const from = readSender(reading, block, field, book);
  const dateRaw = readDate(reading, block, field);
  const recipients = readRecipients(reading, block, field, book);
  const content = readBody(reading, block, field);
  const people = [from, ...(recipients?.to ?? []), ...(recipients?.cc ?? [])];
  return {
    id:
      itemId ??
      reading.first(
        `${field}.id`,
        addedOutside(reading, 'message_id', block.element, (value) => itemIn(value)),
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
  { element, head }: MessageBlock,
  field: string,
  book: AddressBook,
): Person | null {
  // A pill alone is nobody's word for who wrote: once its field is lost it may be a recipient's.
  return reading.first(`${field}.from`, [
    { locator: outlook.sender, read: () => personOf(at(head, outlook.sender), book) },
    {
      locator: outlook.senderLabel,
      read: () => personOf(labelledBy(head, fieldLabels.from)[0] ?? null, book),
    },
    ...addedOutside(reading, 'sender', element, (value) => personIn(value, book)),
  ]);
}

const at = (head: readonly Element[], { selector }: Locator): Element | null =>
  head.find((element) => element.matches(selector)) ?? null;

function readDate(reading: Reading, { element, head }: MessageBlock, field: string): string | null {
  return reading.first(`${field}.dateRaw`, [
    ...[outlook.date, outlook.dateId].map((locator) => ({
      locator,
      read: () => fullestText(at(head, locator)),
    })),
    {
      locator: outlook.dateShown,
      read: () =>
        matching(head, outlook.dateShown.selector).map(fullestText).find(isFullDate) ?? null,
    },
    {
      locator: outlook.dateText,
      read: () => [...textsOf(head)].map(({ text }) => text).find(isFullDate) ?? null,
    },
    ...addedOutside(reading, 'date', element, (value) => value),
  ]);
}

function readBody(
  reading: Reading,
  { element, body }: MessageBlock,
  field: string,
): { html: string; cut: boolean } | null {
  const unique = outlook.body.selector;
  const content = reading.first(`${field}.html`, [
    {
      locator: outlook.body,
      read: () => (body?.matches(unique) === true ? body : (body?.querySelector(unique) ?? null)),
    },
    { locator: outlook.bodyDocument, read: () => body },
    ...reading.added('body', element, (_, found) => found),
  ]);
  return content === null ? null : bodyHtml(content);
}
