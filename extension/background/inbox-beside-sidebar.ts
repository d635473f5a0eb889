import { type Browser, browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { type InboxSnapshot, inboxSnapshot } from '../../shared/contracts/inbox-snapshot.ts';
import { fromContentScript, type ToContentScript } from '../../shared/contracts/messages.ts';
import type { Inbox } from '../ports.ts';
import { isInboxFrame } from './message-router.ts';
import { isTooLarge, snapshotLimit } from './message-size.ts';

const present = z.nullable(z.object({ seq: z.int(), snapshot: inboxSnapshot }));

/** The page beside the sidebar's frame: the content script in the same tab, heard and asked by messages. */
export function createInboxBesideSidebar(): Inbox {
  const ownTab = browser.tabs.getCurrent().then((tab) => tab?.id ?? null);

  async function tell(message: ToContentScript): Promise<unknown> {
    const tabId = await ownTab;
    if (tabId === null) return null;
    try {
      return await browser.tabs.sendMessage(tabId, message, { frameId: 0 });
    } catch {
      // The adapter is not there yet, or not any more; it speaks by itself once it has read the page.
      return null;
    }
  }

  return {
    subscribe(listener, signal) {
      let latest = -1;
      const take = (seq: number, snapshot: InboxSnapshot) => {
        // An adapter that was injected anew counts from one again.
        if (signal.aborted || (seq <= latest && seq !== 1)) return;
        latest = seq;
        listener(snapshot);
      };
      const hear = (message: unknown, sender: Browser.runtime.MessageSender) => {
        if (sender.id !== browser.runtime.id || !isInboxFrame(sender)) return;
        if (isTooLarge(message, snapshotLimit)) return;
        const parsed = fromContentScript.safeParse(message);
        if (!parsed.success || parsed.data.type !== 'inbox.snapshot') return;
        const { seq, snapshot } = parsed.data;
        void ownTab.then((tabId) => {
          if (sender.tab?.id === tabId) take(seq, snapshot);
        });
      };
      browser.runtime.onMessage.addListener(hear);
      signal.addEventListener('abort', () => browser.runtime.onMessage.removeListener(hear));
      void tell({ type: 'inbox.read' }).then((reply) => {
        const parsed = present.safeParse(reply);
        if (parsed.success && parsed.data !== null) take(parsed.data.seq, parsed.data.snapshot);
      });
    },
    markLogged(marks) {
      void tell({ type: 'inbox.mark_logged', marks: marks.map((mark) => ({ ...mark })) });
    },
    setFolded(folded) {
      void tell({ type: 'frame.fold', folded });
    },
  };
}
