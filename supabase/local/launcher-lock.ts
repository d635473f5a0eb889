import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { commandOf } from './postgres/process-identity.ts';

const lockFile = z.object({ pid: z.int(), command: z.string() });

/**
 * One launcher per data folder. Throws a sentence for the person at the terminal when another one is alive;
 * a lock whose process is gone, or whose number now belongs to another program, is taken over.
 */
export async function lockDataFolder(folder: string): Promise<() => Promise<void>> {
  const path = join(folder, 'launcher.json');
  const mine = { pid: process.pid, command: (await commandOf(process.pid)) ?? '' };
  const draft = `${path}.${process.pid}`;
  await writeFile(draft, JSON.stringify(mine), { mode: 0o600 });
  try {
    for (let attempt = 0; attempt < 3; attempt += 1) {
      if (await claim(draft, path)) return () => rm(path, { force: true });
      const holder = await livingHolder(path);
      if (holder !== null)
        throw new Error(
          `The backend already runs on ${folder} (process ${holder}). Stop it, or choose another folder: --data <folder>`,
        );
      await rm(path, { force: true });
    }
  } finally {
    await rm(draft, { force: true });
  }
  throw new Error(`Two starts are fighting over ${folder}. Try again.`);
}

/** A link appears at once and with its content, so no other start ever reads half a lock. */
function claim(draft: string, path: string): Promise<boolean> {
  return link(draft, path).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') return false;
      throw error;
    },
  );
}

async function livingHolder(path: string): Promise<number | null> {
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) return null;
  try {
    const { pid, command } = lockFile.parse(JSON.parse(text));
    return (await commandOf(pid)) === command ? pid : null;
  } catch {
    // Killed while writing the lock: whoever that was holds nothing.
    return null;
  }
}
