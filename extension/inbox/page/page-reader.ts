import type { AddedLocator } from '../../../shared/contracts/added-locators.ts';
import type { InboxSnapshot } from '../../../shared/contracts/inbox-snapshot.ts';

/** Reads only: nothing is clicked, requested or changed. What it does not find is null; it does not throw. */
export type PageReader = (
  document: Document,
  location: Location,
  added?: readonly AddedLocator[],
) => InboxSnapshot;
