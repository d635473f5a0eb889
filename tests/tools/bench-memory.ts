import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import postgres from 'postgres';
import * as z from 'zod/mini';
import { loadSecrets } from '../../supabase/local/backend-secrets.ts';
import { copyOfLoaded } from './bench-data.ts';
import { type Figure, figure } from './bench-figure.ts';
import { benchLogin, prepareBenchLogins } from './bench-logins.ts';
import { benchOrg, type DatabaseUse, databaseUses } from './database-uses.ts';

/**
 * How much memory the local backend holds with a large organisation while twelve clients ask for everything that has a
 * budget: the proportional set size of its process and of all below it, by /proc/PID/smaps_rollup. Of what Postgres' processes
 * share each page counts once; what is private to each counts in full. Sampled twice a second; the largest sum is told.
 */
const clients = 12;
const seconds = 15;

const ready = z.object({ url: z.string(), publishableKey: z.string(), databaseUrl: z.string() });

export async function measureMemory(
  customers: number,
  log: (line: string) => void,
): Promise<Figure[]> {
  if (process.platform !== 'linux') {
    log('Memory is read from /proc, so on Linux only.');
    return [];
  }
  const folder = await copyOfLoaded(customers, log);
  const child = spawn(
    process.execPath,
    [
      ...['supabase/local/backend.ts', '--no-seed', '--data', folder],
      ...['--port', '0', '--db-port', '0'],
    ],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  );
  try {
    const place = ready.parse(JSON.parse(await firstLine(child)));
    const idle = residentOf(child.pid);
    const working = workThrough(folder, place, customers);
    let most = idle;
    let over = false;
    const end = () => {
      over = true;
    };
    working.then(end, end);
    while (!over) {
      await new Promise((resolve) => setTimeout(resolve, 500));
      most = Math.max(most, residentOf(child.pid));
    }
    const { calls, errors } = await working;
    return [
      figure('local backend, ready with the data', idle, 'MB', null),
      figure('local backend, at work with the data', most, 'MB', 500),
      figure('local backend, at work: calls a second', calls / seconds, 'per s', null),
      figure('local backend, at work: errors', errors, 'calls', 0),
    ];
  } finally {
    await stopped(child);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Every use with a budget, by its own member, twelve at a time through the gateway. Answers how many were asked and failed. */
async function workThrough(
  folder: string,
  { url, publishableKey, databaseUrl }: z.infer<typeof ready>,
  customers: number,
): Promise<{ calls: number; errors: number }> {
  const admin = postgres(databaseUrl.replace('//postgres:', '//supabase_admin:'), {
    ...{ max: 1, onnotice: () => {} },
  });
  const session = {
    auth: { persistSession: false, autoRefreshToken: false },
    global: { headers: { 'x-threadbook-org': benchOrg } },
  };
  const { secretKey } = await loadSecrets(folder);
  const signedIn = new Map<number, SupabaseClient>();
  const done = { calls: 0, errors: 0 };
  try {
    const service = await prepareBenchLogins({ url, secretKey }, admin);
    const uses = await databaseUses(admin, customers, 60);
    for (const member of new Set(uses.map((use) => use.member))) {
      const login = await benchLogin(service, admin, member);
      const client = createClient(url, publishableKey, session);
      const { error } = await client.auth.signInWithPassword(login);
      if (error !== null) throw error;
      signedIn.set(member, client);
    }
    const end = performance.now() + seconds * 1000;
    const ask = async ({ member, call }: DatabaseUse, turn: number) => {
      const [rpc, payload] = call(turn);
      const answer = await signedIn.get(member)?.rpc(rpc, { payload });
      done.calls += 1;
      if (answer?.error !== null) done.errors += 1;
    };
    await Promise.all(
      Array.from({ length: clients }, async (_, first) => {
        for (let turn = 0; performance.now() < end; turn += 1) {
          const use = uses[(first + turn) % uses.length];
          if (use !== undefined) await ask(use, (first * 5 + turn) % 60);
        }
      }),
    );
    return done;
  } finally {
    await admin.end();
  }
}

/** Megabytes of a process and of all below it; a process that ended meanwhile counts nothing. */
function residentOf(root: number | undefined): number {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc'))
    if (/^\d+$/.test(name)) parents.set(Number(name), parentOf(name));
  const isBelow = (pid: number): boolean =>
    pid === root || (parents.has(pid) && pid > 1 && isBelow(parents.get(pid) ?? 0));
  let kilobytes = 0;
  for (const pid of parents.keys()) if (isBelow(pid)) kilobytes += proportionalSize(pid);
  return kilobytes / 1000;
}

function parentOf(pid: string): number {
  // The second field is the program's name in brackets, which may hold blanks.
  return Number(readOr(`/proc/${pid}/stat`).split(') ')[1]?.split(' ')[1] ?? 0);
}

const proportionalSize = (pid: number): number =>
  Number(/^Pss:\s+(\d+) kB/m.exec(readOr(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0);

function readOr(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.stdout?.once('data', (data) => resolve(String(data)));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`The backend ended with code ${code}.`)));
  });
}

function stopped(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null) {
      resolve();
      return;
    }
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}
