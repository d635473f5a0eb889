import type { AddedLocator } from '../../shared/contracts/added-locators.ts';

/**
 * Added selectors as the background hands them on, which has checked them by their schema: here only what would make
 * reading throw is left out.
 */
export function readLocators(value: unknown): AddedLocator[] {
  return Array.isArray(value) ? value.filter(isLocator) : [];
}

function isLocator(value: unknown): value is AddedLocator {
  if (typeof value !== 'object' || value === null) return false;
  const { surface, slot, selector, attribute } = { ...emptyLocator, ...value };
  return (
    typeof surface === 'string' &&
    typeof slot === 'string' &&
    typeof selector === 'string' &&
    (attribute === null || typeof attribute === 'string')
  );
}

const emptyLocator: Readonly<Record<keyof AddedLocator, unknown>> = {
  surface: undefined,
  slot: undefined,
  selector: undefined,
  attribute: undefined,
};

/** Whether a browser understands a selector. One that it does not would throw at each pass. */
export function isValidSelector(document: Document, selector: string): boolean {
  try {
    document.createDocumentFragment().querySelector(selector);
    return true;
  } catch {
    return false;
  }
}
