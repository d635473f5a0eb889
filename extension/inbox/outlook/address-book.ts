import type { Person } from '../../../shared/contracts/inbox-snapshot.ts';
import type { AddressBook } from './shown-people.ts';

/**
 * Outlook shows colleagues, oneself and saved contacts by name alone. What the page gives away elsewhere fills in:
 * the reader's own name, the row of the same conversation, and for collapsed messages the expanded ones beside them.
 * Other conversations may be with somebody else who is called the same, so their rows are not asked. A name with two
 * addresses, or with an address in one place and without in another of the same source, is left out.
 */
export function addressBook(sources: readonly (readonly Person[])[]): AddressBook {
  const book = new Map<string, string | null>();
  for (const people of sources) {
    const here = new Map<string, string | null>();
    for (const { name, email } of people) {
      if (name === null) continue;
      const known = here.get(name);
      here.set(name, known === undefined || known === email ? email : null);
    }
    for (const [name, email] of here) {
      const known = book.get(name);
      book.set(name, known === undefined || known === email ? email : null);
    }
  }
  return new Map([...book].flatMap(([name, email]) => (email === null ? [] : [[name, email]])));
}
