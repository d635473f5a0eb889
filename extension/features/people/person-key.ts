import type { Outsider } from '../../../shared/domain/thread-people.ts';

/** Who somebody is within a thread: stays the same while the page shows more and more of it, unlike the numbered ref. */
export function personKey(person: Outsider): string {
  return person.email ?? `name:${person.name ?? ''}`;
}
