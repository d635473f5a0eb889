import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { type MailBeside, startMailBeside } from '../../tests/world/mail-beside.ts';
import { demoRep } from '../seed/demo-organisation.ts';
import { demoMemberId, demoOrgId } from '../seed/insert-demo.ts';
import { type Serving, startServing } from './start-serving.ts';
import { useBackend } from './testing/test-database.ts';

/** What `npm start` puts side by side: gateway, functions and a mail provider that delivers to nobody. */
const backend = useBackend();
let mail: MailBeside;
let serving: Serving;

beforeAll(async () => {
  mail = await startMailBeside();
  serving = await startServing({
    ...{ adminDatabaseUrl: backend.adminDatabaseUrl, port: 0, connections: 4 },
    ...{ secrets: inject('testCluster').secrets, log: () => undefined },
    mail: mail.settings,
  });
  mail.connect({ url: serving.url, cronSecret: backend.cronSecret, webUrl: 'http://127.0.0.1:1/' });
});
afterAll(async () => {
  await serving.stop();
  await mail.provider.stop();
});

test('the next morning comes by a press on the page of caught mails, which shows them as text', async () => {
  await backend.sql`update public.customers set name = '<img src=x onerror=alert(1)>'
    where id = (select customer_id from public.reminders
      where org_id = ${demoOrgId} and owner_id = ${demoMemberId(demoRep)} and state = 'open' order by due_at limit 1)`;
  const press = () => fetch(`${mail.provider.url}morning`, { method: 'POST' });
  const page = await (await press()).text();
  const sentTo = () => mail.provider.mails.filter(({ to }) => to[0] === demoRep);
  expect(sentTo()).toHaveLength(1);
  expect(page).toContain(sentTo()[0]?.subject ?? '–');
  expect(sentTo()[0]?.text).toContain('http://127.0.0.1:1/#/today');
  // Once escaped in the mail, once more in the frame's attribute.
  expect(page).not.toContain('<img');
  expect(page).toMatch(/<iframe sandbox title=/);
  await press();
  expect(sentTo()).toHaveLength(2);
});
