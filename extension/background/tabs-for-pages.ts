import { browser } from 'wxt/browser';
import { CrmError } from '../../shared/contracts/errors.ts';
import type { ToContentScript } from '../../shared/contracts/messages.ts';
import { surfaceOf } from '../inbox/hosts.ts';

/**
 * What pages do with tabs. The background does it for them: a frame in a mail page has no `browser.tabs` in Firefox, where
 * such a frame gets what content scripts get.
 */
export const tabsForPages = {
  /** To the content scripts of the tab. @returns their answer, null without one */
  async tell(tabId: number, message: ToContentScript): Promise<unknown> {
    try {
      return await browser.tabs.sendMessage(tabId, message, { frameId: 0 });
    } catch {
      // The adapter is not there yet, or not any more; it speaks by itself once it has read the page.
      return null;
    }
  },
  async openWorkspace(path: string): Promise<void> {
    await browser.tabs.create({ url: `${browser.runtime.getURL('/workspace.html')}#/${path}` });
  },
  /** Beside the settings, knowing the tab that it was asked for: "check this tab" means that one. */
  async openAdapterHealth(tabId: number | null): Promise<void> {
    const place = tabId === null ? 'adapter-health' : `adapter-health/${tabId}`;
    await browser.tabs.create({ url: `${browser.runtime.getURL('/options.html')}#${place}` });
  },
  /** In this tab when it shows that inbox already, else in a new one. @throws CrmError TC007 for any other place */
  async openMail(tabId: number | null, place: string): Promise<void> {
    if (surfaceOf(place) === null) throw new CrmError('TC007');
    const tab = tabId === null ? null : await browser.tabs.get(tabId);
    const isHere = tab?.url !== undefined && new URL(tab.url).origin === new URL(place).origin;
    if (isHere && tab?.id !== undefined) await browser.tabs.update(tab.id, { url: place });
    else await browser.tabs.create({ url: place });
  },
};

export type TabsForPages = typeof tabsForPages;
