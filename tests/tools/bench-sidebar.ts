import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CDPSession, Frame, Page } from 'playwright';
import postgres from 'postgres';
import { threadUrl } from '../sandbox/page-ids.ts';
import { LogForm } from '../world/pages/log-form.ts';
import { SidebarPage } from '../world/pages/sidebar-page.ts';
import { startWorld, type World } from '../world/world.ts';
import { copyOfLoaded } from './bench-data.ts';
import { type Figure, figure, median } from './bench-figure.ts';
import { benchLogin, prepareBenchLogins } from './bench-logins.ts';
import { benchMailbox, benchOwner, benchSubject, benchThread } from './bench-mailbox.ts';
import { idOf } from './database-uses.ts';

/** How many mails a rep opens in one tab before its memory is looked at. */
const opened = 500;
const runs = 15;
const idleSeconds = 60;

/**
 * What a rep feels beside the mail, in an organisation of `customers`: from the mail being on the screen to the card, cold
 * (a new tab, the background asleep) and warm (the next mail in the same tab); from the click on Save to "Logged"; then what
 * a tab holds after 500 mails, and what it does while nothing happens.
 */
export async function measureSidebar(
  customers: number,
  log: (line: string) => void,
): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'threadbook-bench-sidebar-'));
  await rename(await copyOfLoaded(customers, log), join(folder, 'backend'));
  const stopping = new AbortController();
  const world = await startWorld({
    ...{ headless: true, fresh: false, port: 0, databasePort: 0, dataDir: folder, log },
    mailbox: benchMailbox(customers, opened, new Date()),
    signal: stopping.signal,
  });
  const admin = postgres(world.backend.adminDatabaseUrl, { max: 1, onnotice: () => {} });
  try {
    const names = await customerNames(admin);
    const service = await prepareBenchLogins(world.backend, admin);
    const login = await benchLogin(service, admin, benchOwner);
    await world.control.signIn(login.email, login.password);
    const at = customers.toLocaleString('en');
    const cold: number[] = [];
    for (let run = 0; run <= runs; run += 1) cold.push(await timeToColdCard(world, run, names));

    const page = await world.context.newPage();
    await page.goto(threadUrl('gmail', benchThread(0)));
    const frame = await new SidebarPage(page).frame();
    await cardOf(frame, names, 0);
    const warm: number[] = [];
    for (let n = 1; n < opened; n += 1) {
      warm.push(await timeToWarmCard(page, frame, n, names));
      if (n % 100 === 0) log(`${n} mails opened`);
    }
    const logged: number[] = [];
    for (let n = 0; n <= runs; n += 1) logged.push(await timeToLogged(page, frame, n, names));

    const sessions = [
      await world.context.newCDPSession(page),
      await world.context.newCDPSession(frame),
    ] as const;
    const [pageHeap, sidebarHeap] = await Promise.all(sessions.map(heapAfterCollection));
    const busy = await scriptTimeWhileIdle(sessions);
    return [
      figure(`card shown, cold, ${at} customers`, median(cold.slice(1)), 'ms', 400),
      figure(`card shown, warm, ${at} customers`, median(warm), 'ms', 100),
      figure('card shown, warm, 95th percentile', percentile95(warm), 'ms', null),
      figure('"Logged" shown after Save', median(logged.slice(1)), 'ms', 50),
      figure(`heap after ${opened} mails, mail page and script`, pageHeap ?? NaN, 'MB', null),
      figure(`heap after ${opened} mails, sidebar`, sidebarHeap ?? NaN, 'MB', null),
      figure(
        `heap after ${opened} mails, both`,
        (pageHeap ?? NaN) + (sidebarHeap ?? NaN),
        'MB',
        60,
      ),
      figure(`script in ${idleSeconds} s of nothing, page`, busy[0] ?? NaN, 'ms', idleSeconds),
      figure(`script in ${idleSeconds} s of nothing, sidebar`, busy[1] ?? NaN, 'ms', null),
    ];
  } finally {
    await admin.end();
    await world.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** By the number of the thread: the name on the card that must come. */
async function customerNames(admin: postgres.Sql): Promise<readonly string[]> {
  const ids = Array.from({ length: opened }, (_, n) => idOf('customer', 20 * (n + 1)));
  const rows = await admin<{ name: string }[]>`
    select c.name from unnest(${ids}::uuid[]) with ordinality as wanted (id, n)
    join public.customers as c on c.id = wanted.id order by n`;
  return rows.map(({ name }) => name);
}

function nameOf(names: readonly string[], n: number): string {
  const name = names[n];
  if (name === undefined) throw new Error(`The load has no customer for the mail ${n}.`);
  return name;
}

const cardOf = (frame: Frame, names: readonly string[], n: number) =>
  frame.getByRole('region', { name: nameOf(names, n), exact: true }).waitFor();

async function timeToColdCard(world: World, n: number, names: readonly string[]): Promise<number> {
  await world.control.stopWorkers();
  const page = await world.context.newPage();
  try {
    const mail = page.waitForSelector('h2.hP').then(() => now(page));
    await page.goto(threadUrl('gmail', benchThread(n)));
    await cardOf(await new SidebarPage(page).frame(), names, n);
    return (await now(page)) - (await mail);
  } finally {
    await page.close();
  }
}

const now = (page: Page): Promise<number> => page.evaluate(() => performance.now());

/** The mail page goes on to another mail by itself, as it does when a rep clicks the next one. */
async function timeToWarmCard(
  page: Page,
  frame: Frame,
  n: number,
  names: readonly string[],
): Promise<number> {
  // The clocks of two frames of one machine count from their own beginnings.
  const card = frame.evaluate(
    (name) =>
      new Promise<number>((resolve) => {
        const seen = new MutationObserver(look);
        function look(): void {
          const regions = document.querySelectorAll(
            'section[aria-label], section[aria-labelledby]',
          );
          const isThere = [...regions].some((region) => region.textContent?.includes(name));
          if (!isThere) return;
          seen.disconnect();
          resolve(performance.timeOrigin + performance.now());
        }
        seen.observe(document, { childList: true, subtree: true, characterData: true });
      }),
    nameOf(names, n),
  );
  const mail = page.evaluate(
    ({ url, subject }) =>
      new Promise<number>((resolve) => {
        const seen = new MutationObserver(() => {
          // Mails that were open before stay in the page, hidden.
          const shown = [...document.querySelectorAll('h2.hP')].find(
            (heading) => heading.textContent === subject && heading.getClientRects().length > 0,
          );
          if (shown === undefined) return;
          seen.disconnect();
          resolve(performance.timeOrigin + performance.now());
        });
        seen.observe(document, { childList: true, subtree: true, attributes: true });
        location.hash = new URL(url).hash;
      }),
    { url: threadUrl('gmail', benchThread(n)), subject: benchSubject(n) },
  );
  const [shown, mailShown] = await Promise.all([card, mail]);
  return shown - mailShown;
}

/** From the click to the frame that says "Logged": nothing of it waits for the database. */
async function timeToLogged(
  page: Page,
  frame: Frame,
  n: number,
  names: readonly string[],
): Promise<number> {
  const sidebar = new SidebarPage(page);
  await timeToWarmCard(page, frame, n, names);
  const form = new LogForm(sidebar, nameOf(names, n));
  await form.open();
  await form.fill({ next: { none: 'Answered' } });
  const said = frame.evaluate(
    (logged) =>
      new Promise<number>((resolve) => {
        let clicked = 0;
        addEventListener(
          'click',
          (event) => {
            clicked = event.timeStamp;
          },
          { capture: true, once: true },
        );
        const seen = new MutationObserver(() => {
          if (clicked === 0 || !document.body.innerText.includes(logged)) return;
          seen.disconnect();
          // Once it is painted.
          requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - clicked)));
        });
        seen.observe(document, { childList: true, subtree: true, characterData: true });
      }),
    sidebar.words.shell('logged_by_you', { time: '' }).trim(),
  );
  await form.save();
  const took = await said;
  await sidebar.allSaved();
  return took;
}

async function heapAfterCollection(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.enable');
  // What the first collection finalises, the second frees.
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize / 1_000_000;
}

/** Milliseconds of script per process while a mail is open and nobody does anything: 0.1 % of the time is a millisecond a second. */
async function scriptTimeWhileIdle(sessions: readonly CDPSession[]): Promise<number[]> {
  const scriptTime = async (session: CDPSession): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? NaN) * 1000;
  };
  for (const session of sessions) await session.send('Performance.enable');
  const before = await Promise.all(sessions.map(scriptTime));
  await new Promise((resolve) => setTimeout(resolve, idleSeconds * 1000));
  const after = await Promise.all(sessions.map(scriptTime));
  return after.map((time, index) => time - (before[index] ?? NaN));
}

function percentile95(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length * 0.95)] ?? NaN;
}
