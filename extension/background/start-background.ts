import { browser } from 'wxt/browser';
import { createThreadbookClient } from '../../shared/api/supabase-client.ts';
import { createSupabaseCall, createSupabaseSend } from '../../shared/api/supabase-crm.ts';
import { createSupabaseSession } from '../../shared/api/supabase-session.ts';
import { backendOfThisBuild } from '../built-for.ts';
import { announceChanges } from './announce-changes.ts';
import { refreshBadge } from './badge.ts';
import { extensionOrigin } from './extension-origin.ts';
import { handleInboxMessage } from './handle-inbox-message.ts';
import { handlePageMessage } from './handle-page-message.ts';
import { createHealthCounts } from './health-counts.ts';
import { injectAdapter, reviveOpenTabs } from './inject-scripts.ts';
import { tellMailTabs } from './mail-tabs.ts';
import { createMailboxes } from './mailboxes-of-member.ts';
import { createMessageRouter } from './message-router.ts';
import { notificationBeat, notificationWait, startNotifications } from './notifications.ts';
import { createProfileOutbox, outboxBeat } from './outbox-of-profile.ts';
import { createPageLocators } from './page-locators.ts';
import { openProfileDatabase, putDurably } from './profile-database.ts';
import { createSettings } from './settings.ts';
import { relayChanges, relayToSidebar } from './sidebar-relay.ts';
import { tabsForPages } from './tabs-for-pages.ts';

/** Renews the session well before its hour is over, and the number on the icon. */
const beat = { name: 'beat', minutes: 5 };
/** Asks for the organisation's added selectors, which change once in months and are then wanted the same hour. */
const slowBeat = { name: 'slow-beat', minutes: 60 };
/** What changes the number on the icon. */
const reminderKeys = new Set(['today', 'session']);

/** Everything that listens is registered before the first await: a worker that wakes for an event must not miss it. */
export function startBackground(): void {
  const database = openProfileDatabase();
  const settings = createSettings(database);
  const storage = {
    getItem: async (key: string) => (await (await database).get('session', key)) ?? null,
    setItem: async (key: string, value: string) =>
      putDurably(await database, 'session', key, value),
    removeItem: async (key: string) => putDurably(await database, 'session', key, null),
  };
  const address = backendOfThisBuild();
  const client = createThreadbookClient({ address, storage });
  const call = createSupabaseCall(client, { organisation: settings.organisation });
  const { setOrganisation } = settings;
  const session = createSupabaseSession({ client, storage, call, setOrganisation });
  const drafts = {
    read: async (key: string) => (await (await database).get('drafts', key)) ?? null,
    write: async (key: string, value: string | null) =>
      putDurably(await database, 'drafts', key, value),
  };
  const health = createHealthCounts({
    database,
    now: () => new Date(),
    version: browser.runtime.getManifest().version,
  });
  const locators = createPageLocators({
    ...{ session, call, settings },
    changed: (added) => tellMailTabs({ type: 'locators.changed', locators: [...added] }),
  });
  const updateBadge = () => void refreshBadge(session, call);
  const updateLocators = () => void locators.refresh();
  const outbox = createProfileOutbox({
    ...{ session, settings },
    send: createSupabaseSend(client),
    onLateArrival: updateBadge,
  });
  const notifications = startNotifications({
    ...{ client, call, session, settings, database },
    write: (operation, args) => outbox.call(operation, args),
    changed: () => {
      updateBadge();
      announceChanges(['today', 'customer', 'match', 'summary']);
    },
  });
  const tellDue = () => void notifications.tell(false);
  const sendWaiting = () => void outbox.flush(true);

  const route = createMessageRouter({
    extensionId: browser.runtime.id,
    extensionOrigin: extensionOrigin(),
    handlers: {
      page: handlePageMessage({
        ...{ call, outbox, session, settings, drafts, health },
        tabs: tabsForPages,
        mailboxes: createMailboxes({
          ...{ client, backendUrl: address.url, organisation: settings.organisation },
          open: async (url) => void (await browser.tabs.create({ url })),
        }),
        accountChanged: () => {
          updateLocators();
          updateBadge();
        },
      }),
      inbox: handleInboxMessage({
        ...{ database, settings, locators, health },
        injectAdapter: ({ tabId, url }) => injectAdapter(tabId, url),
      }),
      changed: (keys, tabId) => {
        if (keys.some((key) => reminderKeys.has(key))) updateBadge();
        relayChanges(keys, tabId);
      },
      spoken: relayToSidebar,
    },
  });
  browser.runtime.onMessage.addListener((message, sender, respond) => {
    const answer = route(message, sender);
    if (answer === null) return false;
    void answer.then(respond);
    return true;
  });
  browser.runtime.onInstalled.addListener(() => {
    void reviveOpenTabs();
    updateBadge();
    updateLocators();
  });
  browser.runtime.onStartup.addListener(() => {
    updateBadge();
    updateLocators();
    tellDue();
  });
  browser.action.onClicked.addListener(() => {
    void browser.tabs.create({ url: browser.runtime.getURL('/workspace.html') });
  });
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === beat.name) updateBadge();
    if (name === notificationBeat.name) tellDue();
    if (name === notificationWait.name) void notifications.tell(true);
    if (name === slowBeat.name) updateLocators();
    if (name === outboxBeat.name) void outbox.flush(false);
  });
  for (const each of [beat, slowBeat, notificationBeat]) void keepBeating(each);
  globalThis.addEventListener('online', sendWaiting);
  // Whatever an earlier life of this worker left behind.
  sendWaiting();
}

/** Only when it is missing: creating it anew on each wake of the worker would put it off for ever. */
async function keepBeating({ name, minutes }: typeof beat): Promise<void> {
  if ((await browser.alarms.get(name)) !== undefined) return;
  await browser.alarms.create(name, { periodInMinutes: minutes, delayInMinutes: 1 });
}
