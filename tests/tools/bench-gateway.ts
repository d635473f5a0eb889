import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import postgres from 'postgres';
import { startBackend } from '../../supabase/local/start-backend.ts';
import { demoMembers, demoPassword } from '../../supabase/seed/demo-organisation.ts';
import { demoMemberId, demoOrgId } from '../../supabase/seed/insert-demo.ts';
import { anyDigest, logPayload, mailPayload } from '../../supabase/tests/call-operation.ts';
import { type Figure, figure } from './bench-figure.ts';

/**
 * 50 clients at once through the gateway, signed in as the demo's reps: each matches the people of a thread, then logs a mail
 * of its own. How many a second get through is told without a budget, since the gateway is for development; no error is.
 */
const clients = 50;
const seconds = 8;

export async function measureGateway(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'threadbook-gateway-'));
  const stop = new AbortController();
  const backend = await startBackend({
    ...{ dataDir: folder, port: 0, databasePort: 0, fresh: true, seed: true, log: () => {} },
    signal: stop.signal,
  });
  const admin = postgres(backend.adminDatabaseUrl, { max: 1, onnotice: () => {} });
  try {
    // What is measured is work, not the brake on farming.
    await admin`update public.organisation_settings set match_calls_per_minute = 100000
      where org_id = ${demoOrgId}`;
    const reps = demoMembers.filter(({ role }) => role === 'rep').map(({ email }) => email);
    const callers = await Promise.all(
      Array.from({ length: clients }, async (_, n) => {
        const email = reps[n % reps.length] ?? '';
        const [own] = await admin<{ id: string }[]>`
          select id from public.customers
          where org_id = ${demoOrgId} and owner_id = ${demoMemberId(email)} order by id limit 1`;
        const client = createClient(backend.url, backend.publishableKey, {
          auth: { persistSession: false, autoRefreshToken: false },
        });
        const { error } = await client.auth.signInWithPassword({ email, password: demoPassword });
        if (error !== null) throw error;
        return { client, customer: own?.id ?? '' };
      }),
    );
    const end = performance.now() + seconds * 1000;
    const done = await Promise.all(callers.map((caller) => work(caller, end)));
    const sum = (part: 'calls' | 'errors') => done.reduce((total, one) => total + one[part], 0);
    return [
      figure(
        `match and log, ${clients} clients: calls a second`,
        sum('calls') / seconds,
        'per s',
        null,
      ),
      figure(`match and log, ${clients} clients: errors`, sum('errors'), 'calls', 0),
    ];
  } finally {
    await admin.end();
    await backend.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Caller {
  readonly client: SupabaseClient;
  readonly customer: string;
}

async function work({ client, customer }: Caller, end: number) {
  const total = { calls: 0, errors: 0 };
  const call = async (rpc: string, payload: object) => {
    const { error } = await client.rpc(rpc, { payload });
    if (error === null) total.calls += 1;
    else total.errors += 1;
  };
  while (performance.now() < end) {
    const name = randomUUID();
    const form = anyDigest(name);
    const forms = { exact: form, plus: form, canonical: form, domains: [form] };
    await call('match_people', {
      ...{ key_version: 1, people: [{ ref: 'a', ...forms }], thread: null, mail_keys: [] },
      customer_id: customer,
    });
    await call('log_interaction', logPayload(customer, mailPayload(name)));
  }
  return total;
}
