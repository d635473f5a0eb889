import type { CustomerCard } from '../../../shared/contracts/customers.ts';
import type { SnapshotEvent } from '../../../shared/contracts/inbox-snapshot.ts';
import { normaliseAddress } from '../../../shared/domain/people.ts';

/** Contacts of the customer among the guests, by their address; whoever declined is not coming. */
export function guestsOfCustomer(card: CustomerCard, event: SnapshotEvent): string[] {
  const coming = [
    event.organizer,
    ...(event.guests ?? []).filter(({ answer }) => answer !== 'declined'),
  ].flatMap((person) => (person?.email == null ? [] : (normaliseAddress(person.email) ?? [])));
  const present = new Set(coming);
  return card.contacts
    .filter(({ addresses }) =>
      addresses.some((address) => present.has(normaliseAddress(address) ?? '')),
    )
    .map(({ contact_id }) => contact_id);
}
