import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Language } from '../../shared/contracts/scalars.ts';

interface ProfileSchema extends DBSchema {
  /** What the auth client stores, under its own keys. */
  session: { key: string; value: string };
  /** What was typed and not sent, under account and form. */
  drafts: { key: string; value: string };
  settings: { key: 'language' | 'organisation' | 'account'; value: Language | string };
}

export type ProfileDatabase = IDBPDatabase<ProfileSchema>;

/**
 * The background's IndexedDB: on the extension's own origin, so no content script can open it, and unlike the sidebar's
 * it also exists where third-party storage is blocked. One version number, one branch per version.
 */
export function openProfileDatabase(): Promise<ProfileDatabase> {
  return openDB<ProfileSchema>('threadbook', 1, {
    upgrade(database) {
      database.createObjectStore('session');
      database.createObjectStore('drafts');
      database.createObjectStore('settings');
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
