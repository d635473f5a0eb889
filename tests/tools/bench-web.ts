import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import lighthouse, { desktopConfig } from 'lighthouse';
import { type BrowserContext, chromium, type Page } from 'playwright';
import postgres from 'postgres';
import { startBackend } from '../../supabase/local/start-backend.ts';
import { buildForBackend } from '../world/build-for-backend.ts';
import { SummaryPage } from '../world/pages/summary-page.ts';
import { serveFolder } from '../world/serve-folder.ts';
import { copyOfLoaded } from './bench-data.ts';
import { type Figure, figure, figureAtLeast, median } from './bench-figure.ts';
import { benchLogin, prepareBenchLogins } from './bench-logins.ts';
import { findBrowser, thisMachine } from './find-browser.ts';

const runs = 5;
/** Number of the administrator in the load, who sees the whole organisation. */
const administrator = 21;
const day = 86_400_000;

/**
 * What a manager waits for on the site, in an organisation of `customers`: the summary from a cold start to its first
 * figures, a change of filter over a month and over a year, scrolling the list of customers, and Lighthouse's desktop
 * scores of the summary, signed in, the median of five.
 */
export async function measureWeb(
  customers: number,
  log: (line: string) => void,
): Promise<Figure[]> {
  const folder = await copyOfLoaded(customers, log);
  const stopping = new AbortController();
  const backend = await startBackend({
    ...{ dataDir: folder, port: 0, databasePort: 0, fresh: false, seed: false, log: () => {} },
    signal: stopping.signal,
  });
  const admin = postgres(backend.adminDatabaseUrl, { max: 1, onnotice: () => {} });
  const built = await buildForBackend(backend, log);
  const web = await serveFolder(built.web, 0);
  const port = await freePort();
  const browser = await chromium.launchPersistentContext('', {
    executablePath: await findBrowser(thisMachine(log)),
    viewport: { width: 1350, height: 940 },
    locale: 'en-US',
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      `--remote-debugging-port=${port}`,
    ],
  });
  try {
    const service = await prepareBenchLogins(backend, admin);
    const login = await benchLogin(service, admin, administrator);
    const page = await browser.newPage();
    await page.goto(web.url);
    await new SummaryPage(page, 'en').signIn(login.email, login.password);
    const at = `${customers.toLocaleString('en')} customers`;
    const cold = await timesOf(() => timeToFigures(browser, web.url));
    const month = await timesOf((run) => timeOfFilter(page, 30, run));
    const year = await timesOf((run) => timeOfFilter(page, 365, run));
    const longest = await longestTaskWhileScrolling(page, web.url);
    await page.close();
    const scores = await lighthouseScores(`${web.url}/#/summary`, port, log);
    return [
      figure(`summary, first figures from cold, ${at}`, median(cold), 'ms', 1000),
      figure(`summary, other customers in 30 days, ${at}`, median(month), 'ms', 300),
      figure(`summary, other customers in a year, ${at}`, median(year), 'ms', 800),
      figure('list of customers, longest task while scrolling', longest, 'ms', 50),
      figureAtLeast('Lighthouse, performance', median(scores.performance), 'ratio', 0.9),
      figureAtLeast('Lighthouse, accessibility', median(scores.accessibility), 'ratio', 1),
    ];
  } finally {
    await browser.close();
    await web.stop();
    await admin.end();
    await backend.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** The first is not counted: it warms what every later one finds warm. */
async function timesOf(measure: (run: number) => Promise<number>): Promise<number[]> {
  const times: number[] = [];
  for (let run = 0; run <= runs; run += 1) times.push(await measure(run));
  return times.slice(1);
}

/** A tab that has nothing of the site yet but the session. */
async function timeToFigures(browser: BrowserContext, url: string): Promise<number> {
  const page = await browser.newPage();
  try {
    const devtools = await browser.newCDPSession(page);
    await devtools.send('Network.clearBrowserCache');
    await page.goto(`${url}/#/summary?period=last-30-days`);
    await new SummaryPage(page, 'en').tile('follow_ups').waitFor();
    return await page.evaluate(() => performance.now());
  } finally {
    await page.close();
  }
}

/** From the address with another tier to the figures of its customers, as the page itself says that they are there. */
async function timeOfFilter(page: Page, days: number, run: number): Promise<number> {
  const to = new Date();
  const from = new Date(to.getTime() - (days - 1 - run) * day);
  const dates = `from=${from.toISOString().slice(0, 10)}&to=${to.toISOString().slice(0, 10)}`;
  const figures = page.locator('main [data-stale], main [aria-busy="true"]');
  const address = (tier: string) => `#/summary?period=custom&${dates}${tier}`;
  await page.evaluate((hash) => {
    location.hash = hash;
  }, address(''));
  await new SummaryPage(page, 'en').tile('follow_ups').waitFor();
  await figures.first().waitFor({ state: 'detached' });
  return page.evaluate(
    (hash) =>
      new Promise<number>((resolve) => {
        const began = performance.now();
        let waited = false;
        const look = () => {
          const body = document.querySelector('main [data-stale]');
          waited ||= body !== null;
          if (!waited || body !== null) return requestAnimationFrame(look);
          resolve(performance.now() - began);
          return undefined;
        };
        location.hash = hash;
        requestAnimationFrame(look);
      }),
    address(`&tier=${['A', 'B', 'C', 'D', 'E'][run % 5]}`),
  );
}

/** Wheel after wheel, through some hundred rows that are fetched page by page. */
async function longestTaskWhileScrolling(page: Page, url: string): Promise<number> {
  await page.goto(`${url}/#/customers`);
  await page.getByRole('row').nth(5).waitFor();
  await page.evaluate(() => {
    const seen: number[] = [];
    Object.assign(window, { longTasks: seen });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.push(duration);
    }).observe({ type: 'longtask' });
  });
  await page.mouse.move(600, 600);
  for (let turn = 0; turn < 60; turn += 1) {
    await page.mouse.wheel(0, 700);
    await page.waitForTimeout(50);
  }
  const told: unknown = await page.evaluate('window.longTasks');
  // What is not told is shorter than 50 ms.
  return Math.max(0, ...(Array.isArray(told) ? told.map(Number) : []));
}

async function lighthouseScores(
  url: string,
  port: number,
  log: (line: string) => void,
): Promise<{ performance: number[]; accessibility: number[] }> {
  const performance: number[] = [];
  const accessibility: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const result = await lighthouse(
      url,
      {
        ...{ port, output: 'json', logLevel: 'error' },
        // The session of the person who is signed in stays.
        disableStorageReset: true,
        onlyCategories: ['performance', 'accessibility'],
      },
      desktopConfig,
    );
    if (result === undefined) throw new Error('Lighthouse gave no result.');
    const { categories, audits } = result.lhr;
    performance.push(categories.performance?.score ?? 0);
    accessibility.push(categories.accessibility?.score ?? 0);
    for (const { id } of categories.accessibility?.auditRefs ?? [])
      if (audits[id]?.score === 0) log(`Lighthouse: ${id} — ${audits[id]?.title}`);
    const named = [
      'largest-contentful-paint',
      'total-blocking-time',
      'cumulative-layout-shift',
      'speed-index',
    ];
    log(named.map((id) => `${id} ${audits[id]?.displayValue ?? '–'}`).join(', '));
  }
  return { performance, accessibility };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        resolve(typeof address === 'object' && address !== null ? address.port : 0),
      );
    });
  });
}
