import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadModule, parseSync } from 'libpg-query';
import { beforeAll, describe, expect, test } from 'vitest';
import { useBackend } from '../local/testing/test-database.ts';
import { root } from './hosted-cluster.ts';
import { wholeTableChanges } from './hosted-safe-update.ts';

const backend = useBackend();
const folder = join(root, 'supabase', 'migrations');
const migrations = readdirSync(folder).toSorted();
const read = (file: string): string => readFileSync(join(folder, file), 'utf8');

beforeAll(() => loadModule());

/** Kinds of the top statements of a file, as Postgres' own parser names them. */
function statementKinds(sql: string): string[] {
  const { stmts }: { stmts: { stmt: Record<string, unknown> }[] } = parseSync(sql);
  return stmts.flatMap(({ stmt }) => Object.keys(stmt));
}

/** Updates and deletes anywhere in the tree, with whether each has a `where`. */
function changesIn(node: unknown): { kind: string; filtered: boolean }[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([kind, part]) => {
    const below = changesIn(part);
    if (kind !== 'UpdateStmt' && kind !== 'DeleteStmt') return below;
    return [{ kind, filtered: 'whereClause' in Object(part) }, ...below];
  });
}

describe('a change of a whole table by mistake', () => {
  test('no function updates or deletes without a where', async () => {
    const functions = await backend.sql<{ name: string; body: string }[]>`
      select p.oid::regprocedure::text as name, p.prosrc as body from pg_proc as p
      where p.pronamespace::regnamespace::text in ('public', 'private')`;
    expect(functions.length).toBeGreaterThan(200);
    const found = functions.flatMap(({ name, body }) =>
      wholeTableChanges(body).map((statement) => `${name}: ${statement}`),
    );
    expect(found).toEqual([]);
  });

  test('for functions in SQL, Postgres’ own parser says the same', async () => {
    const functions = await backend.sql<{ name: string; body: string }[]>`
      select p.oid::regprocedure::text as name, p.prosrc as body from pg_proc as p
      join pg_language as l on l.oid = p.prolang
      where p.pronamespace::regnamespace::text in ('public', 'private') and l.lanname = 'sql'`;
    const bare = functions.filter(({ body }) =>
      changesIn(parseSync(body)).some(({ filtered }) => !filtered),
    );
    expect(bare.map(({ name }) => name)).toEqual([]);
  });

  test.each(migrations)('%s changes no whole table either', (file) => {
    expect(changesIn(parseSync(read(file))).filter(({ filtered }) => !filtered)).toEqual([]);
  });
});

describe('what the reader of the text takes for a change of a whole table', () => {
  test.each([
    'begin update public.t set a = 1; end',
    'begin delete from public.t; return; end',
    'begin delete from public.t using public.u; end',
    'with gone as (delete from public.t returning id) select 1 where true',
    'update public.t as x set a = (select b from public.u where u.id = x.id)',
    'begin return query update public.t set a = 1 returning *; end',
    "begin execute 'delete from public.t'; end",
    "begin execute format('update %I.%I set a = 1', 'public', 't'); end",
    'begin execute $x$delete from public.t$x$; end',
    '-- where\nupdate public.t set a = 1 /* where */',
  ])('%s', (body) => {
    expect(wholeTableChanges(body)).toHaveLength(1);
  });

  test.each([
    'update public.t set a = 1 where id = 2',
    'with gone as (delete from public.t where a returning id) select 1',
    'select 1 from public.t for update',
    'select 1 from public.t for no key update of t',
    'insert into public.t values (1) on conflict (id) do update set a = 1',
    'create trigger x after insert or update on public.t execute function f()',
    "begin execute 'update public.t set a = 1 where id = $1' using x; end",
  ])('not: %s', (body) => {
    expect(wholeTableChanges(body)).toEqual([]);
  });
});

describe('db push sends a file as it is', () => {
  test.each(migrations)(
    '%s is named as the CLI wants it and holds nothing that ends its transaction',
    (file) => {
      expect(file).toMatch(/^\d{14}_[a-z0-9_]+\.sql$/);
      const breaking =
        /^(?:Transaction|Vacuum|CreatedbStmt|DropdbStmt|AlterSystem|Reindex|Cluster|Checkpoint)/;
      const sql = read(file);
      expect(statementKinds(sql).filter((kind) => breaking.test(kind))).toEqual([]);
      expect(JSON.stringify(parseSync(sql))).not.toContain('"concurrent":true');
    },
  );

  test('each version stands once, and the order of names is the order of versions', () => {
    const versions = migrations.map((file) => file.slice(0, 14));
    expect(new Set(versions).size).toBe(versions.length);
    expect(versions).toEqual(versions.toSorted());
  });
});
