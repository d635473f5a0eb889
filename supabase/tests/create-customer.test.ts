import { randomUUID } from 'node:crypto';
import type { SupabaseClient } from '@supabase/supabase-js';
import { beforeAll, describe, expect, test } from 'vitest';
import type { CreateCustomerArgs } from '../../shared/contracts/customers.ts';
import { useBackend } from '../local/testing/test-database.ts';
import { namedCustomerIds } from '../seed/demo-customers.ts';
import { demoManager, demoRep } from '../seed/demo-organisation.ts';
import { demoOrgId } from '../seed/insert-demo.ts';
import { call, refusalOf } from './call-operation.ts';

const backend = useBackend();
let rep: SupabaseClient;
let manager: SupabaseClient;

beforeAll(async () => {
  rep = await backend.signIn(demoRep);
  manager = await backend.signIn(demoManager);
});

type NewContact = NonNullable<CreateCustomerArgs['contact']>;
const contact = (changes: Partial<NewContact> = {}): NewContact => ({
  ...{ name: 'Maria Rossi', title: 'Buyer', addresses: [], phones: [], wechat: null },
  ...changes,
});
const newCustomer = (
  name: string,
  changes: Partial<CreateCustomerArgs> = {},
): CreateCustomerArgs => ({
  ...{ op_id: randomUUID(), name, short_name: null, industry_code: 'C34', region_code: 'IT' },
  ...{ customer_type: 'potential', source_channel: 'inbound_mail', domains: [], to_verify: [] },
  ...{ remark: null, contact: null, accept_duplicates: false },
  ...changes,
});
const create = (args: CreateCustomerArgs, client = rep) => call(client, 'createCustomer', args);

describe('a new customer', () => {
  test('has a code of the day in the organisation, its contact, and what is to be verified', async () => {
    const made = await create(
      newCustomer('Fonderia Aurora S.p.A.', {
        domains: ['Fonderia-Aurora.example'],
        to_verify: ['industry_code', 'region_code'],
        contact: contact({
          addresses: ['Maria.Rossi@fonderia-aurora.example'],
          phones: ['+39 030 123 4567', '138 0000 4321'],
        }),
      }),
    );
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(
      new Date(),
    );
    expect(made.code).toMatch(new RegExp(`^CUS${today.replaceAll('-', '')}\\d{3,}$`));
    const card = await call(rep, 'customerCard', { customer_id: made.customer_id });
    expect(card).toMatchObject({
      relation: 'mine',
      domains: ['fonderia-aurora.example'],
      to_verify: ['industry_code', 'region_code'],
      contacts: [
        {
          is_primary: true,
          addresses: ['maria.rossi@fonderia-aurora.example'],
          phones: ['+390301234567', '+8613800004321'],
        },
      ],
    });
  });

  test('a hundred at once have a hundred codes', async () => {
    const made = await Promise.all(
      Array.from({ length: 100 }, (_, index) =>
        create(
          newCustomer(`Crowd ${index} ${randomUUID()}`, { accept_duplicates: true }),
          index % 2 ? rep : manager,
        ),
      ),
    );
    expect(new Set(made.map(({ code }) => code)).size).toBe(100);
  });

  test('past the 999th of a day the code grows and stays unique', async () => {
    await backend.sql`
      insert into private.running_numbers (org_id, kind, day, last_number)
      values (${demoOrgId}, 'customer', (now() at time zone 'Asia/Shanghai')::date, 998)
      on conflict on constraint running_numbers_pkey do update set last_number = 998`;
    const numbers: string[] = [];
    for (const name of ['Nine', 'Ten'])
      numbers.push((await create(newCustomer(`${name} ${randomUUID()}`))).code.slice(11));
    expect(numbers).toEqual(['999', '1000']);
  });

  test('sent twice is created once', async () => {
    const args = newCustomer(`Twice ${randomUUID()}`);
    expect(await create(args)).toEqual(await create(args));
  });

  test.each([
    ['without a name', { name: '   ' }, 'TB006 name'],
    ['with too long a name', { name: 'x'.repeat(201) }, 'TB004 name'],
    ['without an industry', { industry_code: '' }, 'TB006 industry_code'],
    ['with an unknown industry', { industry_code: 'Z99' }, 'TB004 industry_code'],
    ['with a region of another dictionary', { region_code: 'C34' }, 'TB004 region_code'],
    ['with an unknown channel', { source_channel: 'rumour' }, 'TB004 source_channel'],
    ['with a domain that is none', { domains: ['not a domain'] }, 'TB004 domains'],
    ['with a free-mail domain', { domains: ['qq.com'] }, 'TB016 domains'],
    ['with a mail host below one', { domains: ['vip.163.com'] }, 'TB016 domains'],
    ['with a public suffix', { domains: ['com.cn'] }, 'TB016 domains'],
    ['with our own domain', { domains: ['de.harbour-tools.example'] }, 'TB016 domains'],
    [
      'with an address that is none',
      { contact: contact({ addresses: ['maria at home'] }) },
      'TB013 contact.addresses',
    ],
    [
      'with a phone that is none',
      { contact: contact({ phones: ['call me'] }) },
      'TB014 contact.phones',
    ],
    ['with a nameless contact', { contact: contact({ name: '' }) }, 'TB006 contact.name'],
  ])('%s is refused', async (_name, changes, refusal) => {
    const args = newCustomer(`Refused ${randomUUID()}`, changes);
    expect(await refusalOf(create(args))).toBe(refusal);
  });

  test('a name such as <img src=x onerror=alert(1)> is text', async () => {
    const name = '<img src=x onerror=alert(1)>';
    const { customer_id } = await create(newCustomer(name, { accept_duplicates: true }));
    expect((await call(rep, 'customerCard', { customer_id })).name).toBe(name);
  });
});

