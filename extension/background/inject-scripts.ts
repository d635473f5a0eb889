import { browser } from 'wxt/browser';
import { CrmError } from '../../shared/contracts/errors.ts';
import { adapterFiles, type InboxSurface, inboxMatches, surfaceOf } from '../inbox/hosts.ts';

type PackagedFile = NonNullable<
  Parameters<typeof browser.scripting.executeScript>[0]['files']
>[number];

/** A file that the manifest or the host list names; WXT's type knows only what the last build happened to hold. */
const packagedFile = (file: string) => `/${file}` as PackagedFile;
const adapterPath = (surface: InboxSurface) => packagedFile(adapterFiles[surface]);

/** Puts the adapter for the tab's host beside the loader that asked for it. @throws CrmError TC007 for other hosts */
export async function injectAdapter(tabId: number, url: string): Promise<void> {
  const surface = surfaceOf(url);
  if (surface === null) throw new CrmError('TC007');
  await browser.scripting.executeScript({
    target: { tabId, frameIds: [0] },
    files: [adapterPath(surface)],
  });
}

/**
 * Tabs that were open before the extension was installed or updated have no loader, or one whose extension is gone. The
 * new loader takes the old one's place.
 */
export async function reviveOpenTabs(): Promise<void> {
  const scripts = browser.runtime.getManifest().content_scripts ?? [];
  for (const tab of await browser.tabs.query({ url: [...inboxMatches] })) {
    const surface = tab.url === undefined ? null : surfaceOf(tab.url);
    const script = scripts.find(({ matches }) =>
      matches?.some((match) => surfaceOf(match.replace('*', '')) === surface),
    );
    if (tab.id === undefined || surface === null || script?.js === undefined) continue;
    const injected = browser.scripting.executeScript({
      target: { tabId: tab.id },
      files: script.js.map(packagedFile),
    });
    // A tab that is just being closed or shows an error page takes no script, and needs none.
    await injected.catch(() => undefined);
  }
}
