import { browser } from 'wxt/browser';
import { inboxMatches } from '../inbox/hosts.ts';

/**
 * Firefox gives a frame in a mail page what content scripts get: it hears what is sent to its tab, and neither what
 * content scripts say nor what other pages announce. Here the background says it again. In Chromium the frame hears both
 * by itself, and a second telling would only double the work. The loader and the adapter know none of these messages.
 */
const framesAreDeaf: boolean = import.meta.env.FIREFOX;

/** What the content script of a tab said, unread: the sidebar checks it. */
export function relayToSidebar(message: unknown, tabId: number): void {
  if (framesAreDeaf) tell(tabId, message);
}

/** @param except the tab whose page announced them */
export function relayChanges(keys: readonly string[], except: number | null): void {
  if (framesAreDeaf) void tellMailFrames({ type: 'changes.announced', keys: [...keys] }, except);
}

async function tellMailFrames(message: unknown, except: number | null): Promise<void> {
  for (const { id } of await browser.tabs.query({ url: [...inboxMatches] })) {
    if (id !== undefined && id !== except) tell(id, message);
  }
}

function tell(tabId: number, message: unknown): void {
  // A tab without a sidebar, or one that is still loading: it asks when it is ready.
  browser.tabs.sendMessage(tabId, message).catch(() => undefined);
}
