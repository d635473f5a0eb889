import type { Person } from '../../../shared/contracts/inbox-snapshot.ts';
import { attributeOf } from '../page/page-text.ts';
import type { Reading } from '../page/reading.ts';
import { gmail } from './gmail-locators.ts';
import type { MessageBlock } from './message-blocks.ts';
import { detailsOf, type MessageDetails, personMarks, personOf } from './message-details.ts';
import { fieldBegun } from './recipient-words.ts';

export interface Recipients {
  /** Where `cc` is null: everybody whom the page names, To and Cc alike. */
  readonly to: Person[] | null;
  readonly cc: Person[] | null;
  readonly isWhole: boolean;
}

const unknown: Recipients = { to: null, cc: null, isWhole: false };

/**
 * The details tell who is in which field. The line under the sender names people in one row, may stop before the last,
 * and marks only some fields: what it does not tell apart stays untold.
 */
export function readRecipients(reading: Reading, block: MessageBlock, field: string): Recipients {
  const details = detailsOf(block);
  const people = (attribute: string) => recipientsIn(lineOf(block), attribute, block);
  const read = reading.first<Recipients>(field, [
    {
      locator: gmail.recipientsDetails,
      read: () => (details === null ? null : inDetails(details)),
    },
    { locator: gmail.recipients, read: () => people('email') },
    { locator: gmail.recipientsCard, read: () => people('data-hovercard-id') },
    { locator: gmail.recipientsClass, read: () => recipientsIn(classLine(block), 'email', block) },
    ...reading.added('recipients', block.element, (_, element) =>
      block.body?.contains(element) === true ? null : recipientsIn([element], 'email', block),
    ),
  ]);
  if (read === null) return unknown;
  return contradicts(read, people('email')) ? unknown : read;
}

/** Of an empty field in details that lack somebody nobody knows whether it is empty. */
const inDetails = ({ to, cc, isWhole }: MessageDetails): Recipients => ({
  to: isWhole || to.length > 0 ? [...to] : null,
  cc: isWhole || cc.length > 0 ? [...cc] : null,
  isWhole,
});

/** Rows of the header below the first. */
const lineOf = ({ rows }: MessageBlock): readonly Element[] => rows.slice(1);

const classLine = ({ element, body }: MessageBlock): readonly Element[] =>
  [...element.querySelectorAll('.hb')].filter((line) => body?.contains(line) !== true);

/** @param attribute which of both attributes somebody must have to be found */
function recipientsIn(
  line: readonly Element[],
  attribute: string,
  { details }: MessageBlock,
): Recipients | null {
  const people: Record<'to' | 'cc' | 'bcc', Person[]> = { to: [], cc: [], bcc: [] };
  let told = false;
  let field: keyof typeof people = 'to';
  for (const { before, element } of line.flatMap((part) => namedIn(part, details))) {
    const begun = fieldBegun(before);
    if (begun !== null) field = begun;
    told ||= begun !== null;
    const person = attributeOf(element, attribute) === null ? null : personOf(element);
    if (person !== null) people[field].push(person);
  }
  const { to, cc, bcc } = people;
  if (to.length + cc.length + bcc.length === 0) return null;
  // Whether the line names everybody cannot be seen: it is cut where its room ends.
  return { to, cc: told ? cc : null, isWhole: false };
}

/** People in the order of the line without the details, each with the words that stand before. */
function namedIn(
  line: Element,
  details: readonly Element[],
): { before: string; element: Element }[] {
  const found: { before: string; element: Element }[] = [];
  let before = '';
  const walk = (node: Node): void => {
    for (const child of node.childNodes) {
      if (child instanceof Element && child.matches(personMarks)) {
        found.push({ before, element: child });
        before = '';
      } else if (child instanceof Element) {
        if (!details.includes(child)) walk(child);
      } else before += child.textContent ?? '';
    }
  };
  walk(line);
  return found;
}

/** Somebody stands in the line whom the details do not know. */
function contradicts(read: Recipients, line: Recipients | null): boolean {
  if (!read.isWhole || line === null) return false;
  const known = new Set([...(read.to ?? []), ...(read.cc ?? [])].map(({ email }) => email));
  return (line.to ?? []).some(({ email }) => !known.has(email));
}
