import type { HealthCounter } from '../../../shared/contracts/adapter-health.ts';
import { type Capability, capability } from '../../../shared/contracts/inbox-snapshot.ts';

/** One capability on one host, over the days that are kept. */
export interface HealthRow {
  readonly host: string;
  readonly capability: Capability;
  /** The state that it came into last. */
  readonly state: HealthCounter['state'];
  /** When it was last found, by whatever tier; null: never in these days. */
  readonly lastFound: string | null;
  /** How often it came to be found, by the tier of what found it. */
  readonly tiers: Readonly<Record<'A' | 'B' | 'C', number>>;
  /** How often it could not be read, or two sources of the page disagreed. */
  readonly failed: number;
}

/** By host, and within a host in the order in which a mail is read. */
export function healthRows(counters: readonly HealthCounter[]): HealthRow[] {
  const rows = new Map<string, HealthCounter[]>();
  for (const counter of counters) {
    const key = `${counter.host} ${counter.capability}`;
    rows.set(key, [...(rows.get(key) ?? []), counter]);
  }
  return [...rows.values()]
    .flatMap(rowOf)
    .sort(
      (one, other) =>
        (one.host < other.host ? -1 : one.host > other.host ? 1 : 0) ||
        order.indexOf(one.capability) - order.indexOf(other.capability),
    );
}

const order = capability.options;

function rowOf(counters: readonly HealthCounter[]): HealthRow[] {
  const newestFirst = counters.toSorted((one, other) => (one.last_at < other.last_at ? 1 : -1));
  const last = newestFirst[0];
  if (last === undefined) return [];
  const isFound = ({ state }: HealthCounter) => state === 'ok' || state === 'degraded';
  const tiers = { A: 0, B: 0, C: 0 };
  let failed = 0;
  for (const counter of counters) {
    if (!isFound(counter)) failed += counter.count;
    else if (counter.found !== null) tiers[counter.found.tier] += counter.count;
  }
  const { host, capability, state } = last;
  const lastFound = newestFirst.find(isFound)?.last_at ?? null;
  return [{ host, capability, state, lastFound, tiers, failed }];
}
