import { beforeAll, describe, expect, test } from 'vitest';
import type { OperationArgs } from '../../shared/contracts/operations.ts';
import { useBackend } from '../local/testing/test-database.ts';
import { demoColleague, demoRep } from '../seed/demo-organisation.ts';
import { demoMemberId, demoOrgId } from '../seed/insert-demo.ts';
import { call, refusalOf } from './call-operation.ts';
import { newCustomer, op, useMembers } from './customer-file-fixtures.ts';

const backend = useBackend();
const as = useMembers(backend);

type Search = OperationArgs<'searchCustomers'>;
const search = (args: Search, who: Parameters<typeof as>[0] = 'rep') =>
  call(as(who), 'searchCustomers', args);
const namesOf = async (args: Search, who?: Parameters<typeof as>[0]) =>
  (await search(args, who)).map(({ name }) => name);

/** Customers of the demo rep by their names. */
async function add(...names: string[]): Promise<void> {
  for (const name of names)
    await backend.sql`insert into public.customers
        (org_id, code, name, name_key, industry_code, customer_type, region_code, owner_id, source)
      values (${demoOrgId}, gen_random_uuid()::text, ${name}, '', 'C34', 'potential', '320500',
        ${demoMemberId(demoRep)}, 'import')`;
}

beforeAll(async () => {
  await add('重庆龙翔机械股份有限公司', '上海行知文化传播有限公司', 'Zyx Quarz & Söhne GmbH');
});

describe('a customer is found', () => {
  test.each([
    ['by two Chinese characters', '龙翔', '重庆龙翔机械股份有限公司'],
    ['by more of them', '龙翔机械', '重庆龙翔机械股份有限公司'],
    ['by initials', 'lxjx', '重庆龙翔机械股份有限公司'],
    ['by initials of a character with two readings', 'cqlx', '重庆龙翔机械股份有限公司'],
    ['by the other reading', 'xzwh', '上海行知文化传播有限公司'],
    ['by a Western part in any case', 'QUARZ', 'Zyx Quarz & Söhne GmbH'],
    ['by letters with marks', 'söhne', 'Zyx Quarz & Söhne GmbH'],
    ['by two Western letters', 'zy', 'Zyx Quarz & Söhne GmbH'],
    ['in full width', 'ＱＵＡＲＺ', 'Zyx Quarz & Söhne GmbH'],
    ['by its domain', 'nordlicht.ex', 'Nordlicht Maschinenbau GmbH'],
    ['by a person', '王芳', 'Acme Packaging Co.'],
    ['by part of a person’s name', 'jürgen', 'Nordlicht Maschinenbau GmbH'],
    ['by the beginning of an address', 'juergen.mue', 'Nordlicht Maschinenbau GmbH'],
  ])('%s', async (_how, text, name) => {
    expect(await namesOf({ text, limit: 100 })).toContain(name);
  });

  test('by a whole phone number and by no part of one', async () => {
    const id = await newCustomer(as('rep'));
    const [phone] = await backend.sql<{ e164: string }[]>`
      select t.e164 from public.contact_phones as t join public.contacts as p on p.id = t.contact_id
      where p.customer_id = ${id}`;
    const ids = async (text: string) =>
      (await search({ text })).map(({ customer_id }) => customer_id);
    expect(await ids(phone?.e164 ?? '')).toEqual([id]);
    expect(await ids((phone?.e164 ?? '').slice(0, -1))).toEqual([]);
  });

  test('by nobody through a pattern', async () => {
    for (const text of ['%', '_', '%%', '\\', "' or true --"])
      for (const name of await namesOf({ text })) expect(name.toLowerCase()).toContain(text);
  });
});

