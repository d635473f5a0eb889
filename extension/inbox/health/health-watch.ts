import type { HealthNote } from '../../../shared/contracts/adapter-health.ts';
import type { Capability, InboxSnapshot } from '../../../shared/contracts/inbox-snapshot.ts';
import { capabilityFoundBy } from './found-by.ts';
import { entriesOf } from './invariants.ts';

/** Tells each change of a capability's state once, however often the page is read. */
export class HealthWatch {
  readonly #last = new Map<Capability, string>();

  /** What is new. `idle` is no news: the next mail brings the capability back. */
  news(snapshot: InboxSnapshot, ids: ReadonlyMap<string, string>): HealthNote[] {
    const notes: HealthNote[] = [];
    for (const [capability, state] of entriesOf(snapshot.health)) {
      if (state === 'idle') continue;
      const found = state === 'broken' ? null : capabilityFoundBy(snapshot, capability, ids);
      const text = `${state} ${found?.tier ?? ''} ${found?.locator ?? ''}`;
      if (this.#last.get(capability) === text) continue;
      this.#last.set(capability, text);
      notes.push({ capability, state, found });
    }
    return notes;
  }
}

/** A language tag and nothing else: an attribute of the page can hold whatever it likes. */
export function languageTag(language: string | null): string | null {
  const tag = /^[A-Za-z]{2,3}(?:-[A-Za-z]{2,4})?(?=$|-)/.exec(language ?? '');
  return tag?.[0] ?? null;
}
