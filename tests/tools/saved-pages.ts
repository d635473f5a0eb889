import { type Browser, type BrowserContext, chromium } from 'playwright';
import type { InboxSnapshot } from '../../shared/contracts/inbox-snapshot.ts';
import { bundleAdapter } from './adapter-bundle.ts';
import { AdapterWorld } from './adapter-world.ts';
import { findBrowser, thisMachine } from './find-browser.ts';

/** A browser that opens saved pages at their true addresses, lets nothing out, and reads them with the real adapter. */
export class SavedPages {
  readonly #browser: Browser;
  readonly #context: BrowserContext;
  readonly #bundle: string;

  private constructor(browser: Browser, context: BrowserContext, bundle: string) {
    this.#browser = browser;
    this.#context = context;
    this.#bundle = bundle;
  }

  static async open(log: (line: string) => void): Promise<SavedPages> {
    const bundle = await bundleAdapter();
    const browser = await chromium.launch({
      executablePath: await findBrowser(thisMachine(log)),
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    });
    const context = await browser.newContext({ viewport: { width: 1440, height: 860 } });
    return new SavedPages(browser, context, bundle);
  }

  /** @returns null when the address is none of a mail or calendar page */
  async read(html: string, url: string): Promise<InboxSnapshot | null> {
    const page = await this.#context.newPage();
    try {
      await page.route('**/*', (route) =>
        route.request().isNavigationRequest() && route.request().frame() === page.mainFrame()
          ? route.fulfill({
              contentType: 'text/html; charset=utf-8',
              // The saved page's own scripts would ask for a server that is not there.
              headers: { 'content-security-policy': "script-src 'none'" },
              body: withDoctype(html),
            })
          : route.abort(),
      );
      const adapter = await AdapterWorld.beside(page, this.#bundle);
      await page.goto(url, { waitUntil: 'domcontentloaded' });
      return await adapter.read();
    } finally {
      await page.close();
    }
  }

  async close(): Promise<void> {
    await this.#browser.close();
  }
}

/** Without a doctype the browser reads class names in any case, and `.g3` would match `.G3`. */
const withDoctype = (html: string): string =>
  /^[\s\ufeff]*<!doctype/i.test(html) ? html : `<!doctype html>${html}`;
