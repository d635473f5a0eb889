import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumExtensionId } from '../../extension/manifest.ts';
import { measureBundle } from '../tools/bench-bundle.ts';

/** What `npm run build` makes when nobody names a backend: the same as a release but for its address. */
let out: string;

beforeAll(() => {
  out = mkdtempSync(join(tmpdir(), 'threadbook-build-'));
  const { THREADBOOK_URL, THREADBOOK_KEY, ...env } = process.env;
  const targets = ['--browser', 'chrome', '--browser', 'firefox', '--web'];
  execFileSync(process.execPath, ['tests/tools/build.ts', ...targets, '--out', out], {
    // vitest's own NODE_ENV would make it a build for development.
    env: { ...env, NODE_ENV: 'production' },
    stdio: 'pipe',
  });
}, 120_000);

afterAll(() => rmSync(out, { recursive: true, force: true }));

const readJson = (path: string) => JSON.parse(readFileSync(path, 'utf8'));

function textsUnder(folder: string): { path: string; text: string }[] {
  return readdirSync(join(out, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:js|css|html|json)$/.test(name))
    .map((name) => ({
      path: `${folder}/${name}`,
      text: readFileSync(join(out, folder, name), 'utf8'),
    }));
}

describe.each(['chrome', 'firefox'])('the manifest for %s', (browser) => {
  test('M07 asks for what is checked in, and for nothing more', () => {
    const { version, ...manifest } = readJson(join(out, `${browser}-mv3`, 'manifest.json'));
    expect(
      manifest,
      `A wider permission is a decision: change tests/structure/expected/${browser}-manifest.json with a reason in the commit`,
    ).toEqual(readJson(`tests/structure/expected/${browser}-manifest.json`));
    expect(version).toBe(readJson('package.json').version);
  });

  test('M07 names no machine of a developer and lets no site in', () => {
    const manifest = readFileSync(join(out, `${browser}-mv3`, 'manifest.json'), 'utf8');
    expect(manifest).not.toMatch(/localhost|127\.0\.0\.1|<all_urls>|externally_connectable|http:/);
  });
});

test('the id that sign-ins return to is the one that the key makes', () => {
  const { key } = readJson(join(out, 'chrome-mv3', 'manifest.json'));
  const hash = createHash('sha256').update(Buffer.from(key, 'base64')).digest('hex').slice(0, 32);
  const id = [...hash]
    .map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)))
    .join('');
  expect(id).toBe(chromiumExtensionId);
});

test.each(['chrome-mv3', 'firefox-mv3', 'web'])('T23 %s holds no secret', (target) => {
  const secret = /sb_secret_\w|-----BEGIN|eyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]{10,}/;
  const found = textsUnder(target).filter(({ text }) => secret.test(text));
  expect(
    found.map(({ path }) => path),
    'Only the publishable key may be built in; everything else stays on the server',
  ).toEqual([]);
});

test.each(['chrome-mv3', 'firefox-mv3', 'web'])('%s brings all its code along', (target) => {
  const fetched = /\bimport\(["'`]https?:|\bimportScripts\(/;
  // A script without a relative `src` is inline or foreign; so is an `onclick="…"`.
  const inPage = /<script(?![^>]*\bsrc="\.{0,2}\/)|\son\w+="/;
  const found = textsUnder(target).filter(
    ({ path, text }) =>
      (path.endsWith('.js') && fetched.test(text)) || (path.endsWith('.html') && inPage.test(text)),
  );
  expect(
    found.map(({ path }) => path),
    'Scripts come from the package, as files: the content security policy refuses others',
  ).toEqual([]);
});

test('the site runs without an extension', () => {
  const parts =
    /\bwxt\b|\b(?:chrome|browser)\.(?:runtime|tabs|storage|alarms)\b|load_adapter|data-legacy-thread-id/;
  const found = textsUnder('web').filter(({ text }) => parts.test(text));
  expect(
    found.map(({ path }) => path),
    'Reach it through a port that extension/web/site-ports.ts supplies another way',
  ).toEqual([]);
});

test('what runs inside a mail page holds neither React nor the database client', () => {
  const found = textsUnder('chrome-mv3')
    .filter(({ path }) => /content-scripts\/|-adapter\.js$/.test(path))
    .filter(({ text }) => /supabase|react|mantine/i.test(text));
  expect(
    found.map(({ path }) => path),
    'The page shares a process with it: draw in the sidebar, ask the background',
  ).toEqual([]);
});

test('loader and first paint keep their budgets, which are of sizes and so the same everywhere', () => {
  const over = measureBundle(join(out, 'chrome-mv3')).filter(({ ok }) => !ok);
  expect(over, 'Load what is not on the first screen with import()').toEqual([]);
});
