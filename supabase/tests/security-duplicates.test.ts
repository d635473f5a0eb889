import { randomUUID } from 'node:crypto';
import type { SupabaseClient } from '@supabase/supabase-js';
import { beforeEach, expect, test } from 'vitest';
import type { CreateCustomerArgs } from '../../shared/contracts/customers.ts';
import { useBackend } from '../local/testing/test-database.ts';
import { demoColleague, demoRep } from '../seed/demo-organisation.ts';
import { demoMemberId, demoOrgId } from '../seed/insert-demo.ts';
import { call, refusalOf } from './call-operation.ts';
import { newCustomer, op, useMembers } from './customer-file-fixtures.ts';

/** Whoever creates is told that somebody is known already: as seldom as whoever asks for it, and with the same line. */
const backend = useBackend();
const as = useMembers(backend);

const create = (client: SupabaseClient, changes: Partial<CreateCustomerArgs>) =>
  call(client, 'createCustomer', {
    ...{ op_id: op(), name: `Newcomer ${randomUUID()}`, short_name: null, industry_code: 'C34' },
    ...{ customer_type: 'potential', region_code: 'DE', source_channel: null, domains: [] },
    ...{ to_verify: [], remark: null, contact: null, accept_duplicates: false },
    ...changes,
  });
const withPhone = (phone: string) => ({
  contact: { name: 'Somebody', title: null, addresses: [], phones: [phone], wechat: null },
});

/** As if the colleague had been answered so often in this minute, and the minute did not end. */
const answered = (calls: number) => backend.sql`
  insert into private.call_counters as k (org_id, member_id, kind, minute, calls)
  values (${demoOrgId}, ${demoMemberId(demoColleague)}, 'find_duplicates', date_trunc('minute', clock_timestamp()), ${calls})
  on conflict on constraint call_counters_pkey do update set calls = excluded.calls, minute = excluded.minute`;
const answersSoFar = async (): Promise<number> => {
  const [row] = await backend.sql<{ calls: number }[]>`
    select calls from private.call_counters
    where member_id = ${demoMemberId(demoColleague)} and kind = 'find_duplicates'`;
  return row?.calls ?? 0;
};
const phoneLines = async (): Promise<number> =>
  (await backend.sql`select from public.audit_log where after ->> 'what' = 'phone_duplicate'`)
    .length;

/** A test that counts within a minute does not begin in the last seconds of one. */
beforeEach(async () => {
  const left = 60_000 - (Date.now() % 60_000);
  if (left < 4_000) await new Promise((resolve) => setTimeout(resolve, left + 50));
  await answered(0);
}, 10_000);

async function known(changes: Partial<CreateCustomerArgs> = {}) {
  const name = `Known ${randomUUID()}`;
  const phone = `+49302${Math.floor(1_000_000 + Math.random() * 9_000_000)}`;
  const domain = `${randomUUID()}.example`;
  const made = await create(as('rep'), {
    ...{ name, domains: [domain], accept_duplicates: true, ...withPhone(phone) },
    ...changes,
  });
  return { name, phone, domain, customer_id: made.customer_id };
}

test('each refused creation is counted as an answer about duplicates', async () => {
  const { name, domain } = await known();
  await answered(57);
  expect(await refusalOf(create(as('colleague'), { name }))).toBe('TB017 name');
  const taken = { domains: [domain], accept_duplicates: true };
  expect(await refusalOf(create(as('colleague'), taken))).toBe('TB015 domains');
  const own = await newCustomer(as('colleague'));
  const moved = { op_id: op(), customer_id: own, domains: [domain] };
  expect(await refusalOf(call(as('colleague'), 'setCustomerDomains', moved))).toBe('TB015 domains');
  expect(await answersSoFar()).toBe(60);
});

