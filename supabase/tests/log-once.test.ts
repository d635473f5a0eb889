import { randomUUID } from 'node:crypto';
import type { SupabaseClient } from '@supabase/supabase-js';
import { beforeAll, describe, expect, test } from 'vitest';
import { useBackend } from '../local/testing/test-database.ts';
import { jointAddress, namedCustomerIds } from '../seed/demo-customers.ts';
import { demoMembers, demoRep } from '../seed/demo-organisation.ts';
import { demoOrgId } from '../seed/insert-demo.ts';
import { anyDigest, call, logPayload, mailPayload, refusalOf } from './call-operation.ts';

const backend = useBackend();
const { acme, yunfan } = namedCustomerIds;
let rep: SupabaseClient;
let colleague: SupabaseClient;

beforeAll(async () => {
  rep = await backend.signIn(demoRep);
  colleague = await backend.signIn('wang.hao@harbour-tools.example');
  // Everybody works Acme together, so that everybody may log to it.
  await backend.sql`
    insert into public.collaborators (org_id, customer_id, member_id)
    select m.org_id, c.id, m.id
    from public.members as m join public.customers as c on c.org_id = m.org_id
    where m.org_id = ${demoOrgId} and c.id in (${acme}, ${yunfan}) and m.email <> ${demoRep}`;
});

/** What the database holds of a mail with this subject. */
async function heldOf(subject: string) {
  const [row] = await backend.sql`
    with mail as (
      select distinct m.id from public.mails as m
      join public.mail_envelopes as e on e.org_id = m.org_id and e.mail_id = m.id
      where e.subject = ${subject} and m.merged_into is null
    )
    select (select count(*)::int from mail) as mails,
      (select count(*)::int from public.follow_ups as f
       where f.mail_id in (select id from mail) and f.removed_at is null) as follow_ups,
      (select count(*)::int from public.mail_sources as s where s.mail_id in (select id from mail)) as sources,
      (select count(*)::int from public.follow_up_contents as k join public.follow_ups as f
       on f.org_id = k.org_id and f.id = k.follow_up_id where f.mail_id in (select id from mail)) as words`;
  return row;
}

/** The same mail as it stands in a colleague's Outlook: another provider id, the same text, a soft key in common. */
const inOutlook = (name: string, soft: string) =>
  mailPayload(name, {
    keys: [
      {
        ...{ kind: 'provider', value: anyDigest(`outlook/${name}`) },
        mailbox: anyDigest('outlook/wang.hao'),
      },
    ],
    ...{ soft_key: anyDigest(soft), soft_keys_near: [anyDigest(soft)] },
  });
const inGmail = (name: string, soft: string) =>
  mailPayload(name, { soft_key: anyDigest(soft), soft_keys_near: [anyDigest(soft)] });

describe('the same mail is one record and one follow-up per customer', () => {
  test('logged twice from two tabs', async () => {
    const first = await call(rep, 'logInteraction', logPayload(acme, mailPayload('two-tabs')));
    const second = await call(rep, 'logInteraction', logPayload(acme, mailPayload('two-tabs')));
    expect(second.mail_id).toBe(first.mail_id);
    expect([first, second].map(({ follow_ups }) => follow_ups[0]?.created)).toEqual([true, false]);
    expect(await heldOf('Quote two-tabs')).toEqual({
      mails: 1,
      follow_ups: 1,
      sources: 2,
      words: 2,
    });
  });

  test('logged by twenty at once', async () => {
    const clients = await Promise.all(demoMembers.map(({ email }) => backend.signIn(email)));
    const twice = [...clients, ...clients].slice(0, 20);
    const results = await Promise.all(
      twice.map((client) => call(client, 'logInteraction', logPayload(acme, mailPayload('crowd')))),
    );
    expect(new Set(results.map(({ mail_id }) => mail_id)).size).toBe(1);
    expect(results.filter(({ follow_ups }) => follow_ups[0]?.created === true)).toHaveLength(1);
    expect(await heldOf('Quote crowd')).toEqual({
      mails: 1,
      follow_ups: 1,
      sources: 20,
      words: 20,
    });
  });

  test('logged by two from different mailboxes, recognised by its soft key', async () => {
    await call(rep, 'logInteraction', logPayload(acme, inGmail('softly', 's1')));
    await call(colleague, 'logInteraction', logPayload(acme, inOutlook('softly', 's1')));
    expect(await heldOf('Quote softly')).toEqual({ mails: 1, follow_ups: 1, sources: 2, words: 2 });
  });

  test('logged for two customers at once, then for one of them again', async () => {
    const both = { customer_ids: [acme, yunfan] };
    const mail = mailPayload('two-customers');
    const first = await call(rep, 'logInteraction', logPayload(acme, mail, both));
    expect(first.follow_ups).toHaveLength(2);
    await call(rep, 'logInteraction', logPayload(yunfan, mail));
    expect(await heldOf('Quote two-customers')).toMatchObject({ mails: 1, follow_ups: 2 });
  });
});