test('a search by phone without the right to see it is counted and leaves a line', async () => {
  const id = await newCustomer(as('rep'));
  const [phone] = await backend.sql<{ e164: string }[]>`
    select t.e164 from public.contact_phones as t join public.contacts as p on p.id = t.contact_id
    where p.customer_id = ${id}`;
  const ask = () => search({ text: phone?.e164 ?? '' }, 'agent');
  expect((await ask()).map(({ customer_id }) => customer_id)).toEqual([id]);
  const lines = await backend.sql`select after from public.audit_log
    where action = 'reveal' and after ->> 'what' = 'phone_search'`;
  expect(lines.length).toBeGreaterThanOrEqual(1);
  const answers: string[] = [];
  for (let n = 0; n < 122; n += 1) answers.push(await refusalOf(ask()));
  expect(answers).toContain('TB008');
  // Being stopped says nothing either: a number that nobody has is stopped as well.
  const strangers: string[] = [];
  for (let n = 0; n < 122; n += 1)
    strangers.push(await refusalOf(search({ text: '+4917699999999' }, 'agent')));
  expect(strangers).toContain('TB008');
});

describe('filters', () => {
  test('narrow by status, tier, owner, region with its towns, industry, type, idle days', async () => {
    const one = async (filters: NonNullable<Search['filters']>) => {
      const found = await search({ text: '', filters, limit: 100 }, 'admin');
      const ids = found.map(({ customer_id }) => customer_id);
      const rows = await backend.sql`
        select status, tier, owner_id, region_code, industry_code, customer_type,
          coalesce(last_follow_up_at, created_at) < now() - interval '30 days' as idle
        from public.customers where id = any(${ids}::uuid[])`;
      expect(rows.length).toBe(found.length);
      return rows;
    };
    for (const row of await one({ statuses: ['won'] })) expect(row.status).toBe('won');
    for (const row of await one({ tiers: ['A', 'B'] })) expect(['A', 'B']).toContain(row.tier);
    for (const row of await one({ industry: 'C' })) expect(row.industry_code).toMatch(/^C/);
    for (const row of await one({ idle_days: 30 })) expect(row.idle).toBe(true);
    for (const row of await one({ owner_ids: [demoMemberId(demoRep)] }))
      expect(row.owner_id).toBe(demoMemberId(demoRep));
    const inProvince = await one({ regions: ['320000'] });
    expect(inProvince.length).toBeGreaterThan(0);
    for (const row of inProvince) expect(row.region_code).toMatch(/^32/);
  });

  test('of two tags find what bears both', async () => {
    const [both, one] = [await newCustomer(as('rep')), await newCustomer(as('rep'))];
    const tag = (customer_id: string, ...names: string[]) =>
      call(as('rep'), 'setCustomerTags', { op_id: op(), customer_id, kind: 'general', names });
    await tag(both, 'Search One', 'Search Two');
    await tag(one, 'Search One');
    const tags = (await call(as('rep'), 'tags', {})).filter(({ name }) =>
      name.startsWith('Search'),
    );
    const tag_ids = tags.map(({ tag_id }) => tag_id);
    const found = await search({ text: '', filters: { tag_ids } });
    expect(found.map(({ customer_id }) => customer_id)).toEqual([both]);
  });

  test.each<readonly [string, object]>([
    ['TB004 filters.statuses', { filters: { statuses: ['sold'] } }],
    ['TB004 filters', { filters: 'won' }],
    ['TB004 order', { order: 'size' }],
    ['TB004 limit', { limit: 101 }],
    ['TB004 after.value', { after: { value: 'soon', customer_id: demoOrgId } }],
    ['TB004 filters.idle_days', { filters: { idle_days: -1 } }],
  ])('refuse with %s', async (code, wrong) => {
    expect(await refusalOf(search({ text: '', ...wrong } as Search))).toBe(code);
  });
});

describe('pages', () => {
  test.each(['last_follow_up', 'name', 'code'] as const)(
    'in the order of %s hold every visible customer once',
    async (order) => {
      const seen: string[] = [];
      let after: Search['after'];
      for (;;) {
        const page: Awaited<ReturnType<typeof search>> = await search({
          ...{ text: '', order, limit: 17 },
          ...(after === undefined ? {} : { after }),
        });
        seen.push(...page.map(({ customer_id }) => customer_id));
        const last = page.at(-1);
        if (page.length < 17 || last === undefined) break;
        const value = order === 'last_follow_up' ? last.last_follow_up_at : last[order];
        after = { value, customer_id: last.customer_id };
      }
      expect(new Set(seen).size).toBe(seen.length);
      const { count } = await as('rep')
        .from('customers')
        .select('id', { count: 'exact', head: true });
      expect(seen.length).toBe(count);
    },
  );
});

