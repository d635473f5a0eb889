import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import postgres from 'postgres';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  type BackendProcess,
  nobodyLeftOn,
  processesOn,
  runBackend,
} from './testing/backend-process.ts';

// These tests start whole backends as people do: with the disk, the locks and the ports of a real start.
// A start takes two seconds on a quiet machine and ten on one where everything else is tested as well.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let folder = '';
/** A folder after one clean start and stop, to copy where the first start is not what is tested. */
let pristine = '';
let running: BackendProcess[] = [];

const newFolder = () => mkdtemp(join(tmpdir(), 'threadbook-backend-'));

function run(...flags: string[]): BackendProcess {
  const backend = runBackend(folder, ['--no-seed', ...flags]);
  running.push(backend);
  return backend;
}

beforeAll(async () => {
  pristine = await newFolder();
  const backend = runBackend(pristine, ['--no-seed']);
  await backend.ready;
  await backend.end('SIGINT');
});

afterAll(() => rm(pristine, { recursive: true, force: true }));

beforeEach(async () => {
  folder = await newFolder();
});

afterEach(async () => {
  for (const backend of running) await backend.end('SIGKILL');
  running = [];
  await nobodyLeftOn(folder);
  await rm(folder, { recursive: true, force: true });
});

/** Keeps owners and modes, which Postgres insists on. */
const startFromPristine = () => promisify(execFile)('cp', ['-a', `${pristine}/.`, folder]);

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function query(url: string, text: string): Promise<postgres.RowList<postgres.Row[]>> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    return await sql.unsafe(text);
  } finally {
    await sql.end();
  }
}

const isUp = (url: string): Promise<boolean> =>
  fetch(`${url}/health`, { signal: AbortSignal.timeout(2000) }).then(
    (answer) => answer.ok,
    () => false,
  );

test('one line of JSON says where it is; the next start keeps what was written; --fresh does not', async () => {
  const first = run();
  const { url, databaseUrl, publishableKey } = await first.ready;
  expect(await isUp(url)).toBe(true);
  expect(publishableKey).toMatch(/^sb_publishable_/);
  await query(databaseUrl, 'create table public.kept (n int); insert into public.kept values (7)');
  expect(await first.end('SIGINT')).toBe(0);
  expect(first.output.stdout.split('\n')).toHaveLength(2);
  expect(await isUp(url)).toBe(false);
  await nobodyLeftOn(folder);

  const second = run();
  const again = await second.ready;
  expect(await query(again.databaseUrl, 'select n from public.kept')).toEqual([{ n: 7 }]);
  expect(await second.end('SIGTERM')).toBe(0);

  const third = await run('--fresh').ready;
  expect(await query(third.databaseUrl, `select to_regclass('public.kept') as kept`)).toEqual([
    { kept: null },
  ]);
});

test('the logs hold neither passwords nor keys nor values', async () => {
  await startFromPristine();
  const backend = run();
  const { databaseUrl } = await backend.ready;
  const secrets = await readFile(join(folder, 'secrets.json'), 'utf8');
  await query(databaseUrl, `select 'the-parameter'::int`).catch(() => undefined);
  const log = backend.output.stderr + (await readFile(join(folder, 'postgres.log'), 'utf8'));
  expect(log).not.toContain(new URL(databaseUrl).password);
  expect(log).not.toMatch(/select|the-parameter/);
  for (const [, value] of secrets.matchAll(/:"([^"]{16,})"/g)) expect(log).not.toContain(value);
});

test('nobody connects to the database without its password', async () => {
  await startFromPristine();
  const { databaseUrl } = await run().ready;
  const open = new URL(databaseUrl);
  open.password = 'guess';
  for (const user of ['postgres', 'supabase_admin']) {
    open.username = user;
    await expect(query(open.href, 'select 1')).rejects.toThrow(/password authentication failed/);
  }
});

describe('started where it cannot run', () => {
  test('a second start on the same folder says so and leaves the first alone', async () => {
    await startFromPristine();
    const { url } = await run().ready;
    const second = run();
    expect(await second.exit).toBe(1);
    expect(second.output.stderr).toMatch(/already runs on .*process \d+.*--data/s);
    expect(second.output.stdout).toBe('');
    expect(await isUp(url)).toBe(true);
  });

  test.each(['--port', '--db-port'])(
    'a taken %s is named, and nothing stays behind',
    async (flag) => {
      await startFromPristine();
      const other = createServer();
      await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
      const address = other.address();
      const port = address !== null && typeof address === 'object' ? String(address.port) : '';
      try {
        const backend = run(flag, port);
        expect(await backend.exit).toBe(1);
        expect(backend.output.stderr).toContain(`Port ${port} is taken`);
        expect(backend.output.stderr).toContain(`${flag} <port>`);
        await nobodyLeftOn(folder);
      } finally {
        await new Promise((resolve) => other.close(resolve));
      }
      await run(flag, port).ready;
    },
  );

  test('an unknown flag prints the usage', async () => {
    const backend = run('--frehs');
    expect(await backend.exit).toBe(1);
    expect(backend.output.stderr).toContain('Usage: npm run --silent backend');
  });
});

