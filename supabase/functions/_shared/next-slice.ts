import type { FunctionDeps } from './function-deps.ts';

/** Anywhere else the address that a function sees is the host's inner one. */
const onThisMachine = /^http:\/\/127\.0\.0\.1:\d+\//;

/**
 * Starts another invocation of `sync`, which answers at `ownUrl`, and waits until it has claimed a mailbox or found none. Hosted
 * allows 5,000 such calls a minute in a chain (https://supabase.com/docs/guides/functions/recursive-functions); one that fails is
 * left to the scheduler.
 */
export async function nextSlice(ownUrl: string, deps: FunctionDeps, lanes: number): Promise<void> {
  const url = onThisMachine.test(ownUrl) ? ownUrl : `${deps.url}/functions/v1/sync`;
  const answer = await deps.fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-cron-secret': deps.cronSecret },
    body: JSON.stringify({ lanes }),
    signal: AbortSignal.timeout(30_000),
  });
  await answer.body?.cancel();
}

/** Rings `sync` once, for mail that was told of. Never rejects: the next bell finds what this one does not. */
export async function ringForMail(deps: FunctionDeps): Promise<void> {
  try {
    await nextSlice(`${deps.url}/functions/v1/sync`, deps, 1);
  } catch (error) {
    console.warn(`a ring was not heard: ${error instanceof Error ? error.name : 'unknown'}`);
  }
}