test('an address or domain that a colleague’s customer has is told as an answer about duplicates', async () => {
  const { domain, customer_id } = await known();
  const own = await newCustomer(as('colleague'));
  const address = `${randomUUID()}@joint.example`;
  const remember = (
    kind: 'address' | 'domain',
    value: string,
    who: 'rep' | 'colleague',
    id: string,
  ) => call(as(who), 'rememberMatch', { op_id: op(), customer_id: id, kind, value });
  await remember('address', address, 'rep', customer_id);
  await answered(58);
  expect(await refusalOf(remember('address', address, 'colleague', own))).toBe('TB020 value');
  expect(await refusalOf(remember('domain', domain, 'colleague', own))).toBe('TB015 value');
  expect(await answersSoFar()).toBe(60);
  // With the budget spent nobody learns which of them is known.
  const unknown = `${randomUUID()}@joint.example`;
  for (const value of [address, unknown])
    expect(await refusalOf(remember('address', value, 'colleague', own))).toBe('TB008');
});

test('with the budget spent a known name and a new one are answered alike', async () => {
  const { name, domain, phone } = await known();
  const own = await newCustomer(as('colleague'));
  await answered(60);
  const domains = (list: string[]) =>
    call(as('colleague'), 'setCustomerDomains', { op_id: op(), customer_id: own, domains: list });
  const ask = { name, addresses: [], domains: [], phones: [] };
  const answers = await Promise.all([
    refusalOf(create(as('colleague'), { name })),
    refusalOf(create(as('colleague'), withPhone(phone))),
    refusalOf(create(as('colleague'), { domains: [domain], accept_duplicates: true })),
    refusalOf(create(as('colleague'), {})),
    refusalOf(domains([domain])),
    refusalOf(domains([`${randomUUID()}.example`])),
    refusalOf(call(as('colleague'), 'findDuplicates', ask)),
  ]);
  expect(new Set(answers)).toEqual(new Set(['TB008']));
});

test('twenty creations at once get no more answers than one after the other', async () => {
  const { name } = await known();
  await answered(55);
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => refusalOf(create(as('colleague'), { name }))),
  );
  expect(answers.filter((answer) => answer === 'TB017 name')).toHaveLength(5);
  expect(answers.filter((answer) => answer === 'TB008')).toHaveLength(15);
});

test('a refused creation leaves nothing behind, and its id is free for the next try', async () => {
  const { name } = await known();
  const op_id = op();
  expect(await refusalOf(create(as('colleague'), { op_id, name }))).toBe('TB017 name');
  const made = await create(as('colleague'), { op_id, name, accept_duplicates: true });
  const rows = await backend.sql`select from public.customers where name = ${name}`;
  expect([rows.length, made.code.startsWith('CUS')]).toEqual([2, true]);
});

test('a creation that tells of a masked phone leaves a line, one that tells of one’s own leaves none', async () => {
  const { phone } = await known();
  const before = await phoneLines();
  expect(await refusalOf(create(as('rep'), withPhone(phone)))).toBe('TB017 name');
  expect(await phoneLines()).toBe(before);
  expect(await refusalOf(create(as('colleague'), withPhone(phone)))).toBe('TB017 name');
  expect(await phoneLines()).toBe(before + 1);
});

test('where all read all customers, a phone that is masked is told as a duplicate with a line', async () => {
  const { phone, customer_id } = await known();
  await backend.sql`update public.organisation_settings set visibility_mode = 'all_readable' where org_id = ${demoOrgId}`;
  try {
    const { contacts } = await call(as('colleague'), 'customerCard', { customer_id });
    expect(contacts[0]?.phones).not.toContain(phone);
    const before = await phoneLines();
    const ask = { name: null, addresses: [], domains: [], phones: [phone] };
    expect(await call(as('colleague'), 'findDuplicates', ask)).toMatchObject([
      { relation: 'team', reasons: ['phone'] },
    ]);
    expect(await phoneLines()).toBe(before + 1);
  } finally {
    await backend.sql`update public.organisation_settings set visibility_mode = 'own' where org_id = ${demoOrgId}`;
  }
});

test('the one who works the customer creates as often as before', async () => {
  await answered(60);
  await backend.sql`delete from private.call_counters where member_id = ${demoMemberId(demoRep)}`;
  expect(await refusalOf(create(as('rep'), {}))).toBe('ok');
});
