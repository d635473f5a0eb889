import { type Browser, browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { insertTextAnswer } from '../../shared/contracts/compose-messages.ts';
import { type InboxSnapshot, inboxSnapshot } from '../../shared/contracts/inbox-snapshot.ts';
import {
  type FromContentScript,
  fromContentScript,
  type ToContentScript,
} from '../../shared/contracts/messages.ts';
import type { Inbox } from '../ports.ts';
import { askFromPage } from './ask-from-page.ts';
import { extensionOrigin } from './extension-origin.ts';
import { speakerTo } from './message-router.ts';
import { isTooLarge, snapshotLimit } from './message-size.ts';

const present = z.nullable(z.object({ seq: z.int(), snapshot: inboxSnapshot }));

/**
 * The page beside the sidebar's frame: the content script in the same tab. It is asked through the background, for a frame
 * in Firefox has no tabs; it is heard by itself, and where a frame cannot hear it, by what the background says again.
 */
export function createInboxBesideSidebar(): Inbox {
  const ownTab = askFromPage({ type: 'tab.own' }).catch(() => null);
  const ours = { extensionId: browser.runtime.id, extensionOrigin: extensionOrigin() };

  async function tell(message: ToContentScript): Promise<unknown> {
    try {
      return await askFromPage({ type: 'tab.tell', message });
    } catch {
      // The extension was updated under this frame; what else is open says so.
      return null;
    }
  }

  /** What the content script of this tab says by itself, checked; nothing from any other tab or frame. */
  function hear(listener: (message: FromContentScript) => void, signal: AbortSignal): void {
    const take = (message: unknown, sender: Browser.runtime.MessageSender) => {
      const speaker = speakerTo(ours, sender);
      if (speaker === null || isTooLarge(message, snapshotLimit)) return;
      const parsed = fromContentScript.safeParse(message);
      if (!parsed.success) return;
      // It sends to this tab alone.
      if (speaker === 'background') return listener(parsed.data);
      void ownTab.then((tabId) => {
        if (sender.tab?.id === tabId && !signal.aborted) listener(parsed.data);
      });
    };
    browser.runtime.onMessage.addListener(take);
    signal.addEventListener('abort', () => browser.runtime.onMessage.removeListener(take));
  }

  return {
    async present() {
      const parsed = z.nullable(inboxSnapshot).safeParse(await tell({ type: 'inbox.present' }));
      return parsed.success ? parsed.data : null;
    },
    subscribe(listener, signal) {
      let latest = -1;
      const take = (seq: number, snapshot: InboxSnapshot) => {
        // A late answer. An adapter that was injected anew counts on from the one before it.
        if (signal.aborted || seq <= latest) return;
        latest = seq;
        listener(snapshot);
      };
      hear((message) => {
        if (message.type === 'inbox.snapshot') take(message.seq, message.snapshot);
      }, signal);
      void tell({ type: 'inbox.read' }).then((reply) => {
        const parsed = present.safeParse(reply);
        if (parsed.success && parsed.data !== null) take(parsed.data.seq, parsed.data.snapshot);
      });
    },
    markLogged(marks) {
      void tell({ type: 'inbox.mark_logged', marks: marks.map((mark) => ({ ...mark })) });
    },
    async insertText(text) {
      const parsed = insertTextAnswer.safeParse(await tell({ type: 'inbox.insert_text', ...text }));
      return parsed.success ? parsed.data : { ok: false, code: 'TC012' };
    },
    subscribeSent(listener, signal) {
      hear((message) => {
        if (message.type === 'inbox.sent') listener(message.mail);
      }, signal);
    },
    setFolded(folded) {
      void tell({ type: 'frame.fold', folded });
    },
    changeSide() {
      void tell({ type: 'frame.move' });
    },
  };
}
