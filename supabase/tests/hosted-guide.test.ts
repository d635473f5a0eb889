import { access, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeSequences, describeTables } from '../local/backup/describe-database.ts';
import { type HostedProject, root, useHostedCluster } from './hosted-cluster.ts';
import { blocksOf, fillIn, type GuideBlock, guide } from './hosted-guide-blocks.ts';
import { startPlatform } from './hosted-platform.ts';

// docs/hosted.md as its reader follows it: block after block, each in the state that the ones before left.

const hosted = useHostedCluster();
const blocks = blocksOf(guide);
const administrator = 'first@newcomer.example';
const columnKeyAsked = 'select decrypted_secret from vault.decrypted_secrets';

let folder = '';
let platform: Awaited<ReturnType<typeof startPlatform>>;
let first: HostedProject;
let second: HostedProject;
/** What went wrong, by line of the page; empty for what went well. */
const failures = new Map<number, string>();

const marks: Readonly<Record<string, (block: GuideBlock) => Promise<void>>> = {
  run: (block) => runBlock(block, first),
  'run-on-new-project': (block) => runBlock(block, second),
  'not-tried': async ({ text }) => {
    // What is not tried is stood in for where a later block needs it.
    if (text.includes('pg_dump ')) await workInProject();
    if (text.includes('psql ')) await copyRows();
  },
  'tried-by=tests/world/build-for-backend.ts': () => Promise.resolve(),
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'threadbook-guide-'));
  platform = await startPlatform(folder);
  first = await hosted.createProject('first', false);
  second = await hosted.createProject('second', true);
  // The dashboard makes the account.
  await first.admin`
    insert into auth.users (id, email, aud, role, email_confirmed_at)
    values (gen_random_uuid(), ${administrator}, 'authenticated', 'authenticated', now())`;
  for (const block of blocks) {
    const follow = marks[block.mark];
    const outcome = follow === undefined ? Promise.reject(new Error('no mark')) : follow(block);
    failures.set(
      block.line,
      await outcome.then(
        () => '',
        (error: unknown) => String(error),
      ),
    );
  }
}, 300_000);

afterAll(async () => {
  await platform.stop();
  await rm(folder, { recursive: true, force: true });
});

async function runBlock({ language, text }: GuideBlock, project: HostedProject): Promise<void> {
  const [key] =
    project === second
      ? await first.owner<{ key: string }[]>`
          select decrypted_secret as key from vault.decrypted_secrets where name = 'threadbook_column_key'`
      : [];
  const filled = fillIn(text, {
    ref: 'abcdefghijklmnopqrst',
    'publishable key': 'sb_publishable_test',
    'connection string': project.databaseUrl,
    'address of the first administrator': administrator,
    'name of the organisation': 'Newcomer Tools',
    'name of the first administrator': 'First',
    'time zone': 'Europe/Berlin',
    'key of sealed columns': key?.key ?? '',
  });
  if (language === 'sql') {
    await project.owner.unsafe(filled).simple();
    return;
  }
  // What a block exports, the next one finds, as in one terminal.
  const variables = join(folder, 'variables');
  const script = `set -euo pipefail; if [ -f '${variables}' ]; then . '${variables}'; fi
    ${project === second ? `export DATABASE_URL='${second.databaseUrl}'` : ''}
    ${filled}
    ${project === second ? '' : `export -p > '${variables}'`}`;
  const ran = await hosted.run('bash', ['-c', script], platform.env);
  if (ran.code !== 0) throw new Error(`ended with ${ran.code}: ${ran.stdout}${ran.stderr}`);
}

/** Something to lose: a customer with a sealed amount. */
async function workInProject(): Promise<void> {
  await first.owner`
    with made as (
      insert into public.customers (org_id, code, name, name_key, industry_code, customer_type, region_code, owner_id, source)
      select m.org_id, 'CUS20261123001', 'Acme', '', 'C34', 'potential', 'DE', m.id, 'import' from public.members as m
      returning org_id, id
    ),
    named as (select org_id, id as customer, gen_random_uuid() as contract from made)
    insert into public.contracts (org_id, id, customer_id, title, amount_sealed)
    select n.org_id, n.contract, n.customer, 'Frame contract', private.seal(n.org_id, n.contract, '1234500') from named as n`;
}

/** What pg_dump and psql do with the rows, as the same role and with the same rests for triggers. */
async function copyRows(): Promise<void> {
  const tables = await describeTables(first.owner);
  const sequences = await describeSequences(first.owner);
  await second.owner.begin(async (sql) => {
    await sql`set local session_replication_role = replica`;
    for (const { name, columns } of tables) {
      const list = columns.join(', ');
      const rows: Buffer[] = [];
      for await (const part of await first.owner
        .unsafe(`copy ${name} (${list}) to stdout`)
        .readable())
        rows.push(part);
      const copy = await sql.unsafe(`copy ${name} (${list}) from stdin`).writable();
      await pipeline(Readable.from(rows), copy);
    }
    for (const { name, value, called } of sequences)
      await sql`select setval(${name}::regclass, ${value}::bigint, ${called})`;
  });
}

