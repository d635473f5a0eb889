import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { useBackend } from '../local/testing/test-database.ts';
import { demoColleague } from '../seed/demo-organisation.ts';
import { demoMemberId } from '../seed/insert-demo.ts';
import { anyDigest, call, logPayload, mailPayload, Refused, refusalOf } from './call-operation.ts';
import { contract, edit, fileOf, newCustomer, op, useMembers } from './customer-file-fixtures.ts';

const backend = useBackend();
const as = useMembers(backend);

const remember = (
  who: 'rep' | 'colleague',
  kind: 'address' | 'domain',
  value: string,
  id: string,
) => call(as(who), 'rememberMatch', { op_id: op(), kind, value, customer_id: id });

describe('a remembered match', () => {
  test('of a colleague’s customer is not turned over to one’s own', async () => {
    const [theirs, mine] = [await newCustomer(as('rep')), await newCustomer(as('colleague'))];
    const value = `buyer@${randomUUID()}.example`;
    await remember('rep', 'address', value, theirs);
    expect(await refusalOf(remember('colleague', 'address', value, mine))).toBe('TB020 value');
    const rows =
      await backend.sql`select customer_id from public.match_rules where value = ${value}`;
    expect(rows).toEqual([{ customer_id: theirs }]);
  });

  test('takes no domain away from the customer that has it, and none of the organisation’s own', async () => {
    const [theirs, mine] = [await newCustomer(as('rep')), await newCustomer(as('colleague'))];
    const domain = `${randomUUID()}.example`;
    await call(as('rep'), 'setCustomerDomains', {
      ...{ op_id: op(), customer_id: theirs, domains: [domain] },
    });
    expect(await refusalOf(remember('colleague', 'domain', domain, mine))).toBe('TB015 value');
    expect(await refusalOf(remember('colleague', 'domain', 'harbour-tools.example', mine))).toBe(
      'TB016 value',
    );
  });

  test('by many at once for one address is one rule, and nobody sticks', async () => {
    const ids = await Promise.all([1, 2, 3, 4].map(() => newCustomer(as('rep'))));
    const value = `many@${randomUUID()}.example`;
    const answers = await Promise.all(
      [...ids, ...ids, ...ids].map((id) => refusalOf(remember('rep', 'address', value, id))),
    );
    expect(new Set(answers)).toEqual(new Set(['ok']));
    const rows = await backend.sql`select from public.match_rules where value = ${value}`;
    expect(rows).toHaveLength(1);
  });
});

describe('an amount', () => {
  test('that a collaborator is not shown survives their edit of the contract', async () => {
    const id = await newCustomer(as('rep'));
    const draft = { state: 'draft' as const, signed_on: null };
    const { contract_id } = await call(as('rep'), 'saveContract', contract(id, draft));
    await call(as('rep'), 'setCollaborator', {
      ...{ op_id: op(), customer_id: id, member_id: demoMemberId(demoColleague) },
      collaborates: true,
    });
    const [seen] = (await fileOf(as('colleague'), id)).contracts;
    expect(seen?.amount_minor).toBeNull();
    const change = { ...draft, contract_id, version: 1, amount_minor: null, title: 'Renamed' };
    await call(as('colleague'), 'saveContract', contract(id, change));
    const [kept] = (await fileOf(as('rep'), id)).contracts;
    expect([kept?.title, kept?.amount_minor]).toEqual(['Renamed', 1_234_500]);
    // Who sees it may empty it.
    await call(as('rep'), 'saveContract', contract(id, { ...change, version: 2 }));
    expect((await fileOf(as('rep'), id)).contracts[0]?.amount_minor).toBeNull();
  });

  test.each(['ZZZ', 'XAU', 'XTS', 'cny'])('is in no money named %s', async (currency) => {
    const id = await newCustomer(as('rep'));
    expect(await refusalOf(call(as('rep'), 'saveContract', contract(id, { currency })))).toBe(
      'TB004 currency',
    );
  });

  test('sealed is in no refusal of a late edit', async () => {
    const id = await newCustomer(as('rep'));
    const { contract_id } = await call(as('rep'), 'saveContract', contract(id));
    const late = await as('rep').rpc('save_contract', {
      payload: { ...contract(id, { contract_id, version: 7 }), amount_sealed: null, org_id: null },
    });
    expect(late.error?.code).toBe('TB040');
    expect(late.error?.details).not.toMatch(/amount_sealed|\\x/);
  });
});