describe('killed with no chance to tidy up', () => {
  test('the launcher: the database stops by itself, nothing committed is lost', async () => {
    await startFromPristine();
    const first = run();
    const { databaseUrl } = await first.ready;
    await query(databaseUrl, 'create table public.kept as select 7 as n');
    await first.end('SIGKILL');
    await nobodyLeftOn(folder);
    const { databaseUrl: again } = await run().ready;
    expect(await query(again, 'select n from public.kept')).toEqual([{ n: 7 }]);
  });

  test('the database server: the launcher ends with a message, the next start recovers', async () => {
    await startFromPristine();
    const first = run();
    const { databaseUrl } = await first.ready;
    await query(databaseUrl, 'create table public.kept as select 7 as n');
    const [pid] = (await readFile(join(folder, 'cluster', 'postmaster.pid'), 'utf8')).split('\n');
    process.kill(Number(pid), 'SIGKILL');
    expect(await first.exit).toBe(1);
    expect(first.output.stderr).toContain('The database server ended by itself');
    const { databaseUrl: again } = await run().ready;
    expect(await query(again, 'select n from public.kept')).toEqual([{ n: 7 }]);
  });

  test('one session of the database: the backend goes on or ends with a message, and the next start works', async () => {
    await startFromPristine();
    const first = run();
    const { url, databaseUrl } = await first.ready;
    await query(databaseUrl, 'create table public.kept as select 7 as n');
    const sessions = await query(
      databaseUrl,
      `select pid from pg_stat_activity where application_name = 'threadbook-gateway'`,
    );
    process.kill(Number(sessions[0]?.pid), 'SIGKILL');
    // The driver either opens another connection, once the server has recovered, or throws where nobody can catch it.
    const ended = await Promise.race([
      first.exit,
      vi.waitFor(
        async () => {
          await pause(2000);
          expect(await isUp(url)).toBe(true);
        },
        { timeout: 30_000 },
      ),
    ]);
    if (ended !== undefined)
      expect([ended, first.output.stderr]).toEqual([1, expect.stringMatching(/stops|ended by/)]);
    await first.end('SIGINT');
    const { databaseUrl: again } = await run().ready;
    expect(await query(again, 'select n from public.kept')).toEqual([{ n: 7 }]);
  });

  test('all but the database server: the next start stops the orphan and goes on', async () => {
    await startFromPristine();
    const first = run();
    const { databaseUrl } = await first.ready;
    await query(databaseUrl, 'create table public.kept as select 7 as n');
    const [server] = (await readFile(join(folder, 'cluster', 'postmaster.pid'), 'utf8')).split(
      '\n',
    );
    // Held still, or it would see the shell die and stop the server itself.
    process.kill(first.pid, 'SIGSTOP');
    for (const pid of await shellsOn(folder)) process.kill(pid, 'SIGKILL');
    await first.end('SIGKILL');
    expect(await processesOn(folder)).toContain(Number(server));
    const second = run();
    const { databaseUrl: again } = await second.ready;
    expect(await query(again, 'select n from public.kept')).toEqual([{ n: 7 }]);
    expect(second.output.stderr).toContain('left behind');
  });

  test('the launcher while it starts, at any moment: the next start works', async () => {
    for (const moment of [250, 500, 750, 1000, 1250]) {
      const killed = run();
      await pause(moment);
      await killed.end('SIGKILL');
    }
    const { url } = await run().ready;
    expect(await isUp(url)).toBe(true);
  });

  test('the launcher while it makes the demo data: the next start makes all of it', async () => {
    const killed = runBackend(folder);
    running.push(killed);
    while (!killed.output.stderr.includes('schema ready')) await pause(5);
    await pause(150);
    await killed.end('SIGKILL');
    const next = runBackend(folder);
    running.push(next);
    const { accounts, databaseUrl } = await next.ready;
    expect(accounts).toHaveLength(12);
    expect(next.output.stderr).toContain('beginning anew');
    const [row] = await query(databaseUrl, 'select count(*)::int as people from public.members');
    expect(row?.people).toBe(12);
  });

  test('locks that name another living program are taken over', async () => {
    await startFromPristine();
    await writeFile(
      join(folder, 'launcher.json'),
      JSON.stringify({ pid: process.pid, command: 'node some-backend-of-old.ts' }),
    );
    await writeFile(join(folder, 'cluster', 'postmaster.pid'), `${process.pid}\n${folder}\n`);
    const { url } = await run().ready;
    expect(await isUp(url)).toBe(true);
  });
});

/** The shell that watches the server, and its watcher. */
async function shellsOn(path: string): Promise<number[]> {
  const shells: number[] = [];
  for (const pid of await processesOn(path)) {
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    if (command.startsWith('/bin/sh')) shells.push(pid);
  }
  return shells;
}
