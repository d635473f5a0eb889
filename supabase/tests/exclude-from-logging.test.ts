import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { createDigester } from '../../shared/domain/digests.ts';
import { useBackend } from '../local/testing/test-database.ts';
import { namedCustomerIds } from '../seed/demo-customers.ts';
import { demoOrgId } from '../seed/insert-demo.ts';
import { call, logPayload, mailPayload, refusalOf } from './call-operation.ts';
import { op, useMembers } from './customer-file-fixtures.ts';

const backend = useBackend();
const as = useMembers(backend);
const { acme } = namedCustomerIds;

beforeEach(async () => {
  await backend.sql`delete from public.never_log_entries where org_id = ${demoOrgId}`;
});

const cousin = (): string => `cousin.${randomUUID()}@family.example`;
const mailOf = (address: string) =>
  mailPayload(randomUUID(), {
    participants: [
      { role: 'from', address: 'wang.fang@acme-packaging.example', name: 'Wang Fang' },
      { role: 'cc', address, name: 'Cousin' },
    ],
  });
const log = async (address: string, who: 'rep' | 'manager' = 'rep') => {
  const { follow_ups } = await call(as(who), 'logInteraction', logPayload(acme, mailOf(address)));
  return follow_ups[0]?.follow_up_id ?? '';
};
const exclude = (kind: 'address' | 'domain' | 'label', value: string) =>
  call(as('rep'), 'excludeFromLogging', { op_id: op(), kind, value });
const lives = async (id: string): Promise<boolean> => {
  const rows = await backend.sql`
    select from public.follow_ups where org_id = ${demoOrgId} and id = ${id} and removed_at is null`;
  return rows.length === 1;
};

describe('an excluded address', () => {
  test('is never logged again, from the page as little as by a connection', async () => {
    const address = cousin();
    await exclude('address', ` ${address.toUpperCase()} `);
    const logged = logPayload(acme, mailOf(address));
    for (const source of ['sidebar', 'automatic'] as const)
      expect(await refusalOf(call(as('rep'), 'logInteraction', { ...logged, source }))).toBe(
        'TB025 mail.participants',
      );
  });

  test('takes what was logged of it out again, text and people included, and leaves a count', async () => {
    const address = cousin();
    const ids = [await log(address), await log(address), await log(cousin())];
    const { entry_id, purged } = await exclude('address', address);
    expect(purged).toBe(2);
    expect(await Promise.all(ids.map(lives))).toEqual([false, false, true]);
    const kept = await backend.sql`select from public.mail_envelopes
      where org_id = ${demoOrgId} and participants::text like ${`%${address}%`}`;
    expect(kept).toHaveLength(0);
    expect(await call(as('rep'), 'exclusions', {})).toMatchObject([
      { entry_id, kind: 'address', value: address, purged: 2, purging: false },
    ]);
  });

  test('takes out nothing that a colleague logged', async () => {
    const address = cousin();
    const mine = logPayload(acme, mailOf(address));
    const { follow_ups } = await call(as('rep'), 'logInteraction', mine);
    await call(as('manager'), 'logInteraction', { ...mine, op_id: op() });
    await exclude('address', address);
    expect(await lives(follow_ups[0]?.follow_up_id ?? '')).toBe(true);
    const [words] = await backend.sql`select count(*)::int as n from public.follow_up_contents
      where org_id = ${demoOrgId} and follow_up_id = ${follow_ups[0]?.follow_up_id ?? ''}`;
    expect(words).toEqual({ n: 1 });
  });

  test('is found though the envelope leaves it out, since it belongs to another customer', async () => {
    const address = 'procurement@joint-sourcing.example';
    const id = await log(address);
    expect((await exclude('address', address)).purged).toBeGreaterThan(0);
    expect(await lives(id)).toBe(false);
  });

  test('is told to the page that asks who its people are', async () => {
    const address = cousin();
    await exclude('address', address);
    const [key] = await call(as('rep'), 'digestKeys', {});
    if (key === undefined) throw new Error('the organisation has a key');
    const digester = createDigester(key);
    const ask = async (who: 'rep' | 'manager', asked: string) => {
      const forms = await digester.address(asked);
      if (forms === null) throw new Error('an address has its digests');
      const { people } = await call(as(who), 'matchPeople', {
        ...{ key_version: key.version, thread: null, mail_keys: [], customer_id: null },
        people: [{ ref: 'a', ...forms, domains: await digester.domains(asked, []) }],
      });
      return people[0]?.excluded;
    };
    expect([await ask('rep', address), await ask('rep', cousin())]).toEqual([true, false]);
    // What one member excludes is no other member's business.
    expect(await ask('manager', address)).toBe(false);
    await exclude('domain', 'family.example');
    expect(await ask('rep', cousin())).toBe(true);
  });
});

describe('an excluded domain', () => {
  test('excludes what lies below it and nothing that only ends alike', async () => {
    const inside = await log(`a@mail.${'closed.example'}`);
    const outside = await log('a@notclosed.example');
    await exclude('domain', 'closed.example');
    expect([await lives(inside), await lives(outside)]).toEqual([false, true]);
    expect(await refusalOf(log('b@closed.example'))).toBe('TB025 mail.participants');
    expect(await refusalOf(log('b@notclosed.example'))).toBe('ok');
  });

  test('is no suffix under which half the world lies', async () => {
    expect(await refusalOf(exclude('domain', 'com.cn'))).toBe('TB016 value');
    expect(await refusalOf(exclude('address', 'nobody'))).toBe('TB013 value');
  });
});

test('more than one request may take is taken out by the clock', async () => {
  const address = cousin();
  const ids = await Promise.all(Array.from({ length: 8 }, () => log(address)));
  const { entry_id } = await exclude('label', 'placeholder');
  // As if two hundred had been taken in the request that excluded it.
  await backend.sql`update public.never_log_entries set kind = 'address', value = ${address}, purging = true
    where org_id = ${demoOrgId} and id = ${entry_id}`;
  expect(await lives(ids[0] ?? '')).toBe(true);
  const service = backend.service();
  await service.rpc('tick', { payload: {} });
  expect(await Promise.all(ids.map(lives))).toEqual(ids.map(() => false));
  expect(await call(as('rep'), 'exclusions', {})).toMatchObject([{ purged: 8, purging: false }]);
});

test('an exclusion is taken back by its member alone', async () => {
  const address = cousin();
  const { entry_id } = await exclude('address', address);
  const include = (who: 'rep' | 'manager') =>
    refusalOf(call(as(who), 'includeInLogging', { op_id: op(), entry_id }));
  expect(await include('manager')).toBe('TB001 entry_id');
  expect(await include('rep')).toBe('ok');
  expect(await refusalOf(log(address))).toBe('ok');
});
