import type { AddedLocator, LocatorSlot } from '../../../shared/contracts/added-locators.ts';
import type { Capability, Health, Provenance } from '../../../shared/contracts/inbox-snapshot.ts';
import type { Locator } from './locators.ts';
import { attributeOf, textOf } from './page-text.ts';
import { visibleMatches } from './visibility.ts';

/** Where a value was looked for, and how it is read from what the locator finds. */
export interface Attempt<T> {
  readonly locator: Locator;
  /** null: not there, or not credible. */
  readonly read: () => T | null;
}

/** One pass over a page: what was found, by which locator, and how well each capability holds. */
export class Reading {
  readonly provenance: Record<string, Provenance> = {};
  readonly health: Record<Capability, Health> = {
    account: 'idle',
    thread: 'idle',
    messages: 'idle',
    sender: 'idle',
    rows: 'idle',
    compose: 'idle',
    event: 'idle',
  };

  readonly #added: readonly AddedLocator[];

  /** @param added selectors of the organisation for this surface, already checked by their schema */
  constructor(added: readonly AddedLocator[] = []) {
    this.#added = added;
  }

  /**
   * What the organisation added for a slot, as attempts to be put behind the built-in ones.
   * @param parse the value of an element and of its attribute or text; null: not credible
   */
  added<T>(
    slot: LocatorSlot,
    root: ParentNode,
    parse: (value: string, element: Element) => T | null,
  ): Attempt<T>[] {
    return this.#added
      .filter((added) => added.slot === slot)
      .map(({ selector, attribute }) => ({
        locator: { id: `added-${slot}`, tier: 'C', selector, firstSeen: '', confirmed: '' },
        read: () => {
          for (const element of visibleMatches(root, selector)) {
            const raw = attribute === null ? textOf(element) : attributeOf(element, attribute);
            const value = raw === null ? null : parse(raw, element);
            if (value !== null) return value;
          }
          return null;
        },
      }));
  }

  /** The value of the best locator that has one. A throwing page counts as not there. */
  first<T>(field: string, attempts: readonly Attempt<T>[]): T | null {
    for (const { locator, read } of attempts) {
      const value = safely(read);
      if (value === null) continue;
      this.#note(field, locator);
      return value;
    }
    return null;
  }

  /**
   * For what must not be wrong: every locator is asked, and where two disagree nobody is believed.
   * @returns the value, or null with `unsure` on the capability
   */
  agreed(
    field: string,
    capability: Capability,
    attempts: readonly Attempt<string>[],
  ): string | null {
    const answers = attempts.flatMap(({ locator, read }) => {
      const value = safely(read);
      return value === null ? [] : [{ locator, value }];
    });
    const best = answers[0];
    if (best === undefined) return null;
    if (answers.some(({ value }) => value !== best.value)) {
      this.health[capability] = 'unsure';
      return null;
    }
    this.#note(field, best.locator);
    return best.value;
  }

  /** @param expected whether the address says that it should be there */
  judge(capability: Capability, field: string, found: boolean, expected: boolean): void {
    if (this.health[capability] === 'unsure') return;
    if (found) {
      this.health[capability] = this.provenance[field]?.tier === 'A' ? 'ok' : 'degraded';
    } else {
      this.health[capability] = expected ? 'broken' : 'idle';
    }
  }

  #note(field: string, { tier, selector }: Locator): void {
    this.provenance[field] = { tier, selector };
  }
}

function safely<T>(read: () => T | null): T | null {
  try {
    return read();
  } catch {
    // Pages may hang getters and forms named like DOM properties on anything: that is not there, not an error of ours.
    return null;
  }
}