describe('what one writes for oneself', () => {
  test('the plan of a private follow-up is in no log that an administrator reads', async () => {
    const id = await newCustomer(as('rep'));
    const secret = `plan-${randomUUID()}`;
    const args = logPayload(id, mailPayload(randomUUID()), {
      ...{ visibility: 'private', note: `note-${secret}`, no_next_reason: null },
      next: { plan: secret, at: new Date(Date.now() + 3_600_000).toISOString(), priority: 'low' },
    });
    await call(as('rep'), 'logInteraction', args);
    const [log] = await backend.sql<{ found: boolean }[]>`
      select exists (
        select from public.audit_log as a where a::text like ${`%${secret}%`}
      ) or exists (
        select from public.audit_personal_values as v where v::text like ${`%${secret}%`}
      ) as found`;
    expect(log?.found).toBe(false);
    const reminders = await as('admin').from('reminders').select().eq('customer_id', id);
    expect([reminders.error, reminders.data]).toEqual([null, []]);
    const file = [
      await call(as('admin'), 'customerCard', { customer_id: id }),
      await call(as('manager'), 'customerCard', { customer_id: id }),
      await fileOf(as('admin'), id),
    ];
    expect(JSON.stringify(file)).not.toContain(secret);
  });
});

describe('a late edit is told what stands there now', () => {
  test('of the fields that it names, and of no other', async () => {
    const id = await newCustomer(as('rep'));
    const { version } = await fileOf(as('rep'), id);
    await edit(as('rep'), id, { remark: 'first words', key_needs: 'others’ needs' });
    const late = edit(as('rep'), id, { remark: 'second words' }, version);
    await expect(late).rejects.toThrow(Refused);
    const facts = await late.catch((error: Refused) => error.facts);
    expect(JSON.stringify(facts)).toContain('first words');
    expect(JSON.stringify(facts)).not.toContain('needs');
  });
});

describe('what is sent in bulk', () => {
  test('a batch with thirty thousand keys takes no more locks than its mails may have', async () => {
    const id = await newCustomer(as('rep'));
    const keys = (item: number) =>
      Array.from({ length: 2000 }, (_, n) => ({
        ...{ kind: 'message_id', value: anyDigest(`${item}/${n}`) },
        ...{ mailbox: null },
      }));
    const items = Array.from({ length: 15 }, (_, n) =>
      logPayload(id, { ...mailPayload(randomUUID()), keys: keys(n) as never }),
    );
    const { data, error } = await as('rep').rpc('log_interactions', { payload: { items } });
    expect(error).toBeNull();
    expect(new Set(data.answers.map(({ code }: { code: string }) => code))).toEqual(
      new Set(['TB007']),
    );
  });

  test('a member names no more than fifty browsers', async () => {
    const { org_id, member_id } = await call(as('colleague'), 'whoAmI', {});
    const add = (count: number) =>
      as('colleague')
        .from('devices')
        .insert(
          Array.from({ length: count }, (_, n) => ({ org_id, member_id, name: `Laptop ${n}` })),
        );
    expect((await add(51)).error?.code).toBe('TB007');
    expect((await add(3)).error).toBeNull();
  });

  test('numbers that are short to send and endless to write out are refused', async () => {
    // By hand, since JavaScript has no such number.
    const numbers = Array(100).fill('1e130000').join();
    const refused = backend.sql.unsafe(
      `select private.require_object('{"junk": [${numbers}]}'::jsonb)`,
    );
    await expect(refused).rejects.toMatchObject({ code: 'TB004' });
  });

  test('a list within a list is not taken for a text', async () => {
    const id = await newCustomer(as('rep'));
    const nested = { op_id: op(), customer_id: id, kind: 'general', names: [['VIP']] };
    const { error } = await as('rep').rpc('set_customer_tags', { payload: nested });
    expect(error?.code).toBe('TB004');
  });
});
