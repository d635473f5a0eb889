import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import postgres from 'postgres';
import type { Sql } from './open-database.ts';

const fileName = /^(\d+)_([a-z0-9_]+)\.sql$/;

/**
 * Applies the files of `folder` that are not yet recorded, in the order of their versions, each in a transaction
 * of its own together with its record. Returns the names of those applied.
 * Must run before the gateway opens its pool, which remembers the types it met.
 */
export async function applyMigrations(sql: Sql, folder: string): Promise<string[]> {
  const files = (await readdir(folder).catch(() => [])).filter((file) => file.endsWith('.sql'));
  const rows = await sql`select version from supabase_migrations.schema_migrations`;
  const recorded = new Set(rows.map((row) => String(row.version)));
  const applied: string[] = [];
  for (const file of files.sort()) {
    const [, version, name] = fileName.exec(file) ?? [];
    if (version === undefined || name === undefined)
      throw new Error(`${file}: a migration is named <utc>_<verb_noun>.sql`);
    if (recorded.has(version)) continue;
    const text = await readFile(join(folder, file), 'utf8');
    await sql
      .begin(async (transaction) => {
        await transaction.unsafe(text);
        await transaction`
          insert into supabase_migrations.schema_migrations (version, name, statements)
          values (${version}, ${name}, array[${text}])`;
      })
      .catch((error: unknown) => {
        throw new Error(`Migration ${file} failed, nothing of it was kept: ${where(error, text)}`);
      });
    applied.push(file);
  }
  return applied;
}

/** The server counts characters from the file's start; people count lines. */
function where(error: unknown, text: string): string {
  if (!(error instanceof postgres.PostgresError)) return String(error);
  const position = Number(error.position);
  const line = position > 0 ? ` (line ${text.slice(0, position).split('\n').length})` : '';
  const context = error.where === undefined ? '' : `\n${error.where}`;
  return `${error.code} ${error.message}${line}${context}`;
}