describe('every block of the page', () => {
  test.each(blocks.map(({ line, mark, language }) => ({ line, mark, language })))(
    'line $line is $language and $mark, and does as it says',
    ({ line, mark, language }) => {
      expect(Object.keys(marks)).toContain(mark);
      expect(['sh', 'sql']).toContain(language);
      expect(failures.get(line)).toBe('');
    },
  );

  test('most of it is run', () => {
    const runs = blocks.filter(({ mark }) => mark.startsWith('run'));
    expect(runs.length).toBeGreaterThan(blocks.length / 2);
  });

  test('what is said to be tried elsewhere is there', async () => {
    for (const { mark } of blocks) {
      const [, path] = /^tried-by=(.+)$/.exec(mark) ?? [];
      if (path === undefined) continue;
      await access(join(root, path));
      expect(await readFile(join(root, path), 'utf8')).toContain('THREADBOOK_URL');
    }
  });

  test('what is not tried at least exists: commands of the CLI with these options', async () => {
    const lines = blocks
      .filter(({ mark }) => mark === 'not-tried')
      .flatMap(({ text }) => text.match(/npx supabase .+/g) ?? []);
    expect(lines.length).toBeGreaterThan(3);
    for (const line of lines) {
      const [, command = ''] = /^npx supabase ((?:[a-z]+ ?)+)/.exec(line) ?? [];
      const { stdout } = await hosted.run('supabase', [
        ...command.trim().split(' ').slice(0, 2),
        '--help',
      ]);
      for (const option of line.match(/--[a-z-]+/g) ?? []) expect(stdout, line).toContain(option);
      expect(stdout, line).toContain(`supabase ${command.trim().split(' ').slice(0, 2).join(' ')}`);
    }
  }, 120_000);

  test('no fence is left out because it is written otherwise', () => {
    expect(guide.match(/^\s*(?:```|~~~)/gm)).toHaveLength(blocks.length * 2);
  });

  test('nothing to fill in is left in a value', () => {
    expect(() => fillIn('<nobody knows>', {})).toThrow('<nobody knows>');
  });
});

describe('what the reader has in the end', () => {
  test('an organisation with its first administrator', async () => {
    expect(
      await first.admin`
        select o.name, o.time_zone, m.role, m.email from public.organisations as o
        join public.members as m on m.org_id = o.id`,
    ).toEqual([
      { name: 'Newcomer Tools', time_zone: 'Europe/Berlin', role: 'admin', email: administrator },
    ]);
  });

  test('a clock whose database and function know the same secret, the changed one', async () => {
    const given = platform.sent
      .filter(({ path }) => path.endsWith('/secrets'))
      .map(({ body }) => JSON.parse(body)[0].value);
    expect(given).toHaveLength(2);
    expect(given[0]).not.toBe(given[1]);
    const secrets = await first.owner<{ name: string; value: string }[]>`
      select name, decrypted_secret as value from vault.decrypted_secrets
      where name in ('project_url', 'cron_secret') order by name`;
    expect(secrets.map(({ value }) => value)).toEqual([
      given[1],
      'https://abcdefghijklmnopqrst.supabase.co',
    ]);
  });

  test.each(['tick', 'sync', 'connect-start', 'connect-callback', 'disconnect'])(
    'the function %s with its import map, checking its callers itself',
    (slug) => {
      const uploads = platform.sent.filter(({ path }) =>
        path.includes(`/functions/deploy?slug=${slug}`),
      );
      expect(uploads).toHaveLength(2);
      for (const { body } of uploads) {
        const files = [...body.matchAll(/filename="([^"]+)"/g)].map(([, name]) => name);
        expect(files).toEqual(
          expect.arrayContaining([
            'supabase/functions/deno.json',
            `supabase/functions/${slug}/handler.ts`,
            `supabase/functions/${slug}/index.ts`,
          ]),
        );
        expect(files.filter((name) => name?.includes('.test.'))).toEqual([]);
        expect(body).toContain('"import_map_path":"supabase/functions/deno.json"');
        expect(body).toContain('"verify_jwt":false');
      }
    },
  );

  test('one live version of the digest key, the second', async () => {
    expect(
      await first.admin`select version from private.digest_keys where retired_at is null`,
    ).toEqual([{ version: 2 }]);
  });

  test('in the restored project the same rows, the same accounts, and amounts that open', async () => {
    const counts = ({ owner }: HostedProject) => owner`
      select (select count(*) from public.customers) as customers, (select count(*) from public.members) as members,
        (select count(*) from public.audit_log) as lines, (select count(*) from auth.users) as accounts,
        (select count(*) from private.shared_domains) as domains`;
    expect(await counts(second)).toEqual(await counts(first));
    expect(
      await second.owner`
        select private.unseal(k.org_id, k.id, k.amount_sealed) as amount from public.contracts as k`,
    ).toEqual([{ amount: '1234500' }]);
  });

  test('and in the restored project work goes on: what triggers number and note follows on', async () => {
    const undo = new Error('rolled back');
    const trial = second.owner.begin(async (sql) => {
      await sql`
        insert into public.customers (org_id, code, name, name_key, industry_code, customer_type, region_code, owner_id, source)
        select m.org_id, 'CUS20261123002', 'Next', '', 'C34', 'potential', 'DE', m.id, 'import' from public.members as m`;
      throw undo;
    });
    await expect(trial).rejects.toBe(undo);
  });

  test('a way there: the README links to the page', async () => {
    expect(await readFile(join(root, 'README.md'), 'utf8')).toContain('(docs/hosted.md)');
    expect(guide).toContain(columnKeyAsked);
  });
});
