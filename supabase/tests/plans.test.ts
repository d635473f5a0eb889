import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { benchOrg, type DatabaseUse, databaseUses, idOf } from '../../tests/tools/database-uses.ts';
import { useBackend } from '../local/testing/test-database.ts';

/**
 * What each use with a budget reads, at 20,000 customers with 100,000 follow-ups: pages of 8 kB and sequential scans, which
 * have no noise. How long each takes stands in `npm run bench -- --customers 200000`, on the same load.
 */
const backend = useBackend();
const customers = 20_000;
let uses: readonly DatabaseUse[];

beforeAll(async () => {
  const load = await readFile(new URL('../../tests/tools/bench-load.sql', import.meta.url), 'utf8');
  // One connection for the whole script: what it makes for itself is temporary.
  const connection = await backend.sql.reserve();
  await connection.unsafe(load.replaceAll('$CUSTOMERS', String(customers)));
  connection.release();
  await backend.sql.unsafe('vacuum analyze');
  await backend.sql`update public.organisation_settings set match_calls_per_minute = 100000
    where org_id = ${benchOrg}`;
  uses = await databaseUses(backend.sql, customers, 20);
}, 300_000);

/** Tables that grow with an organisation: of these nothing is read row by row. */
const growing = [
  ...['customers', 'contacts', 'contact_addresses', 'contact_phones', 'customer_domains'],
  ...['contact_address_digests', 'customer_domain_digests', 'collaborators', 'follow_ups'],
  ...['follow_up_contents', 'mails', 'mail_keys', 'mail_envelopes', 'mail_contents'],
];
const explained = z.tuple([
  z.looseObject({
    Plan: z.looseObject({ 'Shared Hit Blocks': z.int(), 'Shared Read Blocks': z.int() }),
  }),
]);

/** Pages of one warm call, and the rows that it read by scanning a growing table from end to end. */
async function costOf({ member, call }: DatabaseUse): Promise<{ pages: number; scanned: string }> {
  const sub = idOf('user', member);
  const headers = { 'x-threadbook-org': benchOrg };
  return backend.sqlAs(
    'authenticated',
    { sub, role: 'authenticated' },
    async (sql) => {
      const run = async (turn: number) => {
        const [rpc, payload] = call(turn);
        // The payload is ours; a parameter would need another plan.
        const text = JSON.stringify(payload).replaceAll("'", "''");
        const [row] = await sql.unsafe(
          `explain (analyze, buffers, timing off, format json) select public.${rpc}('${text}'::jsonb)`,
        );
        const [{ Plan }] = explained.parse(row?.['QUERY PLAN']);
        return Plan['Shared Hit Blocks'] + Plan['Shared Read Blocks'];
      };
      const scans = async () =>
        new Map(
          (
            await sql<{ relname: string; seq_tup_read: number }[]>`
              select relname, seq_tup_read::int from pg_stat_xact_user_tables
              where relname in ${sql(growing)} order by relname`
          ).map(({ relname, seq_tup_read }) => [relname, seq_tup_read]),
        );
      // The first calls of a connection read the catalogue as well, and settle on a plan.
      for (let turn = 0; turn < 8; turn += 1) await run(turn);
      const before = await scans();
      const pages = await run(9);
      const after = await scans();
      const scanned = growing.filter((table) => (after.get(table) ?? 0) > (before.get(table) ?? 0));
      return { pages, scanned: scanned.join(', ') };
    },
    headers,
  );
}

const named = [
  ...[
    'match 20 people, card included',
    'match 20 people by domain, 20 mails on screen',
    'log a mail',
  ],
  ...[
    'timeline of 20',
    'timeline of 20, changes among them',
    'newest 50 of mine',
    'search: rare term',
  ],
  ...['search: term in every fifth name', 'search: term in every name', 'search: initials'],
  ...['match 20 people, as manager', 'timeline of 20, as manager'],
  ...['search: term in every name, as manager', 'search: rare term, as manager'],
  ...['list: the first 100, as manager', 'list: 100 by name, as manager'],
  ...["summary of a team's 30 days", "summary of the organisation's year"],
  ...[
    'summary of two tiers, 30 days',
    'summary of two tiers, a year',
    'summary of a country, a year',
  ],
  ...[
    'customer figures of two tiers, 30 days',
    'customer figures of two tiers, a year',
    'deal figures of two tiers, 30 days',
    'deal figures of two tiers, a year',
    'pool movements of two tiers, 30 days',
    'pool movements of two tiers, a year',
    'completeness of two tiers',
  ],
];

describe.each(['own', 'all_readable'])('where visibility is "%s"', (mode) => {
  beforeAll(async () => {
    await backend.sql`update public.organisation_settings set visibility_mode = ${mode}
      where org_id = ${benchOrg}`;
  });

  test.each(named)('%s reads few pages and scans nothing that grows', async (name) => {
    const use = uses.find((one) => one.name === name);
    if (use === undefined) throw new Error(`${name} is a use of the bench`);
    const { pages, scanned } = await costOf(use);
    expect(scanned, 'scanned from end to end').toBe('');
    expect(pages, 'pages').toBeLessThanOrEqual(use.pages);
  });
});

test('every use with a budget has its ceiling', () => {
  expect(uses.map(({ name }) => name)).toEqual(named);
});
