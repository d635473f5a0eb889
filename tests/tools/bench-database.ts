import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { startBackend } from '../../supabase/local/start-backend.ts';
import { type Figure, figure } from './bench-figure.ts';

/**
 * Database time of each use on a large organisation, over a direct connection in the caller's role, beside a bare key read
 * in the same run. The data is the same in every run: tests/tools/bench-load.sql.
 */
const org = '00000000-0000-4000-8000-0000000000aa';
const runs = 60;

type Sql = postgres.Sql;
type Call = (turn: number) => readonly [rpc: string, payload: object];

/** 95th percentile of milliseconds. */
function p95(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * 0.95) - 1)] ?? 0;
}

export async function measureDatabase(
  customers: number,
  log: (line: string) => void,
): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'threadbook-bench-'));
  const stop = new AbortController();
  const backend = await startBackend({
    ...{ dataDir: folder, port: 0, databasePort: 0, fresh: true, seed: false, log: () => {} },
    signal: stop.signal,
  });
  const admin = postgres(backend.adminDatabaseUrl, { max: 1, onnotice: () => {} });
  try {
    const began = performance.now();
    const load = readFileSync(new URL('./bench-load.sql', import.meta.url), 'utf8');
    await admin.unsafe(load.replaceAll('$CUSTOMERS', String(customers)));
    await admin.unsafe('vacuum analyze');
    log(`${customers} customers loaded in ${Math.round((performance.now() - began) / 1000)} s`);
    const figures = [await keyRead(backend.adminDatabaseUrl, customers)];
    for (const mode of ['own', 'all_readable']) {
      await admin`update public.organisation_settings
        set visibility_mode = ${mode}, match_calls_per_minute = 100000 where org_id = ${org}`;
      figures.push(...(await measureMode(backend.adminDatabaseUrl, admin, customers, mode)));
    }
    return figures;
  } finally {
    await admin.end();
    await backend.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function keyRead(url: string, customers: number): Promise<Figure> {
  const sql = postgres(url, { max: 1 });
  try {
    const times: number[] = [];
    for (let turn = 0; turn < runs; turn += 1) {
      const id = await idOf(sql, 'customer', 1 + ((turn * 97) % customers));
      const began = performance.now();
      await sql`select code from public.customers where org_id = ${org} and id = ${id}`;
      times.push(performance.now() - began);
    }
    return figure('bare key read', p95(times), 'ms', null);
  } finally {
    await sql.end();
  }
}

async function idOf(sql: Sql, kind: string, n: number): Promise<string> {
  const [row] = await sql<{ id: string }[]>`select md5(${kind} || ${n}::text)::uuid as id`;
  return row?.id ?? '';
}

async function measureMode(
  url: string,
  admin: Sql,
  customers: number,
  mode: string,
): Promise<Figure[]> {
  // Customers of rep 0 are those whose number is a multiple of twenty.
  const own: string[] = [];
  for (let n = 0; n < runs; n += 1)
    own.push(await idOf(admin, 'customer', 20 * (1 + ((n * 31) % Math.floor(customers / 20)))));
  const people = await Promise.all(
    Array.from({ length: 20 }, async (_, n) => {
      const customer = 1 + n * 13;
      const [row] = await admin<{ address: string; domain: string }[]>`
        select private.digest(decode(repeat('ab', 32), 'hex'), 'address', ${`p0@c${customer}.example`}) as address,
          private.digest(decode(repeat('ab', 32), 'hex'), 'domain', ${`c${customer}.example`}) as domain`;
      const { address = '', domain = '' } = row ?? {};
      const forms = { exact: address, plus: address, canonical: address };
      return { ref: String(n), ...forms, domains: [domain] };
    }),
  );
  const digest = () => randomUUID().replaceAll('-', '').slice(0, 22);
  const uses: readonly (readonly [name: string, budget: number, member: number, call: Call])[] = [
    [
      'match 20 people, card included',
      5,
      0,
      (turn) => [
        'match_people',
        { key_version: 1, people, thread: null, mail_keys: [], customer_id: own[turn] },
      ],
    ],
    [
      'log a mail',
      8,
      0,
      (turn) => [
        'log_interaction',
        {
          ...{ op_id: randomUUID(), customer_ids: [own[turn]], contact_ids: [], kind: 'mail' },
          ...{ source: 'sidebar', visibility: 'full', outcome: null, note: null, next: null },
          ...{
            no_next_reason: 'Answered',
            occurred_at: new Date(Date.now() - 60_000).toISOString(),
          },
          mail: {
            ...{ key_version: 1, soft_key: digest(), soft_keys_near: [], thread: digest() },
            keys: [{ kind: 'message_id', value: digest(), mailbox: null }],
            ...{
              direction: 'in',
              subject: 'Quote',
              sent_at: new Date(Date.now() - 120_000).toISOString(),
            },
            participants: [{ role: 'from', address: 'p0@c20.example', name: 'Person' }],
            ...{ text: 'Please send the quote.', original_text: 'Please send the quote.' },
            source: {
              surface: 'gmail',
              mailbox: digest(),
              thread_id: 'x',
              message_id: digest(),
              url: null,
            },
          },
        },
      ],
    ],
    [
      'timeline of 20',
      5,
      0,
      (turn) => ['timeline', { customer_id: own[turn], before: null, limit: 20 }],
    ],
    [
      'timeline of 20, changes among them',
      5,
      0,
      (turn) => [
        'customer_timeline',
        { customer_id: own[turn], kinds: null, before: null, limit: 20 },
      ],
    ],
    [
      'search: rare term',
      5,
      0,
      (turn) => ['search_customers', { text: String(20 * (turn + 1)).padStart(6, '0') }],
    ],
    ['search: term in every fifth name', 15, 0, () => ['search_customers', { text: '精密' }]],
    ['search: term in every name', 30, 0, () => ['search_customers', { text: '有限' }]],
    ['search: initials', 15, 0, () => ['search_customers', { text: 'szyf' }]],
    ["summary of a team's 30 days", 10, 20, () => ['summary', period(30)]],
    ["summary of the organisation's year", 50, 21, () => ['summary', period(365)]],
  ];
  const figures: Figure[] = [];
  for (const [name, budget, member, call] of uses) {
    const sub = await idOf(admin, 'user', member);
    const times = await timed(url, sub, call);
    figures.push(figure(`${name} (${mode})`, p95(times), 'ms', budget));
  }
  return figures;
}

function period(days: number): object {
  const day = (back: number) => new Date(Date.now() - back * 86_400_000).toISOString().slice(0, 10);
  return { from: day(days), to: day(0), team_id: null };
}

/** Milliseconds of each run, after five that warm the plans up. */
async function timed(url: string, sub: string, call: Call): Promise<number[]> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  const times: number[] = [];
  try {
    await sql`set role authenticated`;
    await sql`select set_config('request.jwt.claims', ${JSON.stringify({ sub, role: 'authenticated' })}, false)`;
    await sql`select set_config('request.headers', ${JSON.stringify({ 'x-threadbook-org': org })}, false)`;
    for (let turn = -5; turn < runs; turn += 1) {
      const [rpc, payload] = call(Math.max(turn, 0));
      const began = performance.now();
      await sql.unsafe(`select public.${rpc}($1::text::jsonb)`, [JSON.stringify(payload)], {
        prepare: true,
      });
      if (turn >= 0) times.push(performance.now() - began);
    }
    return times;
  } finally {
    await sql.end();
  }
}
