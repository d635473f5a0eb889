import { glob } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as z from 'zod/mini';
import type { FunctionDeps } from '../../functions/_shared/function-deps.ts';

type Handler = (request: Request, deps: FunctionDeps) => Promise<Response>;

const handlerModule = z.object({
  handler: z.custom<Handler>((value) => typeof value === 'function'),
});

export type FunctionHost = (name: string, request: Request) => Promise<Response | null>;

/**
 * Runs `<folder>/<name>/handler.ts` in this process, as hosted runs `index.ts` under Deno.
 * Loaded at the first call, so that the start does not wait for them. `deps` is asked at each call, since the
 * gateway's address is known only once it listens.
 */
export function createFunctionHost(folder: string, deps: () => FunctionDeps): FunctionHost {
  const loaded = new Map<string, Promise<Handler>>();
  return async (name, request) => {
    if (!(await functionNames(folder)).includes(name)) return null;
    let handler = loaded.get(name);
    if (handler === undefined) {
      const file = pathToFileURL(join(folder, name, 'handler.ts')).href;
      handler = import(file).then((module: unknown) => handlerModule.parse(module).handler);
      loaded.set(name, handler);
    }
    return (await handler)(request, deps());
  };
}

/** Folders that hold a handler; those beginning with an underscore hold what functions share. */
export async function functionNames(folder: string): Promise<string[]> {
  const names: string[] = [];
  for await (const file of glob('[a-z]*/handler.ts', { cwd: folder })) names.push(dirname(file));
  return names;
}
