import type { TestBackend } from './test-database.ts';

const tables = [
  ...['mails', 'mail_keys', 'mail_sources', 'mail_envelopes', 'mail_contents'],
  ...['follow_ups', 'follow_up_contents'],
];

/** Number and checksum of all rows that logging a mail writes: the same before and after what must change nothing. */
export async function rowsOfLogging(backend: TestBackend) {
  const rows = [];
  for (const table of tables)
    rows.push(
      await backend.sql.unsafe(
        `select '${table}' as name, count(*)::int as n, md5(string_agg(t::text, '' order by t::text)) as sum from public.${table} as t`,
      ),
    );
  return rows.flat();
}