test('by code the running numbers of a day go on past 999, and so do the pages', async () => {
  const numbers = [8, 98, 998, 999, 1000, 1001, 10_000];
  const codeOf = (number: number) => `CUS20200229${String(number).padStart(3, '0')}`;
  await backend.sql`
    insert into public.customers
      (org_id, code, name, name_key, industry_code, customer_type, region_code, owner_id, source)
    select ${demoOrgId}, code, 'Leap day ' || code, '', 'C34', 'potential', 'DE', ${demoMemberId(demoRep)}, 'import'
    from unnest(${numbers.map(codeOf)}::text[]) as code`;
  const seen: string[] = [];
  for (let after: Search['after']; ; ) {
    const [found] = await search({
      ...{ text: 'leap day', order: 'code', limit: 1 },
      ...(after === undefined ? {} : { after }),
    });
    if (found === undefined) break;
    seen.push(found.code);
    after = { value: found.code, customer_id: found.customer_id };
  }
  expect(seen).toEqual(numbers.toReversed().map(codeOf));
});

test('of a name and an address that many bear, others’ people do not take the place of one’s own', async () => {
  const people = (owner: string, count: number) => backend.sql`
    with made as (
      insert into public.customers
        (org_id, code, name, name_key, industry_code, customer_type, region_code, owner_id, source)
      select ${demoOrgId}, gen_random_uuid()::text, ${`Crowd of ${owner}`}, '', 'C34', 'potential', 'DE',
        ${demoMemberId(owner)}, 'import' from generate_series(1, ${count}) returning id
    ), persons as (
      insert into public.contacts (org_id, customer_id, name)
      select ${demoOrgId}, id, 'Xu Everywhere' from made returning id
    )
    insert into public.contact_addresses (org_id, contact_id, address)
    select ${demoOrgId}, id, 'everywhere.xu@' || id || '.example' from persons`;
  await people(demoColleague, 400);
  await people(demoRep, 1);
  for (const text of ['xu everywhere', 'everywhere.xu@'])
    expect(await namesOf({ text })).toEqual([`Crowd of ${demoRep}`]);
});

test.each(['rep', 'manager', 'colleague', 'agent', 'admin'] as const)(
  '%s finds what row security lets them see, and nothing else',
  async (who) => {
    const { data } = await as(who).from('customers').select('id, name');
    const visible = new Map((data ?? []).map(({ id, name }) => [id, name]));
    for (const text of ['有限', 'co', 'a', 'gmbh', '']) {
      const found = await search({ text, limit: 100 }, who);
      for (const { customer_id } of found) expect(visible.has(customer_id)).toBe(true);
      const expected = [...visible.values()].filter((name) => name.toLowerCase().includes(text));
      expect(found.length).toBeGreaterThanOrEqual(Math.min(expected.length, 100));
    }
  },
);

test('a search is kept under a name, for oneself, and a wrong one is not', async () => {
  const save = (name: string, query: object) =>
    call(as('rep'), 'saveView', { op_id: op(), name, query: query as Search });
  const { view_id } = await save('Idle', { text: '', filters: { idle_days: 30 } });
  expect(await save('Idle', { text: '', filters: { idle_days: 60 } })).toEqual({ view_id });
  expect(await call(as('rep'), 'savedViews', {})).toEqual([
    { view_id, name: 'Idle', query: { text: '', filters: { idle_days: 60 } } },
  ]);
  expect(await call(as('manager'), 'savedViews', {})).toEqual([]);
  expect(await refusalOf(save('Wrong', { text: '', order: 'size' }))).toBe('TB004 query.order');
  await call(as('rep'), 'removeView', { op_id: op(), view_id });
  expect(await call(as('rep'), 'savedViews', {})).toEqual([]);
});
