import type { Person } from '../../../shared/contracts/inbox-snapshot.ts';
import { attributeOf, textOf } from '../page/page-text.ts';
import type { Reading } from '../page/reading.ts';
import { addedOutside, labelledBy, matching, outermost, someOf } from './mail-content.ts';
import type { MessageBlock } from './message-blocks.ts';
import { fieldLabels } from './outlook-labels.ts';
import { outlook } from './outlook-locators.ts';
import { type AddressBook, peopleOf, personIn } from './shown-people.ts';

export interface Recipients {
  /** null: there are recipients, but no field of this name. */
  readonly to: Person[] | null;
  readonly cc: Person[];
  /** There are more people than the page shows. */
  readonly cut: boolean;
}

/** null: the page shows no recipients at all, as while a message is collapsed. */
export function readRecipients(
  reading: Reading,
  { element, head }: MessageBlock,
  field: string,
  book: AddressBook,
): Recipients | null {
  const wells = allWells(head);
  reading.first(`${field}.to`, [
    {
      locator: outlook.recipients,
      read: () => someOf(matching(wells, outlook.recipients.selector)),
    },
    {
      locator: outlook.recipientsLabel,
      read: () => someOf(labelledBy(wells, fieldLabels.recipients)),
    },
    { locator: outlook.recipientsHeading, read: () => someOf(wells) },
  ]);
  if (wells.length === 0) return addedRecipients(reading, element, field, book);
  const found: { to: Person[] | null; cc: Person[] } = { to: null, cc: [] };
  let cut = false;
  wells.forEach((well, index) => {
    const shown = peopleOf(well, book);
    const name = fieldOf(well);
    // In a language that is not known here the order tells: To stands before Cc. It is said to be incomplete then.
    const list = name ?? (index === 0 ? 'to' : 'cc');
    // A field of which nobody can be read is not an empty one.
    cut ||= shown.cut || name === null || shown.people.length === 0;
    if (list === 'to' && shown.people.length > 0) found.to = [...(found.to ?? []), ...shown.people];
    if (list === 'cc') found.cc.push(...shown.people);
  });
  // A mail without any To is rare, and a To that was not found is not an empty one.
  return { ...found, cut: cut || found.to === null };
}

const anyWell = `${outlook.recipients.selector}, ${outlook.recipientsHeading.selector}, [aria-label]`;

/** Whatever in a head names recipients, by test id, label or heading, in document order. */
const recipientWells = (head: readonly Element[]): Element[] =>
  outermost(
    head.filter(
      (part) =>
        part.matches(anyWell) &&
        (part.matches(outlook.recipients.selector) ||
          fieldLabels.recipients.test(attributeOf(part, 'aria-label') ?? '') ||
          (part.matches(outlook.recipientsHeading.selector) && fieldOf(part) !== null)),
    ),
  );

/** One well a field; where one element holds several fields, these. */
const allWells = (head: readonly Element[]): Element[] =>
  recipientWells(head).flatMap((well) => {
    const parts = outermost(
      [...well.querySelectorAll('[aria-label], [role=heading]')].filter(
        (part) => fieldOf(part) !== null,
      ),
    );
    return parts.length > 1 ? parts : [well];
  });

const fields = ['bcc', 'cc', 'to'] as const;

function fieldOf(well: Element): 'to' | 'cc' | 'bcc' | null {
  for (const text of [attributeOf(well, 'aria-label'), textOf(well), firstText(well)]) {
    if (text === null) continue;
    const shown = /[:：]/.test(text) ? text : `${text}:`;
    const field = fields.find((name) => fieldLabels[name].test(shown));
    if (field !== undefined) return field;
  }
  return null;
}

/** "To" may stand in an element of its own, without a colon. */
function firstText(well: Element): string | null {
  const texts = well.ownerDocument.createTreeWalker(well, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
    const text = node.textContent?.trim() ?? '';
    if (text !== '') return text;
  }
  return null;
}

function addedRecipients(
  reading: Reading,
  block: Element,
  field: string,
  book: AddressBook,
): Recipients | null {
  const people: Person[] = [];
  const attempts = addedOutside(reading, 'recipients', block, (value) => {
    const person = personIn(value, book);
    if (person !== null) people.push(person);
    return null;
  });
  const found = reading.first(
    `${field}.to`,
    attempts.map(({ locator, read }) => ({
      locator,
      read: () => {
        read();
        return someOf(people);
      },
    })),
  );
  // Which field they stand in, and whether all are there, an added selector does not tell.
  return found === null ? null : { to: found, cc: [], cut: true };
}
