import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const run = promisify(execFile);
const script = fileURLToPath(new URL('./testing/read-vectors.ts', import.meta.url));
const large = { maxBuffer: 20_000_000 };
const root = fileURLToPath(new URL('../../', import.meta.url));

test('Deno, where the functions run, reads mail, people, calendars and dates as Node does', async () => {
  const [node, deno] = await Promise.all([
    run(process.execPath, [script], { cwd: root, ...large }),
    run(
      fileURLToPath(new URL('../../node_modules/.bin/deno', import.meta.url)),
      [
        ...['run', '--no-prompt', '--allow-read', '--allow-env', '--cached-only'],
        // Packages come from node_modules; nothing is downloaded or written.
        ...['--no-lock', '--node-modules-dir=manual', script],
      ],
      { cwd: root, env: { ...process.env, DENO_NO_UPDATE_CHECK: '1', NO_COLOR: '1' }, ...large },
    ),
  ]);
  const read: unknown = JSON.parse(node.stdout);
  expect(Object.keys(read as object).length).toBeGreaterThan(6);
  expect(JSON.parse(deno.stdout)).toEqual(read);
}, 60_000);
