import { browser } from 'wxt/browser';
import type { InboxSnapshot } from '../../shared/contracts/inbox-snapshot.ts';
import type { FromContentScript } from '../../shared/contracts/messages.ts';
import { AddedSelectors } from './added-selectors.ts';
import type { ComposePlaces } from './compose/editor.ts';
import { startComposing } from './compose/start-composing.ts';
import { startDriver } from './driver.ts';
import { isOurNode } from './frame/our-nodes.ts';
import { type LocatorTable, locatorIds } from './health/found-by.ts';
import { HealthWatch, languageTag } from './health/health-watch.ts';
import { withInvariants } from './health/invariants.ts';
import { pageReport } from './health/page-report.ts';
import { LoggedMarks, type MarkPlaces } from './logged-marks.ts';
import type { PageReader } from './page/page-reader.ts';
import { readCommand } from './read-command.ts';
import { readLocators } from './read-locators.ts';
import { shownSurface } from './shown-surface.ts';
import { tellBackground } from './tell-background.ts';

export interface AdapterOptions {
  readonly read: PageReader;
  readonly places: MarkPlaces;
  /** Where mails are written; absent on calendars. */
  readonly composing?: ComposePlaces;
  /** All that the readers look by, for the report on a page. */
  readonly locators: readonly LocatorTable[];
  /** Attributes by which this page shows and hides what is open, beside those that all pages use. */
  readonly watched?: readonly string[];
}

const stopEvent = 'threadbook-adapter-stop';

/** Starts reading the page. A second start takes the place of the first one, whose extension may be gone. */
export function startAdapter(options: AdapterOptions): void {
  const { read, places, composing, locators, watched } = options;
  document.dispatchEvent(new CustomEvent(stopEvent));
  const stop = new AbortController();
  const { signal } = stop;
  document.addEventListener(stopEvent, () => stop.abort(), { once: true, signal });
  const marks = new LoggedMarks(document, places);
  const added = new AddedSelectors(document);
  const health = new HealthWatch();
  const addedHere = () => added.for(shownSurface(location));

  const driver = startDriver({
    window,
    read: (page, at) => withInvariants(read(page, at, added.for(shownSurface(at)))),
    ...(watched === undefined ? {} : { watched }),
    isOurs: isOurNode,
    signal,
    // The page draws rows anew without saying anything new, and the marks go with the old ones.
    passed: () => marks.apply(),
    speak: (seq, snapshot) => {
      tell({ type: 'inbox.snapshot', seq, snapshot });
      noteHealth(snapshot);
    },
  });
  const hear = (message: unknown, _sender: unknown, respond: (answer: unknown) => void) => {
    const command = readCommand(message);
    if (command?.type === 'inbox.read') respond(driver.latest());
    if (command?.type === 'inbox.present') respond(driver.present());
    if (command?.type === 'inbox.report') respond(report());
    if (command?.type === 'inbox.mark_logged') marks.show(command.marks);
    if (command?.type === 'locators.changed') takeLocators(command.locators);
    return false;
  };
  browser.runtime.onMessage.addListener(hear);
  signal.addEventListener('abort', () => {
    browser.runtime.onMessage.removeListener(hear);
    marks.clear();
  });
  if (composing !== undefined) {
    startComposing({
      window,
      places: composing,
      present: () => driver.present(),
      latest: () => driver.latest()?.snapshot ?? null,
      tell: (mail) => tell({ type: 'inbox.sent', mail }),
      changed: () => driver.readAgain(),
      signal,
    });
  }
  void tellBackground({ type: 'locators.read' }).then((answer) => {
    const told: unknown = Reflect.get(Object(answer), 'value');
    if (!signal.aborted) takeLocators(readLocators(told));
  });

  function takeLocators(next: ReturnType<typeof readLocators>): void {
    added.use(next);
    driver.readAgain();
  }

  function noteHealth(snapshot: InboxSnapshot): void {
    const notes = health.news(snapshot, locatorIds(locators, addedHere()));
    if (notes.length === 0) return;
    const page_language = languageTag(snapshot.pageLanguage);
    tell({ type: 'health.noted', page_language, notes });
  }

  function report() {
    const snapshot = driver.present();
    return pageReport({
      ...{ document, snapshot, locators },
      added: addedHere(),
      invalid: added.invalidFor(snapshot.surface),
      version: browser.runtime.getManifest().version,
    });
  }

  function tell(message: FromContentScript): void {
    // The extension was updated; a new adapter comes with the new loader.
    if (browser.runtime?.id === undefined) stop.abort();
    // Nobody listens while the sidebar is still loading; it asks when it is ready.
    else void tellBackground(message);
  }
}
