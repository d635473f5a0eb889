import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type BrowserContext, chromium, type Worker } from 'playwright';
import * as z from 'zod/mini';

export interface LaunchOptions {
  /** Path of a Chromium (tests/tools/find-browser.ts). */
  readonly browser: string;
  /** Folder of the built extension. */
  readonly extension: string;
  /** Folder of the browser profile; kept between runs if the caller keeps it. */
  readonly profile: string;
  readonly headless: boolean;
  /** Language of the browser's own interface; the product's language is the member's. */
  readonly locale: 'en-US' | 'zh-CN';
}

export interface LaunchedBrowser {
  readonly context: BrowserContext;
  readonly extensionId: string;
}

/**
 * A Chromium with the extension in it and no other, its profile in the mode in which people are worst off: third-party
 * cookies blocked, so that the sidebar's frame gets no storage whatever (seen: localStorage, IndexedDB and locks all
 * throw there, BroadcastChannel works).
 */
export async function launchBrowser(options: LaunchOptions): Promise<LaunchedBrowser> {
  forgetOtherBuild(options);
  blockThirdPartyStorage(options.profile);
  const context = await chromium.launchPersistentContext(options.profile, {
    executablePath: options.browser,
    headless: options.headless,
    viewport: options.headless ? { width: 1440, height: 860 } : null,
    locale: options.locale,
    // A window shows the person's own zone; a run by itself must not depend on the machine's,
    // and what fades in is neither in a picture nor measured while it does.
    ...(options.headless ? { timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce' } : {}),
    // The caller stops the browser: Playwright's own handlers would end the process before the database is stopped.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...(options.headless ? ['--disable-gpu'] : []),
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      `--lang=${options.locale}`,
      `--disable-extensions-except=${options.extension}`,
      `--load-extension=${options.extension}`,
    ],
  });
  const worker = await backgroundOf(context);
  return { context, extensionId: new URL(worker.url()).host };
}

/** The extension's background worker; it may have stopped and started again since the last call. */
export async function backgroundOf(context: BrowserContext): Promise<Worker> {
  return context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
}

/**
 * A profile keeps the background's script for as long as the extension's version is the same (seen): another build would
 * run with the background of the one before. So a profile belongs to one build.
 */
function forgetOtherBuild({ profile, extension }: LaunchOptions): void {
  const note = join(profile, 'extension');
  const manifest = statSync(join(extension, 'manifest.json'));
  const build = `${resolve(extension)} ${manifest.mtimeMs}`;
  if (existsSync(note) && readFileSync(note, 'utf8') === build) return;
  rmSync(profile, { recursive: true, force: true });
  mkdirSync(profile, { recursive: true });
  writeFileSync(note, build);
}

const preferences = z.record(z.string(), z.unknown());

function blockThirdPartyStorage(profile: string): void {
  const folder = join(profile, 'Default');
  const path = join(folder, 'Preferences');
  mkdirSync(folder, { recursive: true });
  const present = readPreferences(path);
  const profilePart = preferences.safeParse(present.profile);
  const extensionsPart = preferences.safeParse(present.extensions);
  writeFileSync(
    path,
    JSON.stringify({
      ...present,
      profile: {
        ...(profilePart.success ? profilePart.data : {}),
        block_third_party_cookies: true,
        cookie_controls_mode: 1,
        // A profile whose browser was killed would open with a bubble over the mail.
        exit_type: 'Normal',
      },
      // Without it an unpacked extension that reloads itself stays dead.
      extensions: {
        ...(extensionsPart.success ? extensionsPart.data : {}),
        ui: { developer_mode: true },
      },
    }),
  );
}

function readPreferences(path: string): Record<string, unknown> {
  try {
    return preferences.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    // A new profile, or a file that a killed browser left half written: Chromium would begin anew as well.
    return {};
  }
}
