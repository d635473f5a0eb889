import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';

/**
 * What the process `pid` runs, as one line of text; null when it is gone.
 * A zombie counts as gone: it holds neither files nor ports, only its number.
 */
export async function commandOf(pid: number): Promise<string | null> {
  if (process.platform !== 'linux') return commandFromPs(pid);
  const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  // The state follows the command in brackets, which may itself hold brackets.
  if (status === null || status.slice(status.lastIndexOf(')') + 2).startsWith('Z')) return null;
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => null);
  return command === null ? null : command.replaceAll('\0', ' ').trim();
}

function commandFromPs(pid: number): Promise<string | null> {
  return new Promise((resolve) => {
    execFile('ps', ['-o', 'stat=,command=', '-p', String(pid)], (error, out) => {
      const line = out.trim();
      resolve(error !== null || line === '' || line.startsWith('Z') ? null : line);
    });
  });
}

/** Waits until the process is gone; false when it still runs after `milliseconds`. */
export async function waitUntilGone(pid: number, milliseconds: number): Promise<boolean> {
  const end = performance.now() + milliseconds;
  while ((await commandOf(pid)) !== null) {
    if (performance.now() > end) return false;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return true;
}
