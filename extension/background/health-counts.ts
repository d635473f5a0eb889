import type { HealthCounter, HealthNotes } from '../../shared/contracts/adapter-health.ts';
import type { ProfileDatabase } from './profile-database.ts';

/** How often which capability came into which state: on this machine only, for a fortnight. */
export interface HealthCounts {
  count(host: string, notes: HealthNotes): Promise<void>;
  /** Oldest day first. */
  read(): Promise<HealthCounter[]>;
}

export interface HealthCountsOptions {
  readonly database: Promise<ProfileDatabase>;
  readonly now: () => Date;
  /** Version of the extension. */
  readonly version: string;
}

const keptDays = 14;

export function createHealthCounts({ database, now, version }: HealthCountsOptions): HealthCounts {
  return {
    async count(host, { page_language, notes }) {
      const at = now();
      const day = dayOf(at);
      const { store, done } = (await database).transaction('health', 'readwrite');
      for (const note of notes) {
        const { capability, state, found } = note;
        const key = [day, host, capability, state, found?.locator ?? '', page_language, version];
        const name = key.join('\n');
        const count = ((await store.get(name))?.count ?? 0) + 1;
        const last_at = at.toISOString();
        await store.put({ day, host, page_language, version, ...note, count, last_at }, name);
      }
      // Keys begin with their day, so that what is too old lies before a bound.
      await store.delete(IDBKeyRange.upperBound(oldestDay(at), true));
      await done;
    },
    async read() {
      const oldest = oldestDay(now());
      return (await (await database).getAll('health')).filter(({ day }) => day >= oldest);
    },
  };
}

const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

/** Today is one of the fourteen. */
const oldestDay = (at: Date): string => dayOf(new Date(at.getTime() - (keptDays - 1) * 86_400_000));
