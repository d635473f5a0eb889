import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { healthCounter } from '../../shared/contracts/adapter-health.ts';
import type { ToBackground } from '../../shared/contracts/messages.ts';
import { language as languageSchema } from '../../shared/contracts/scalars.ts';
import { surfaceOf } from '../inbox/hosts.ts';
import type { Inbox, Ports } from '../ports.ts';
import { askFromPage as askBackground } from './ask-from-page.ts';
import { createChanges } from './changes-between-pages.ts';
import {
  createCrmProxy,
  createMailboxProxy,
  createOutboxProxy,
  createSessionProxy,
} from './crm-proxy.ts';
import { checkMailTabs } from './mail-tabs.ts';

/** What features may ask of the world, inside the extension. */
export function createPagePorts(inbox: Inbox | null): Ports {
  return {
    crm: createCrmProxy(askBackground),
    session: createSessionProxy(askBackground),
    outbox: createOutboxProxy(askBackground),
    mailboxes: createMailboxProxy(askBackground),
    inbox,
    drafts: {
      async read(key) {
        const value = await askBackground({ type: 'drafts.read', key });
        return typeof value === 'string' ? value : null;
      },
      async write(key, value) {
        await askBackground({ type: 'drafts.write', key, value });
      },
    },
    preferences: {
      async language() {
        const parsed = languageSchema.safeParse(await askBackground({ type: 'preferences.read' }));
        return parsed.success ? parsed.data : null;
      },
      async setLanguage(language) {
        await askBackground({ type: 'preferences.set_language', language });
      },
    },
    clock: { now: () => new Date() },
    changes: createChanges(),
    navigation: {
      openWorkspace(path) {
        press({ type: 'tab.open_workspace', path });
      },
      openAdapterHealth() {
        press({ type: 'tab.open_adapter_health' });
      },
      openMail(url) {
        // Stored by the member's own logging, and yet only ever an inbox is opened.
        if (surfaceOf(url) !== null) press({ type: 'tab.open_mail', place: url });
      },
    },
    adapterHealth: {
      async counters() {
        return z.array(healthCounter).parse(await askBackground({ type: 'health.read' }));
      },
      check: checkMailTabs,
    },
    notifications: {
      // Firefox has no such question: there the choice is the system's.
      allowed: async () =>
        typeof browser.notifications?.getPermissionLevel !== 'function' ||
        (await browser.notifications.getPermissionLevel()) === 'granted',
    },
  };
}

/** What a press opens; after an update of the extension nothing does, and the page says so by itself. */
function press(message: ToBackground): void {
  askBackground(message).catch(() => undefined);
}
