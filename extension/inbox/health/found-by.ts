import type { AddedLocator } from '../../../shared/contracts/added-locators.ts';
import type {
  Capability,
  InboxSnapshot,
  Provenance,
} from '../../../shared/contracts/inbox-snapshot.ts';
import type { Locator } from '../page/locators.ts';

/** A snapshot says by which selector it found a field; outside of the page that is named by the locator's id alone. */
export interface FoundBy {
  readonly tier: Provenance['tier'];
  readonly locator: string;
}

/** Locators of an adapter, by whatever name its code knows them. */
export type LocatorTable = Readonly<Record<string, Locator>>;

/** Ids by selector: ours, and `added-<slot>` for the organisation's, whose text is an administrator's and stays here. */
export function locatorIds(
  tables: readonly LocatorTable[],
  added: readonly AddedLocator[],
): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  for (const { slot, selector } of added) ids.set(selector, `added-${slot.replaceAll('_', '-')}`);
  for (const { id, selector } of tables.flatMap((table) => Object.values(table)))
    ids.set(selector, id);
  return ids;
}

export function foundBy({ tier, selector }: Provenance, ids: ReadonlyMap<string, string>): FoundBy {
  return { tier, locator: ids.get(selector) ?? 'unlisted' };
}

/** The field of the snapshot that a capability stands or falls with, the better one first. */
const fieldsOf: Readonly<Record<Capability, readonly RegExp[]>> = {
  account: [/^account$/],
  thread: [/^thread\.(?:id|conversationId|legacyId)$/],
  messages: [/^messages$/, /^messages\.\d+\.id$/],
  sender: [/^messages\.\d+\.from/],
  rows: [/^rows/],
  compose: [/^composes/],
  event: [/^event\.id$/, /^event/],
};

/** What a capability was found by, or null. */
export function capabilityFoundBy(
  { provenance }: InboxSnapshot,
  capability: Capability,
  ids: ReadonlyMap<string, string>,
): FoundBy | null {
  for (const pattern of fieldsOf[capability]) {
    const entry = Object.entries(provenance).find(([field]) => pattern.test(field));
    if (entry !== undefined) return foundBy(entry[1], ids);
  }
  return null;
}