describe('duplicates', () => {
  const find = (changes: Partial<Parameters<typeof call<'findDuplicates'>>[2]>) =>
    call(rep, 'findDuplicates', { name: null, addresses: [], domains: [], phones: [], ...changes });

  test.each([
    ['the same without its legal form', { name: 'ACME packaging, Inc.' }, ['name']],
    ['full-width letters', { name: 'Ａｃｍｅ Packaging' }, ['name']],
    ['an address', { addresses: ['Wang.Fang+x@acme-packaging.example'] }, ['address']],
    ['a domain', { domains: ['ACME-packaging.example'] }, ['domain']],
  ])('are found by %s', async (_name, changes, reasons) => {
    const found = await find(changes);
    expect(found.find(({ customer_id }) => customer_id === namedCustomerIds.acme)).toMatchObject({
      ...{ relation: 'mine', reasons },
    });
  });

  test('Chinese names are compared without city and legal form getting in the way', async () => {
    const found = await find({ name: '苏州云帆精密制造' });
    expect(found[0]).toMatchObject({ customer_id: namedCustomerIds.yunfan, reasons: ['name'] });
  });

  test("of a colleague's only the owner's name is told", async () => {
    expect(await find({ domains: ['atlas-fasteners.example'] })).toEqual([
      {
        ...{ relation: 'colleague', customer_id: null, code: null, name: null },
        ...{ owner_name: 'Liu Yang 刘洋', reasons: ['domain'] },
      },
    ]);
  });

  test('stop a creation until they are accepted', async () => {
    const args = newCustomer('Acme Packaging Ltd');
    await expect(create(args)).rejects.toMatchObject({ code: 'TB017', facts: { count: 1 } });
    expect(await create({ ...args, accept_duplicates: true })).toHaveProperty('code');
  });

  test('a domain that is taken stays refused', async () => {
    const args = newCustomer('Somebody else', {
      ...{ domains: ['acme-packaging.example'], accept_duplicates: true },
    });
    await expect(create(args)).rejects.toMatchObject({
      ...{ code: 'TB015', field: 'domains' },
      facts: { domain: 'acme-packaging.example', owner_name: 'Zhao Min 赵敏' },
    });
  });

  test('the same newcomer entered by two at once is created once', async () => {
    const name = `Newcomer ${randomUUID()}`;
    const ends = await Promise.all(
      [rep, manager].map((client) => refusalOf(create(newCustomer(name), client))),
    );
    expect(ends.sort()).toEqual(['TB017 name', 'ok']);
  });
});

describe('a new contact', () => {
  const add = (changes: Partial<NewContact>, client = rep) =>
    call(client, 'addContact', {
      ...{ op_id: randomUUID(), customer_id: namedCustomerIds.acme },
      contact: contact(changes),
    });

  test('is found by the next match', async () => {
    const { contact_id } = await add({
      name: '张三',
      addresses: ['zhang.san@acme-packaging.example'],
    });
    const card = await call(rep, 'customerCard', { customer_id: namedCustomerIds.acme });
    expect(card.contacts.map((known) => known.contact_id)).toContain(contact_id);
  });

  test('with an address that the customer already has is a slip', async () => {
    expect(await refusalOf(add({ addresses: ['LI.LEI@acme-packaging.example'] }))).toBe(
      'TB017 contact.addresses',
    );
  });
});
