import type { FunctionDeps } from '../../functions/_shared/function-deps.ts';
import { handler as callback } from '../../functions/connect-callback/handler.ts';
import { handler as start } from '../../functions/connect-start/handler.ts';
import { handler as sync } from '../../functions/sync/handler.ts';
import type { LoopbackGoogle } from './google-on-loopback.ts';
import type { TestBackend } from './test-database.ts';

/** Connects a mailbox as its member does, through the consent page and back, and chooses what is logged. */
export async function connectTestMailbox(
  backend: TestBackend,
  { deps, google }: { deps: FunctionDeps; google: LoopbackGoogle },
  chosen: { email: string; address: string; rule: string; importDays?: number },
): Promise<void> {
  const { data } = await (await backend.signIn(chosen.email)).auth.getSession();
  const request = new Request(`${backend.url}/functions/v1/connect-start`, {
    method: 'POST',
    headers: { authorization: `Bearer ${data.session?.access_token}` },
    body: JSON.stringify({ provider: 'google' }),
  });
  const { url } = await (await start(request, deps)).json();
  const answer = await callback(new Request(google.consent(url, chosen.address)), deps);
  if (answer.status !== 200) throw new Error(await answer.text());
  await backend.sql`update public.connections
    set rule = ${chosen.rule}, import_days = ${chosen.importDays ?? 30} where address = ${chosen.address}`;
}

/** Rings the worker until nothing is due, as time would: waits are over at once. */
export async function syncUntilQuiet(
  backend: TestBackend,
  deps: FunctionDeps,
  rings = 12,
): Promise<void> {
  for (let ring = 0; ring < rings; ring += 1) {
    await backend.sql`update public.jobs set run_after = now() where run_after > now()`;
    const answer = await ringSync(deps);
    if (answer.status !== 200) throw new Error(await answer.text());
    const [row] = await backend.sql`select bool_and(last_error is null) as is_quiet from public.jobs
      where quarantined_at is null`;
    if (row?.is_quiet !== false) return;
  }
  throw new Error('the worker does not come to rest');
}

export const ringSync = (deps: FunctionDeps): Promise<Response> =>
  sync(
    new Request('http://127.0.0.1/sync', {
      method: 'POST',
      headers: { 'x-cron-secret': deps.cronSecret },
    }),
    deps,
  );
