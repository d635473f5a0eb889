import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { namedCustomerIds } from '../seed/demo-customers.ts';
import {
  demoColleague,
  demoPassword,
  demoRep,
  demoTeamManager,
} from '../seed/demo-organisation.ts';
import { demoMemberId, demoOrgId } from '../seed/insert-demo.ts';
import { call, logPayload, mailPayload, Refused, refusalOf } from './call-operation.ts';
import { fileOf } from './customer-file-fixtures.ts';
import { demoNeighbour, usePool } from './pool-fixtures.ts';

/** The named cases of two and more at once, over real connections through the gateway. */
const { backend, as, customers, customer, ownersOf, claim, release } = usePool();
const { acme } = namedCustomerIds;
const op = (): string => randomUUID();

/** What a call was refused with, or null. */
const refusedWith = async (work: Promise<unknown>): Promise<Refused | null> =>
  work.then(
    () => null,
    (error: unknown) => {
      if (error instanceof Refused) return error;
      throw error;
    },
  );
const namesOf: Readonly<Record<string, string>> = {
  [demoRep]: 'Zhao Min 赵敏',
  [demoColleague]: 'Liu Yang 刘洋',
};

test('C01 two reps who claim 200 customers at once own 200 between them, and each loser is told the owner', async () => {
  const ids = await customers(200);
  const answers = await Promise.all(
    ids.flatMap((id) =>
      [demoRep, demoColleague].map(async (email) => ({
        id,
        refused: await refusedWith(claim(email, id)),
      })),
    ),
  );
  const losers = answers.filter(({ refused }) => refused !== null);
  expect([answers.length - losers.length, losers.length]).toEqual([200, 200]);
  const standing = await ownersOf(ids);
  const ownerOf = new Map(ids.map((id, n) => [id, namesOf[standing[n] ?? '']] as const));
  for (const { id, refused } of losers)
    expect([refused?.code, refused?.facts.owner_name]).toEqual(['TB060', ownerOf.get(id)]);
  const [row] = await backend.sql<{ events: number }[]>`
    select count(*)::int as events from public.pool_events
    where customer_id = any(${ids}::uuid[]) and kind = 'claimed'`;
  expect(row?.events).toBe(200);
});

test.each([
  ['claims a day', 'most_claims_a_day', 'TB061'],
  ['customers owned', 'most_owned', 'TB062'],
] as const)(
  'C02 ten claims at once, with room for five by the cap of %s, are five',
  async (_cap, column, code) => {
    const me = demoMemberId(demoNeighbour);
    const [row] = await backend.sql<{ owned: number; today: number }[]>`
    select (select count(*)::int from public.customers where owner_id = ${me}) as owned,
      (select count(*)::int from public.pool_events where to_member_id = ${me} and kind = 'claimed') as today`;
    const reached = column === 'most_owned' ? row?.owned : row?.today;
    await backend.sql`update public.pool_rules set ${backend.sql(column)} = ${(reached ?? 0) + 5} where org_id = ${demoOrgId}`;
    const ids = await customers(10);
    const answers = await Promise.all(ids.map((id) => refusalOf(claim(demoNeighbour, id))));
    expect(answers.toSorted()).toEqual([
      ...Array(5).fill(`${code} customer_id`),
      ...Array(5).fill('ok'),
    ]);
    expect((await ownersOf(ids)).filter((owner) => owner === demoNeighbour)).toHaveLength(5);
  },
);

