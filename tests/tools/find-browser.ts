import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { chromium } from 'playwright';

/** What the search may ask of a machine; a test gives a machine of its own. */
export interface Machine {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where Playwright would keep the browser it downloads. */
  readonly playwrightBrowser: string;
  /** `ID` of /etc/os-release, or the platform's name where there is none. */
  readonly system: string;
  readonly isRoot: boolean;
  exists(path: string): boolean;
  /** Resolves with the exit code and everything printed; never rejects. */
  run(command: string, args: readonly string[]): Promise<{ code: number; output: string }>;
  log(line: string): void;
}

/** No browser, and none could be installed: the message says what the person can do. */
export class BrowserMissing extends Error {}

/**
 * Chromium under the names that systems give it. Google Chrome and Edge are left out on purpose: since version 137
 * they ignore `--load-extension`, so a run with them would show an inbox without a sidebar.
 */
const installedBrowsers = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/lib/chromium/chromium',
  '/snap/bin/chromium',
  '/opt/homebrew/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * Path of a Chromium that can load an unpacked extension: CHROME_PATH, Playwright's own, an installed one, and at last
 * one that is installed now (Debian's package for root, else Playwright's download).
 * @throws BrowserMissing
 */
export async function findBrowser(machine: Machine): Promise<string> {
  const named = machine.env.CHROME_PATH;
  if (named !== undefined && named !== '') {
    if (machine.exists(named)) return named;
    throw new BrowserMissing(`CHROME_PATH names ${named}, and there is no such file.`);
  }
  const found = [machine.playwrightBrowser, ...installedBrowsers].find(machine.exists);
  return found ?? (await installBrowser(machine));
}

/** Chinese text is drawn as boxes without a CJK font: pictures would show nothing. Never stops a run. */
export async function ensureChineseFont(machine: Machine): Promise<void> {
  // macOS and Windows bring one.
  if (machine.system === 'darwin' || machine.system === 'win32') return;
  const listed = await machine.run('fc-list', [':lang=zh', 'family']);
  if (listed.code === 0 && listed.output.trim() !== '') return;
  if (!canUseApt(machine)) {
    machine.log('No Chinese font here: install fonts-noto-cjk, or Chinese text shows as boxes.');
    return;
  }
  machine.log('No Chinese font here: installing fonts-wqy-microhei (2 MB).');
  if (!(await aptInstall(machine, ['fontconfig', 'fonts-wqy-microhei']))) {
    machine.log('The font could not be installed: Chinese text shows as boxes.');
  }
}

async function installBrowser(machine: Machine): Promise<string> {
  if (canUseApt(machine)) {
    machine.log("No Chromium here: installing Debian's package, about a minute.");
    if (await aptInstall(machine, ['chromium'])) {
      const installed = installedBrowsers.find(machine.exists);
      if (installed !== undefined) return installed;
    }
    machine.log("Debian's package could not be installed.");
  }
  machine.log("No Chromium here: downloading Playwright's own, about 170 MB.");
  const download = await machine.run(process.execPath, [
    'node_modules/playwright/cli.js',
    'install',
    ...(machine.isRoot ? ['--with-deps'] : []),
    'chromium',
  ]);
  if (download.code === 0 && machine.exists(machine.playwrightBrowser)) {
    return machine.playwrightBrowser;
  }
  throw new BrowserMissing(
    'No Chromium was found, and none could be installed. Install Chromium (Debian: apt-get install chromium) ' +
      `or name one in CHROME_PATH.\n${download.output.trim().split('\n').slice(-5).join('\n')}`,
  );
}

export const canUseApt = (machine: Machine): boolean =>
  // Ubuntu's "chromium" is a pointer to a snap, which does not run in a container.
  machine.isRoot && machine.system === 'debian' && machine.exists('/usr/bin/apt-get');

export async function aptInstall(machine: Machine, packages: readonly string[]): Promise<boolean> {
  const update = await machine.run('apt-get', ['update', '-qq']);
  if (update.code !== 0)
    machine.log('apt-get update failed; trying with the lists that are there.');
  const install = await machine.run('apt-get', [
    'install',
    '-y',
    '-qq',
    '--no-install-recommends',
    ...packages,
  ]);
  return install.code === 0;
}

export function thisMachine(log: (line: string) => void): Machine {
  return {
    env: process.env,
    playwrightBrowser: chromium.executablePath(),
    system: systemName(),
    isRoot: process.getuid?.() === 0,
    exists: existsSync,
    run: (command, args) =>
      new Promise((resolve) => {
        execFile(
          command,
          [...args],
          {
            maxBuffer: 64_000_000,
            timeout: 600_000,
            env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
          },
          (error, stdout, stderr) =>
            resolve({ code: error === null ? 0 : 1, output: `${stdout}${stderr}` }),
        );
      }),
    log,
  };
}

function systemName(): string {
  try {
    return /^ID=["']?([\w-]+)/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? 'linux';
  } catch {
    return process.platform;
  }
}
