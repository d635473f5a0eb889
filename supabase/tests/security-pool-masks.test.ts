import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { createDigester } from '../../shared/domain/digests.ts';
import { demoColleague, demoRep, demoTeamManager } from '../seed/demo-organisation.ts';
import { demoMemberId, demoOrgId, demoTeamId } from '../seed/insert-demo.ts';
import { call, logPayload, mailPayload, refusalOf } from './call-operation.ts';
import { contract, fileOf, newCustomer, op } from './customer-file-fixtures.ts';
import { usePool } from './pool-fixtures.ts';

const { backend, as, claim, release } = usePool();

/** A worked customer with everything that a claim should earn, and the words that must not be read before it. */
interface Worked {
  readonly id: string;
  readonly person: string;
  readonly address: string;
  readonly secrets: readonly string[];
}

async function worked(): Promise<Worked> {
  const rep = as(demoRep);
  const id = await newCustomer(rep);
  const tag = randomUUID().slice(0, 8);
  const person = `Quillon ${tag}`;
  const address = `q.${tag}@quillon-${tag}.example`;
  const [wechat, remark, note, plan] = ['wx', 'remark', 'note', 'plan'].map((w) => `${w}-${tag}`);
  const [subject, title, street] = ['subject', 'deal', 'street'].map((w) => `${w}-${tag}`);
  const { contact_id } = await call(rep, 'addContact', {
    ...{ op_id: op(), customer_id: id },
    contact: { name: person, title: null, addresses: [address], phones: [], wechat: wechat ?? '' },
  });
  const { version } = await fileOf(rep, id);
  await call(rep, 'updateCustomer', {
    ...{ op_id: op(), customer_id: id, version },
    changes: { remark: remark ?? '', address: street ?? '', key_needs: `needs-${tag}` },
  });
  const mail = mailPayload(tag, {
    subject: subject ?? '',
    participants: [{ role: 'from', address, name: person }],
  });
  await call(rep, 'logInteraction', logPayload(id, mail, { note: note ?? '' }));
  await call(
    rep,
    'logInteraction',
    logPayload(id, null, {
      ...{ kind: 'call', contact_ids: [contact_id], note: note ?? '', no_next_reason: null },
      next: {
        plan: plan ?? '',
        at: new Date(Date.now() + 3_600_000).toISOString(),
        priority: 'low',
      },
    }),
  );
  await call(rep, 'saveContract', contract(id, { title: title ?? '' }));
  await call(rep, 'saveOpportunity', {
    ...{ op_id: op(), opportunity_id: null, customer_id: id, version: null, title: title ?? '' },
    stage_id: (await call(rep, 'opportunityStages', {}))[0]?.stage_id ?? '',
    ...{ expected_amount_minor: 100, currency: 'CNY', expected_close_on: null },
    ...{ competitor: null, next_plan: null },
  });
  await call(rep, 'rememberMatch', {
    op_id: op(),
    kind: 'address',
    value: `rule.${address}`,
    customer_id: id,
  });
  const { contacts } = await call(rep, 'customerCard', { customer_id: id });
  const phones = contacts.flatMap((known) => known.phones);
  const secrets = [person, address, wechat, remark, note, plan, subject, title, street];
  return { id, person, address, secrets: [...secrets.map(String), `needs-${tag}`, ...phones] };
}

/** Everything that the API says of a customer to a member who only sees it in a pool. */
async function toldOf({ id, address }: Worked): Promise<string> {
  const client = as(demoColleague);
  const [key] = await call(client, 'digestKeys', {});
  if (key === undefined) throw new Error('the organisation has a key');
  const digester = createDigester(key);
  const forms = await digester.address(address);
  if (forms === null) throw new Error('an address has its digests');
  const answers = [
    await call(client, 'customerCard', { customer_id: id }),
    await call(client, 'customerFile', { customer_id: id }),
    await call(client, 'timeline', { customer_id: id, before: null, limit: 50 }),
    await call(client, 'poolCustomers', { filter: null, after: null, limit: 100 }),
    await call(client, 'matchPeople', {
      ...{ key_version: key.version, thread: null, mail_keys: [], customer_id: null },
      people: [{ ref: 'a', ...forms, domains: await digester.domains(address, []) }],
    }),
  ];
  expect(JSON.stringify(answers[4])).toContain(id);
  return JSON.stringify(answers);
}

const tablesOf = [
  ...['contacts', 'opportunities', 'contracts', 'reminders', 'status_history', 'match_rules'],
  'mail_envelopes',
];

