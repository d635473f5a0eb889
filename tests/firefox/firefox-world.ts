import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type HTTPRequest, type Page } from 'puppeteer-core';
import { startBackend } from '../../supabase/local/start-backend.ts';
import { demoMailbox } from '../sandbox/demo-mailbox.ts';
import { sandboxAnswer, staysHere } from '../sandbox/serve-sandbox.ts';
import { thisMachine } from '../tools/find-browser.ts';
import { findFirefox } from '../tools/find-firefox.ts';
import { DatabaseFacts } from '../world/database-facts.ts';
import { StopInOrder } from '../world/stop-in-order.ts';
import { CuttableLine } from './cuttable-line.ts';

/** A Firefox with the extension in it, on a backend of its own. */
export interface FirefoxWorld {
  /** Requests of a mail page to hosts that are neither the sandbox nor this machine. */
  readonly foreignRequests: string[];
  readonly facts: DatabaseFacts;
  /** Between the browser and the backend. */
  readonly line: CuttableLine;
  open(url: string): Promise<Page>;
  stop(): Promise<void>;
}

const mailbox = demoMailbox({ now: new Date() });

/**
 * Playwright cannot load an extension into Firefox; WebDriver BiDi can (webExtension.install), through puppeteer-core. What
 * the background sends is seen by no interception there, so the build names the line to the backend itself.
 */
export async function startFirefoxWorld(): Promise<FirefoxWorld> {
  const started = new StopInOrder();
  const folder = mkdtempSync(join(tmpdir(), 'threadbook-firefox-'));
  started.add(async () => rmSync(folder, { recursive: true, force: true }));
  const executablePath = await findFirefox(thisMachine(console.log));
  const backend = await startBackend({
    ...{ dataDir: join(folder, 'backend'), port: 0, databasePort: 0 },
    ...{ fresh: true, seed: true, log: () => undefined, signal: new AbortController().signal },
  });
  started.add(() => backend.stop());
  const facts = new DatabaseFacts(backend.adminDatabaseUrl);
  started.add(() => facts.close());
  const line = await CuttableLine.to(backend.url);
  started.add(() => line.close());
  execFileSync(
    process.execPath,
    ['tests/tools/build.ts', '--browser', 'firefox', '--out', join(folder, 'built')],
    {
      env: {
        ...process.env,
        THREADBOOK_URL: line.url,
        THREADBOOK_KEY: backend.publishableKey,
      },
      stdio: 'pipe',
    },
  );
  const browser = await puppeteer.launch({
    ...{ browser: 'firefox', executablePath, headless: true },
    userDataDir: join(folder, 'profile'),
    defaultViewport: { width: 1440, height: 860 },
    handleSIGINT: false,
    // Mail pages show times in the zone of their reader.
    env: { ...process.env, TZ: mailbox.timeZone },
    extraPrefsFirefox: { 'intl.accept_languages': 'en-US', 'ui.prefersReducedMotion': 1 },
  });
  started.add(() => browser.close());
  await browser.installExtension(join(folder, 'built', 'firefox-mv3'));
  const foreignRequests: string[] = [];
  return {
    foreignRequests,
    facts,
    line,
    async open(url) {
      const page = await browser.newPage();
      await page.setRequestInterception(true);
      page.on('request', (request) => void answer(request, foreignRequests));
      await page.goto(url);
      return page;
    },
    stop: () => started.stopAll(),
  };
}

async function answer(request: HTTPRequest, foreignRequests: string[]): Promise<void> {
  const url = new URL(request.url());
  if (staysHere(url)) return request.continue();
  // The protocol tells no type of what is loaded; a navigation is one.
  const given = await sandboxAnswer(url, request.isNavigationRequest(), mailbox);
  if (given !== null) return request.respond(given);
  foreignRequests.push(url.href);
  return request.abort('blockedbyclient');
}
