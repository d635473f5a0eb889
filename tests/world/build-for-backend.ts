import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

export interface Built {
  /** Folder to load as an unpacked extension. */
  readonly extension: string;
  /** Folder of the static web build. */
  readonly web: string;
}

/** Everything that a build reads. */
export const sources = ['extension', 'shared', 'wxt.config.ts', 'tests/tools', 'package-lock.json'];

/**
 * The extension and the web build for one backend, under `.output/for-<hash>`. Nothing is built again while no source
 * has changed. Each backend has its own folder: a test run never changes what a running `npm start` has loaded.
 */
export async function buildForBackend(
  backend: { readonly url: string; readonly publishableKey: string },
  log: (line: string) => void,
): Promise<Built> {
  const address = hash([backend.url, backend.publishableKey]).slice(0, 8);
  const folder = join('.output', `for-${address}`);
  const stamp = join(folder, 'built-from');
  const present = hash(sources.flatMap(contentsOf));
  const built = { extension: join(folder, 'chrome-mv3'), web: join(folder, 'web') };
  const isBuilt = (): boolean => existsSync(stamp) && readFileSync(stamp, 'utf8') === present;
  if (isBuilt()) return built;
  await alone(folder, async () => {
    if (isBuilt()) return;
    log('Building the extension and the web page.');
    rmSync(stamp, { force: true });
    await runBuild(folder, backend);
    writeFileSync(stamp, present);
  });
  return built;
}

/** Two suites that need the same build at once: one builds, the other waits. A lock whose owner was killed ends by age. */
async function alone(folder: string, work: () => Promise<void>): Promise<void> {
  const lock = `${folder}.lock`;
  mkdirSync(dirname(lock), { recursive: true });
  for (;;) {
    try {
      mkdirSync(lock);
      break;
    } catch {
      if (Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? 0) > 60_000) {
        rmSync(lock, { recursive: true, force: true });
      }
      await setTimeout(200);
    }
  }
  try {
    await work();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

function runBuild(
  folder: string,
  backend: { readonly url: string; readonly publishableKey: string },
): Promise<void> {
  // A process of its own: the address reaches the build through the environment, and its memory goes with it.
  const child = spawn(
    process.execPath,
    ['tests/tools/build.ts', '--browser', 'chrome', '--web', '--out', folder],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        THREADBOOK_URL: backend.url,
        THREADBOOK_KEY: backend.publishableKey,
      },
    },
  );
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`The build failed:\n${output.trim()}`));
    });
  });
}

const hash = (parts: readonly (string | Buffer)[]): string => {
  const sum = createHash('sha256');
  for (const part of parts) sum.update(part).update('\0');
  return sum.digest('base64url');
};

function contentsOf(path: string): (string | Buffer)[] {
  if (!existsSync(path)) return [path];
  if (statSync(path).isFile()) return [path, readFileSync(path)];
  return readdirSync(path)
    .sort()
    .filter((name) => !/\.test\.tsx?$/.test(name))
    .flatMap((name) => contentsOf(join(path, name)));
}
