import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { healthCounter } from '../../shared/contracts/adapter-health.ts';
import { language as languageSchema } from '../../shared/contracts/scalars.ts';
import { surfaceOf } from '../inbox/hosts.ts';
import type { Inbox, Ports } from '../ports.ts';
import { createAsk } from './ask-background.ts';
import { createChanges } from './changes-between-pages.ts';
import { createCrmProxy, createOutboxProxy, createSessionProxy } from './crm-proxy.ts';
import { checkMailTabs } from './mail-tabs.ts';

const askBackground = createAsk({
  send: (message) => browser.runtime.sendMessage(message),
  isCutOff: () => browser.runtime?.id === undefined,
});

/** What features may ask of the world, inside the extension. */
export function createPagePorts(inbox: Inbox | null): Ports {
  return {
    crm: createCrmProxy(askBackground),
    session: createSessionProxy(askBackground),
    outbox: createOutboxProxy(askBackground),
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
        void browser.tabs.create({ url: `${browser.runtime.getURL('/workspace.html')}#/${path}` });
      },
      openAdapterHealth() {
        void openAdapterHealth();
      },
      openMail(url) {
        // Stored by the member's own logging, and yet only ever an inbox is opened.
        if (surfaceOf(url) !== null) void openMail(url);
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

/** Beside the settings, knowing the tab that it was asked for: "check this tab" means that one. */
async function openAdapterHealth(): Promise<void> {
  const tab = await browser.tabs.getCurrent();
  const place = tab?.id === undefined ? 'adapter-health' : `adapter-health/${tab.id}`;
  await browser.tabs.create({ url: `${browser.runtime.getURL('/options.html')}#${place}` });
}

/** In this tab when it shows that inbox already, else in a new one. */
async function openMail(url: string): Promise<void> {
  const tab = await browser.tabs.getCurrent();
  const isHere = tab?.url !== undefined && new URL(tab.url).origin === new URL(url).origin;
  if (isHere && tab.id !== undefined) await browser.tabs.update(tab.id, { url });
  else await browser.tabs.create({ url });
}
