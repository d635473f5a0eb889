import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@supabase/supabase-js';
import postgres from 'postgres';
import { createMailboxes } from '../../extension/background/mailboxes-of-member.ts';
import { type Backend, startBackend } from '../../supabase/local/start-backend.ts';
import { demoPassword } from '../../supabase/seed/demo-organisation.ts';
import { demoMemberId, demoOrgId } from '../../supabase/seed/insert-demo.ts';
import { call } from '../../supabase/tests/call-operation.ts';
import { startRunningClock } from '../fakes/clock.ts';
import {
  consentAtMicrosoft,
  microsoftAppAtFake,
  microsoftSettingsAtFake,
} from '../fakes/microsoft/microsoft-app.ts';
import { type MicrosoftFake, startMicrosoftFake } from '../fakes/microsoft/microsoft-fake.ts';
import { type Figure, figure, percentile } from './bench-figure.ts';

/**
 * From the moment in which a mail is in an Outlook mailbox and Microsoft tells of it until it is a follow-up, and how long Microsoft
 * waits for the answer to such a message when fifty come at once. The fake, the gateway, the function and the database share
 * the machine.
 */
const rep = 'zhao.min@harbour-tools.example';
const pushes = 100;
const atOnce = 50;
const rounds = 10;

export async function measurePushes(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'threadbook-pushes-'));
  const stop = new AbortController();
  const microsoft = await startMicrosoftFake({
    ...{ clock: startRunningClock(), app: microsoftAppAtFake, mostPerPage: 50 },
  });
  const backend = await startBackend({
    ...{ dataDir: folder, port: 0, databasePort: 0, fresh: true, seed: true, log: () => {} },
    ...{ signal: stop.signal, google: null, microsoft: microsoftSettingsAtFake(microsoft) },
  });
  const admin = postgres(backend.adminDatabaseUrl, { max: 1, onnotice: () => {} });
  try {
    await connect(backend, microsoft);
    await until(async () => microsoft.subscriptions.of(rep).length > 0);
    const from = await someContact(admin);
    const arrivals: number[] = [];
    for (let n = 0; n < pushes; n += 1) arrivals.push(await arrivalOf(n, from, microsoft, admin));
    const answers: number[] = [];
    for (let round = 0; round < rounds; round += 1)
      answers.push(...(await Promise.all(Array.from({ length: atOnce }, () => told(microsoft)))));
    return [
      figure('a pushed mail is a follow-up', percentile(arrivals, 95), 'ms', 10_000),
      figure('a push is answered, fifty at once (p99)', percentile(answers, 99), 'ms', 200),
    ];
  } finally {
    await admin.end();
    await backend.stop();
    await microsoft.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function connect(backend: Backend, microsoft: MicrosoftFake): Promise<void> {
  const client = createClient(backend.url, backend.publishableKey, {
    auth: { persistSession: false, autoRefreshToken: false },
  });
  const { error } = await client.auth.signInWithPassword({ email: rep, password: demoPassword });
  if (error !== null) throw error;
  microsoft.mailbox(rep);
  const mailboxes = createMailboxes({
    ...{ client, backendUrl: backend.url, organisation: async () => null },
    open: async (url) => void (await fetch(await consentAtMicrosoft(url, rep))),
  });
  await mailboxes.connect({ provider: 'microsoft', kind: 'mail', address: null });
  const { connections } = await call(client, 'myConnections', {});
  await call(client, 'changeConnection', {
    ...{ op_id: randomUUID(), connection_id: connections[0]?.connection_id ?? '' },
    ...{ rule: 'known_contacts', import_days: 30 },
  });
}

async function someContact(admin: postgres.Sql): Promise<string> {
  const [row] = await admin<{ address: string }[]>`
    select a.address from public.contact_addresses as a
    join public.contacts as c on c.org_id = a.org_id and c.id = a.contact_id
    join public.customers as k on k.org_id = c.org_id and k.id = c.customer_id
    where k.org_id = ${demoOrgId} and k.owner_id = ${demoMemberId(rep)} order by a.address limit 1`;
  if (row === undefined) throw new Error('The rep has no contact.');
  return row.address;
}

async function arrivalOf(
  n: number,
  from: string,
  microsoft: MicrosoftFake,
  admin: postgres.Sql,
): Promise<number> {
  const subject = `Delivery of lot ${n}`;
  const began = performance.now();
  microsoft.mailbox(rep).receive({
    ...{ from, fromName: 'A customer', to: [rep], at: new Date().toISOString(), subject },
    ...{ messageId: `<push-${n}@mail.example>`, text: `When can lot ${n} be delivered?` },
  });
  await microsoft.subscriptions.tell(rep);
  await until(async () => {
    const rows = await admin`select from public.mail_envelopes as e
      join public.follow_ups as f on f.org_id = e.org_id and f.mail_id = e.mail_id
      where e.org_id = ${demoOrgId} and e.subject = ${subject} and f.removed_at is null`;
    return rows.length > 0;
  });
  return performance.now() - began;
}

async function told(microsoft: MicrosoftFake): Promise<number> {
  const began = performance.now();
  const statuses = await microsoft.subscriptions.tell(rep);
  if (statuses.some((status) => status !== 202)) throw new Error(`answered ${statuses.join()}`);
  return performance.now() - began;
}

async function until(isTrue: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + 60_000;
  while (!(await isTrue())) {
    if (performance.now() > end) throw new Error('Nothing happened for a minute.');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
