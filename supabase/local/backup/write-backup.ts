import { createWriteStream } from 'node:fs';
import { readFile, rename, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type postgres from 'postgres';
import { loadSecrets } from '../backend-secrets.ts';
import { dataFolder } from '../data-folder.ts';
import { openDatabase } from '../database/open-database.ts';
import { isInitialised } from '../postgres/initialise-cluster.ts';
import { type BackupHeader, endOfBackup, endOfRows } from './backup-file.ts';
import {
  describeMigrations,
  describeRights,
  describeSequences,
  describeTables,
  fingerprintOf,
} from './describe-database.ts';
import { reachDatabase } from './reach-database.ts';

/**
 * Writes all rows of the backend in `folder`, running or not, as of one moment into `file`.
 * @throws Error when the folder holds no backend
 */
export async function writeBackup(folder: string, file: string): Promise<BackupHeader> {
  const paths = dataFolder(resolve(folder));
  if (!(await isInitialised(paths.cluster)))
    throw new Error(`${resolve(folder)} holds no backend. Name its folder: --data <folder>`);
  const secrets = await loadSecrets(resolve(folder));
  const accounts = await readFile(paths.accounts, 'utf8').catch(() => null);
  const database = await reachDatabase(resolve(folder), secrets.databasePassword);
  const sql = openDatabase({ ...database.place, user: 'supabase_admin' });
  const draft = `${file}.new`;
  try {
    // Other sessions go on writing; this one sees the moment of its first statement throughout.
    const header = await sql.begin('isolation level repeatable read read only', async (moment) => {
      const described: BackupHeader = {
        format: 'threadbook-backup-1',
        migrations: await describeMigrations(moment),
        keyFingerprint: fingerprintOf(secrets.columnKey),
        tables: await describeTables(moment),
        sequences: await describeSequences(moment),
        rights: await describeRights(moment),
        accounts,
      };
      const target = createWriteStream(draft, { mode: 0o600 });
      await pipeline(Readable.from(contents(moment, described)), createGzip(), target);
      return described;
    });
    await rename(draft, file);
    return header;
  } finally {
    await rm(draft, { force: true });
    await sql.end();
    await database.leave();
  }
}

async function* contents(sql: postgres.TransactionSql, header: BackupHeader) {
  yield `${JSON.stringify(header)}\n`;
  for (const { name, columns } of header.tables) {
    const rows = await sql.unsafe(`copy ${name} (${columns.join(', ')}) to stdout`).readable();
    yield* flowing(rows);
    yield `${endOfRows}\n`;
  }
  yield `${endOfBackup}\n`;
}

/**
 * Everything the stream brings, never asking it to wait: the driver pauses its socket when a reader is slow and does not
 * resume it once the rows have ended, so that the next statement would hang. What gzip has not taken waits in memory.
 */
async function* flowing(rows: Readable): AsyncGenerator<Buffer> {
  const waiting: Buffer[] = [];
  let wake = () => {};
  let over = false;
  let broken: Error | null = null;
  rows.on('data', (bytes: Buffer) => {
    waiting.push(Buffer.from(bytes));
    wake();
  });
  rows.on('end', () => {
    over = true;
    wake();
  });
  rows.on('error', (error) => {
    broken = error;
    wake();
  });
  for (;;) {
    if (broken !== null) throw broken;
    if (waiting.length > 0) yield Buffer.concat(waiting.splice(0));
    else if (over) return;
    else
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
  }
}
