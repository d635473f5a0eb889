import type { Person } from '../../../shared/contracts/inbox-snapshot.ts';
import { addressIn, attributeOf, textOf } from '../page/page-text.ts';
import type { MessageBlock } from './message-blocks.ts';
import { rowsOf } from './page-parts.ts';
import { fieldNamed, type RecipientField } from './recipient-words.ts';

/** The details that the page shows on a click and then keeps: everybody, field by field. */
export interface MessageDetails {
  readonly from: string | null;
  readonly to: readonly Person[];
  readonly cc: readonly Person[];
  /** False where somebody's address or the field of somebody could not be read. */
  readonly isWhole: boolean;
}

/** A table of labels and values; null while it is not in the page or its language is not known. */
export function detailsOf({ details }: MessageBlock): MessageDetails | null {
  for (const table of details) {
    const read = detailsIn(table);
    if (read !== null) return read;
  }
  return null;
}

/** Several rows with a label and people behind it; the line under the sender is one cell. */
export function namesFields(table: Element): boolean {
  const fields = rowsOf(table).filter(
    ({ children: [label, value] }) =>
      label?.querySelector(personMarks) === null && value?.querySelector(personMarks) != null,
  );
  return fields.length > 1;
}

function detailsIn(table: Element): MessageDetails | null {
  const people = new Map<RecipientField, Person[]>();
  let isWhole = true;
  for (const row of rowsOf(table)) {
    const [label = null, value] = row.children;
    const field = fieldNamed(textOf(label));
    const found = value === undefined ? null : peopleIn(value);
    if (found === null) continue;
    if (field === null) isWhole &&= found.named === 0;
    else {
      isWhole &&= found.people.length === found.named && found.named > 0;
      people.set(field, found.people);
    }
  }
  if (!people.has('to') && !people.has('cc') && !people.has('bcc')) return null;
  return {
    from: people.get('from')?.[0]?.email ?? null,
    to: people.get('to') ?? [],
    cc: people.get('cc') ?? [],
    isWhole,
  };
}

/** Everybody whom a line names, and how many it names: some may have lost their address. */
export function peopleIn(line: Element): { people: Person[]; named: number } {
  const named = [...line.querySelectorAll(personMarks)].filter(
    (element) => element.parentElement?.closest(personMarks) == null,
  );
  return { people: named.flatMap((element) => personOf(element) ?? []), named: named.length };
}

export const personMarks = 'span[email], span[data-hovercard-id]';

/** null where the two attributes that hold the address disagree or hold none. */
export function personOf(element: Element): Person | null {
  const found = ['email', 'data-hovercard-id'].flatMap((name) => {
    const value = attributeOf(element, name)?.toLowerCase() ?? null;
    return value === null ? [] : [value];
  });
  const [email] = found;
  if (email === undefined || found.some((other) => other !== email)) return null;
  // A text may show a first name alone, or "me" in the reader's language; only the attribute is the name.
  return addressIn(email) === email ? { email, name: attributeOf(element, 'name') } : null;
}
