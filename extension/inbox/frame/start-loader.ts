import { browser } from 'wxt/browser';
import type { FromContentScript } from '../../../shared/contracts/messages.ts';
import { sidebarPage } from '../hosts.ts';
import { readCommand } from '../read-command.ts';
import { tellBackground } from '../tell-background.ts';
import { labelsFor } from './frame-labels.ts';
import { readKeptPlace } from './kept-place.ts';
import { mountSidebarFrame } from './sidebar-frame.ts';

/** How often it is looked whether the extension is still there. A look at one property. */
const lookMs = 2_000;
/** The loader of an updated extension takes this one's place within a second; after that nobody comes. */
const successorMs = 4_000;

/** All that runs in a mail page from the start: the frame, and the request for the adapter. */
export function startLoader(signal: AbortSignal): void {
  const frame = mountSidebarFrame({
    window,
    page: browser.runtime.getURL(`/${sidebarPage}`),
    labels: labelsFor(navigator.language),
    keep: (place) => void tellBackground({ type: 'frame.keep_place', place }),
    signal,
  });
  if (frame === null) return;
  const hear = (message: unknown) => {
    const command = readCommand(message);
    if (command?.type === 'frame.fold') frame.fold(command.folded);
    if (command?.type === 'frame.move') frame.move();
    return false;
  };
  browser.runtime.onMessage.addListener(hear);
  const looking = setInterval(() => {
    if (browser.runtime?.id !== undefined) return;
    clearInterval(looking);
    setTimeout(() => frame.end(), successorMs);
  }, lookMs);
  signal.addEventListener('abort', () => {
    clearInterval(looking);
    browser.runtime?.onMessage?.removeListener(hear);
  });
  const questions: readonly FromContentScript[] = [
    { type: 'frame.read_place' },
    // Without a background there is nothing to read the page for: the sidebar says so itself.
    { type: 'inbox.load_adapter' },
  ];
  const [place] = questions.map(tellBackground);
  void place?.then((answer) => {
    const kept = readKeptPlace(answer);
    if (kept !== null && !signal.aborted) {
      frame.place(kept.place, labelsFor(kept.language ?? navigator.language));
    }
  });
}
