import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright';
import { findBrowser, thisMachine } from '../tools/find-browser.ts';
import { serveFolder } from '../world/serve-folder.ts';
import { buildGallery } from './build-gallery.ts';
import type { GalleryStep } from './gallery-ports.ts';
import { type StateName, states } from './states.ts';

/** What stands on the screen once a state has come to rest, where it takes its time to get there. */
const restsAt: Partial<Record<StateName, string>> = {
  // A key that is pressed before the card is there belongs to no card.
  known: '[role=tab]',
  offline: '[role=alert]',
  'card-error': '[role=alert]',
  'card-conflict': '[role=alert]',
  'card-status': '[role=alert]',
  'card-file-error': '[role=alert]',
  'card-offline': '[role=alert]',
  'session-expired': 'form',
  'signed-out': 'form',
  'not-a-member': 'main h1',
  'two-organisations': 'main h1',
  'decide-list': 'main section',
  'decide-list-error': '[role=alert]',
  unknown: 'main button:not([aria-pressed])',
  'adapter-health': 'tbody',
  summary: 'main h3',
  'summary-of-chosen': 'main h3',
  'summary-of-unknown': 'main table',
  'summary-of-lost': '#figure-rows',
  'summary-part-failed': 'main [role=alert]',
  'adapter-health-empty': '#adapter-health',
};

/** For answers that are there at once, and the chunks that they need. */
const SETTLES_MS = 200;

export interface Gallery {
  readonly browser: Browser;
  /** A page of its own, as wide as the sidebar can be. */
  open(options: BrowserContextOptions): Promise<Page>;
  show(page: Page, state: StateName, language: string): Promise<void>;
  stop(): Promise<void>;
}

/** Builds the gallery, serves it on a free port, and starts a browser to look at it. */
export async function startGallery(): Promise<Gallery> {
  const served = await serveFolder(await buildGallery(), 0);
  const browser = await chromium.launch({
    executablePath: await findBrowser(thisMachine(console.log)),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  return {
    browser,
    async open(options) {
      const context = await browser.newContext({
        reducedMotion: 'reduce',
        timezoneId: 'Asia/Shanghai',
        ...options,
      });
      const page = await context.newPage();
      // What does not come in this time does not come.
      page.setDefaultTimeout(20_000);
      return page;
    },
    async show(page, state, language) {
      await page.goto(`${served.url}/?state=${state}&language=${language}`);
      await page.locator('#root :is(header, main)').first().waitFor();
      const steps = states[state].steps ?? [];
      // Beside a mail, the first step is taken on a card that is there; looking for something is no step on it.
      const [first] = steps;
      if (first !== undefined && !('see' in first) && states[state].page === undefined)
        await page.getByRole('tab').first().waitFor();
      for (const step of steps)
        await take(page, step).catch((cause: unknown) => {
          throw new Error(`${state} never came to ${JSON.stringify(step)}`, { cause });
        });
      const rest = restsAt[state];
      if (rest !== undefined) await page.locator(rest).first().waitFor();
      await page.waitForTimeout(SETTLES_MS);
    },
    async stop() {
      await browser.close();
      await served.stop();
    },
  };
}

async function take(page: Page, step: GalleryStep): Promise<void> {
  if ('press' in step) await page.keyboard.press(step.press);
  else if ('click' in step) await page.locator(step.click).first().click();
  else if ('see' in step) await page.locator(step.see).first().waitFor();
  else await page.locator(':focus').fill(step.type);
}
