import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import * as z from 'zod/mini';

/**
 * A backup is gzip over lines. The first line is JSON, the header. Then, for each table of the header and in its order,
 * the rows as `COPY … TO STDOUT` writes them (one a line; it never writes a bare `\.`), closed by a line `\.`.
 * The last line is `end`: a file without it was cut off.
 */
export const backupHeader = z.object({
  format: z.literal('threadbook-backup-1'),
  /** Versions of the migrations that the source had, ascending. */
  migrations: z.array(z.string()),
  /** Tells keys apart and gives nothing away of them; the key itself is in no backup. */
  keyFingerprint: z.string(),
  tables: z.array(
    z.object({ name: z.string(), columns: z.array(z.string()), rows: z.int().check(z.gte(0)) }),
  ),
  sequences: z.array(z.object({ name: z.string(), value: z.string(), called: z.boolean() })),
  /** One line per grant, policy and table with row-level security. */
  rights: z.array(z.string()),
  /** The text of accounts.json: which demo accounts the source has; null when it was never seeded. */
  accounts: z.nullable(z.string()),
});

export type BackupHeader = z.infer<typeof backupHeader>;

export const endOfRows = '\\.';
export const endOfBackup = 'end';

/**
 * The lines of a backup as bytes without their line feed. Not by readline, which also breaks lines at U+2028.
 * @throws Error when the file is missing, is no gzip or was cut off
 */
export async function* readLines(path: string): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  const source = createReadStream(path);
  const unpacked = createGunzip();
  source.on('error', (error) => unpacked.destroy(error));
  source.pipe(unpacked);
  for await (const chunk of unpacked) {
    const bytes: Buffer = Buffer.concat([rest, chunk]);
    let from = 0;
    for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, from)) {
      yield bytes.subarray(from, at);
      from = at + 1;
    }
    rest = bytes.subarray(from);
  }
}
