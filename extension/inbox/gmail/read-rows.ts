import type { Person, SnapshotRow } from '../../../shared/contracts/inbox-snapshot.ts';
import { attributeOf, textOf } from '../page/page-text.ts';
import type { Reading } from '../page/reading.ts';
import { hexId, hexOfDecimal } from './gmail-ids.ts';
import { gmail } from './gmail-locators.ts';
import type { ListRow } from './list-rows.ts';
import { personOf } from './message-details.ts';
import { dateIn } from './read-sender.ts';

/** A row without an id attribute has none: DOM ids such as ":46" are not ids. */
export function readRow(reading: Reading, row: ListRow): SnapshotRow {
  const all = (selector: string): Element[] =>
    row.flatMap((part) => [...part.querySelectorAll(selector)]);
  const named = all(gmail.rowSubject.selector);
  const threadId = reading.agreed('rows.threadId', 'rows', [
    ...named.map((one) => ({
      locator: gmail.rowLegacy,
      read: () => hexId(attributeOf(one, 'data-legacy-thread-id')),
    })),
    ...named.map((one) => ({
      locator: gmail.rowDecimal,
      read: () => hexOfDecimal(attributeOf(one, 'data-thread-id'), 'thread'),
    })),
  ]);
  const text = (selector: string) => () => textOf(all(selector)[0] ?? null);
  const subject = reading.first('rows.subject', [
    { locator: gmail.rowSubject, read: () => textOf(named[0] ?? null) },
    { locator: gmail.rowSubjectLink, read: text(gmail.rowSubjectLink.selector) },
    { locator: gmail.rowSubjectClass, read: text(gmail.rowSubjectClass.selector) },
  ]);
  // Stars have labels as well, and what stands in the link is the mail's subject and first words.
  const dates = all(rowDates)
    .filter((one) => one.closest('[role=link]') === null)
    .reverse();
  const dateRaw = reading.first('rows.dateRaw', [
    { locator: gmail.rowDate, read: () => dateIn(dates, 'title') },
    { locator: gmail.rowDateLabel, read: () => dateIn(dates, 'aria-label') },
  ]);
  return { threadId, subject, people: peopleOf(reading, all), dateRaw };
}

const rowDates = `${gmail.rowDate.selector}, ${gmail.rowDateLabel.selector}`;

/** Each once: some lists name them a second time for screen readers. */
function peopleOf(reading: Reading, all: (selector: string) => Element[]): Person[] {
  const found = (selector: string) => () => {
    const people = new Map<string, Person>();
    for (const element of all(selector)) {
      const person = personOf(element);
      if (person?.email != null && !people.has(person.email)) people.set(person.email, person);
    }
    return people.size === 0 ? null : [...people.values()];
  };
  return (
    reading.first('rows.people', [
      { locator: gmail.rowPeople, read: found(gmail.rowPeople.selector) },
      { locator: gmail.rowPeopleCard, read: found(gmail.rowPeopleCard.selector) },
    ]) ?? []
  );
}
