import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@supabase/supabase-js';
import postgres from 'postgres';
import { createMailboxes } from '../../extension/background/mailboxes-of-member.ts';
import type { FunctionDeps } from '../../supabase/functions/_shared/function-deps.ts';
import { handler as sync } from '../../supabase/functions/sync/handler.ts';
import { type Backend, startBackend } from '../../supabase/local/start-backend.ts';
import { demoPassword } from '../../supabase/seed/demo-organisation.ts';
import { demoMemberId, demoOrgId } from '../../supabase/seed/insert-demo.ts';
import { call } from '../../supabase/tests/call-operation.ts';
import { startRunningClock } from '../fakes/clock.ts';
import { appAtFake, consentAtFake, settingsAtFake } from '../fakes/google/google-app.ts';
import { type GoogleFake, startGoogleFake } from '../fakes/google/google-fake.ts';
import { writeMail } from '../fakes/write-mail.ts';
import { type Figure, figureAtLeast } from './bench-figure.ts';

/**
 * How many mails a minute come from two mailboxes of a fake without quota to follow-ups, with two workers, on a first import. The fake,
 * the gateway and the workers share the machine, and the first two of them one process.
 */
const reps = ['zhao.min@harbour-tools.example', 'wang.hao@harbour-tools.example'];
const mailsEach = 600;

export async function measureConnections(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'threadbook-connections-'));
  const stop = new AbortController();
  const google = await startGoogleFake({ clock: startRunningClock(), app: appAtFake });
  const backend = await startBackend({
    ...{ dataDir: folder, port: 0, databasePort: 0, fresh: true, seed: true, log: () => {} },
    ...{ signal: stop.signal, google: settingsAtFake(google) },
  });
  const admin = postgres(backend.adminDatabaseUrl, { max: 1, onnotice: () => {} });
  try {
    for (const rep of reps) await connectWithMail(backend, google, admin, rep);
    const before = await followUps(admin);
    const began = performance.now();
    // More than one run where the time of one is over.
    for (let run = 0; run < 5 && (await isImporting(admin)); run += 1)
      await Promise.all(reps.map(() => ring(backend, google)));
    const minutes = (performance.now() - began) / 60_000;
    const logged = (await followUps(admin)) - before;
    if (logged !== reps.length * mailsEach) throw new Error(`${logged} mails were logged`);
    return [
      figureAtLeast('import from two mailboxes: mails a minute', logged / minutes, 'calls', 2000),
    ];
  } finally {
    await admin.end();
    await backend.stop();
    await google.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

const followUps = async (admin: postgres.Sql): Promise<number> => {
  const [row] = await admin<{ n: number }[]>`
    select count(*)::int as n from public.follow_ups where source = 'automatic'`;
  return row?.n ?? 0;
};

const isImporting = async (admin: postgres.Sql): Promise<boolean> => {
  await admin`update public.jobs set run_after = now() where leased_until is null`;
  const rows = await admin`select from public.connections as c
    left join public.sync_cursors as s on s.connection_id = c.id
    where coalesce(s.cursor::jsonb ->> 'phase', '') <> 'follow'`;
  return rows.length > 0;
};

async function ring(backend: Backend, google: GoogleFake): Promise<void> {
  const cronSecret = 'of-this-bench-alone';
  const { url, secretKey } = backend;
  const deps: FunctionDeps = {
    ...{ url, secretKey, cronSecret, google: settingsAtFake(google), microsoft: null, fetch },
  };
  const headers = { 'x-cron-secret': cronSecret };
  const answer = await sync(new Request(`${url}/sync`, { method: 'POST', headers }), deps);
  if (answer.status !== 200) throw new Error(await answer.text());
}

/** A mailbox of mails with contacts of the rep's customers, connected as the rep does. */
async function connectWithMail(
  backend: Backend,
  google: GoogleFake,
  admin: postgres.Sql,
  rep: string,
): Promise<void> {
  const people = await admin<{ address: string }[]>`
    select min(a.address) as address from public.contact_addresses as a
    join public.contacts as c on c.org_id = a.org_id and c.id = a.contact_id
    join public.customers as k on k.org_id = c.org_id and k.id = c.customer_id
    where k.org_id = ${demoOrgId} and k.owner_id = ${demoMemberId(rep)} group by k.id`;
  for (let n = 0; n < mailsEach; n += 1) {
    const at = Date.now() - n * 3_600_000;
    const from = people[n % people.length]?.address ?? '';
    const headers = {
      ...{ From: from, To: rep, Subject: `Delivery of lot ${n}` },
      ...{ Date: new Date(at).toUTCString(), 'Message-ID': `<${n}.${rep}>` },
    };
    const said = `When can lot ${n} be delivered? We need it before the fair.\r\n`.repeat(8);
    const quoted = '> Thank you for your order, we will come back to you.\r\n'.repeat(12);
    const text = `Hello,\r\n\r\n${said}\r\nOn Monday, ${rep} wrote:\r\n${quoted}`;
    google.mailbox(rep).receive(writeMail(headers, text), { at });
  }
  const client = createClient(backend.url, backend.publishableKey, {
    auth: { persistSession: false, autoRefreshToken: false },
  });
  const { error } = await client.auth.signInWithPassword({ email: rep, password: demoPassword });
  if (error !== null) throw error;
  const mailboxes = createMailboxes({
    ...{ client, backendUrl: backend.url, organisation: async () => null },
    open: async (url) => void (await fetch(await consentAtFake(url, rep))),
  });
  await mailboxes.connect({ provider: 'google', kind: 'mail', address: null });
  const { connections } = await call(client, 'myConnections', {});
  await call(client, 'changeConnection', {
    ...{ op_id: randomUUID(), connection_id: connections[0]?.connection_id ?? '' },
    ...{ rule: 'known_contacts', import_days: 90 },
  });
}
