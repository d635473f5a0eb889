import type { Person } from '../../../shared/contracts/inbox-snapshot.ts';
import type { AddressBook } from './shown-people.ts';

/**
 * Outlook shows colleagues, oneself and saved contacts by name alone. What the page gives away elsewhere fills in:
 * the reader's own name, the row of the same conversation, and for collapsed messages the expanded ones beside them.
 * Other conversations may be with somebody else who is called the same, so their rows are not asked. A name that has
 * two addresses, or an address in one place and none in another, may be two people: it is left out.
 */
export function addressBook(self: Person, people: readonly Person[]): AddressBook {
  const known = new Map<string, Set<string | null>>();
  for (const { name, email } of people) {
    if (name === null) continue;
    known.set(name, (known.get(name) ?? new Set()).add(email));
  }
  const book = new Map<string, string>();
  for (const [name, addresses] of known) {
    const [address = null] = addresses;
    if (addresses.size === 1 && address !== null) book.set(name, address);
  }
  // The reader's name stands without an address wherever it stands; with another one it is a namesake's.
  const { name, email } = self;
  if (name === null || email === null) return book;
  const others = [...(known.get(name) ?? [])].filter((one) => one !== null && one !== email);
  if (others.length === 0) book.set(name, email);
  else book.delete(name);
  return book;
}
