import { randomUUID } from 'node:crypto';
import type { SupabaseClient } from '@supabase/supabase-js';
import { describe, expect, test } from 'vitest';
import type { OperationArgs } from '../../shared/contracts/operations.ts';
import { useBackend } from '../local/testing/test-database.ts';
import { namedCustomerIds } from '../seed/demo-customers.ts';
import { demoOrgId } from '../seed/insert-demo.ts';
import { call, refusalOf } from './call-operation.ts';
import { contract, fileOf, newCustomer, op, useMembers } from './customer-file-fixtures.ts';

const backend = useBackend();
const as = useMembers(backend);
const { acme } = namedCustomerIds;

describe('amounts and decision roles', () => {
  test('are sealed in the table and shown to the owner and those above', async () => {
    const id = await newCustomer(as('rep'));
    const { contract_id } = await call(as('rep'), 'saveContract', contract(id));
    const [row] = await backend.sql<{ bytes: Buffer }[]>`
      select amount_sealed as bytes from public.contracts where id = ${contract_id}`;
    expect(row?.bytes.toString('latin1')).not.toContain('1234500');
    for (const client of [as('rep'), as('manager'), as('admin')])
      expect((await fileOf(client, id)).contracts[0]?.amount_minor).toBe(1_234_500);
    const seen = await fileOf(as('agent'), id);
    expect([seen.masked, seen.contracts[0]?.amount_minor]).toEqual([true, null]);
    const { error } = await as('rep')
      .from('contracts')
      .select('amount_sealed')
      .eq('id', contract_id);
    expect(error?.code).toBe('42501');
  });

  test('of a collaborator’s customer are masked, and opened with a line in the log', async () => {
    const id = await newCustomer(as('rep'));
    const { contract_id } = await call(as('rep'), 'saveContract', contract(id));
    const me = await call(as('colleague'), 'whoAmI', {});
    await backend.sql`insert into public.collaborators (org_id, customer_id, member_id)
      values (${demoOrgId}, ${id}, ${me.member_id})`;
    expect((await fileOf(as('colleague'), id)).contracts[0]?.amount_minor).toBeNull();
    const opened = await call(as('colleague'), 'reveal', { what: 'amount', id: contract_id });
    expect(opened.value).toBe(1_234_500);
    const lines = await backend.sql`select action, actor_id, after from public.audit_log
      where row_id = ${contract_id} and action = 'reveal'`;
    expect(lines).toMatchObject([{ actor_id: me.member_id, after: { what: 'amount' } }]);
  });

  test('the log holds neither amount nor role in clear', async () => {
    const id = await newCustomer(as('rep'));
    const { contract_id } = await call(
      as('rep'),
      'saveContract',
      contract(id, { amount_minor: 987_654_321 }),
    );
    const [row] = await backend.sql<{ found: boolean }[]>`
      select exists (
        select from public.audit_log where row_id = ${contract_id} and after::text like '%987654321%'
      ) or exists (
        select from public.audit_personal_values where value::text like '%987654321%'
      ) as found`;
    expect(row?.found).toBe(false);
  });
});

describe('phones', () => {
  const phonesOf = async (client: SupabaseClient, customer_id: string) =>
    (await call(client, 'customerCard', { customer_id })).contacts.flatMap(({ phones }) => phones);

  test('are masked for service, which may open them, and in the pool, where nobody may', async () => {
    const id = await newCustomer(as('rep'));
    const [full = ''] = await phonesOf(as('rep'), id);
    expect(full).toMatch(/^\+49301234\d{4}$/);
    const masked = `${full.slice(0, 3)}${'•'.repeat(full.length - 5)}${full.slice(-2)}`;
    expect(await phonesOf(as('agent'), id)).toEqual([masked]);
    const contact = (await fileOf(as('rep'), id)).contacts[0]?.contact_id ?? '';
    const reveal = (client: SupabaseClient) =>
      call(client, 'reveal', { what: 'phone', id: contact });
    expect((await reveal(as('agent'))).value).toEqual([full]);
    await backend.sql`select private.move_customers(
      ${demoOrgId}, null, array[${id}]::uuid[], true, null, null, 'released', 'Test')`;
    expect(await phonesOf(as('colleague'), id)).toEqual([masked]);
    expect(await refusalOf(reveal(as('colleague')))).toBe('TB002 what');
  });

  test('are opened thirty times a minute and no more (TB008)', async () => {
    const contact = (await fileOf(as('admin'), acme)).contacts[0]?.contact_id ?? '';
    const once = () => refusalOf(call(as('admin'), 'reveal', { what: 'phone', id: contact }));
    // A new minute may begin on the way: then the count does, too.
    const answers: string[] = [];
    for (let n = 0; n < 62; n += 1) answers.push(await once());
    expect(answers.slice(0, 30)).toEqual(Array(30).fill('ok'));
    expect(answers).toContain('TB008');
  });
});

describe('contacts', () => {
  test('have one primary, change by version, and are found under their new address only', async () => {
    const id = await newCustomer(as('rep'));
    await call(as('rep'), 'addContact', {
      ...{ op_id: op(), customer_id: id },
      contact: { name: 'Second', title: null, addresses: [], phones: [], wechat: null },
    });
    const second = (await fileOf(as('rep'), id)).contacts.find(({ name }) => name === 'Second');
    if (second === undefined) throw new Error('the second contact is there');
    const update = (changes: OperationArgs<'updateContact'>['changes'], version = second.version) =>
      call(as('rep'), 'updateContact', {
        op_id: op(),
        contact_id: second.contact_id,
        version,
        changes,
      });
    const address = `${randomUUID()}@second.example`;
    const made = await update({
      ...{ is_primary: true, has_left: false, decision_role: 'decision_maker' },
      addresses: [address],
    });
    const card = await call(as('rep'), 'customerCard', { customer_id: id });
    expect(card.contacts.map(({ name, is_primary }) => [name, is_primary])).toEqual([
      ['Second', true],
      ['Contact', false],
    ]);
    expect((await fileOf(as('rep'), id)).contacts[0]?.decision_role).toBe('decision_maker');
    expect(await refusalOf(update({ title: 'Late' }))).toBe('TB040 version');
    expect(await refusalOf(update({ phones: ['12'] }, made.version))).toBe('TB014 changes.phones');
    expect((await fileOf(as('rep'), id)).contacts[0]?.version).toBe(made.version);
  });
});
