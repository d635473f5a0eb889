import { framePlace } from '../../shared/contracts/frame-place.ts';
import type { HealthCounts } from './health-counts.ts';
import type { InboxMessage, InboxTab } from './message-router.ts';
import type { PageLocators } from './page-locators.ts';
import type { ProfileDatabase } from './profile-database.ts';
import type { Settings } from './settings.ts';

export interface InboxMessageDependencies {
  readonly database: Promise<ProfileDatabase>;
  readonly settings: Pick<Settings, 'language'>;
  readonly locators: Pick<PageLocators, 'current'>;
  readonly health: Pick<HealthCounts, 'count'>;
  readonly injectAdapter: (tab: InboxTab) => Promise<void>;
}

/** What content scripts ask of the background. The host is the browser's word, never the message's. @throws CrmError */
export function handleInboxMessage(dependencies: InboxMessageDependencies) {
  const { database, settings, locators, health, injectAdapter } = dependencies;

  return async (message: InboxMessage, tab: InboxTab): Promise<unknown> => {
    const { hostname } = new URL(tab.url);
    switch (message.type) {
      case 'inbox.load_adapter':
        return injectAdapter(tab);
      case 'frame.read_place': {
        const kept = framePlace.safeParse(await (await database).get('frames', hostname));
        return { place: kept.success ? kept.data : null, language: await settings.language() };
      }
      case 'frame.keep_place':
        return (await database).put('frames', message.place, hostname);
      case 'locators.read':
        return locators.current();
      case 'health.noted':
        return health.count(hostname, message);
    }
  };
}
