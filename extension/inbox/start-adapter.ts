import { browser } from 'wxt/browser';
import type { FromContentScript } from '../../shared/contracts/messages.ts';
import { startDriver } from './driver.ts';
import { isOurNode } from './frame/our-nodes.ts';
import { LoggedMarks, type MarkPlaces } from './logged-marks.ts';
import type { PageReader } from './page/page-reader.ts';
import { readCommand } from './read-command.ts';

export interface AdapterOptions {
  readonly read: PageReader;
  readonly places: MarkPlaces;
  /** Attributes by which this page shows and hides what is open, beside those that all pages use. */
  readonly watched?: readonly string[];
}

const stopEvent = 'threadbook-adapter-stop';

/** Starts reading the page. A second start takes the place of the first one, whose extension may be gone. */
export function startAdapter({ read, places, watched }: AdapterOptions): void {
  document.dispatchEvent(new CustomEvent(stopEvent));
  const stop = new AbortController();
  const { signal } = stop;
  document.addEventListener(stopEvent, () => stop.abort(), { once: true, signal });
  const marks = new LoggedMarks(document, places);

  const driver = startDriver({
    window,
    read,
    ...(watched === undefined ? {} : { watched }),
    isOurs: isOurNode,
    signal,
    // The page draws rows anew without saying anything new, and the marks go with the old ones.
    passed: () => marks.apply(),
    speak: (seq, snapshot) => tell({ type: 'inbox.snapshot', seq, snapshot }),
  });
  const hear = (message: unknown, _sender: unknown, respond: (answer: unknown) => void) => {
    const command = readCommand(message);
    if (command?.type === 'inbox.read') respond(driver.latest());
    if (command?.type === 'inbox.mark_logged') marks.show(command.marks);
    return false;
  };
  browser.runtime.onMessage.addListener(hear);
  signal.addEventListener('abort', () => {
    browser.runtime.onMessage.removeListener(hear);
    marks.clear();
  });

  function tell(message: FromContentScript): void {
    if (browser.runtime?.id === undefined) {
      // The extension was updated; a new adapter comes with the new loader.
      stop.abort();
      return;
    }
    // Nobody listens while the sidebar is still loading; it asks when it is ready.
    browser.runtime.sendMessage(message).catch(() => undefined);
  }
}
