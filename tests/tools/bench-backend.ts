import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Figure, figure, median } from './bench-figure.ts';

/**
 * Time from starting `npm run backend`'s process to its JSON line: with no data (cluster, migrations and demo
 * organisation included), and with the data that is there.
 */
export async function measureBackend(warmRuns = 5): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'threadbook-bench-'));
  try {
    const fresh = await timeToReady(folder);
    const warm: number[] = [];
    for (let run = 0; run < warmRuns; run += 1) warm.push(await timeToReady(folder));
    return [
      figure('backend ready, fresh', fresh / 1000, 's', 3),
      figure('backend ready, warm', median(warm) / 1000, 's', 1.5),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function timeToReady(folder: string): Promise<number> {
  const began = performance.now();
  const child = spawn(
    process.execPath,
    ['supabase/local/backend.ts', '--data', folder, '--port', '0', '--db-port', '0'],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  );
  try {
    await firstOutput(child);
    return performance.now() - began;
  } finally {
    await stopped(child);
  }
}

function firstOutput(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.stdout?.once('data', () => resolve());
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`The backend ended with code ${code}.`)));
  });
}

function stopped(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null) {
      resolve();
      return;
    }
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}
