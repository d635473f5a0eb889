import { randomUUID } from 'node:crypto';
import type * as z from 'zod/mini';
import type { connectionRule } from '../../../shared/contracts/connection-operations.ts';
import type { ConnectionKind, MailboxProvider } from '../../../shared/contracts/mailbox-consent.ts';
import { consentAtFake } from '../../../tests/fakes/google/google-app.ts';
import type { FunctionDeps } from '../../functions/_shared/function-deps.ts';
import { handler as callback } from '../../functions/connect-callback/handler.ts';
import { handler as start } from '../../functions/connect-start/handler.ts';
import { handler as sync } from '../../functions/sync/handler.ts';
import { call } from '../../tests/call-operation.ts';
import type { TestBackend } from './test-database.ts';

export type Rule = z.infer<typeof connectionRule>;

/** Connects a mailbox as its member does, through the consent page and back, and chooses what is logged. */
export async function connectTestMailbox(
  backend: TestBackend,
  deps: FunctionDeps,
  chosen: {
    provider?: MailboxProvider;
    kind?: ConnectionKind;
    email: string;
    address: string;
    rule: Rule;
    importDays?: number;
  },
): Promise<void> {
  const client = await backend.signIn(chosen.email);
  const { data } = await client.auth.getSession();
  const request = new Request(`${backend.url}/functions/v1/connect-start`, {
    method: 'POST',
    headers: { authorization: `Bearer ${data.session?.access_token}` },
    body: JSON.stringify({ provider: chosen.provider ?? 'google', kind: chosen.kind ?? 'mail' }),
  });
  const { url } = await (await start(request, deps)).json();
  const answer = await callback(new Request(await consentAtFake(url, chosen.address)), deps);
  if (answer.status !== 200) throw new Error(await answer.text());
  const { connections } = await call(client, 'myConnections', {});
  const made = connections.find(
    ({ address, kind }) => address === chosen.address && kind === (chosen.kind ?? 'mail'),
  );
  if (made === undefined) throw new Error('connected, and not there');
  await call(client, 'changeConnection', {
    ...{ op_id: randomUUID(), connection_id: made.connection_id },
    ...{ rule: chosen.rule, import_days: chosen.importDays ?? 30 },
  });
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

/** Whether a worker that asks now would get a mailbox; none is taken. */
export async function isMailboxDue(backend: TestBackend): Promise<boolean> {
  let isDue = false;
  const undone = new Error('only looked');
  await backend.sql
    .begin(async (sql) => {
      const [row] =
        await sql`select private.claim_mailbox('{"lease_seconds": 60}') -> 'job' <> 'null' as due`;
      isDue = row?.due === true;
      throw undone;
    })
    .catch((error: unknown) => {
      if (error !== undone) throw error;
    });
  return isDue;
}