test('C03 a thousand claims and releases of one customer by four leave one owner at a time and an unbroken chain', async () => {
  await backend.sql`update public.pool_rules set cool_down_days = 0 where org_id = ${demoOrgId}`;
  const id = await customer();
  const four = [demoRep, demoColleague, demoTeamManager, demoNeighbour];
  const won = await Promise.all(
    four.map(async (email) => {
      let claims = 0;
      for (let n = 0; n < 250; n += 1) {
        const claimed = await refusalOf(claim(email, id));
        if (claimed !== 'ok') expect(claimed).toBe('TB060 customer_id');
        else {
          claims += 1;
          await release(email, id);
        }
      }
      return claims;
    }),
  );
  const total = won.reduce((sum, claims) => sum + claims, 0);
  // What the pool noted and what the audit log noted: each step begins where the one before ended.
  const chains = [
    await backend.sql<{ was: string | null; now: string | null }[]>`
      select from_member_id as was, to_member_id as now from public.pool_events where customer_id = ${id} order by id`,
    await backend.sql<{ was: string | null; now: string | null }[]>`
      select before ->> 'owner_id' as was, after ->> 'owner_id' as now from public.audit_log
      where row_id = ${id} and action = 'change' and after ? 'owner_id' order by id`,
  ];
  for (const chain of chains) {
    expect(chain).toHaveLength(2 * total);
    for (const [n, { was }] of chain.entries())
      expect(was).toBe(n === 0 ? null : chain[n - 1]?.now);
  }
  expect(total).toBeGreaterThan(50);
}, 60_000);

test('C04 of two sidebars that save from one version, one saves and the other is told what stands there', async () => {
  const id = await customer({ owner: demoRep });
  const { version } = await fileOf(as(demoRep), id);
  const save = (email: string, remark: string) =>
    refusedWith(
      call(as(email), 'updateCustomer', {
        op_id: op(),
        customer_id: id,
        version,
        changes: { remark },
      }),
    );
  const answers = await Promise.all([
    save(demoRep, 'Of the rep'),
    save(demoTeamManager, 'Of the manager'),
  ]);
  const [late] = answers.filter((answer) => answer !== null);
  expect(answers.filter((answer) => answer === null)).toHaveLength(1);
  const { remark, version: now } = await fileOf(as(demoRep), id);
  expect(now).toBe(version + 1);
  expect(remark).toBe(answers[0] === null ? 'Of the rep' : 'Of the manager');
  expect([late?.code, late?.field, late?.facts.current]).toEqual([
    'TB040',
    'version',
    JSON.stringify({ remark }).replace(':', ': '),
  ]);
});

/** Somebody new, confirmed, signed in, of no organisation. */
async function newcomer() {
  const email = `${randomUUID()}@two-founders.example`;
  await backend
    .service()
    .auth.admin.createUser({ email, password: demoPassword, email_confirm: true });
  return backend.signIn(email);
}
const opening = () => ({
  ...{ op_id: op(), name: 'Two Founders', time_zone: 'Europe/Berlin' },
  ...{ member_name: 'Founder', language: 'en' as const },
});
const adminsOf = async (org: string) => {
  const rows = await backend.sql<{ id: string }[]>`
    select id from public.members where org_id = ${org} and role = 'admin' and status = 'active'`;
  return rows.map(({ id }) => id);
};

test('C06 the first two of a new firm who sign up at once, from several tabs, have one administrator each', async () => {
  const founders = [await newcomer(), await newcomer()];
  const openings = founders.map(opening);
  const opened = await Promise.all(
    founders.flatMap((client, n) =>
      [1, 2, 3].map(() => call(client, 'createOrganisation', openings[n] ?? opening())),
    ),
  );
  const orgs = [...new Set(opened.map(({ org_id }) => org_id))];
  // One each: a mail domain in common makes nobody a member of what somebody else opened.
  expect(orgs).toHaveLength(2);
  for (const org of orgs) expect(await adminsOf(org)).toHaveLength(1);
});

test('C06 two administrators who demote each other at once leave one', async () => {
  const [first, second] = [await newcomer(), await newcomer()];
  const { org_id } = await call(first, 'createOrganisation', opening());
  const { data } = await second.auth.getUser();
  const { token } = await call(first, 'inviteMember', {
    ...{ op_id: op(), email: data.user?.email ?? '', role: 'admin', team_id: null },
  });
  await call(second, 'acceptInvitation', { op_id: op(), token, name: 'Second', language: 'en' });
  const ids = await Promise.all(
    [first, second].map(async (one) => (await call(one, 'whoAmI', {})).member_id),
  );
  for (let round = 0; round < 10; round += 1) {
    const demote = (n: number) =>
      refusalOf(
        call(n === 0 ? first : second, 'changeMember', {
          ...{
            op_id: op(),
            member_id: ids[1 - n] ?? '',
            role: 'rep',
            team_id: null,
            is_data_steward: false,
          },
        }),
      );
    const answers = await Promise.all([demote(0), demote(1)]);
    expect(answers.filter((answer) => answer === 'ok')).toHaveLength(1);
    expect(await adminsOf(org_id)).toHaveLength(1);
    await backend.sql`update public.members set role = 'admin' where org_id = ${org_id}`;
  }
});

