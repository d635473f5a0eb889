import { randomUUID } from 'node:crypto';
import { createClient } from '@supabase/supabase-js';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { createMailboxes } from '../../extension/background/mailboxes-of-member.ts';
import { settingsAtFake } from '../../tests/fakes/google/google-app.ts';
import type { GoogleFake } from '../../tests/fakes/google/google-fake.ts';
import { startGoogleBeside } from '../../tests/world/google-beside.ts';
import { namedCustomerIds } from '../seed/demo-customers.ts';
import { demoPassword, demoRep } from '../seed/demo-organisation.ts';
import { call } from '../tests/call-operation.ts';
import { localPublishableKey } from './backend-secrets.ts';
import { type Serving, startServing } from './start-serving.ts';
import { useBackend } from './testing/test-database.ts';

/** What `npm start` puts side by side: gateway, functions and a Google that asks. */
const backend = useBackend();
let google: GoogleFake;
let serving: Serving;

beforeAll(async () => {
  google = await startGoogleBeside();
  serving = await startServing({
    ...{ adminDatabaseUrl: backend.adminDatabaseUrl, port: 0, connections: 4 },
    ...{ secrets: inject('testCluster').secrets, log: () => undefined },
    google: settingsAtFake(google),
  });
});
afterAll(async () => {
  await serving.stop();
  await google.stop();
});

/** As the scheduler does every few seconds, and the next look as if its time had come. */
async function ring(): Promise<void> {
  await backend.sql`update public.jobs set run_after = now()`;
  const headers = { 'x-cron-secret': backend.cronSecret };
  const answer = await fetch(`${serving.url}/functions/v1/sync`, { method: 'POST', headers });
  expect(answer.status).toBe(200);
  expect(await backend.sql`select last_error from public.connections`).toEqual([
    { last_error: null },
  ]);
}

test('a rep connects from the options, and a mail that arrives stands in the timeline without a click', async () => {
  const client = createClient(serving.url, localPublishableKey, {
    auth: { persistSession: false },
  });
  await client.auth.signInWithPassword({ email: demoRep, password: demoPassword });
  const timeline = async () => {
    const asked = { customer_id: namedCustomerIds.acme, kinds: null, before: null, limit: 50 };
    const items = await call(client, 'customerTimeline', asked);
    return items.flatMap((item) => (item.item === 'follow_up' ? [item.subject] : []));
  };
  // Connect: what the press in the options page does, up to the tab of the provider.
  const tabs: string[] = [];
  const mailboxes = createMailboxes({
    ...{ client, backendUrl: serving.url, organisation: async () => null },
    open: async (url) => void tabs.push(url),
  });
  await mailboxes.connect({ provider: 'google', kind: 'mail', address: null });
  const page = await fetch(tabs[0] ?? '');
  expect(await page.text()).toContain('gmail.readonly');
  // The person's press on "Allow", and the way back to a page of ours.
  const done = await fetch(`${tabs[0]}&decision=allow`);
  expect([done.status, done.headers.get('x-threadbook-outcome')]).toEqual([200, 'connected']);
  expect(await done.text()).toMatch(/is connected.*已连接/s);

  const { connections } = await call(client, 'myConnections', {});
  expect(connections).toMatchObject([{ address: demoRep, rule: 'off', state: 'connected' }]);
  await call(client, 'changeConnection', {
    ...{ op_id: randomUUID(), connection_id: connections[0]?.connection_id ?? '' },
    ...{ rule: 'known_contacts', import_days: 90 },
  });
  await ring();
  expect(await timeline()).toContain('Spare blades for the HT-240');

  const letter = { from: 'wang.fang@acme-packaging.example', subject: 'One more line in May' };
  const body = new FormData();
  for (const [name, value] of Object.entries({ ...letter, text: 'Can you quote?' }))
    body.set(name, value);
  expect(await (await fetch(google.url, { method: 'POST', body })).text()).toContain('has arrived');
  await ring();
  expect(await timeline()).toContain('One more line in May');

  // Disconnected: Google is told, and what was logged stays.
  expect(await mailboxes.disconnect(connections[0]?.connection_id ?? '')).toBe(true);
  expect(google.oauth.revoked).toHaveLength(1);
  expect(await timeline()).toContain('One more line in May');
});
