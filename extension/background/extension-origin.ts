import { browser } from 'wxt/browser';

/**
 * `chrome-extension://…` of our own pages, as the browser tells it of a sender. Asked by a page that no site may open:
 * for `sidebar.html`, which sites may frame, Chromium answers with an address that lasts one session only.
 */
export const extensionOrigin = (): string =>
  new URL(browser.runtime.getURL('/options.html')).origin;