test('C08 a reminder that is done on two devices at once is done once, with one line in the log', async () => {
  const at = new Date(Date.now() + 60_000).toISOString();
  const logged = logPayload(acme, mailPayload(op()), {
    next: { plan: 'Once', priority: 'low', at },
  });
  const { reminder_id } = await call(as(demoRep), 'logInteraction', logged);
  const id = reminder_id ?? '';
  const other = await backend.signIn(demoRep);
  const done = (client: typeof other) =>
    call(client, 'completeReminder', { op_id: op(), reminder_id: id });
  const answers = await Promise.all([done(as(demoRep)), done(other)]);
  expect(answers.map(({ state }) => state)).toEqual(['done', 'done']);
  const [row] = await backend.sql<
    { closed_at: Date }[]
  >`select closed_at from public.reminders where id = ${id}`;
  expect((await done(other)).state).toBe('done');
  const lines = await backend.sql`
    select actor_id, after ->> 'state' as state from public.audit_log where row_id = ${id} and action = 'change'`;
  expect(lines).toEqual([{ actor_id: demoMemberId(demoRep), state: 'done' }]);
  expect(await backend.sql`select closed_at from public.reminders where id = ${id}`).toEqual([row]);
});

test('C09 five hundred handovers crosswise, and rounds over the same rows from both ends, stick nowhere', async () => {
  const [one, other] = [
    await customer({ owner: demoRep }),
    await customer({ owner: demoNeighbour }),
  ];
  const [many, more] = [await customers(20), await customers(60)];
  const transfer = (customer_id: string, to: string) =>
    call(as(demoTeamManager), 'transferCustomer', {
      op_id: op(),
      customer_id,
      member_id: demoMemberId(to),
      note: null,
    });
  const cross = async (id: string, route: readonly string[]) => {
    for (let n = 0; n < 250; n += 1) await transfer(id, route[n % 2] ?? '');
  };
  const assign = (customer_ids: readonly string[], members: readonly string[]) =>
    call(as(demoTeamManager), 'assignCustomers', {
      ...{ op_id: op(), round_id: null, customer_ids: [...customer_ids], filter: null, most: null },
      ...{ member_ids: members.map(demoMemberId), by: 'number' as const, seed: op() },
    });
  /** The same people, where one waits for the other, and the same customers, where only their order helps. */
  const rounds = async () => {
    for (let n = 0; n < 25; n += 1) {
      await Promise.all([
        assign(many, [demoRep, demoNeighbour]),
        assign(many.toReversed(), [demoNeighbour, demoRep]),
        assign(more, [demoRep, demoNeighbour]),
        assign(more, ['sophie.keller@harbour-tools.example', demoTeamManager]),
      ]);
      await backend.sql`
        update public.customers set owner_id = null where id = any(${[...many, ...more]}::uuid[])`;
    }
  };
  const [before] = await backend.sql<{ deadlocks: string }[]>`
    select deadlocks from pg_stat_database where datname = current_database()`;
  await Promise.all([
    cross(one, [demoNeighbour, demoRep]),
    cross(other, [demoRep, demoNeighbour]),
    rounds(),
  ]);
  expect(await ownersOf([one, other])).toEqual([demoRep, demoNeighbour]);
  const [after] = await backend.sql<{ deadlocks: string }[]>`
    select deadlocks from pg_stat_database where datname = current_database()`;
  expect(after?.deadlocks).toBe(before?.deadlocks);
  const stuck = await backend.sql`
    select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
      and (wait_event_type = 'Lock' or state like 'idle in transaction%')`;
  expect(stuck).toEqual([]);
}, 60_000);
