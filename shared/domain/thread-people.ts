import type { InboxSnapshot, Person } from '../contracts/inbox-snapshot.ts';
import { domainOf, isWithin } from './address-forms.ts';
import { isResourceAddress, normaliseAddress } from './people.ts';
import { isCommonSharedDomain } from './shared-domains.ts';

/** Someone outside the firm on the open thread, or at the open event. */
export interface Outsider {
  /** Stable within one snapshot, and free of the address: it travels to the database beside the digests. */
  readonly ref: string;
  readonly email: string | null;
  readonly name: string | null;
  /** The most telling place in which they stand. */
  readonly role: 'from' | 'to' | 'cc';
}

export interface OwnPeople {
  readonly ownDomains: readonly string[];
  readonly colleagueAddresses: readonly string[];
}

const rank = { from: 0, to: 1, cc: 2 } as const;

/**
 * Unique people of the thread or event who are neither the reader nor colleagues nor rooms: senders first, then in order
 * of appearance. An event's organiser stands where a mail's sender does.
 */
export function outsiders(snapshot: InboxSnapshot, own: OwnPeople): Outsider[] {
  const insider = insiderTest(snapshot, own);
  const found = new Map<
    string,
    { email: string | null; name: string | null; role: Outsider['role'] }
  >();
  const meet = (person: Person, role: Outsider['role']) => {
    const email = person.email === null ? null : normaliseAddress(person.email);
    const name = person.name?.trim() || null;
    if (email === null && name === null) return;
    if (email !== null && (insider(email) || isResourceAddress(email))) return;
    const key = email ?? `name:${(name ?? '').toLowerCase()}`;
    const known = found.get(key);
    if (known === undefined) found.set(key, { email, name, role });
    else {
      known.name ??= name;
      if (rank[role] < rank[known.role]) known.role = role;
    }
  };
  for (const message of snapshot.messages) {
    if (message.from !== null) meet(message.from, 'from');
    for (const person of message.to ?? []) meet(person, 'to');
    for (const person of message.cc ?? []) meet(person, 'cc');
  }
  // Outlook's calendar shows all people by name, colleagues too: there a name alone is nobody from outside.
  const { organizer = null, guests = null } = snapshot.event ?? {};
  if (organizer !== null && isReachable(organizer)) meet(organizer, 'from');
  for (const guest of guests ?? []) if (isReachable(guest)) meet(guest, 'to');
  // Outlook shows some people by name alone: drop those that stand elsewhere in the thread with their address.
  const named = new Set<string>();
  for (const message of snapshot.messages)
    for (const person of [message.from, ...(message.to ?? []), ...(message.cc ?? [])])
      if (person?.email && person.name) named.add(person.name.trim().toLowerCase());
  return [...found.values()]
    .filter(({ email, name }) => email !== null || !named.has((name ?? '').toLowerCase()))
    .sort((one, other) => rank[one.role] - rank[other.role])
    .map((person, index) => ({ ref: `p${index + 1}`, ...person }));
}

/** Whether an address stands beside the name; a calendar that is shared by many organises events under one as well. */
const isReachable = ({ email }: Person): boolean =>
  email !== null && !email.toLowerCase().endsWith('@group.calendar.google.com');

/** Whether an address is the reader's, a colleague's, or of the firm's own domains. Compares whole addresses and labels. */
export function insiderTest(
  snapshot: Pick<InboxSnapshot, 'account' | 'ownAddresses'>,
  own: OwnPeople,
): (email: string) => boolean {
  const addresses = new Set<string>();
  for (const raw of [snapshot.account, ...snapshot.ownAddresses, ...own.colleagueAddresses]) {
    const address = raw === null ? null : normaliseAddress(raw);
    if (address !== null) addresses.add(address);
  }
  // A firm on a free-mail domain shares it with its customers: only addresses tell them apart.
  const domains = own.ownDomains
    .map((domain) => domain.trim().toLowerCase())
    .filter((domain) => domain !== '' && !isCommonSharedDomain(domain));
  return (email) =>
    addresses.has(email) || domains.some((domain) => isWithin(domainOf(email), domain));
}
