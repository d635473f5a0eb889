import { browser } from 'wxt/browser';
import type { FromContentScript } from '../../shared/contracts/messages.ts';

/**
 * Sends to the background and to the sidebar. Never fails: after an update of the extension sending throws at once, while
 * the sidebar is still loading nobody listens, and neither is for the mail page's console.
 * @returns the answer, or undefined where there is none
 */
export async function tellBackground(message: FromContentScript): Promise<unknown> {
  try {
    return await browser.runtime.sendMessage(message);
  } catch {
    return undefined;
  }
}
