import { type Browser, browser } from 'wxt/browser';
import { changesAnnounced } from '../../shared/contracts/changes.ts';
import type { Changes } from '../ports.ts';
import { extensionOrigin } from './extension-origin.ts';

/**
 * Runtime messages reach every page of the extension, whatever site frames it. A BroadcastChannel would not: the
 * sidebar's frame is partitioned by the mail host.
 */
export function createChanges(): Changes {
  return {
    announce(keys) {
      const sent = browser.runtime.sendMessage({ type: 'changes.announced', keys: [...keys] });
      // Nobody else is open, and then nobody needs to know.
      sent.catch(() => undefined);
    },
    subscribe(listener, signal) {
      const ownPages = `${extensionOrigin()}/`;
      const hear = (message: unknown, sender: Browser.runtime.MessageSender) => {
        if (sender.id !== browser.runtime.id || !sender.url?.startsWith(ownPages)) return;
        const parsed = changesAnnounced.safeParse(message);
        if (parsed.success) listener(parsed.data.keys);
      };
      browser.runtime.onMessage.addListener(hear);
      signal.addEventListener('abort', () => browser.runtime.onMessage.removeListener(hear));
    },
  };
}
