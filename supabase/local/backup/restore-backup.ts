import { access, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type postgres from 'postgres';
import { loadSecrets } from '../backend-secrets.ts';
import { dataFolder } from '../data-folder.ts';
import { openDatabase } from '../database/open-database.ts';
import { prepareDatabase } from '../database/prepare-database.ts';
import { lockDataFolder } from '../launcher-lock.ts';
import { migrationsFolder } from '../start-backend.ts';
import { startDatabase } from '../start-database.ts';
import {
  type BackupHeader,
  backupHeader,
  endOfBackup,
  endOfRows,
  readLines,
} from './backup-file.ts';
import {
  describeMigrations,
  describeRights,
  describeTables,
  fingerprintOf,
} from './describe-database.ts';

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/**
 * Makes a backend in `folder` from a backup. The folder holds the secrets.json of the source and no database yet.
 * All rows or none: the cluster comes to its place only when counts, grants and policies are those of the backup.
 * @throws Error a sentence for the person at the terminal
 */
export async function restoreBackup(folder: string, file: string): Promise<BackupHeader> {
  const home = resolve(folder);
  const paths = dataFolder(home);
  await mkdir(home, { recursive: true });
  const unlock = await lockDataFolder(home);
  try {
    if (await exists(paths.cluster))
      throw new Error(
        `${home} holds a database already. Restore into another folder: --data <folder>`,
      );
    if (!(await exists(paths.secrets)))
      throw new Error(
        `A backup does not hold the key of sealed columns. Copy secrets.json of the source into ${home} first.`,
      );
    const secrets = await loadSecrets(home);
    const lines = readLines(file);
    const header = await readHeader(lines);
    if (header.keyFingerprint !== fingerprintOf(secrets.columnKey))
      throw new Error(
        'The backup was sealed under another key: this secrets.json does not belong to it. Bring the one that does.',
      );
    const work = join(home, 'restoring');
    await rm(work, { recursive: true, force: true });
    await mkdir(work);
    try {
      await fill(work, secrets, header, lines);
      // The launcher makes demo data where this file is missing.
      await writeFile(paths.accounts, header.accounts ?? '[]', { mode: 0o600 });
      await rename(dataFolder(work).cluster, paths.cluster);
    } finally {
      await rm(work, { recursive: true, force: true });
    }
    return header;
  } finally {
    await unlock();
  }
}

async function readHeader(lines: AsyncGenerator<Buffer>): Promise<BackupHeader> {
  const first = await lines.next().catch(() => ({ done: true }) as const);
  try {
    if (first.done === true) throw new Error('empty');
    return backupHeader.parse(JSON.parse(first.value.toString('utf8')));
  } catch {
    throw new Error('This file is no backup of Threadbook, or cannot be read.');
  }
}

async function fill(
  work: string,
  secrets: Awaited<ReturnType<typeof loadSecrets>>,
  header: BackupHeader,
  lines: AsyncGenerator<Buffer>,
): Promise<void> {
  const quiet = () => undefined;
  const password = secrets.databasePassword;
  const { signal } = new AbortController();
  const database = await startDatabase({ folder: work, port: 0, password, log: quiet, signal });
  try {
    await prepareDatabase(database.place, migrationsFolder, secrets.columnKey, quiet);
    const sql = openDatabase({ ...database.place, user: 'supabase_admin' });
    try {
      await sql.begin(async (all) => {
        same('migrations', header.migrations, await describeMigrations(all));
        await copyRows(all, header, lines);
        same('counts', header.tables, await describeTables(all));
        same('grants and policies', header.rights, await describeRights(all));
      });
    } finally {
      await sql.end();
    }
  } finally {
    await database.stop();
  }
}

async function copyRows(
  sql: postgres.TransactionSql,
  { tables, sequences }: BackupHeader,
  lines: AsyncGenerator<Buffer>,
): Promise<void> {
  // No triggers and no foreign keys meanwhile: rows come in any order, and what triggers made comes along as rows.
  await sql`set local session_replication_role = replica`;
  // Migrations filled the dictionaries, which the backup holds as well.
  await sql.unsafe(`truncate ${tables.map(({ name }) => name).join(', ')} cascade`);
  for (const { name, columns } of tables) {
    const copy = await sql.unsafe(`copy ${name} (${columns.join(', ')}) from stdin`).writable();
    try {
      await fillTable(sql, copy, rowsOfOne(lines));
    } catch (error) {
      // Left open it would keep the transaction waiting for rows.
      copy.destroy();
      const why = error instanceof Error ? error.message : String(error);
      throw why === cutOff().message
        ? error
        : new Error(`The rows of ${name} cannot be read: ${why}. Nothing was restored.`);
    }
  }
  for (const { name, value, called } of sequences)
    await sql`select setval(${name}::regclass, ${value}::bigint, ${called})`;
  const last = await lines.next();
  if (last.done === true || last.value.toString() !== endOfBackup) throw cutOff();
}

/**
 * Writes the rows and asks the database whether it took them. A refusal that comes after the last row is told to nobody by
 * the stream, whose end would be waited for without end: https://github.com/porsager/postgres/blob/v3.4.7/src/connection.js
 * (`CopyInResponse`). The question after it is answered either way.
 */
async function fillTable(
  sql: postgres.TransactionSql,
  copy: Writable,
  rows: AsyncGenerator<Buffer>,
): Promise<void> {
  // Told by whoever writes or asks; without a listener it would end the process.
  copy.on('error', () => undefined);
  await pipeline(Readable.from(rows), copy, { end: false });
  // Nothing is left to be written when this is, so that the end goes out at once and the question behind it.
  await new Promise<void>((resolve, reject) =>
    copy.write('', (error) => (error ? reject(error) : resolve())),
  );
  copy.end();
  await sql`select`;
}

const cutOff = () => new Error('The backup was cut off. Nothing was restored.');

/** Lines up to the end of this table. Asked one by one: leaving a `for await` would close the file. */
async function* rowsOfOne(lines: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  for (;;) {
    const line = await lines.next();
    if (line.done === true) throw cutOff();
    if (line.value.length === 2 && line.value.toString() === endOfRows) return;
    yield Buffer.concat([line.value, Buffer.from('\n')]);
  }
}

/** @throws Error naming the first few entries that only one side has */
function same(what: string, backup: readonly unknown[], here: readonly unknown[]): void {
  const [then, now] = [backup, here].map((side) => new Set(side.map((one) => JSON.stringify(one))));
  const missing = [...(then ?? [])].filter((one) => now?.has(one) !== true);
  const added = [...(now ?? [])].filter((one) => then?.has(one) !== true);
  if (missing.length + added.length === 0) return;
  const some = (list: string[]) => list.slice(0, 3).join(', ') || 'nothing';
  throw new Error(
    `Other ${what} than in the backup: only there ${some(missing)}; only here ${some(added)}. Nothing was restored.`,
  );
}
