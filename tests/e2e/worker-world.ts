import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright';
import { localPublishableKey } from '../../supabase/local/backend-secrets.ts';
import { type Backend, startBackend } from '../../supabase/local/start-backend.ts';
import { settingsAtFake } from '../fakes/google/google-app.ts';
import { demoMailbox } from '../sandbox/demo-mailbox.ts';
import { serveSandbox } from '../sandbox/serve-sandbox.ts';
import { findBrowser, thisMachine } from '../tools/find-browser.ts';
import { BackendGate } from '../world/backend-gate.ts';
import { type Built, buildForBackend } from '../world/build-for-backend.ts';
import { type Customer, DatabaseFacts } from '../world/database-facts.ts';
import { ExtensionControl } from '../world/extension-control.ts';
import { startGoogleBeside } from '../world/google-beside.ts';
import { launchBrowser } from '../world/launch-browser.ts';
import { serveFolder } from '../world/serve-folder.ts';
import { StopInOrder } from '../world/stop-in-order.ts';
import { SwitchableMailbox } from './switchable-mailbox.ts';

/** What the builds under test have for a backend; the gate sends it on to the worker's own. */
export const buildAddress = 'http://127.0.0.1:54321';

/** Backend, builds and browser of one worker: started once, used by all of its tests. */
export interface WorkerWorld {
  readonly backend: Backend;
  readonly built: Built;
  readonly context: BrowserContext;
  readonly extensionId: string;
  readonly control: ExtensionControl;
  readonly gate: BackendGate;
  readonly mailbox: SwitchableMailbox;
  /** Requests to hosts that are neither a mail page nor this machine. */
  readonly foreignRequests: string[];
  readonly siteUrl: string;
  /** The manager's page as somebody finds it who has never been there. */
  openSite(): Promise<Page>;
  readonly facts: DatabaseFacts;
  /** The customer of a domain. @throws Error when there is none: a mistake in a test. */
  customer(domain: string): Promise<Customer>;
  /** Lets the background worker die, as the browser does when it was idle for half a minute. */
  stopBackground(): Promise<void>;
  stop(): Promise<void>;
}

export async function startWorkerWorld(): Promise<WorkerWorld> {
  const started = new StopInOrder();
  const stopping = new AbortController();
  const folder = await mkdtemp(join(tmpdir(), 'threadbook-e2e-'));
  started.add(() => rm(folder, { recursive: true, force: true }));
  const lines: string[] = [];
  const log = (line: string): void => void lines.push(line);
  const browser = await findBrowser(thisMachine(console.log));

  const google = await startGoogleBeside();
  started.add(() => google.stop());

  const backend = await startBackend({
    dataDir: join(folder, 'backend'),
    port: 0,
    databasePort: 0,
    fresh: true,
    seed: true,
    google: settingsAtFake(google),
    log,
    signal: stopping.signal,
  });
  started.add(() => backend.stop());
  const facts = new DatabaseFacts(backend.adminDatabaseUrl);
  started.add(() => facts.close());
  const built = await buildForBackend(
    { url: buildAddress, publishableKey: localPublishableKey },
    console.log,
  );
  const web = await serveFolder(built.web, 0);
  started.add(() => web.stop());
  const { context, extensionId } = await launchBrowser({
    browser,
    extension: built.extension,
    profile: join(folder, 'profile'),
    headless: true,
    locale: 'en-US',
  });
  started.add(() => context.close());
  const mailbox = new SwitchableMailbox(demoMailbox({ now: new Date() }));
  const foreignRequests: string[] = [];
  await serveSandbox(context, {
    mailbox,
    onForeignRequest: (url: string) => foreignRequests.push(url),
  });
  const gate = await BackendGate.open(context, buildAddress, backend.url);
  const control = await ExtensionControl.open(context, extensionId);
  return {
    backend,
    built,
    context,
    extensionId,
    control,
    gate,
    mailbox,
    foreignRequests,
    siteUrl: web.url,
    openSite: async () => {
      const page = await context.newPage();
      await page.goto(web.url);
      await page.evaluate(() => localStorage.clear());
      await page.reload();
      return page;
    },
    facts,
    customer: async (domain) => {
      const customer = await facts.customerOf(domain);
      if (customer === null) throw new Error(`The database knows no customer of ${domain}.`);
      return customer;
    },
    stopBackground: () => control.stopWorkers(),
    stop: () => started.stopAll(),
  };
}
