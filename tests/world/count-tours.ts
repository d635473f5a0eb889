import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * How many tours have begun on this data before this one. Counted when they begin: one that was broken off has logged
 * some of its mails already.
 */
export async function beginTour(dataDir: string): Promise<number> {
  await mkdir(dataDir, { recursive: true });
  const note = join(dataDir, 'tours');
  const before = Number(await readFile(note, 'utf8').catch(() => '0'));
  await writeFile(note, String(before + 1));
  return Number.isInteger(before) ? before : 0;
}
