import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { useBackend } from '../local/testing/test-database.ts';
import { namedCustomerIds } from '../seed/demo-customers.ts';
import { demoRep } from '../seed/demo-organisation.ts';
import { demoMemberId, demoOrgId } from '../seed/insert-demo.ts';
import { call } from './call-operation.ts';
import { useMembers } from './customer-file-fixtures.ts';

const backend = useBackend();
const as = useMembers(backend);
const { acme, yunfan } = namedCustomerIds;

/** The code and field with which the database refuses a write; `ok` when it does not. */
async function refusal(write: PromiseLike<unknown>): Promise<string> {
  try {
    await write;
    return 'ok';
  } catch (error) {
    const { code, detail } = error as { code?: string; detail?: string };
    return `${code} ${detail?.startsWith('{') === true ? JSON.parse(detail).field : ''}`.trim();
  }
}

describe('a former code', () => {
  const alias = (code: string, customer_id: string) => backend.sql`
    insert into public.code_aliases (org_id, code, customer_id) values (${demoOrgId}, ${code}, ${customer_id})`;
  const find = async (who: 'rep' | 'colleague', text: string) => {
    const args = { text, filters: {}, order: 'name' as const, limit: 20 };
    const found = await call(as(who), 'searchCustomers', args);
    return found.map(({ customer_id }) => customer_id);
  };

  test('still finds the customer, for those who see it', async () => {
    await alias('CRM2024-001', acme);
    expect(await find('rep', 'crm2024-001')).toEqual([acme]);
    expect(await find('colleague', 'CRM2024-001')).toEqual([]);
  });

  test('names one record only', async () => {
    const [other] = await backend.sql<{ code: string }[]>`
      select code from public.customers where org_id = ${demoOrgId} and id = ${yunfan}`;
    expect(await refusal(alias(other?.code ?? '', acme))).toBe('TB004 code');
  });
});

describe("a field of the organisation's own", () => {
  const kinds = [
    ['text', '', 'Notes', 7],
    ['number', '', 12.5, '12'],
    ['date', '', '2026-02-28', '2026-02-30'],
    ['choice', 'red,blue', 'red', 'green'],
    ['choices', 'red,blue', ['red', 'blue'], ['red', 'green']],
    ['yes_no', '', true, 'yes'],
    ['member', '', demoMemberId(demoRep), randomUUID()],
    ['money', '', { minor: 120000, currency: 'CNY' }, { minor: 1.5, currency: 'CNY' }],
  ] as const;
  beforeAll(async () => {
    for (const [kind, choices] of kinds)
      await backend.sql`insert into public.custom_fields (org_id, record, key, kind, label_en, label_zh, choices)
        values (${demoOrgId}, 'customer', ${`own_${kind}`}, ${kind}, ${kind}, ${kind},
          ${choices === '' ? [] : choices.split(',')})`;
  });
  const set = (custom: object) =>
    refusal(
      backend.sql.begin(
        (sql) => sql`update public.customers set custom = ${sql.json(custom as never)}
          where org_id = ${demoOrgId} and id = ${acme}`,
      ),
    );

  test.each(kinds)(
    'of kind %s takes what has its form and nothing else',
    async (kind, _, right, wrong) => {
      expect(await set({ [`own_${kind}`]: right })).toBe('ok');
      expect(await set({ [`own_${kind}`]: wrong })).toBe(`TB004 custom.own_${kind}`);
      expect(await set({ [`own_${kind}`]: null })).toBe(`TB004 custom.own_${kind}`);
    },
  );

  test('has a definition', async () => {
    expect(await set({ own_secret: 'x' })).toBe('TB004 custom.own_secret');
    expect(await set({ __proto__x: 1 })).toBe('TB004 custom.__proto__x');
    expect(await set({})).toBe('ok');
  });
});

test("a file of a contract is not read with the customer: it tells the contract's amount", async () => {
  const contract = randomUUID();
  const open = randomUUID();
  const file = randomUUID();
  await backend.sql`insert into public.contracts (org_id, id, customer_id, title)
    values (${demoOrgId}, ${contract}, ${acme}, 'Frame')`;
  for (const [id, contract_id] of [
    [open, null],
    [file, contract],
  ] as const)
    await backend.sql`insert into public.attachments
        (org_id, id, customer_id, contract_id, name, mime_type, bytes, sha256, path)
      values (${demoOrgId}, ${id}, ${acme}, ${contract_id}, 'file.pdf', 'application/pdf', 1,
        sha256(${id}::text::bytea), ${id})`;
  const { data } = await as('rep').from('attachments').select('id').in('id', [open, file]);
  expect(data).toEqual([{ id: open }]);
});