test('a note from one owner to the next is not read in the pool, the reason of the release is', async () => {
  const id = await newCustomer(as(demoTeamManager));
  const [note, reason] = [`He drinks ${randomUUID()}`, `No budget ${randomUUID()}`];
  await call(as(demoTeamManager), 'transferCustomer', {
    ...{ op_id: op(), customer_id: id, member_id: demoMemberId(demoRep), note },
  });
  await call(as(demoRep), 'releaseCustomer', { op_id: op(), customer_id: id, reason });
  const notes = async (who: string) =>
    (await as(who).from('pool_events').select('note').eq('customer_id', id).order('id')).data?.map(
      (event) => event.note,
    );
  expect(await notes(demoColleague)).toEqual([reason]);
  expect(await notes(demoTeamManager)).toEqual([note, reason]);
  await claim(demoColleague, id);
  expect(await notes(demoColleague)).toEqual([note, reason, null]);
});

describe.each([
  ['in the pool', async (_: string): Promise<void> => undefined],
  [
    'owned in one region and still in another’s pool',
    async (id: string) => {
      const pool = randomUUID();
      await backend.sql`insert into public.pools (org_id, id, name)
        values (${demoOrgId}, ${pool}, ${pool})`;
      await backend.sql`insert into public.pool_rights (org_id, pool_id, team_id, can_claim)
        values (${demoOrgId}, ${pool}, ${demoTeamId('west')}, true)`;
      await backend.sql`insert into public.customer_pools (org_id, customer_id, pool_id)
        values (${demoOrgId}, ${id}, ${pool})`;
      await backend.sql`update public.pool_rules set cool_down_days = 0 where org_id = ${demoOrgId}`;
      await claim(demoRep, id);
    },
  ],
] as const)('a customer %s', (_, arrange) => {
  let customer: Worked;
  beforeAll(async () => {
    customer = await worked();
    await release(demoRep, customer.id);
    await arrange(customer.id);
  });

  test('tells those who did not claim it no name, address, number or word', async () => {
    const told = await toldOf(customer);
    expect(customer.secrets.filter((secret) => told.includes(secret))).toEqual([]);
  });

  test.each(tablesOf)('keeps its %s from those who did not claim it', async (table) => {
    const { data, error } = await as(demoColleague)
      .from(table)
      .select('customer_id')
      .eq('customer_id', customer.id);
    expect([error, data]).toEqual([null, []]);
  });

  test('keeps addresses, phones, notes and texts from those who did not claim it', async () => {
    const words = await Promise.all(
      [
        ['contact_addresses', 'address'],
        ['contact_phones', 'e164'],
        ['follow_up_contents', 'note'],
        ['mail_contents', 'body'],
      ].map(async ([table = '', column = '']) => {
        const { data } = await as(demoColleague).from(table).select(column);
        return JSON.stringify(data);
      }),
    );
    expect(customer.secrets.filter((secret) => words.join().includes(secret))).toEqual([]);
  });

  test('is found by its own name only, not by the beginning of an address or a person', async () => {
    const found = async (text: string): Promise<string[]> =>
      (
        await call(as(demoColleague), 'searchCustomers', {
          text,
          limit: 20,
        })
      ).map(({ customer_id }) => customer_id);
    for (const text of [customer.person, customer.person.slice(0, 9), customer.address.slice(0, 6)])
      expect(await found(text)).not.toContain(customer.id);
    const { name } = await call(as(demoColleague), 'customerCard', { customer_id: customer.id });
    expect(await found(name)).toContain(customer.id);
  });
});

test('a manager, who may work what lies in the pool, reads it', async () => {
  const customer = await worked();
  await release(demoRep, customer.id);
  const card = await call(as(demoTeamManager), 'customerCard', { customer_id: customer.id });
  expect(card.contacts.map(({ name }) => name)).toContain(customer.person);
  expect(card.timeline.some(({ note }) => note !== null)).toBe(true);
});

test('after the claim all of it is there', async () => {
  const customer = await worked();
  await release(demoRep, customer.id);
  await claim(demoColleague, customer.id);
  const card = await call(as(demoColleague), 'customerCard', { customer_id: customer.id });
  const told = JSON.stringify([card, await fileOf(as(demoColleague), customer.id)]);
  // The plan ended with the release.
  const missing = customer.secrets.filter((secret) => !told.includes(secret));
  expect(missing.filter((secret) => !secret.startsWith('plan-'))).toEqual([]);
});

test('the free texts of a file cannot be read from the table, only through the file', async () => {
  for (const column of ['remark', 'address', 'past_cooperation', 'key_needs', 'custom'])
    expect((await as(demoRep).from('customers').select(column).limit(1)).error?.code).toBe('42501');
});

describe('before approval', () => {
  async function pending(): Promise<string> {
    const id = await newCustomer(as(demoRep));
    await backend.sql`update public.customers set approval = 'pending', owner_id = null
      where org_id = ${demoOrgId} and id = ${id}`;
    return id;
  }

  test('a customer without an owner is in nobody’s list and claimed by nobody', async () => {
    const id = await pending();
    const listed = await call(as(demoColleague), 'poolCustomers', {
      ...{ filter: null, after: null, limit: 100 },
    });
    expect(listed.map(({ customer_id }) => customer_id)).not.toContain(id);
    expect(await refusalOf(claim(demoColleague, id))).toBe('TB001 customer_id');
  });
});
