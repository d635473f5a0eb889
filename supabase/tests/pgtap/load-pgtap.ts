import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';

const script = 'share/postgresql/extension/pgtap--1.3.5.sql';

/**
 * The SQL of pgTAP (https://pgtap.org), which is functions and nothing compiled. It comes with the package that brings
 * Postgres as WebAssembly; Debian's is of another version and needs root.
 */
export async function pgtapScript(): Promise<string> {
  const entry = createRequire(import.meta.url).resolve('@electric-sql/pglite');
  const archive = gunzipSync(await readFile(new URL('pgtap.tar.gz', pathToFileURL(entry))));
  return textOf(archive, script);
}

/** A file of a tar archive: blocks of 512 bytes, a header with name and octal size before each file. */
function textOf(archive: Buffer, wanted: string): string {
  const field = (from: number, to: number) =>
    archive.toString('latin1', from, to).replace(/\0.*$/s, '');
  for (let at = 0; at + 512 <= archive.length; ) {
    const size = Number.parseInt(field(at + 124, at + 136).trim() || '0', 8);
    if (field(at, at + 100) === wanted) return archive.toString('utf8', at + 512, at + 512 + size);
    at += 512 + Math.ceil(size / 512) * 512;
  }
  throw new Error(`${wanted} is not in the archive`);
}
