import postgres from 'postgres';
import { startLoaded } from './bench-data.ts';
import { type Figure, figure } from './bench-figure.ts';
import { benchOrg, type DatabaseUse, databaseUses, idOf } from './database-uses.ts';

/**
 * Database time of each use on a large organisation, over a direct connection in the caller's role, beside a bare key read
 * in the same run. The data is the same in every run: tests/tools/bench-load.sql.
 */
const org = benchOrg;
const runs = 60;

type Sql = postgres.Sql;
type Call = DatabaseUse['call'];

/** 95th percentile of milliseconds. */
function p95(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * 0.95) - 1)] ?? 0;
}

/** What one answers about one customer or one page takes no longer because there are more of them. */
const mostGrowth = 1.3;
const growing = /^(?:match|log a mail|timeline of 20 |newest|search: (?:rare|term))/;

/** Each use beside its budget, and how it grew from 20,000 customers where there are more. */
export async function measureDatabase(
  customers: number,
  log: (line: string) => void,
): Promise<Figure[]> {
  const small = customers > 20_000 ? await measureSize(20_000, log) : [];
  const figures = await measureSize(customers, log);
  const growth = small.flatMap(({ name, value }) => {
    const large = figures.find((one) => one.name === name);
    if (large === undefined || !growing.test(name)) return [];
    return [figure(`${name}: × from 20,000`, large.value / value, 'ratio', mostGrowth)];
  });
  return [...figures, ...growth];
}

async function measureSize(customers: number, log: (line: string) => void): Promise<Figure[]> {
  const loaded = await startLoaded(customers, log);
  const admin = postgres(loaded.url, { max: 1, onnotice: () => {} });
  try {
    const figures: Figure[] = [];
    for (const mode of ['own', 'all_readable']) {
      await admin`update public.organisation_settings
        set visibility_mode = ${mode}, match_calls_per_minute = 100000 where org_id = ${org}`;
      // Beside the figures of its mode: what else the machine does then weighs on both.
      figures.push(await keyRead(loaded.url, customers, `bare key read (${mode})`));
      figures.push(...(await measureMode(loaded.url, admin, customers, mode)));
    }
    return figures;
  } finally {
    await admin.end();
    await loaded.stop();
  }
}

async function keyRead(url: string, customers: number, name: string): Promise<Figure> {
  const sql = postgres(url, { max: 1 });
  try {
    const times: number[] = [];
    for (let turn = 0; turn < runs; turn += 1) {
      const id = idOf('customer', 1 + ((turn * 97) % customers));
      const began = performance.now();
      await sql`select code from public.customers where org_id = ${org} and id = ${id}`;
      times.push(performance.now() - began);
    }
    return figure(name, p95(times), 'ms', null);
  } finally {
    await sql.end();
  }
}

async function measureMode(
  url: string,
  admin: Sql,
  customers: number,
  mode: string,
): Promise<Figure[]> {
  const uses = await databaseUses(admin, customers, runs);
  const figures: Figure[] = [];
  for (const { name, budget, member, call } of uses) {
    const sub = idOf('user', member);
    const times = await timed(url, sub, call);
    figures.push(figure(`${name} (${mode})`, p95(times), 'ms', budget));
  }
  return figures;
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
