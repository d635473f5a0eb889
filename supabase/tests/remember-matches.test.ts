import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { createDigester } from '../../shared/domain/digests.ts';
import { useBackend } from '../local/testing/test-database.ts';
import { namedCustomerIds } from '../seed/demo-customers.ts';
import { call, refusalOf } from './call-operation.ts';
import { op, useMembers } from './customer-file-fixtures.ts';

const backend = useBackend();
const as = useMembers(backend);
const { acme, yunfan } = namedCustomerIds;

async function candidatesOf(address: string) {
  const [key] = await call(as('rep'), 'digestKeys', {});
  if (key === undefined) throw new Error('the organisation has a key');
  const digester = createDigester(key);
  const forms = await digester.address(address);
  if (forms === null) throw new Error('an address has its digests');
  const { people } = await call(as('rep'), 'matchPeople', {
    ...{ key_version: key.version, thread: null, mail_keys: [], customer_id: null },
    people: [{ ref: 'a', ...forms, domains: await digester.domains(address, []) }],
  });
  return people[0]?.candidates ?? [];
}

const remember = (kind: 'address' | 'domain', value: string, customer_id: string) =>
  call(as('rep'), 'rememberMatch', { op_id: op(), kind, value, customer_id });

describe('a remembered match', () => {
  test('answers the question that an address of two customers asks', async () => {
    const joint = 'procurement@joint-sourcing.example';
    expect(new Set((await candidatesOf(joint)).map(({ customer_id }) => customer_id)).size).toBe(2);
    const { rule_id } = await remember('address', ` Procurement@Joint-Sourcing.example `, yunfan);
    expect(await candidatesOf(joint)).toMatchObject([{ reason: 'rule', customer_id: yunfan }]);
    await call(as('rep'), 'forgetMatch', { op_id: op(), rule_id });
    expect(await candidatesOf(joint)).toHaveLength(2);
  });

  test('of an address goes before one of its domain, and a new answer before the old one', async () => {
    const domain = `${randomUUID()}.example`;
    await remember('domain', domain, acme);
    await remember('address', `buyer@${domain}`, yunfan);
    expect(await candidatesOf(`anybody@${domain}`)).toMatchObject([{ customer_id: acme }]);
    expect(await candidatesOf(`buyer@${domain}`)).toMatchObject([{ customer_id: yunfan }]);
    await remember('address', `buyer@${domain}`, acme);
    expect(await candidatesOf(`buyer@${domain}`)).toMatchObject([{ customer_id: acme }]);
  });

  test('is refused for a free-mail domain and for what is no address', async () => {
    expect(await refusalOf(remember('domain', 'qq.com', acme))).toBe('TB016 value');
    expect(await refusalOf(remember('address', 'nobody', acme))).toBe('TB013 value');
  });
});

test('a thread is followed for customers that one may log to, and by oneself', async () => {
  const thread = 'A'.repeat(22);
  const follow = (customer_id: string, follows: boolean) =>
    call(as('rep'), 'followThread', {
      ...{ op_id: op(), thread, follows, customer_ids: [customer_id], visibility: 'full' },
    });
  expect(await refusalOf(follow(namedCustomerIds.atlas, true))).toBe('TB020 customer_ids');
  await follow(acme, true);
  const { data } = await as('rep')
    .from('thread_follows')
    .select('customer_ids')
    .eq('thread', thread);
  expect(data).toEqual([{ customer_ids: [acme] }]);
  const followedBy = async (who: 'rep' | 'manager') => {
    const { follows } = await call(as(who), 'matchPeople', {
      ...{ key_version: 1, people: [], thread, mail_keys: [], customer_id: null },
    });
    return follows?.customer_ids ?? null;
  };
  expect([await followedBy('rep'), await followedBy('manager')]).toEqual([[acme], null]);
  const others = await as('manager').from('thread_follows').select('thread').eq('thread', thread);
  expect(others.data).toEqual([]);
  await follow(acme, false);
  const after = await as('rep').from('thread_follows').select('thread').eq('thread', thread);
  expect(after.data).toEqual([]);
});
