import type { SnapshotCompose } from '../../../shared/contracts/inbox-snapshot.ts';
import type { Reading } from '../page/reading.ts';

/**
 * Where a form was found, all three fields of recipients must be: a field that is missed hides people. Where the address
 * says that one is open, there must be one.
 */
export function composeHealth(
  reading: Reading,
  composes: readonly SnapshotCompose[],
  expected: boolean,
): void {
  const isWhole = composes.every(({ to, cc, bcc }) => to !== null && cc !== null && bcc !== null);
  const found = composes.length > 0 && isWhole;
  reading.judge('compose', 'composes', found, expected || composes.length > 0);
}
