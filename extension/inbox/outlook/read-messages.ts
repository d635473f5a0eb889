import type { Person, SnapshotMessage } from '../../../shared/contracts/inbox-snapshot.ts';
import { addressIn, attributeOf, bodyHtml, cleanText, textOf } from '../page/page-text.ts';
import type { Reading } from '../page/reading.ts';
import { labelled, outlookLabels, withoutLabel } from './outlook-labels.ts';
import { mailBody, outlook } from './outlook-locators.ts';

type Book = ReadonlyMap<string, string>;

/** The smallest part of the pane around each sender that holds no other sender: one block, one message. */
export function messageBlocks(reading: Reading, pane: Element): Element[] {
  return (
    reading.first('messages', [
      { locator: outlook.sender, read: () => around(pane, outlook.sender.selector) },
      { locator: outlook.messageLabel, read: () => some(pane, outlook.messageLabel.selector) },
      { locator: outlook.senderLabel, read: () => around(pane, outlook.senderLabel.selector) },
    ]) ?? []
  );
}

function around(pane: Element, selector: string): Element[] | null {
  const senders = [...pane.querySelectorAll(selector)].filter(
    (sender) => sender.closest(mailBody) === null,
  );
  const blocks = senders.map((sender) => {
    let block = sender;
    for (let at = sender.parentElement; at !== null && at !== pane; at = at.parentElement) {
      if (senders.some((other) => other !== sender && at?.contains(other))) break;
      block = at;
    }
    return block;
  });
  return blocks.length === 0 ? null : blocks;
}

function some(pane: Element, selector: string): Element[] | null {
  const found = [...pane.querySelectorAll(selector)];
  return found.length === 0 ? null : found;
}

/** @param itemId the one message's id in item view; a conversation's page names none */
export function readMessages(
  reading: Reading,
  blocks: readonly Element[],
  itemId: string | null,
  book: Book,
): SnapshotMessage[] {
  const messages = blocks.map((block, index) =>
    readMessage(reading, block, `messages.${index}`, blocks.length === 1 ? itemId : null, book),
  );
  return messages;
}

function readMessage(
  reading: Reading,
  block: Element,
  field: string,
  id: string | null,
  book: Book,
): SnapshotMessage {
  const own = (selector: string): Element | null =>
    block.matches(selector)
      ? block
      : ([...block.querySelectorAll(selector)].find((found) => found.closest(mailBody) === null) ??
        null);
  const from = reading.first(`${field}.from`, [
    { locator: outlook.sender, read: () => personOf(own(outlook.sender.selector), book) },
    { locator: outlook.senderLabel, read: () => personOf(own(outlook.senderLabel.selector), book) },
    { locator: outlook.senderPill, read: () => personOf(own(outlook.senderPill.selector), book) },
  ]);
  const dateRaw = reading.first(`${field}.dateRaw`, [
    { locator: outlook.date, read: () => textOf(own(outlook.date.selector)) },
    { locator: outlook.dateId, read: () => textOf(own(outlook.dateId.selector)) },
  ]);
  const wells = recipientWells(reading, block, field);
  const body = reading.first(`${field}.html`, [
    { locator: outlook.body, read: () => block.querySelector(outlook.body.selector) },
    {
      locator: outlook.bodyDocument,
      read: () => block.querySelector(outlook.bodyDocument.selector),
    },
  ]);
  const content = body === null ? null : bodyHtml(body);
  const to = wells.filter(({ isCc }) => !isCc).flatMap(({ well }) => wellPeople(well, book));
  const cc = wells.filter(({ isCc }) => isCc).flatMap(({ well }) => wellPeople(well, book));
  return {
    id,
    from,
    to: wells.length === 0 ? null : to,
    cc: wells.length === 0 ? null : cc,
    dateRaw,
    html: content?.html ?? null,
    expanded: content !== null,
    // People who are shown by name alone are known in part only.
    complete:
      content !== null && !content.cut && [...to, ...cc].every(({ email }) => email !== null),
  };
}

function recipientWells(
  reading: Reading,
  block: Element,
  field: string,
): { well: Element; isCc: boolean }[] {
  const outside = (selector: string) => {
    const found = [...block.querySelectorAll(selector)].filter(
      (well) => well.closest(mailBody) === null,
    );
    return found.length === 0 ? null : found;
  };
  const wells = reading.first(`${field}.to`, [
    { locator: outlook.recipients, read: () => outside(outlook.recipients.selector) },
    { locator: outlook.recipientsLabel, read: () => outside(outlook.recipientsLabel.selector) },
  ]);
  const ccLabel = labelled(outlookLabels.cc);
  return (wells ?? []).map((well) => ({
    well,
    isCc: well.matches(ccLabel) || /^(?:Cc|抄送|副本)\s*[:：]/i.test(textOf(well) ?? ''),
  }));
}

/** One person a pill; without pills the well's label, whose people stand between semicolons. */
function wellPeople(well: Element, book: Book): Person[] {
  const pills = [...well.querySelectorAll('[data-lpc-hover-target-id], [role=button][aria-label]')];
  const outermost = pills.filter(
    (pill) => !pills.some((other) => other !== pill && other.contains(pill)),
  );
  if (outermost.length > 0) {
    return outermost.map((pill) => personOf(pill, book)).filter((person) => person !== null);
  }
  const label = attributeOf(well, 'aria-label') ?? textOf(well) ?? '';
  return withoutLabel(label, [...outlookLabels.to, ...outlookLabels.cc])
    .split(/[;；]/)
    .map((part) => personIn(part, book))
    .filter((person) => person !== null);
}

function personOf(element: Element | null, book: Book): Person | null {
  if (element === null) return null;
  const label = attributeOf(element, 'aria-label');
  const shown = label === null ? null : withoutLabel(label, outlookLabels.from);
  return personIn(shown ?? attributeOf(element, 'title') ?? textOf(element) ?? '', book);
}

/** "Name<address>", an address alone, or a name alone: then the address is looked up, or stays unknown. */
function personIn(text: string, book: Book): Person | null {
  const shown = cleanText(text);
  if (shown === null) return null;
  const bracketed = /^(.*?)\s*[<＜]([^<>＜＞]+@[^<>＜＞]+)[>＞]\s*$/.exec(shown);
  if (bracketed !== null) {
    return { email: addressIn(bracketed[2] ?? null), name: cleanText(bracketed[1] ?? null) };
  }
  const alone = addressIn(shown);
  if (alone !== null && alone === shown.toLowerCase()) return { email: alone, name: null };
  return { email: book.get(shown) ?? null, name: shown };
}