describe('the database itself refuses', () => {
  test('a second mail under one key', async () => {
    const { mail_id } = await call(rep, 'logInteraction', logPayload(acme, mailPayload('key')));
    const second = backend.sql`
      insert into public.mail_keys (org_id, kind, value, mail_id, key_version, mailbox)
      select org_id, kind, value, mail_id, key_version, mailbox from public.mail_keys where mail_id = ${mail_id}`;
    await expect(second).rejects.toMatchObject({ code: '23505' });
  });

  test('a second live follow-up of a mail at a customer', async () => {
    const { mail_id } = await call(rep, 'logInteraction', logPayload(acme, mailPayload('live')));
    const second = backend.sql`
      insert into public.follow_ups (org_id, customer_id, mail_id, kind, occurred_at, author_id, source, visibility)
      select org_id, customer_id, mail_id, kind, occurred_at, author_id, source, visibility
      from public.follow_ups where mail_id = ${mail_id}`;
    await expect(second).rejects.toMatchObject({ code: '23505' });
  });
});

describe('two mails stay two', () => {
  test('with two ids of one mailbox, whatever else agrees', async () => {
    const other = { ...inGmail('twins', 's2'), subject: 'Quote twins' };
    const first = await call(rep, 'logInteraction', logPayload(acme, inGmail('twins', 's2')));
    const second = await call(
      rep,
      'logInteraction',
      logPayload(acme, {
        ...other,
        keys: other.keys.map((key) => ({ ...key, value: anyDigest('another id') })),
      }),
    );
    expect(second.mail_id).not.toBe(first.mail_id);
  });

  test('with two Message-IDs', async () => {
    const named = (id: string, mail: ReturnType<typeof inGmail>) => ({
      ...mail,
      keys: [...mail.keys, { kind: 'message_id' as const, value: anyDigest(id), mailbox: null }],
    });
    const first = await call(
      rep,
      'logInteraction',
      logPayload(acme, named('m1', inGmail('ids', 's3'))),
    );
    const second = await call(
      colleague,
      'logInteraction',
      logPayload(acme, named('m2', inOutlook('ids', 's3'))),
    );
    expect(second.mail_id).not.toBe(first.mail_id);
  });

  test('with the same text to other recipients in the same minute', async () => {
    const to = (address: string, mail: ReturnType<typeof inGmail>) => ({
      ...mail,
      participants: [{ role: 'to' as const, address, name: null }],
    });
    const first = await call(
      rep,
      'logInteraction',
      logPayload(acme, to('wang.fang@acme-packaging.example', inGmail('round', 's4'))),
    );
    const second = await call(
      colleague,
      'logInteraction',
      logPayload(acme, to('li.lei@acme-packaging.example', inOutlook('round', 's4'))),
    );
    expect(second.mail_id).not.toBe(first.mail_id);
  });
});

