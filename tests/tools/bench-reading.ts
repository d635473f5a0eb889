import type { Browser, BrowserContext } from 'playwright';
import { chromium } from 'playwright';
import { demoMailbox, demoThreads } from '../sandbox/demo-mailbox.ts';
import type { Mailbox, MailThread } from '../sandbox/mailbox.ts';
import { listUrl, threadUrl } from '../sandbox/page-ids.ts';
import { serveSandbox } from '../sandbox/serve-sandbox.ts';
import { bundleAdapter } from './adapter-bundle.ts';
import { AdapterWorld } from './adapter-world.ts';
import { type Figure, figure } from './bench-figure.ts';
import { findBrowser, thisMachine } from './find-browser.ts';

/** Rows of a list as long as Gmail shows one. */
const listRows = 100;
const switches = 500;
const mutationsPerSecond = 2_000;
const seconds = 4;

/**
 * What reading costs the mail page: a pass while the page changes all the time and on a long list, the longest time for
 * which the page was held up, and whether memory grows with the threads that were looked at.
 */
export async function measureReading(): Promise<Figure[]> {
  const bundle = await bundleAdapter('tests/pages/in-page.ts');
  const browser = await chromium.launch({
    executablePath: await findBrowser(thisMachine(console.error)),
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--enable-precise-memory-info',
      '--js-flags=--expose-gc',
    ],
  });
  try {
    const busy = await inPage(browser, bundle, demoMailbox({ now: new Date() }), timeWhileBusy);
    const list = await inPage(browser, bundle, longMailbox(), timeOnList);
    const growth = await inPage(browser, bundle, demoMailbox({ now: new Date() }), heapGrowth);
    return [...busy, ...list, ...growth];
  } finally {
    await browser.close();
  }
}

type Measure = (context: BrowserContext, bundle: string) => Promise<Figure[]>;

async function inPage(
  browser: Browser,
  bundle: string,
  mailbox: Mailbox,
  measure: Measure,
): Promise<Figure[]> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 860 } });
  await serveSandbox(context, { mailbox, onForeignRequest: () => undefined });
  try {
    return await measure(context, bundle);
  } finally {
    await context.close();
  }
}

async function timeWhileBusy(context: BrowserContext, bundle: string): Promise<Figure[]> {
  const adapter = await AdapterWorld.beside(await context.newPage(), bundle);
  await adapter.page.goto(threadUrl('gmail', demoThreads.knownCustomer));
  await adapter.page.waitForSelector('h2.hP');
  const times = await passTimes(adapter, mutationsPerSecond);
  const name = `pass at ${mutationsPerSecond} mutations a second`;
  return [
    figure(`${name}, 95 of 100`, percentile(times.passes, 0.95), 'ms', 10),
    figure('longest task in that time', times.longestTask, 'ms', 50),
    figure('passes in that time, share of it', sum(times.passes) / (seconds * 1000), 'ratio', 0.25),
  ];
}

async function timeOnList(context: BrowserContext, bundle: string): Promise<Figure[]> {
  const adapter = await AdapterWorld.beside(await context.newPage(), bundle);
  await adapter.page.goto(listUrl('gmail'));
  await adapter.page.waitForFunction(
    (rows) => document.querySelectorAll('tr.zA').length >= rows,
    listRows,
  );
  const { passes } = await passTimes(adapter, 50);
  return [
    figure(`pass on a list of ${listRows} rows, 95 of 100`, percentile(passes, 0.95), 'ms', 10),
  ];
}

interface PassTimes {
  readonly passes: readonly number[];
  readonly longestTask: number;
}

async function passTimes(adapter: AdapterWorld, perSecond: number): Promise<PassTimes> {
  const told = await adapter.evaluate(
    `threadbookAdapter.timePasses(${perSecond}, ${seconds * 1000})`,
  );
  if (typeof told !== 'object' || told === null) throw new Error('No pass was timed.');
  const passes: unknown = Reflect.get(told, 'passes');
  const longestTask = Number(Reflect.get(told, 'longestTask'));
  if (!Array.isArray(passes) || passes.length === 0) throw new Error('No pass was timed.');
  return { passes: passes.map(Number), longestTask };
}

/** The heap after a forced collection, at the 50th and at the last of many switches between threads. */
async function heapGrowth(context: BrowserContext, bundle: string): Promise<Figure[]> {
  const adapter = await AdapterWorld.beside(await context.newPage(), bundle);
  const keys = [demoThreads.knownCustomer, demoThreads.strangerChinese, demoThreads.emojiSubject];
  const urls = keys.map((key) => threadUrl('gmail', key));
  await adapter.page.goto(urls[0] ?? '');
  await adapter.page.waitForSelector('h2.hP');
  await adapter.evaluate('threadbookAdapter.drive(false)');
  const devtools = await context.newCDPSession(adapter.page);
  const heap = async (): Promise<number> => {
    await devtools.send('HeapProfiler.collectGarbage');
    return (await devtools.send('Runtime.getHeapUsage')).usedSize;
  };
  const hashes = urls.map((url) => new URL(url).hash);
  // In the page itself: what a tool evaluates there stays in its memory too.
  const goThrough = (count: number): Promise<void> =>
    adapter.page.evaluate(
      async ([all, times]) => {
        for (let turn = 0; turn < times; turn += 1) {
          location.hash = all[turn % all.length] ?? '';
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
      },
      [hashes, count] as const,
    );
  await goThrough(50);
  const early = await heap();
  await goThrough(switches - 50);
  const late = await heap();
  return [
    figure(`heap after ${switches} thread switches ÷ after 50`, late / early, 'ratio', 1.1),
    figure(`heap after ${switches} thread switches`, late / 1000, 'kB', null),
  ];
}

/** The demo mailbox with as many threads as fill a list. */
function longMailbox(): Mailbox {
  const mailbox = demoMailbox({ now: new Date() });
  const inbox = mailbox.threads.filter(({ folder }) => folder === 'inbox');
  const threads = Array.from({ length: listRows }, (_, index): MailThread | undefined => {
    const source = inbox[index % inbox.length];
    return source === undefined ? undefined : { ...source, key: `${source.key}-${index}` };
  });
  return { ...mailbox, threads: threads.filter((thread) => thread !== undefined) };
}

const sum = (values: readonly number[]): number => values.reduce((total, one) => total + one, 0);

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
