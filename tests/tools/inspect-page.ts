import { readFile } from 'node:fs/promises';
import { chromium } from 'playwright';
import { build } from 'vite';
import { type InboxSnapshot, inboxSnapshot } from '../../shared/contracts/inbox-snapshot.ts';
import { readMessage } from '../../shared/domain/read-message.ts';
import { findBrowser, thisMachine } from './find-browser.ts';

export interface PageWrap {
  /** Files whose text is put before and behind a fragment. */
  readonly prefix: string;
  readonly suffix: string;
}

/** What a page saved without an address is served at. */
const anyGmail = 'https://mail.google.com/mail/u/0/#inbox';

/**
 * What `npm run inspect -- page FILE --url URL` prints: opens the saved page in Chromium at its true address, lets
 * nothing out, runs the adapter, and interprets what it read as the sidebar does.
 */
export async function inspectPage(
  file: string,
  url: string | null,
  wrap: PageWrap | null = null,
): Promise<Record<string, unknown>> {
  const saved = await readFile(file, 'utf8');
  const whole =
    wrap === null
      ? saved
      : `${await readFile(wrap.prefix, 'utf8')}${saved}${await readFile(wrap.suffix, 'utf8')}`;
  const snapshot = await readInBrowser(withDoctype(whole), url ?? anyGmail);
  return printed(snapshot);
}

/** Without a doctype the browser reads class names in any case, and `.g3` would match `.G3`. */
const withDoctype = (html: string): string =>
  /^\s*<!doctype/i.test(html) ? html : `<!doctype html>${html}`;

async function readInBrowser(html: string, url: string): Promise<InboxSnapshot> {
  const adapter = await bundledAdapter();
  const browser = await chromium.launch({
    executablePath: await findBrowser(thisMachine(console.error)),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  try {
    const page = await browser.newPage({ javaScriptEnabled: true });
    await page.route('**/*', (route) =>
      route.request().isNavigationRequest() && route.request().frame() === page.mainFrame()
        ? // The saved page's own scripts would ask for a server that is not there.
          route.fulfill({
            contentType: 'text/html; charset=utf-8',
            headers: { 'content-security-policy': "script-src 'none'" },
            body: html,
          })
        : route.abort(),
    );
    await page.goto(url, { waitUntil: 'domcontentloaded' });
    const read = await page.evaluate(`${adapter};threadbookAdapter.readPage(document, location)`);
    return inboxSnapshot.parse(read);
  } finally {
    await browser.close();
  }
}

async function bundledAdapter(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: false,
      lib: {
        entry: 'extension/inbox/read-page.ts',
        formats: ['iife'],
        name: 'threadbookAdapter',
      },
    },
  });
  const [output] = Array.isArray(built) ? built : [built];
  const chunk = output !== undefined && 'output' in output ? output.output[0] : undefined;
  if (chunk === undefined) throw new Error('The adapter could not be bundled.');
  return chunk.code;
}

function printed(snapshot: InboxSnapshot): Record<string, unknown> {
  const { surface, host, account, view, pageLanguage, thread, messages, rows } = snapshot;
  return {
    surface,
    host,
    account,
    view,
    thread,
    messages: messages.map((message) => {
      const { id, from, to, cc, dateRaw, expanded } = message;
      const { sentAt, text } = readMessage(message, {
        surface,
        pageLanguage,
        timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
        now: new Date(),
      });
      return { id, from, to, cc, dateRaw, date: sentAt, text: expanded ? text : null, expanded };
    }),
    composes: [],
    rows,
    event: null,
    provenance: snapshot.provenance,
    health: snapshot.health,
  };
}
