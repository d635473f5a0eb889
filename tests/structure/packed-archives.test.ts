import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readZip } from '../tools/read-zip.ts';

/** What `npm run zip` leaves for the three stores, opened and looked at file by file. */
const browsers = ['chrome', 'edge', 'firefox'] as const;
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const backend = 'https://store-check.supabase.co';
const { THREADBOOK_URL, THREADBOOK_KEY, ...rest } = process.env;
const env = {
  ...rest,
  NODE_ENV: 'production',
  THREADBOOK_URL: backend,
  THREADBOOK_KEY: 'sb_publishable_store_check',
};
let out: string;

const run = (cwd: string, ...args: string[]) =>
  execFileSync(process.execPath, ['tests/tools/build.ts', ...args], { cwd, env, stdio: 'pipe' });
const archive = (name: string) => join(out, `threadbook-${version}-${name}.zip`);
const contentOf = (name: string) => readZip(archive(name));
const textOf = (name: string, file: string) => contentOf(name).get(file)?.toString('utf8') ?? '';

beforeAll(() => {
  out = mkdtempSync(join(tmpdir(), 'threadbook-packed-'));
  const chosen = browsers.flatMap((browser) => ['--browser', browser]);
  run('.', '--zip', ...chosen, '--out', out);
}, 120_000);

afterAll(() => rmSync(out, { recursive: true, force: true }));

/** Names of files that belong into a package; hashed chunks and styles, and the rest by name. */
const belongs = [
  /^(?:chunks|assets)\/[\w.-]+-[\w-]{8}\.(?:js|css)$/,
  /^_locales\/(?:en|zh_CN)\/messages\.json$/,
  /^icon\/(?:16|32|48|128)\.png$/,
  /^content-scripts\/(?:gmail|outlook|google-calendar)\.js$/,
  /^(?:gmail|outlook|google-calendar)-adapter\.js$/,
  /^(?:background\.js|manifest\.json|(?:options|sidebar|workspace)\.html)$/,
];

describe.each(browsers)('the archive for %s', (browser) => {
  test('holds what runs and nothing else', () => {
    const names = [...contentOf(browser).keys()];
    expect(
      names.filter((name) => !belongs.some((one) => one.test(name))),
      'A file that runs belongs on the list above; any other into no store',
    ).toEqual([]);
    for (const one of belongs) expect(names.filter((name) => one.test(name))).not.toEqual([]);
  });

  test('weighs little', () => {
    expect(statSync(archive(browser)).size).toBeLessThan(1_500_000);
  });

  test('carries the version, its icons, and its name in both languages', () => {
    const manifest = JSON.parse(textOf(browser, 'manifest.json'));
    expect(manifest.version).toBe(version);
    expect(manifest.default_locale).toBe('en');
    const files = contentOf(browser);
    for (const size of [16, 32, 48, 128]) {
      const icon = files.get(manifest.icons[size]);
      // Width and height stand at bytes 16 and 20 of every PNG.
      expect([icon?.readUInt32BE(16), icon?.readUInt32BE(20)]).toEqual([size, size]);
    }
    const [english, chinese] = ['en', 'zh_CN'].map((language) =>
      JSON.parse(textOf(browser, `_locales/${language}/messages.json`)),
    );
    expect(Object.keys(chinese)).toEqual(Object.keys(english));
  });

  test('runs no text as code and carries no source map', () => {
    const found = [...contentOf(browser)]
      .filter(([name]) => name.endsWith('.js'))
      .filter(([, text]) => /\beval\(|\bnew Function\b|sourceMappingURL/.test(text.toString()));
    expect(found.map(([name]) => name)).toEqual([]);
  });

  test('asks for what docs/permissions.md gives a reason for, no more and no less', () => {
    const manifest = JSON.parse(textOf(browser, 'manifest.json'));
    expect(manifest.optional_permissions ?? []).toEqual([]);
    expect(manifest.optional_host_permissions ?? []).toEqual([]);
    const asked = [...manifest.permissions, ...manifest.host_permissions].map((one: string) =>
      one === `${backend}/*` ? '<backend>' : one,
    );
    expect(asked.toSorted()).toEqual(justified().toSorted());
    expect(textOf(browser, 'manifest.json')).not.toMatch(/localhost|127\.0\.0\.1|<all_urls>/);
    for (const script of manifest.content_scripts)
      for (const match of script.matches) expect(manifest.host_permissions).toContain(match);
  });
});

/** Permissions and hosts with a row of their own and a reason worth the name. */
function justified(): string[] {
  const rows = readFileSync('docs/permissions.md', 'utf8').matchAll(/^\| `([^`]+)` \| (.*) \|$/gm);
  return [...rows].flatMap(([, name = '', reason = '']) => (reason.length < 20 ? [] : [name]));
}

test('the sources hold no test, no secret and no leftover', () => {
  const names = [...contentOf('sources').keys()];
  const strays = /\.test\.|\/testing\/|\.pem$|\.env|\.DS_Store|\.map$|\.log$|node_modules|\.output/;
  expect(names.filter((name) => strays.test(name))).toEqual([]);
  expect(names.filter((name) => !/^(?:extension|shared)\//.test(name)).toSorted()).toEqual([
    'README.md',
    'docs/build-from-sources.md',
    'docs/privacy.en.md',
    'docs/privacy.zh.md',
    'package-lock.json',
    'package.json',
    'tests/tools/backend-environment.ts',
    'tests/tools/build.ts',
    'tsconfig.json',
    'wxt.config.ts',
  ]);
});

test('a reviewer who builds the sources gets the package for Firefox, byte for byte', () => {
  const folder = join(out, 'from-sources');
  for (const [name, content] of contentOf('sources')) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  run(folder, '--browser', 'firefox');
  const built = join(folder, '.output/firefox-mv3');
  const names = readdirSync(built, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(built, name)).isFile())
    .toSorted();
  const packed = contentOf('firefox');
  expect(names).toEqual([...packed.keys()].toSorted());
  const differing = names.filter(
    (name) => packed.get(name)?.equals(readFileSync(join(built, name))) !== true,
  );
  expect(differing).toEqual([]);
}, 60_000);
