import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext } from 'playwright';
import { loadSecrets } from '../../supabase/local/backend-secrets.ts';
import { type Backend, startBackend } from '../../supabase/local/start-backend.ts';
import { settingsAtFake } from '../fakes/google/google-app.ts';
import type { GoogleFake } from '../fakes/google/google-fake.ts';
import type { Mailbox } from '../sandbox/mailbox.ts';
import { serveSandbox } from '../sandbox/serve-sandbox.ts';
import { ensureChineseFont, findBrowser, thisMachine } from '../tools/find-browser.ts';
import { type Built, buildForBackend } from './build-for-backend.ts';
import { ExtensionControl } from './extension-control.ts';
import { startGoogleBeside } from './google-beside.ts';
import { launchBrowser } from './launch-browser.ts';
import { startMailBeside } from './mail-beside.ts';
import { serveFolder } from './serve-folder.ts';
import { StopInOrder } from './stop-in-order.ts';

export interface WorldOptions {
  readonly headless: boolean;
  readonly fresh: boolean;
  readonly port: number;
  readonly databasePort: number;
  readonly dataDir: string;
  readonly mailbox: Mailbox;
  readonly log: (line: string) => void;
  readonly signal: AbortSignal;
}

/** The machine does not let it start; the message is for the person at the terminal. */
export class CannotStart extends Error {}

/** The whole product on one machine: backend, mail pages at their true hosts, extension in a browser, manager's page. */
export interface World {
  readonly backend: Backend;
  /** The stand-in for Google that a mailbox can be connected at. */
  readonly google: GoogleFake;
  /** Where the mails that the product sends are shown. */
  readonly caughtMailUrl: string;
  readonly built: Built;
  readonly context: BrowserContext;
  readonly extensionId: string;
  readonly control: ExtensionControl;
  readonly mailbox: Mailbox;
  /** Address of the manager's page. */
  readonly webUrl: string;
  /** Requests to hosts that are not part of this world; stays empty in a sound run. */
  readonly foreignRequests: readonly string[];
  stop(): Promise<void>;
}

/** @throws what the parts throw when they cannot start; everything that had started is stopped before. */
export async function startWorld(options: WorldOptions): Promise<World> {
  const started = new StopInOrder();
  try {
    return await startParts(options, started);
  } catch (error) {
    await started.stopAll();
    throw error;
  }
}

async function startParts(options: WorldOptions, started: StopInOrder): Promise<World> {
  const { headless, log, signal } = options;
  const machine = thisMachine(log);
  const browser = await findBrowser(machine);
  await ensureChineseFont(machine);

  const google = await startGoogleBeside();
  started.add(() => google.stop());
  const mail = await startMailBeside();
  started.add(() => mail.provider.stop());

  const backendFolder = join(options.dataDir, 'backend');
  const backend = await startBackend({
    dataDir: backendFolder,
    port: options.port,
    databasePort: options.databasePort,
    fresh: options.fresh,
    seed: true,
    google: settingsAtFake(google),
    mail: mail.settings,
    log,
    signal,
  }).catch((error: unknown) => {
    throw new CannotStart(error instanceof Error ? error.message : String(error), { cause: error });
  });
  started.add(() => backend.stop());
  log(`Backend: ${backend.url}`);

  const built = await buildForBackend(backend, log);
  const web = await serveFolder(built.web, 0);
  started.add(() => web.stop());
  const { cronSecret } = await loadSecrets(backendFolder);
  mail.connect({ url: backend.url, cronSecret, webUrl: web.url });

  const profile = join(options.dataDir, headless ? 'browser-headless' : 'browser');
  mkdirSync(profile, { recursive: true });
  const { context, extensionId } = await launchBrowser({
    browser,
    extension: built.extension,
    profile,
    headless,
    locale: 'en-US',
  });
  started.add(() => context.close());

  const foreignRequests: string[] = [];
  const { mailbox } = options;
  await serveSandbox(context, {
    mailbox,
    onForeignRequest: (url: string) => foreignRequests.push(url),
  });
  const control = await ExtensionControl.open(context, extensionId);
  return {
    backend,
    google,
    caughtMailUrl: mail.provider.url,
    built,
    context,
    extensionId,
    control,
    mailbox,
    webUrl: web.url,
    foreignRequests,
    stop: () => started.stopAll(),
  };
}
