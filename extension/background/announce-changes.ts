import { createChanges } from './changes-between-pages.ts';
import { relayChanges } from './sidebar-relay.ts';

/** What the background itself changed, told to every page of ours: frames in mail pages are told apart in Firefox. */
export function announceChanges(keys: readonly string[]): void {
  createChanges().announce(keys);
  relayChanges(keys, null);
}