test('two records that prove to be one mail become one, and nothing that was written is lost', async () => {
  const byPage = mailPayload('proof');
  const id = { kind: 'message_id' as const, value: anyDigest('proof-id'), mailbox: null };
  const byId = { ...mailPayload('proof'), keys: [id] };
  const first = logPayload(acme, byPage, { note: 'Written beside the page' });
  const seen = await call(rep, 'logInteraction', first);
  const other = logPayload(acme, byId, { note: 'Written by the colleague' });
  const fromId = await call(colleague, 'logInteraction', other);
  expect(fromId.mail_id).not.toBe(seen.mail_id);
  await call(rep, 'logInteraction', logPayload(acme, { ...byPage, keys: [...byPage.keys, id] }));
  expect(await heldOf('Quote proof')).toEqual({ mails: 1, follow_ups: 1, sources: 3, words: 3 });
  const [entry] = await call(rep, 'timeline', { customer_id: acme, before: null, limit: 50 }).then(
    (entries) => entries.filter(({ subject }) => subject === 'Quote proof'),
  );
  expect(entry?.note).toContain('Written beside the page');
  expect(entry?.note).toContain('Written by the colleague');
  // A replay of what was logged to the record that went points to the one that stayed.
  expect((await call(colleague, 'logInteraction', other)).mail_id).toBe(seen.mail_id);
});

test('a mail from the future happened when it was read', async () => {
  const mail = mailPayload('future', { sent_at: '2099-01-01T00:00:00Z' });
  const logged = await call(rep, 'logInteraction', logPayload(acme, mail));
  const entries = await call(rep, 'timeline', { customer_id: acme, before: null, limit: 50 });
  const entry = entries.find(
    ({ follow_up_id }) => follow_up_id === logged.follow_ups[0]?.follow_up_id,
  );
  expect(Date.parse(entry?.occurred_at ?? '')).toBe(Date.parse('2026-11-20T02:15:00Z'));
});

test('the thread is recognised, for everybody else in it as well', async () => {
  await call(rep, 'logInteraction', logPayload(acme, mailPayload('thread')));
  const unknown = anyDigest('somebody new in the thread');
  const { people, logged } = await call(rep, 'matchPeople', {
    key_version: 1,
    people: [{ ref: '1', exact: unknown, plus: unknown, canonical: unknown, domains: [] }],
    thread: anyDigest('thread/thread'),
    mail_keys: [anyDigest('provider/thread')],
    customer_id: null,
  });
  expect(people[0]?.candidates).toEqual([
    expect.objectContaining({ reason: 'thread', customer_id: acme }),
  ]);
  expect(logged).toHaveLength(1);
});

test("the readers of one customer do not see another customer's people on the Cc", async () => {
  const people = [
    { role: 'from' as const, address: 'wang.fang@acme-packaging.example', name: 'Wang Fang' },
    { role: 'to' as const, address: demoRep, name: 'Zhao Min' },
    { role: 'cc' as const, address: 'ouyang.jing@yunfan-precision.example', name: '欧阳静' },
    { role: 'cc' as const, address: jointAddress, name: 'Procurement' },
  ];
  const mail = mailPayload('across', { participants: people });
  await call(rep, 'logInteraction', logPayload(acme, mail, { customer_ids: [acme, yunfan] }));
  const shown = async (customer_id: string) =>
    (await call(rep, 'timeline', { customer_id, before: null, limit: 50 })).find(
      ({ subject }) => subject === 'Quote across',
    )?.participants;
  expect(await shown(acme)).toEqual(['Wang Fang', 'Zhao Min', 'Procurement']);
  expect(await shown(yunfan)).toEqual(['Zhao Min', '欧阳静', 'Procurement']);
});

