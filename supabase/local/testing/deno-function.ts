import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { importMapPath } from '../functions/import-map.ts';
import { functionsFolder } from '../start-serving.ts';

const deno = fileURLToPath(new URL('../../../node_modules/.bin/deno', import.meta.url));

export type DenoFunction = { url: string; stop(): Promise<void> };

/**
 * Runs `supabase/functions/<name>/index.ts` under Deno, as hosted does: its own process, its import map, its
 * environment, no files, no network but the gateway. Packages come from node_modules, so nothing is downloaded;
 * Deno refuses a version other than the import map's.
 */
export async function startDenoFunction(
  name: string,
  environment: Record<string, string>,
): Promise<DenoFunction> {
  const child = spawn(
    deno,
    [
      ...['run', '--no-prompt', '--allow-env', '--allow-net=127.0.0.1', '--no-lock'],
      ...['--node-modules-dir=manual', '--config', fileURLToPath(importMapPath)],
      `${functionsFolder}/${name}/index.ts`,
    ],
    {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: {
        ...process.env,
        ...environment,
        // Else the project's package.json, not the import map, would say what a name means.
        DENO_NO_PACKAGE_JSON: '1',
        DENO_NO_UPDATE_CHECK: '1',
        DENO_SERVE_ADDRESS: 'tcp:127.0.0.1:0',
        NO_COLOR: '1',
      },
    },
  );
  const ended = once(child, 'exit');
  const url = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const listening = /Listening on (http:\/\/127\.0\.0\.1:\d+)/.exec(said)?.[1];
      if (listening !== undefined) resolve(listening);
    });
    void ended.then(() => reject(new Error(`${name} ended under Deno: ${said}`)));
  });
  const stop = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  return { url, stop };
}
