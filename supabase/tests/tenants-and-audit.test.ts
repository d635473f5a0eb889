import { createHash, createHmac, randomUUID } from 'node:crypto';
import type { SupabaseClient } from '@supabase/supabase-js';
import { beforeAll, describe, expect, test } from 'vitest';
import type { OperationArgs } from '../../shared/contracts/operations.ts';
import { useBackend } from '../local/testing/test-database.ts';
import { namedCustomerIds } from '../seed/demo-customers.ts';
import { demoRep, rivalRep } from '../seed/demo-organisation.ts';
import { demoMemberId, demoOrgId, rivalOrgId } from '../seed/insert-demo.ts';
import { call, logPayload, mailPayload, refusalOf } from './call-operation.ts';

const backend = useBackend();
const { acme, rivalAcme } = namedCustomerIds;
let rep: SupabaseClient;
let rival: SupabaseClient;

beforeAll(async () => {
  rep = await backend.signIn(demoRep);
  rival = await backend.signIn(rivalRep);
});

describe('two tenants with the same customer', () => {
  test('log the same mail, one record each, and learn nothing of each other', async () => {
    const mine = await call(rep, 'logInteraction', logPayload(acme, mailPayload('shared')));
    const theirs = await call(
      rival,
      'logInteraction',
      logPayload(rivalAcme, mailPayload('shared')),
    );
    expect(theirs.follow_ups[0]?.created).toBe(true);
    expect(theirs.mail_id).not.toBe(mine.mail_id);
    const shown = await call(rival, 'timeline', {
      customer_id: rivalAcme,
      before: null,
      limit: 50,
    });
    expect(shown.map(({ author }) => author.name)).toEqual(['Kim Park']);
  });

  test('have keys of their own, so that digests of one mean nothing to the other', async () => {
    const [mine] = await call(rep, 'digestKeys', {});
    const [theirs] = await call(rival, 'digestKeys', {});
    expect(mine?.key).not.toBe(theirs?.key);
  });

  test.each([
    ['customerCard', { customer_id: acme }],
    ['timeline', { customer_id: acme, before: null, limit: 5 }],
  ] as const)('%s answers about the other as about nothing', async (name, args) => {
    const known = await refusalOf(call(rival, name, args as never));
    const unknown = await refusalOf(
      call(rival, name, { ...args, customer_id: randomUUID() } as never),
    );
    expect([known, unknown]).toEqual(['TB001 customer_id', 'TB001 customer_id']);
  });

  test('a row that points into another tenant is refused by its key', async () => {
    const crossing = backend.sql`
      insert into public.contacts (org_id, customer_id, name) values (${rivalOrgId}, ${acme}, 'Crossing')`;
    await expect(crossing).rejects.toMatchObject({ code: '23503' });
  });

  test('one login in both sees the one that it names', async () => {
    const [row] = await backend.sql<{ user_id: string }[]>`
      select user_id from public.members where org_id = ${demoOrgId} and id = ${demoMemberId(demoRep)}`;
    await backend.sql`
      insert into public.members (org_id, user_id, name, email, role)
      values (${rivalOrgId}, ${row?.user_id ?? ''}, 'Zhao Min', 'zhao@rival-fixtures.example', 'rep')`;
    // Two memberships and none named: nobody, never a guess.
    expect(await refusalOf(call(rep, 'whoAmI', {}))).toBe('TB003');
    for (const org of [demoOrgId, rivalOrgId]) {
      const there = await backend.signIn(demoRep, { 'x-threadbook-org': org });
      expect((await call(there, 'whoAmI', {})).org_id).toBe(org);
    }
    await backend.sql`delete from public.members where email = 'zhao@rival-fixtures.example'`;
  });
});

describe('the audit log', () => {
  const linesOf = (row: string) =>
    backend.sql<
      {
        action: string;
        actor_id: string | null;
        before: object | null;
        after: Record<string, unknown> | null;
      }[]
    >`select action, actor_id, before, after from public.audit_log where row_id = ${row} order by id`;

  const edit = async (changes: OperationArgs<'updateCustomer'>['changes']) => {
    const { version } = await call(rep, 'customerFile', { customer_id: acme });
    await call(rep, 'updateCustomer', { op_id: randomUUID(), customer_id: acme, version, changes });
  };

  test('has one line for a change, with who, before and after', async () => {
    const before = await linesOf(acme);
    await edit({ short_name: 'Acme Packaging' });
    const [line, ...more] = (await linesOf(acme)).slice(before.length);
    expect(more).toEqual([]);
    expect(line).toMatchObject({
      ...{ action: 'change', actor_id: demoMemberId(demoRep) },
      ...{ before: { short_name: 'Acme' }, after: { short_name: 'Acme Packaging' } },
    });
  });

  test('has none for a change that changes nothing', async () => {
    const before = await linesOf(acme);
    await edit({ headcount: null });
    expect(await linesOf(acme)).toHaveLength(before.length);
  });

  test('keeps personal values apart, so that they can be erased without touching a line', async () => {
    const { contact_id } = await call(rep, 'addContact', {
      ...{ op_id: randomUUID(), customer_id: acme },
      contact: {
        ...{ name: 'Erasable Person', title: null, phones: [], wechat: null },
        addresses: ['erasable@acme-packaging.example'],
      },
    });
    const [line] = await linesOf(contact_id);
    expect(line?.after).toMatchObject({ name: { hash: expect.stringMatching(/^[0-9a-f]{64}$/) } });
    const values = await backend.sql`
      select value #>> '{}' as value from public.audit_personal_values where value #>> '{}' = 'Erasable Person'`;
    expect(values).toHaveLength(1);
    const [inLog] = await backend.sql<{ count: number }[]>`
      select count(*)::int as count from public.audit_log as a
      where a::text like '%Erasable Person%' or a::text like '%erasable@%'`;
    expect(inLog?.count).toBe(0);
  });

  test('leads back to no erased value, not even by trying them all', async () => {
    const person = async () =>
      call(rep, 'addContact', {
        ...{ op_id: randomUUID(), customer_id: acme },
        contact: {
          ...{ name: 'Guessable Person', title: null, phones: [], wechat: null },
          addresses: [],
        },
      });
    const hashes: unknown[] = [];
    for (const { contact_id } of [await person(), await person()]) {
      const [line] = await linesOf(contact_id);
      hashes.push(line?.after?.name);
    }
    // The same name twice, and neither the same nor its plain hash.
    expect(hashes[0]).not.toEqual(hashes[1]);
    const plain = createHash('sha256').update('"Guessable Person"').digest('hex');
    expect(hashes).not.toContainEqual({ hash: plain });
    const kept = await backend.sql<{ value: string; salt: string }[]>`
      select value::text as value, salt from public.audit_personal_values
      where value #>> '{}' = 'Guessable Person' order by audit_id`;
    // While value and salt are there, they prove what had stood in the line.
    expect(
      kept.map(({ value, salt }) => ({
        hash: createHmac('sha256', Buffer.from(salt, 'hex')).update(value).digest('hex'),
      })),
    ).toEqual(hashes);
  });

  test('cannot be changed by the service either', async () => {
    const { error } = await backend
      .service()
      .from('audit_log')
      .update({ action: 'delete' })
      .gt('id', 0);
    expect(error?.code).toBe('42501');
  });
});
