import { CrmError } from '../../shared/contracts/errors.ts';

/**
 * What a kept payload must become when a contract changes while it waits. An extension may be updated with items from
 * any earlier version in its outbox: a change of a contract that would refuse or misread an older payload adds an entry
 * here, with an example in its test. The first version needs none.
 */
export interface PayloadChange {
  /** The version that this change leads to: one more than the last. */
  readonly to: number;
  change(operation: string, payload: unknown): unknown;
}

export const payloadChanges: readonly PayloadChange[] = [];

export const newestVersion = (changes: readonly PayloadChange[]): number => changes.at(-1)?.to ?? 1;

/**
 * The payload in the newest version, changed step by step.
 * @throws CrmError TC005 for a payload from a version that is not known yet: an older extension was installed over it
 */
export function payloadOfToday(
  { operation, payload, version }: { operation: string; payload: unknown; version: number },
  changes: readonly PayloadChange[],
): unknown {
  if (version > newestVersion(changes)) throw new CrmError('TC005');
  return changes
    .filter(({ to }) => to > version)
    .reduce((earlier, { change }) => change(operation, earlier), payload);
}
