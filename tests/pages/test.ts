import { test as base } from '@playwright/test';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright';
import type { InboxSnapshot } from '../../shared/contracts/inbox-snapshot.ts';
import { demoMailbox } from '../sandbox/demo-mailbox.ts';
import type { Mailbox } from '../sandbox/mailbox.ts';
import { serveSandbox } from '../sandbox/serve-sandbox.ts';
import { bundleAdapter } from '../tools/adapter-bundle.ts';
import { AdapterWorld } from '../tools/adapter-world.ts';
import { findBrowser, thisMachine } from '../tools/find-browser.ts';

/** The moment at which every page of these tests is looked at. */
export const now = new Date('2026-03-04T02:30:00Z');

/** One browser for all tests of a worker; the adapter is bundled once. */
interface Workshop {
  readonly browser: Browser;
  readonly bundle: string;
}

interface PageFixtures {
  readonly context: BrowserContext;
  /** What the page answered: requests to hosts that are neither a mail page nor this machine. */
  readonly foreignRequests: string[];
  /** Opens a page of the sandbox at its true address, and the adapter beside it. */
  readonly open: (url: string, mailbox?: Mailbox) => Promise<AdapterWorld>;
  /** Opens this very markup at a true address, with no script of its own, in one tab for all of a test. */
  readonly openMarkup: (html: string, url: string) => Promise<AdapterWorld>;
  /** The adapter in the very world of the page's scripts, where they can put anything in its way. */
  readonly inPageWorld: (page: Page) => Promise<AdapterWorld>;
}

export const test = base.extend<PageFixtures, { readonly workshop: Workshop }>({
  workshop: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are needed off this pattern.
    async ({}, use) => {
      const bundle = await bundleAdapter('tests/pages/in-page.ts');
      const browser = await chromium.launch({
        executablePath: await findBrowser(thisMachine(console.log)),
        args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
      });
      await use({ browser, bundle });
      await browser.close();
    },
    { scope: 'worker', timeout: 60_000 },
  ],

  context: async ({ workshop }, use) => {
    const context = await workshop.browser.newContext({
      viewport: { width: 1440, height: 860 },
      timezoneId: 'Asia/Shanghai',
      reducedMotion: 'reduce',
    });
    await use(context);
    await context.close();
  },

  // biome-ignore lint/correctness/noEmptyPattern: as above.
  foreignRequests: async ({}, use) => use([]),

  open: async ({ context, workshop, foreignRequests }, use) => {
    let served: Mailbox | null = null;
    await use(async (url, mailbox = served ?? demoMailbox({ now })) => {
      if (served !== mailbox) {
        await context.unrouteAll();
        await serveSandbox(context, {
          mailbox,
          onForeignRequest: (foreign) => foreignRequests.push(foreign),
        });
        served = mailbox;
      }
      const adapter = await AdapterWorld.beside(await context.newPage(), workshop.bundle);
      await adapter.page.goto(url);
      return adapter;
    });
  },

  openMarkup: async ({ context, workshop }, use) => {
    let markup = '';
    let adapter: AdapterWorld | null = null;
    await use(async (html, url) => {
      markup = html;
      if (adapter === null) {
        const page = await context.newPage();
        await page.route('**/*', (route) =>
          route.request().isNavigationRequest()
            ? route.fulfill({
                contentType: 'text/html; charset=utf-8',
                headers: { 'content-security-policy': "script-src 'none'" },
                body: markup,
              })
            : route.abort(),
        );
        adapter = await AdapterWorld.beside(page, workshop.bundle);
      }
      // A mere change of the hash would load nothing.
      await adapter.page.goto('about:blank');
      await adapter.page.goto(url, { waitUntil: 'domcontentloaded' });
      return adapter;
    });
  },

  inPageWorld: async ({ workshop }, use) => {
    await use((page) => AdapterWorld.beside(page, workshop.bundle, false));
  },
});

/** What is read once the page has drawn itself: twice the same, and nothing missing that the address promises. */
export async function settled(adapter: AdapterWorld, isReady = complete): Promise<InboxSnapshot> {
  let last = '';
  for (const until = Date.now() + 5_000; Date.now() < until; ) {
    const snapshot = await adapter.read();
    const text = JSON.stringify(snapshot);
    if (snapshot !== null && text === last && isReady(snapshot)) return snapshot;
    last = text;
    await adapter.page.waitForTimeout(60);
  }
  throw new Error(`The page never stood still and complete: ${last.slice(0, 2000)}`);
}

const complete = ({ health, view }: InboxSnapshot): boolean =>
  view !== 'unknown' && view !== 'none' && !Object.values(health).includes('broken');
