import { describe, expect, it } from 'vitest';
import { BrowserMissing, ensureChineseFont, findBrowser, type Machine } from './find-browser.ts';

interface Given {
  readonly files?: readonly string[];
  readonly env?: Record<string, string>;
  readonly system?: string;
  readonly isRoot?: boolean;
  /** Files that appear when a command whose line contains the key has run; null makes it fail. */
  readonly after?: Record<string, string | null>;
  readonly fonts?: string;
}

function machineWith(given: Given): Machine & { ran: string[]; said: string[] } {
  const files = new Set(given.files ?? []);
  const ran: string[] = [];
  const said: string[] = [];
  return {
    ran,
    said,
    env: given.env ?? {},
    playwrightBrowser: '/cache/playwright/chrome',
    system: given.system ?? 'debian',
    isRoot: given.isRoot ?? false,
    exists: (path) => files.has(path),
    run: async (command, args) => {
      const line = [command, ...args].join(' ');
      ran.push(line);
      if (command === 'fc-list') return { code: 0, output: given.fonts ?? '' };
      for (const [part, file] of Object.entries(given.after ?? {})) {
        if (!line.includes(part)) continue;
        if (file === null) return { code: 1, output: 'no network' };
        files.add(file);
      }
      return { code: 0, output: '' };
    },
    log: (line) => said.push(line),
  };
}

describe('finding a browser', () => {
  it('takes the one that CHROME_PATH names before all others', async () => {
    const machine = machineWith({
      env: { CHROME_PATH: '/opt/mine' },
      files: ['/opt/mine', '/usr/bin/chromium'],
    });
    expect(await findBrowser(machine)).toBe('/opt/mine');
  });

  it('says so when CHROME_PATH names nothing, instead of taking another', async () => {
    const machine = machineWith({
      env: { CHROME_PATH: '/opt/gone' },
      files: ['/usr/bin/chromium'],
    });
    await expect(findBrowser(machine)).rejects.toThrow('CHROME_PATH names /opt/gone');
  });

  it("prefers Playwright's own to an installed one, and installs nothing when there is one", async () => {
    const own = machineWith({ files: ['/cache/playwright/chrome', '/usr/bin/chromium'] });
    expect(await findBrowser(own)).toBe('/cache/playwright/chrome');
    const installed = machineWith({ files: ['/usr/bin/chromium'] });
    expect(await findBrowser(installed)).toBe('/usr/bin/chromium');
    expect([...own.ran, ...installed.ran]).toEqual([]);
  });

  it("installs Debian's package for root", async () => {
    const machine = machineWith({
      isRoot: true,
      files: ['/usr/bin/apt-get'],
      after: { 'install -y -qq --no-install-recommends chromium': '/usr/bin/chromium' },
    });
    expect(await findBrowser(machine)).toBe('/usr/bin/chromium');
    expect(machine.said.join()).toContain('installing');
  });

  it("downloads Playwright's own where there is no root, and on systems whose package is a snap", async () => {
    for (const given of [{ isRoot: false }, { isRoot: true, system: 'ubuntu' }]) {
      const machine = machineWith({
        ...given,
        files: ['/usr/bin/apt-get'],
        after: { 'cli.js install': '/cache/playwright/chrome' },
      });
      expect(await findBrowser(machine)).toBe('/cache/playwright/chrome');
      expect(machine.ran.some((line) => line.startsWith('apt-get'))).toBe(false);
    }
  });

  it('says what to do when nothing could be installed', async () => {
    const machine = machineWith({
      isRoot: true,
      files: ['/usr/bin/apt-get'],
      after: { 'apt-get install': null, 'cli.js install': null },
    });
    const failure = await findBrowser(machine).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(BrowserMissing);
    expect(String(failure)).toContain('apt-get install chromium');
  });
});

describe('finding a Chinese font', () => {
  it('installs a small one for root when none is there, and never stops a run', async () => {
    const machine = machineWith({ isRoot: true, files: ['/usr/bin/apt-get'] });
    await ensureChineseFont(machine);
    expect(machine.ran.at(-1)).toContain('fonts-wqy-microhei');
    const without = machineWith({ isRoot: false });
    await ensureChineseFont(without);
    expect(without.said.join()).toContain('fonts-noto-cjk');
  });

  it('leaves a machine alone that has one', async () => {
    const machine = machineWith({
      isRoot: true,
      files: ['/usr/bin/apt-get'],
      fonts: 'Noto Sans CJK',
    });
    await ensureChineseFont(machine);
    expect(machine.ran).toEqual(['fc-list :lang=zh family']);
  });
});
