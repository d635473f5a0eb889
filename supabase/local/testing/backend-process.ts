import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import * as z from 'zod/mini';

const command = fileURLToPath(new URL('../backend.ts', import.meta.url));

/** What `npm run --silent backend` promises to print. */
const readyLine = z.strictObject({
  url: z.url(),
  publishableKey: z.string(),
  databaseUrl: z.string().check(z.startsWith('postgresql://')),
  accounts: z.array(
    z.strictObject({
      ...{ email: z.string(), password: z.string() },
      ...{ role: z.string(), organisation: z.string() },
    }),
  ),
});

export type BackendProcess = {
  pid: number;
  /** Rejects with what it wrote to stderr when it ends before it is ready. */
  ready: Promise<z.infer<typeof readyLine>>;
  output: { stdout: string; stderr: string };
  /** Sends the signal and waits for the end; the exit code, null when killed. */
  end(signal: NodeJS.Signals): Promise<number | null>;
  exit: Promise<number | null>;
};

/** The command as a person runs it, in a process of its own, on free ports unless `flags` say otherwise. */
export function runBackend(data: string, flags: readonly string[] = []): BackendProcess {
  const given = [...flags];
  for (const port of ['--port', '--db-port']) if (!flags.includes(port)) given.push(port, '0');
  const child = spawn(process.execPath, [command, '--data', data, ...given], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { stdout: '', stderr: '' };
  const exit = once(child, 'close').then((): number | null => child.exitCode);
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    output.stderr += text;
  });
  const ready = new Promise<z.infer<typeof readyLine>>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output.stdout += text;
      if (output.stdout.endsWith('\n')) resolve(readyLine.parse(JSON.parse(output.stdout)));
    });
    void exit.then(() => reject(new Error(output.stderr)));
  });
  ready.catch(() => undefined);
  if (child.pid === undefined) throw new Error('the backend could not be started');
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    return exit;
  };
  return { pid: child.pid, ready, output, end, exit };
}

/** Numbers of the processes whose command names `folder` (Linux). */
export async function processesOn(folder: string): Promise<number[]> {
  const found: number[] = [];
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name) || Number(name) === process.pid) continue;
    const command = await readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => '');
    if (command.includes(folder)) found.push(Number(name));
  }
  return found;
}

/** Resolves when no process names `folder` any more; rejects with their commands after ten seconds. */
export async function nobodyLeftOn(folder: string): Promise<void> {
  const end = performance.now() + 10_000;
  for (;;) {
    const left = await processesOn(folder);
    if (left.length === 0) return;
    if (performance.now() > end) throw new Error(`still running on ${folder}: ${left.join(', ')}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
