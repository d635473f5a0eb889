import type { SessionApi } from '../../shared/api/crm-api.ts';
import type { UncheckedCall } from '../../shared/api/supabase-crm.ts';
import { type AddedLocator, addedLocators } from '../../shared/contracts/added-locators.ts';
import { CrmError } from '../../shared/contracts/errors.ts';
import type { Settings } from './settings.ts';

/** Selectors that the organisation added for mail pages, kept for when it cannot be asked. */
export interface PageLocators {
  current(): Promise<readonly AddedLocator[]>;
  /** Asks the organisation, or forgets what it said when nobody is signed in any more. */
  refresh(): Promise<void>;
}

export interface PageLocatorsOptions {
  readonly session: Pick<SessionApi, 'current'>;
  readonly call: UncheckedCall;
  readonly settings: Pick<Settings, 'pageLocators' | 'setPageLocators'>;
  /** Told what changed; adapters that are open take it over. */
  readonly changed: (locators: readonly AddedLocator[]) => void;
}

export function createPageLocators(options: PageLocatorsOptions): PageLocators {
  const { session, call, settings, changed } = options;

  async function fetched(): Promise<readonly AddedLocator[] | null> {
    if ((await session.current()) === null) return [];
    try {
      return (await call('pageLocators', {})).locators;
    } catch (cause) {
      // Offline, or an answer that is none: what was said last still holds.
      if (cause instanceof CrmError) return null;
      throw cause;
    }
  }

  async function current(): Promise<readonly AddedLocator[]> {
    return parseKept(await settings.pageLocators());
  }

  return {
    current,
    async refresh() {
      const fresh = await fetched();
      if (fresh === null) return;
      const text = JSON.stringify(fresh);
      if (text === JSON.stringify(await current())) return;
      await settings.setPageLocators(text);
      changed(fresh);
    },
  };
}

/** What an older version kept in another shape counts as nothing. */
function parseKept(kept: string | null): readonly AddedLocator[] {
  if (kept === null) return [];
  try {
    const parsed = addedLocators.safeParse(JSON.parse(kept));
    return parsed.success ? parsed.data : [];
  } catch {
    return [];
  }
}
