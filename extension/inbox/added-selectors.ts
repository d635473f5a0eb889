import type { AddedLocator } from '../../shared/contracts/added-locators.ts';
import type { Surface } from '../../shared/contracts/inbox-snapshot.ts';
import { isValidSelector } from './read-locators.ts';

/** The organisation's added selectors as this browser can use them. */
export class AddedSelectors {
  readonly #document: Document;
  #valid: readonly AddedLocator[] = [];
  #invalid: readonly AddedLocator[] = [];

  constructor(document: Document) {
    this.#document = document;
  }

  /** Takes the place of what was there before. What no browser understands is counted and asked nothing. */
  use(locators: readonly AddedLocator[]): void {
    const isValid = ({ selector }: AddedLocator) => isValidSelector(this.#document, selector);
    this.#valid = locators.filter(isValid);
    this.#invalid = locators.filter((locator) => !isValid(locator));
  }

  for(surface: Surface): readonly AddedLocator[] {
    return this.#valid.filter((locator) => locator.surface === surface);
  }

  invalidFor(surface: Surface): number {
    return this.#invalid.filter((locator) => locator.surface === surface).length;
  }
}
