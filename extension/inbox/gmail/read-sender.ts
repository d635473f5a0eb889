import type { Person } from '../../../shared/contracts/inbox-snapshot.ts';
import { markAttribute } from '../logged-marks.ts';
import { addressIn, attributeOf, textOf } from '../page/page-text.ts';
import type { Reading } from '../page/reading.ts';
import { gmail } from './gmail-locators.ts';
import { type MessageBlock, matchesInRow, ownMatch } from './message-blocks.ts';
import { detailsOf } from './message-details.ts';

/**
 * Sender and date: the first row of the header. The address stands there up to four times, on the name, on its card, on
 * the picture and in the details; whoever a mail is logged to depends on it, so they must not contradict each other.
 */
export function readSender(reading: Reading, block: MessageBlock, field: string): Person | null {
  const [row] = block.rows;
  const named = matchesInRow(row, '[email]')[0] ?? null;
  const carded = matchesInRow(row, '[data-hovercard-id]')[0] ?? null;
  const picture = ownMatch(block, 'img[jid], img[data-hovercard-id]');
  const classed = ownMatch(block, gmail.senderClass.selector);
  const details = detailsOf(block);
  const email = reading.agreed(field, 'sender', [
    { locator: gmail.sender, read: () => addressOf(named, 'email') },
    { locator: gmail.senderCard, read: () => addressOf(carded, 'data-hovercard-id') },
    {
      locator: gmail.senderPicture,
      read: () => addressOf(picture, 'jid') ?? addressOf(picture, 'data-hovercard-id'),
    },
    { locator: gmail.senderDetails, read: () => details?.from ?? null },
    { locator: gmail.senderClass, read: () => addressOf(classed, 'email') },
  ]);
  if (email === null) {
    return reading.health.sender === 'unsure' ? null : addedSender(reading, block, field);
  }
  const name =
    [named, carded, classed].map((one) => attributeOf(one, 'name')).find((one) => one !== null) ??
    attributeOf(picture, 'data-name') ??
    shownName(named ?? carded ?? classed, email);
  return { email, name };
}

/** The name as it stands there, without the address behind it. */
function shownName(element: Element | null, email: string): string | null {
  const text = textOf(element);
  return text === null || addressIn(text) === email ? null : text;
}

function addedSender(reading: Reading, block: MessageBlock, field: string): Person | null {
  const added = reading.added('sender', block.element, (value, element) =>
    block.body?.contains(element) === true ? null : addressIn(value),
  );
  const email = reading.first(field, added);
  return email === null ? null : { email, name: null };
}

function addressOf(element: Element | null, attribute: string): string | null {
  const value = attributeOf(element, attribute);
  return value !== null && addressIn(value) === value.toLowerCase() ? value.toLowerCase() : null;
}

/** As shown, minute precision, in the reader's zone and language. */
export function readDate(reading: Reading, block: MessageBlock, field: string): string | null {
  const [row] = block.rows;
  const dated = (selector: string, attribute: 'title' | 'alt') => () =>
    dateIn(matchesInRow(row, selector), attribute);
  return reading.first(field, [
    { locator: gmail.date, read: dated('span[title][role=gridcell]', 'title') },
    { locator: gmail.dateTitle, read: dated('span[title]', 'title') },
    { locator: gmail.dateAlt, read: dated('span[alt]', 'alt') },
    {
      locator: gmail.dateClass,
      read: () => attributeOf(ownMatch(block, gmail.dateClass.selector), 'title'),
    },
    ...reading.added('date', block.element, (value, element) =>
      block.body?.contains(element) === true ? null : value,
    ),
  ]);
}

/** The attribute of the first that shows some text and holds a number: stars and marks have titles as well. */
export function dateIn(elements: readonly Element[], attribute: string): string | null {
  for (const element of elements) {
    const value = attributeOf(element, attribute);
    if (value === null || !/\p{Nd}/u.test(value) || textOf(element) === null) continue;
    if (!element.hasAttribute(markAttribute)) return value;
  }
  return null;
}
