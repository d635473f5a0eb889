import { browser } from 'wxt/browser';
import type { FromContentScript } from '../../../shared/contracts/messages.ts';
import { sidebarPage } from '../hosts.ts';
import { readCommand } from '../read-command.ts';
import { mountSidebarFrame } from './sidebar-frame.ts';

/** All that runs in a mail page from the start: the frame, and the request for the adapter. */
export function startLoader(signal: AbortSignal): void {
  const frame = mountSidebarFrame({
    document,
    page: browser.runtime.getURL(`/${sidebarPage}`),
    labels: labelsFor(navigator.language),
    folded: false,
    signal,
  });
  const hear = (message: unknown) => {
    const command = readCommand(message);
    if (command?.type === 'frame.fold') frame.fold(command.folded);
    return false;
  };
  browser.runtime.onMessage.addListener(hear);
  signal.addEventListener('abort', () => browser.runtime.onMessage.removeListener(hear));
  const request: FromContentScript = { type: 'inbox.load_adapter' };
  // Without a background there is nothing to read the page for: the sidebar says so itself.
  browser.runtime.sendMessage(request).catch(() => undefined);
}

/** The only words outside the frame. They follow the browser, since the product's own setting lives in the frame. */
function labelsFor(language: string): { frame: string; open: string } {
  return language.startsWith('zh')
    ? { frame: 'Threadbook 侧边栏', open: '打开 Threadbook' }
    : { frame: 'Threadbook sidebar', open: 'Open Threadbook' };
}
