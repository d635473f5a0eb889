import type { Outsider } from '../../../shared/domain/thread-people.ts';
import { visibleText } from '../../ui/visible-text.ts';

/** What a person is called on the screen: their name, else their address; null when the page shows neither. */
export function personName(person: Outsider): string | null {
  const name = person.name === null ? '' : visibleText(person.name);
  return name === '' ? person.email : name;
}
