import type { SupabaseClient } from '@supabase/supabase-js';
import { beforeAll, expect, test } from 'vitest';
import { createDigester, type Digester } from '../../shared/domain/digests.ts';
import { useBackend } from '../local/testing/test-database.ts';
import { namedCustomerIds } from '../seed/demo-customers.ts';
import { demoRep } from '../seed/demo-organisation.ts';
import { demoOrgId } from '../seed/insert-demo.ts';
import { call, logPayload, mailPayload, refusalOf } from './call-operation.ts';

const backend = useBackend();
const mailbox = 'zhao.min@harbour-tools.example';
let rep: SupabaseClient;

beforeAll(async () => {
  rep = await backend.signIn(demoRep);
});

const digesters = async (): Promise<Digester[]> =>
  (await call(rep, 'digestKeys', {})).map(createDigester);

/** What a sidebar with this key is told about a contact, a stranger at a customer's domain, and a mail. */
async function asked(digester: Digester, message: string) {
  const emails = ['wang.fang@acme-packaging.example', 'new.face@mail.acme-packaging.example'];
  const people = await Promise.all(
    emails.map(async (email, index) => {
      const forms = await digester.address(email);
      if (forms === null) throw new Error('no address');
      return { ref: `p${index}`, ...forms, domains: await digester.domains(email, []) };
    }),
  );
  const answer = await call(rep, 'matchPeople', {
    ...{ key_version: digester.version, people, customer_id: null },
    thread: await digester.thread('gmail', mailbox, message),
    mail_keys: [await digester.providerKey('gmail', mailbox, message)],
  });
  return {
    customers: answer.people.map(({ candidates }) => candidates[0]?.customer_id ?? null),
    logged: answer.logged.length,
  };
}

async function logIt(digester: Digester, message: string) {
  const payload = mailPayload(message, {
    key_version: digester.version,
    keys: [
      {
        kind: 'provider',
        value: await digester.providerKey('gmail', mailbox, message),
        mailbox: await digester.mailbox('gmail', mailbox),
      },
    ],
    thread: await digester.thread('gmail', mailbox, message),
    source: { surface: 'gmail', mailbox, thread_id: message, message_id: message, url: null },
  });
  return call(rep, 'logInteraction', logPayload(namedCustomerIds.acme, payload));
}

test('while a key is changed both versions find the same; afterwards the newest alone does', async () => {
  const [old] = await digesters();
  if (old === undefined) throw new Error('no key');
  const before = await logIt(old, 'before');
  const found = { customers: [namedCustomerIds.acme, namedCustomerIds.acme], logged: 1 };
  expect(await asked(old, 'before')).toEqual(found);

  await backend.sql`select private.begin_key_change(${demoOrgId})`;
  const [fresh, older] = await digesters();
  if (fresh === undefined || older === undefined) throw new Error('not two keys');
  expect([fresh.version, older.version]).toEqual([old.version + 1, old.version]);
  expect(await asked(older, 'before')).toEqual(found);
  expect(await asked(fresh, 'before')).toEqual(found);
  // A mail of before, logged again under the new key, is the mail that is there.
  expect((await logIt(fresh, 'before')).mail_id).toBe(before.mail_id);
  // A second change does not begin while one is under way.
  await expect(backend.sql`select private.begin_key_change(${demoOrgId})`).rejects.toMatchObject({
    code: 'TB004',
  });

  await backend.sql`select private.end_key_change(${demoOrgId})`;
  expect((await digesters()).map(({ version }) => version)).toEqual([fresh.version]);
  expect(await asked(fresh, 'before')).toEqual(found);
  expect(await refusalOf(asked(older, 'before'))).toBe('TB004 key_version');
});
