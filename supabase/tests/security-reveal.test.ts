import { expect, test } from 'vitest';
import { useBackend } from '../local/testing/test-database.ts';
import { call } from './call-operation.ts';
import { fileOf, newCustomer, useMembers } from './customer-file-fixtures.ts';

const backend = useBackend();
const as = useMembers(backend);

const linesOf = async (id: string): Promise<number> => {
  const rows =
    await backend.sql`select from public.audit_log where action = 'reveal' and row_id = ${id}`;
  return rows.length;
};

test.each([
  ['as a client does', {}, ''],
  ['and asking for the transaction to be rolled back', { prefer: 'tx=rollback' }, ''],
  [
    'and asking for a row count that does not fit',
    { prefer: 'handling=strict, max-affected=0' },
    '',
  ],
  ['and asking for columns that are not there', {}, '?select=nothing'],
  ['and asking for one object', { accept: 'application/vnd.pgrst.object+json' }, ''],
  ['and asking for text', { accept: 'text/csv' }, ''],
])('what is revealed %s leaves a line in the log, or is not told', async (how, headers, query) => {
  const id = await newCustomer(as('rep'));
  const contact = (await fileOf(as('rep'), id)).contacts[0]?.contact_id ?? '';
  const { data } = await as('agent').auth.getSession();
  const before = await linesOf(contact);
  const answer = await fetch(`${backend.url}/rest/v1/rpc/reveal${query}`, {
    method: 'POST',
    headers: {
      ...{ apikey: backend.publishableKey, 'content-type': 'application/json' },
      authorization: `Bearer ${data.session?.access_token}`,
      ...headers,
    },
    body: JSON.stringify({ payload: { what: 'phone', id: contact } }),
  });
  const told = (await answer.text()).includes('+4930');
  expect((await linesOf(contact)) - before).toBe(told ? 1 : 0);
  if (how === 'as a client does') expect(told).toBe(true);
});

test('a phone that is known of a colleague’s customer is told as a duplicate, with a line in the log', async () => {
  const id = await newCustomer(as('rep'));
  const { contacts } = await call(as('rep'), 'customerCard', { customer_id: id });
  const phones = contacts.flatMap((contact) => contact.phones);
  const lines = async () =>
    (await backend.sql`select from public.audit_log where after ->> 'what' = 'phone_duplicate'`)
      .length;
  const ask = (numbers: string[]) =>
    call(as('colleague'), 'findDuplicates', {
      ...{ name: null, addresses: [], domains: [], phones: numbers },
    });
  expect(await ask(['+4917699999998'])).toEqual([]);
  expect(await lines()).toBe(0);
  expect(await ask(phones)).toMatchObject([{ relation: 'colleague', reasons: ['phone'] }]);
  expect(await lines()).toBe(1);
});

test('by a request that may only read nothing is revealed', async () => {
  const id = await newCustomer(as('rep'));
  const contact = (await fileOf(as('rep'), id)).contacts[0]?.contact_id ?? '';
  const { data } = await as('agent').auth.getSession();
  const payload = encodeURIComponent(JSON.stringify({ what: 'phone', id: contact }));
  const answer = await fetch(`${backend.url}/rest/v1/rpc/reveal?payload=${payload}`, {
    headers: {
      apikey: backend.publishableKey,
      authorization: `Bearer ${data.session?.access_token}`,
    },
  });
  const told = (await answer.text()).includes('+4930');
  expect(await linesOf(contact)).toBe(told ? 1 : 0);
});
