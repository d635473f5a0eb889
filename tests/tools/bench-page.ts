import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext } from 'playwright';
import * as z from 'zod/mini';
import { demoMailbox, demoThreads } from '../sandbox/demo-mailbox.ts';
import { threadUrl } from '../sandbox/page-ids.ts';
import { serveSandbox } from '../sandbox/serve-sandbox.ts';
import { launchBrowser } from '../world/launch-browser.ts';
import { startWorld, type World } from '../world/world.ts';
import { type Figure, figure, median } from './bench-figure.ts';
import { findBrowser, thisMachine } from './find-browser.ts';

const runs = 9;
const url = threadUrl('gmail', demoThreads.knownCustomer);

/** Times in the browser, in one run: the sidebar's mounting beside that of an empty content script. */
export async function measurePage(log: (line: string) => void): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'threadbook-bench-'));
  const stopping = new AbortController();
  const world = await startWorld({
    headless: true,
    fresh: true,
    port: 0,
    databasePort: 0,
    dataDir: folder,
    mailbox: demoMailbox({ now: new Date() }),
    log,
    signal: stopping.signal,
  });
  try {
    await world.control.signIn('zhao.min@harbour-tools.example', 'threadbook-demo');
    const mounted = await timesOf(runs, () => timeToMount(world.context));
    const shift = await layoutShift(world.context);
    const empty = await emptyMountTimes(world, folder);
    return [
      figure('sidebar mounted after navigation', median(mounted), 'ms', null),
      figure('empty content script mounted, same run', median(empty), 'ms', null),
      figure('sidebar mounted ÷ empty content script', median(mounted) / median(empty), 'ratio', 2),
      figure("the page's layout shift after room was made", shift, 'ratio', 0),
    ];
  } finally {
    await world.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function timesOf(count: number, measure: () => Promise<number>): Promise<number[]> {
  // The first fills caches that every later one has.
  await measure();
  const times: number[] = [];
  for (let run = 0; run < count; run += 1) times.push(await measure());
  return times;
}

/** Notes when something is added that the page itself did not bring: an element outside of its own root. */
const noteForeignElement = (): void => {
  const seen = new MutationObserver((records) => {
    for (const record of records) {
      for (const node of record.addedNodes) {
        if (!(node instanceof HTMLElement) || !node.localName.startsWith('threadbook-')) continue;
        document.documentElement.dataset.benchMounted ??= String(performance.now());
        seen.disconnect();
      }
    }
  });
  seen.observe(document, { childList: true, subtree: true });
};

async function timeToMount(context: BrowserContext): Promise<number> {
  const page = await context.newPage();
  try {
    await page.addInitScript(noteForeignElement);
    await page.goto(url);
    return Number(
      await page
        .waitForFunction(() => document.documentElement.dataset.benchMounted)
        .then((handle) => handle.jsonValue()),
    );
  } finally {
    await page.close();
  }
}

/** How far the mail page's own parts move once the sidebar stands beside them, as browsers score it: 0 is not at all. */
async function layoutShift(context: BrowserContext): Promise<number> {
  const page = await context.newPage();
  try {
    await page.addInitScript(noteForeignElement);
    await page.goto(url);
    await page.waitForFunction(() => document.documentElement.dataset.benchMounted);
    // The mail, the sidebar's card and its marks are all there by then.
    await page.waitForTimeout(3_000);
    return await page.evaluate(async () => {
      const mounted = Number(document.documentElement.dataset.benchMounted);
      const entries = await new Promise<PerformanceEntryList>((resolve) => {
        const observer = new PerformanceObserver((list) => resolve(list.getEntries()));
        observer.observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => resolve([]), 500);
      });
      // Room is made in the frame after mounting; what moves later moves under the reader's eyes.
      const later = entries.filter(({ startTime }) => startTime > mounted + 50);
      return later.reduce((total, entry) => total + Number(Reflect.get(entry, 'value')), 0);
    });
  } finally {
    await page.close();
  }
}

const builtManifest = z.object({
  content_scripts: z.array(
    z.object({ matches: z.array(z.string()), run_at: z.optional(z.string()) }),
  ),
});

/** The least that any content script costs: the same hosts and moment, one empty element. */
async function emptyMountTimes(world: World, folder: string): Promise<number[]> {
  const extension = join(folder, 'empty-extension');
  mkdirSync(extension, { recursive: true });
  const built = builtManifest.parse(
    JSON.parse(readFileSync(join(world.built.extension, 'manifest.json'), 'utf8')),
  );
  writeFileSync(
    join(extension, 'manifest.json'),
    JSON.stringify({
      manifest_version: 3,
      name: 'empty',
      version: '1',
      background: { service_worker: 'background.js' },
      content_scripts: built.content_scripts.map((script) => ({ ...script, js: ['content.js'] })),
    }),
  );
  writeFileSync(join(extension, 'background.js'), '');
  writeFileSync(
    join(extension, 'content.js'),
    "document.documentElement.append(document.createElement('threadbook-empty'))",
  );
  const { context } = await launchBrowser({
    browser: await findBrowser(thisMachine(() => undefined)),
    extension,
    profile: join(folder, 'empty-profile'),
    headless: true,
    locale: 'en-US',
  });
  try {
    await serveSandbox(context, { mailbox: world.mailbox, onForeignRequest: () => undefined });
    return await timesOf(runs, () => timeToMount(context));
  } finally {
    await context.close();
  }
}
