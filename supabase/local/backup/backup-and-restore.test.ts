import { execFile } from 'node:child_process';
import {
  copyFile,
  mkdir,
  mkdtemp,
  readFile,
  rm,
  stat,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gunzipSync, gzipSync } from 'node:zlib';
import { createClient } from '@supabase/supabase-js';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { namedCustomerIds } from '../../seed/demo-customers.ts';
import { demoPassword, demoRep } from '../../seed/demo-organisation.ts';
import { call, logPayload, mailPayload } from '../../tests/call-operation.ts';
import { contract, fileOf } from '../../tests/customer-file-fixtures.ts';
import { type BackendProcess, nobodyLeftOn, runBackend } from '../testing/backend-process.ts';
import { backupHeader, endOfRows } from './backup-file.ts';
import { describeRights, describeTables } from './describe-database.ts';

// Whole backends, as people start them.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let folder = '';
let source: BackendProcess | null = null;
const path = (name: string): string => join(folder, name);
const { acme } = namedCustomerIds;

const run = (command: 'backup' | 'restore', data: string, file: string) =>
  promisify(execFile)(process.execPath, [
    fileURLToPath(new URL(`./${command}.ts`, import.meta.url)),
    ...['--data', path(data), path(file)],
  ]);
const complaintOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'none',
    (error: { stderr?: string }) => error.stderr ?? String(error),
  );

async function signIn(url: string, key: string) {
  const auth = { persistSession: false, autoRefreshToken: false };
  const client = createClient(url, key, { auth });
  const { error } = await client.auth.signInWithPassword({
    email: demoRep,
    password: demoPassword,
  });
  expect(error).toBeNull();
  return client;
}

async function describeAt(url: string) {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    return { tables: await describeTables(sql), rights: await describeRights(sql) };
  } finally {
    await sql.end();
  }
}

/** As the owner of the tables, who sees all rows. */
const before: { tables: unknown; rights: unknown } = { tables: null, rights: null };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'threadbook-backup-'));
  source = runBackend(path('source'));
  const { url, publishableKey, databaseUrl } = await source.ready;
  const rep = await signIn(url, publishableKey);
  await call(rep, 'saveContract', contract(acme));
  Object.assign(before, await describeAt(databaseUrl));
  // While it runs: nobody has to stop working for a backup.
  const { stdout } = await run('backup', 'source', 'all.gz');
  expect(stdout).toMatch(/^backup: \d+ rows of \d+ tables, \d+ rights, \d+\.\d s\n$/);
});

afterAll(async () => {
  await source?.end('SIGKILL');
  await nobodyLeftOn(folder);
  await rm(folder, { recursive: true, force: true });
});

test('O02 what is restored elsewhere is the same, opens its seals and goes on', async () => {
  await mkdir(path('target'));
  await copyFile(path('source/secrets.json'), path('target/secrets.json'));
  const { stdout } = await run('restore', 'target', 'all.gz');
  expect(stdout).toMatch(/^restore: .* s\n$/);
  const target = runBackend(path('target'));
  try {
    const { url, publishableKey, databaseUrl, accounts } = await target.ready;
    expect(accounts).toHaveLength(12);
    expect(await describeAt(databaseUrl)).toEqual(before);
    const rep = await signIn(url, publishableKey);
    expect((await call(rep, 'customerCard', { customer_id: acme })).relation).toBe('mine');
    const amounts = (await fileOf(rep, acme)).contracts.map((one) => one.amount_minor);
    expect(amounts).toContain(1_234_500);
    const logged = logPayload(acme, mailPayload('after-restore'));
    const first = await call(rep, 'logInteraction', logged);
    expect(await call(rep, 'logInteraction', logged)).toEqual(first);
    expect(await complaintOf(run('restore', 'target', 'all.gz'))).toContain('already runs');
  } finally {
    await target.end('SIGINT');
  }
  expect(await complaintOf(run('restore', 'target', 'all.gz'))).toContain('holds a database');
});

test('without the key of the source, or with another, nothing is restored', async () => {
  const bare = await complaintOf(run('restore', 'bare', 'all.gz'));
  expect(bare).toContain('does not hold the key of sealed columns');
  const secrets = await readFile(path('source/secrets.json'), 'utf8');
  const other = secrets.replace(/("columnKey":")[0-9a-f]{64}/, `$1${'0'.repeat(64)}`);
  await writeFile(path('bare/secrets.json'), other);
  expect(await complaintOf(run('restore', 'bare', 'all.gz'))).toContain('sealed under another key');
});

test('a backup that was cut off, or is none, restores nothing', async () => {
  await mkdir(path('cut'));
  await copyFile(path('source/secrets.json'), path('cut/secrets.json'));
  await copyFile(path('all.gz'), path('cut.gz'));
  await truncate(path('cut.gz'), Math.floor((await stat(path('cut.gz'))).size / 2));
  expect(await complaintOf(run('restore', 'cut', 'cut.gz'))).not.toBe('none');
  expect(await complaintOf(stat(path('cut/cluster')))).toContain('ENOENT');
  const none = await complaintOf(run('restore', 'cut', 'source/secrets.json'));
  expect(none).toContain('no backup of Threadbook');
});

test.each([
  ['without the end of a table', (lines: string[]) => lines.filter((line) => line !== endOfRows)],
  ['without its last line', (lines: string[]) => lines.slice(0, -2).concat('')],
  ['with a row that fits no table', (lines: string[]) => lines.toSpliced(1, 0, 'no row')],
])(
  'a backup that somebody made by hand, %s, is refused and restores nothing',
  async (_, change) => {
    const folderName = `made-${change.toString().length}`;
    await mkdir(path(folderName));
    await copyFile(path('source/secrets.json'), path(`${folderName}/secrets.json`));
    const text = gunzipSync(await readFile(path('all.gz'))).toString('utf8');
    await writeFile(path(`${folderName}.gz`), gzipSync(change(text.split('\n')).join('\n')));
    const said = await complaintOf(run('restore', folderName, `${folderName}.gz`));
    expect(said).toContain('Nothing was restored');
    expect(await complaintOf(stat(path(`${folderName}/cluster`)))).toContain('ENOENT');
  },
  60_000,
);

test('the file holds neither the key nor a sealed amount in clear', async () => {
  const text = gunzipSync(await readFile(path('all.gz'))).toString('latin1');
  const secrets: unknown = JSON.parse(await readFile(path('source/secrets.json'), 'utf8'));
  const { columnKey } = secrets as { columnKey: string };
  expect(text).not.toContain(columnKey);
  expect(text).not.toContain('1234500');
  const { tables } = backupHeader.parse(JSON.parse(text.split('\n')[0] ?? ''));
  expect(tables.filter(({ name }) => /local_keys|call_counters/.test(name))).toEqual([]);
});