test('nor under another form of their address or at a subdomain', async () => {
  await backend.sql`
    with person as (
      insert into public.contacts (org_id, customer_id, name)
      values (${demoOrgId}, ${yunfan}, 'Freelancer') returning org_id, id
    )
    insert into public.contact_addresses (org_id, contact_id, address)
    select org_id, id, 'free.lancer@gmail.com' from person`;
  const people = [
    { role: 'from' as const, address: 'wang.fang@acme-packaging.example', name: 'Wang Fang' },
    { role: 'to' as const, address: demoRep, name: 'Zhao Min' },
    {
      role: 'cc' as const,
      address: 'new.face@mail.eu.yunfan-precision.example',
      name: 'Subdomain',
    },
    { role: 'cc' as const, address: 'Free.Lancer+quotes@gmail.com', name: 'Tagged' },
    { role: 'cc' as const, address: 'freelancer@googlemail.com', name: 'Without dots' },
    { role: 'cc' as const, address: 'somebody@notyunfan-precision.example', name: 'Stranger' },
  ];
  const mail = mailPayload('forms', { participants: people });
  await call(rep, 'logInteraction', logPayload(acme, mail, { customer_ids: [acme, yunfan] }));
  const shown = async (customer_id: string) =>
    (await call(rep, 'timeline', { customer_id, before: null, limit: 50 })).find(
      ({ subject }) => subject === 'Quote forms',
    )?.participants;
  expect(await shown(acme)).toEqual(['Wang Fang', 'Zhao Min', 'Stranger']);
  expect(await shown(yunfan)).toEqual([
    ...['Zhao Min', 'Subdomain', 'Tagged', 'Without dots', 'Stranger'],
  ]);
});

describe('a log that cannot be', () => {
  const base = () => logPayload(acme, mailPayload('refused'));
  const soon = new Date(Date.now() + 3_600_000).toISOString();
  const next = { plan: 'Call', at: soon, priority: 'high' as const };

  test.each([
    ['without next step and reason', { no_next_reason: null }, 'TB010 next'],
    ['with a blank reason', { no_next_reason: '  ' }, 'TB010 next'],
    [
      'with a next step before now',
      { next: { ...next, at: '2026-01-01T00:00:00Z' } },
      'TB011 next.at',
    ],
    ['of a contact after now', { occurred_at: soon }, 'TB012 occurred_at'],
    ['to no customer', { customer_ids: [] }, 'TB006 customer_ids'],
    ['to an unknown customer', { customer_ids: [randomUUID()] }, 'TB001 customer_ids'],
    ["to another tenant's", { customer_ids: [namedCustomerIds.rivalAcme] }, 'TB001 customer_ids'],
    ["to a colleague's", { customer_ids: [namedCustomerIds.atlas] }, 'TB020 customer_ids'],
    ['to the pool', { customer_ids: [namedCustomerIds.baiqiao] }, 'TB002 customer_ids'],
    ['with an unknown contact', { contact_ids: [randomUUID()] }, 'TB001 contact_ids'],
    ['without its mail', { mail: null }, 'TB006 mail'],
    ['of an automatic mail', { mail: mailPayload('x', { automatic: true }) }, 'TB021 mail'],
    [
      'under a key that is none',
      { mail: mailPayload('x', { key_version: 9 }) },
      'TB004 mail.key_version',
    ],
    ['of a mail without a name', { mail: mailPayload('x', { keys: [] }) }, 'TB006 mail.keys'],
  ])('%s', async (_name, changes, refusal) => {
    expect(await refusalOf(call(rep, 'logInteraction', { ...base(), ...changes }))).toBe(refusal);
  });

  test('because only colleagues wrote to each other', async () => {
    const among = mailPayload('internal', {
      participants: [
        { role: 'from', address: 'chen.yu@harbour-tools.example', name: null },
        { role: 'to', address: 'someone.new@cn.harbour-tools.example', name: null },
      ],
    });
    expect(await refusalOf(call(rep, 'logInteraction', logPayload(acme, among)))).toBe(
      'TB022 mail.participants',
    );
  });

  test("names the owner of a colleague's customer and nothing else", async () => {
    await expect(
      call(rep, 'logInteraction', logPayload(namedCustomerIds.atlas, mailPayload('owner'))),
    ).rejects.toMatchObject({ facts: { field: 'customer_ids', owner_name: 'Liu Yang 刘洋' } });
  });

  test('leaves nothing behind', async () => {
    expect(await heldOf('Quote refused')).toMatchObject({ mails: 0, follow_ups: 0 });
  });
});
