import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { useBackend } from '../../local/testing/test-database.ts';
import { pgtapScript } from './load-pgtap.ts';

/**
 * Rules about time in pgTAP, each file a transaction that is rolled back. The database is this file's own copy: in it
 * time is frozen, which needs a superuser (harness/freeze-time.sql).
 */
const backend = useBackend();
const here = new URL('./', import.meta.url);
const files = readdirSync(here).filter((name) => name.endsWith('.sql'));
const harness = (name: string) => readFile(new URL(`harness/${name}`, here), 'utf8');

beforeAll(async () => {
  const sql = await backend.sql.reserve();
  try {
    await sql.unsafe('create schema pgtap');
    await sql.unsafe(`set search_path to pgtap; ${await pgtapScript()}; reset search_path`);
    await sql.unsafe(await harness('freeze-time.sql'));
    await sql.unsafe(await harness('people.sql'));
  } finally {
    sql.release();
  }
});

/** Rows of rows of cells, whatever number of statements a script holds, as lines. */
function linesOf(results: unknown): string[] {
  if (Array.isArray(results)) return results.flatMap(linesOf);
  if (typeof results === 'object' && results !== null)
    return Object.values(results).flatMap(linesOf);
  return String(results).split('\n');
}

/** What `script` says in TAP; nothing of what it did stays. */
async function run(script: string): Promise<string[]> {
  const undo = new Error('rolled back');
  let said: string[] = [];
  const trial = backend.sql.begin(async (sql) => {
    // Neither UTC nor a zone of any test: what depends on the session's zone by mistake shows.
    await sql.unsafe(
      `set local search_path to pgtap, tests, public, extensions; set local time zone 'Asia/Kolkata'`,
    );
    said = linesOf(await sql.unsafe(script).simple());
    throw undo;
  });
  await trial.catch((error: unknown) => {
    if (error !== undo) throw error;
  });
  return said;
}

describe('rules about time', () => {
  test.each(files)('%s', async (file) => {
    const said = await run(await readFile(new URL(file, here), 'utf8'));
    const planned = Number(/^1\.\.(\d+)$/m.exec(said.join('\n'))?.[1]);
    // Diagnostics say what was expected, and that a plan was not kept.
    expect(said.filter((line) => /^not ok|^# /.test(line))).toEqual([]);
    expect(said.filter((line) => /^ok /.test(line))).toHaveLength(planned);
  });

  test('a test that fails is seen to fail', async () => {
    const said = await run(
      `select plan(2); select is(1, 2, 'one'); select pass('two'); select * from finish()`,
    );
    expect(said.filter((line) => line.startsWith('not ok'))).toEqual(['not ok 1 - one']);
  });

  test('nothing of ours asks the time in a way that would not stand still', async () => {
    const moving = `\\m(current_date|current_time|current_timestamp|localtime|localtimestamp|statement_timestamp|transaction_timestamp|timeofday)\\M`;
    const found = await backend.sql<{ name: string }[]>`
      select p.oid::regprocedure::text as name from pg_proc as p
      where p.pronamespace::regnamespace::text in ('public', 'private')
        and regexp_replace(p.prosrc, '--[^\n]*', '', 'g') ~* ${moving}
      union all
      select d.adrelid::regclass || ' default' from pg_attrdef as d join pg_class as c on c.oid = d.adrelid
      where c.relnamespace::regnamespace::text in ('public', 'private')
        and pg_get_expr(d.adbin, d.adrelid) ~* ${moving}`;
    expect(found.map(({ name }) => name)).toEqual([]);
  });
});
