import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { HealthCounter } from '../../shared/contracts/adapter-health.ts';
import type { FramePlace } from '../../shared/contracts/frame-place.ts';
import type { Language } from '../../shared/contracts/scalars.ts';

interface ProfileSchema extends DBSchema {
  /** What the auth client stores, under its own keys. */
  session: { key: string; value: string };
  /** What was typed and not sent, under account and form. */
  drafts: { key: string; value: string };
  settings: {
    key: 'language' | 'organisation' | 'account' | 'page_locators' | 'device';
    value: Language | string;
  };
  /** Where the sidebar stands, under the mail host. */
  frames: { key: string; value: FramePlace };
  /** How well pages were read, under all that tells two counters apart. */
  health: { key: string; value: HealthCounter };
}

export type ProfileDatabase = IDBPDatabase<ProfileSchema>;

/**
 * The background's IndexedDB: on the extension's own origin, so no content script can open it, and unlike the sidebar's
 * it also exists where third-party storage is blocked. One version number, one branch per version.
 */
export function openProfileDatabase(): Promise<ProfileDatabase> {
  return openDB<ProfileSchema>('threadbook', 2, {
    upgrade(database, from) {
      if (from < 1) {
        database.createObjectStore('session');
        database.createObjectStore('drafts');
        database.createObjectStore('settings');
      }
      if (from < 2) {
        database.createObjectStore('frames');
        database.createObjectStore('health');
      }
    },
  });
}

/** Resolves when it would survive the browser being killed; null removes. */
export async function putDurably(
  database: ProfileDatabase,
  store: 'session' | 'drafts',
  key: string,
  value: string | null,
): Promise<void> {
  const transaction = database.transaction(store, 'readwrite', { durability: 'strict' });
  if (value === null) await transaction.store.delete(key);
  else await transaction.store.put(value, key);
  await transaction.done;
}
