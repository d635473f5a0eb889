import type { Person } from '../../../shared/contracts/inbox-snapshot.ts';
import { addressIn, attributeOf, cleanText, textOf } from '../page/page-text.ts';
import type { Reading } from '../page/reading.ts';
import { isFullDate } from './full-date.ts';
import { outlook } from './outlook-locators.ts';

/**
 * A row of the list, taken apart without a class: people carry titles, the date's title is a full date, and the subject
 * stands beside the date or on the line below people and date. What is found that way must also stand in the row's own
 * accessible name, which runs people, subject, date and preview together.
 */
export interface RowParts {
  readonly people: Person[];
  readonly dateRaw: string | null;
  readonly subject: string | null;
}

export function rowParts(reading: Reading, row: Element): RowParts {
  const { date, names } = titledParts(row);
  const subject = reading.first('rows.subject', [
    { locator: outlook.rowSubject, read: () => within(row, subjectBeside(date, names)) },
    {
      locator: outlook.rowSubjectClass,
      read: () => within(row, textOf(row.querySelector(outlook.rowSubjectClass.selector))),
    },
  ]);
  return {
    people: names.length > 0 ? names.map(personOfName) : pictured(row),
    dateRaw: attributeOf(date, 'title'),
    subject,
  };
}

/** Where the names of a row end: what a mark is put behind. */
export const rowName = (row: Element): Element | null => titledParts(row).names.at(-1) ?? null;

function titledParts(row: Element): { date: Element | null; names: Element[] } {
  const titled = [...row.querySelectorAll(outlook.rowDate.selector)];
  const date = titled.find((element) => isFullDate(attributeOf(element, 'title'))) ?? null;
  const names = titled.filter((element) => element !== date && isName(element, date));
  return { date, names };
}

/** An address as title, or a title that repeats the text, before the date and with nothing of a control about it. */
function isName(element: Element, date: Element | null): boolean {
  const title = attributeOf(element, 'title');
  const text = textOf(element);
  if (title === null || text === null || element.closest('button, [role=button]') !== null)
    return false;
  if (addressIn(title) !== null) return true;
  return (
    date !== null &&
    title === nameIn(text) &&
    !isSubjectPlace(element, date) &&
    (element.compareDocumentPosition(date) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
  );
}

/** On the date's own line, with no address on it, stands the subject. */
function isSubjectPlace(element: Element, date: Element): boolean {
  const line = date.parentElement;
  return (
    line?.querySelector(outlook.rowPerson.selector) === null &&
    line.contains(element) &&
    hasLineBefore(line)
  );
}

const hasLineBefore = (line: Element): boolean => {
  const before = line.previousElementSibling;
  return before !== null && textOf(before) !== null;
};

function subjectBeside(date: Element | null, names: readonly Element[]): string | null {
  const line = date?.parentElement ?? null;
  if (date === null || line === null) return null;
  const sharesLine = names.some((name) => line.contains(name));
  const places = sharesLine ? [line.nextElementSibling] : [...line.children];
  const texts = places.flatMap((place) =>
    place === null || place.contains(date) ? [] : (textOf(place) ?? []),
  );
  const [only, ...others] = texts;
  return only === undefined || others.length > 0 ? null : only;
}

function within(row: Element, subject: string | null): string | null {
  const label = attributeOf(row, 'aria-label');
  return subject === null || label === null || label.includes(subject) ? subject : null;
}

function personOfName(element: Element): Person {
  const name = nameIn(textOf(element));
  const email = addressIn(attributeOf(element, 'title'));
  return { email, name: name !== null && name.toLowerCase() === email ? null : name };
}

/** The picture's name is that of the people; it tells no address. */
function pictured(row: Element): Person[] {
  const name = attributeOf(row.querySelector(outlook.rowPicture.selector), 'aria-label');
  return name === null
    ? []
    : name.split(/[;；]/).flatMap((part) => {
        const shown = cleanText(part);
        return shown === null ? [] : [{ email: null, name: shown }];
      });
}

const nameIn = (text: string | null): string | null =>
  cleanText((text ?? '').replace(/^[;；]\s*|\s*[;；]$/g, ''));
