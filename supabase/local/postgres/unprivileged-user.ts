import { chown, mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Postgres refuses to run as root; `nobody` exists everywhere and needs no account to be made. */
const nobody = { uid: 65534, gid: 65534 };

export type ProcessUser = { uid: number; gid: number } | Record<string, never>;

/** Spawn options: who runs Postgres. Empty for an ordinary user, `nobody` for root. */
export const postgresUser = (): ProcessUser => (process.getuid?.() === 0 ? nobody : {});

/** Makes `folder` (0700) for the user that runs Postgres. */
export async function makeFolderForPostgres(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await giveToPostgres(folder);
}

export async function giveToPostgres(path: string): Promise<void> {
  const user = postgresUser();
  if (user.uid !== undefined) await chown(path, user.uid, user.gid);
}

/**
 * Started by root, Postgres runs as `nobody`, who must be able to enter every folder above `path`.
 * Returns the first folder that he cannot enter, or null.
 */
export async function folderClosedToPostgres(path: string): Promise<string | null> {
  if (postgresUser().uid === undefined) return null;
  const above: string[] = [];
  for (let folder = dirname(path); folder !== dirname(folder); folder = dirname(folder))
    above.unshift(folder);
  for (const folder of above) {
    const { mode, uid } = await stat(folder);
    const mayEnter = uid === nobody.uid ? (mode & 0o100) !== 0 : (mode & 0o001) !== 0;
    if (!mayEnter) return folder;
  }
  return null;
}
