import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { useBackend } from '../local/testing/test-database.ts';
import { namedCustomerIds } from '../seed/demo-customers.ts';
import { demoOrgId } from '../seed/insert-demo.ts';
import { anyDigest, logPayload, mailPayload, Refused } from './call-operation.ts';
import { connectMember, type DirectMember, hireReps, letWork } from './direct-members.ts';

/**
 * One mail in two mailboxes. The pages know the provider's id alone, so that each makes a record of its own; what a sync
 * finds carries the Message-ID as well and proves that both are one. B excludes the sender, A undoes the own log. In
 * whatever order this arrives, the same is left.
 */
const backend = useBackend();
const { acme } = namedCustomerIds;
const steps = ['page A', 'page B', 'sync A', 'sync B', 'delete', 'undo'] as const;
type Step = (typeof steps)[number];

interface Pair {
  readonly a: DirectMember;
  readonly b: DirectMember;
}
const pairs: Pair[] = [];

beforeAll(async () => {
  const hired = await hireReps(backend.sql, 4);
  await letWork(
    backend.sql,
    hired.map(({ memberId }) => memberId),
    [acme],
  );
  await backend.sql`update public.organisation_settings set undo_minutes = 60 where org_id = ${demoOrgId}`;
  const connected = await Promise.all(
    hired.map((one) => connectMember(backend.adminDatabaseUrl, one)),
  );
  for (let n = 0; n + 1 < connected.length; n += 2) {
    const [a, b] = [connected[n], connected[n + 1]];
    if (a !== undefined && b !== undefined) pairs.push({ a, b });
  }
});
afterAll(() => Promise.all(pairs.flatMap(({ a, b }) => [a.end(), b.end()])));

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, index) =>
    permutations(items.filter((_, place) => place !== index)).map((tail) => [item, ...tail]),
  );
}

/** The six writes of one mail; each can be sent again under its own op_id. */
function writesOf(name: string, { a, b }: Pair) {
  const sender = `${name}@acme-packaging.example`;
  const key = (who: string) => ({
    kind: 'provider' as const,
    value: anyDigest(`${who}/${name}`),
    mailbox: anyDigest(`mailbox ${who}`),
  });
  const messageId = {
    kind: 'message_id' as const,
    value: anyDigest(`message-id/${name}`),
    mailbox: null,
  };
  const log = (who: 'A' | 'B', source: 'sidebar' | 'automatic') => {
    const page = source === 'sidebar';
    const keys = page ? [key(who)] : [key(who), messageId];
    const participants = [
      { role: 'from' as const, address: sender, name: 'Wang Fang' },
      { role: 'to' as const, address: 'zhao.min@harbour-tools.example', name: 'Zhao Min' },
    ];
    return logPayload(acme, mailPayload(name, { keys, participants }), {
      ...{ source, note: page ? `${who} writes` : null, outcome: page ? 'interested' : null },
      ...{ no_next_reason: page ? 'None' : null, visibility: page ? 'full' : 'fact' },
    });
  };
  const logs = {
    'page A': log('A', 'sidebar'),
    'page B': log('B', 'sidebar'),
    'sync A': log('A', 'automatic'),
    'sync B': log('B', 'automatic'),
  };
  const undo = { op_id: randomUUID(), target_op_id: logs['page A'].op_id };
  const exclusion = { op_id: randomUUID(), kind: 'address' as const, value: sender };
  return (step: Step): Promise<unknown> => {
    if (step === 'undo') return a.call('undoInteraction', undo);
    if (step === 'delete') return b.call('excludeFromLogging', exclusion);
    return (step.endsWith('A') ? a : b).call('logInteraction', logs[step]);
  };
}

/** What a step answers, or the code that it is refused with. */
const answerOf = (work: Promise<unknown>): Promise<unknown> =>
  work.catch((error: unknown) => {
    if (error instanceof Refused) return error.code;
    throw error;
  });

type Left = { state: string; visibility: string }[];

/**
 * What is left of a mail: who wrote, by which source, and how the follow-up stands; no ids and no instants, for these differ.
 * Who logged first is the author, so that this differs as well.
 */
async function leftOf(name: string, { a, b }: Pair): Promise<unknown> {
  const keys = ['A/', 'B/', 'message-id/'].map((start) => anyDigest(`${start}${name}`));
  const [row] = await backend.sql<{ live: Left; words: string[]; sources: string[] }[]>`
    with mail as (select distinct k.mail_id as id from public.mail_keys as k where k.value = any(${keys}))
    select
      (select coalesce(jsonb_agg(jsonb_build_object('state', f.state, 'visibility', f.visibility)), '[]')
       from public.follow_ups as f where f.mail_id in (select id from mail) and f.removed_at is null) as live,
      (select coalesce(jsonb_agg(k.member_id || ' ' || k.source), '[]') from public.follow_up_contents as k
       join public.follow_ups as f on f.org_id = k.org_id and f.id = k.follow_up_id
       where f.mail_id in (select id from mail)) as words,
      (select coalesce(jsonb_agg(s.member_id), '[]') from public.mail_sources as s
       where s.mail_id in (select id from mail)) as sources`;
  // Out of the way of the next order: to exclude somebody means to look through all that B logged.
  await backend.sql`delete from public.never_log_entries where member_id = ${b.memberId}`;
  await backend.sql`delete from public.mails where id in (
    select k.mail_id from public.mail_keys as k where k.value = any(${keys}))`;
  const shorten = (text: string) => text.replace(a.memberId, 'A').replace(b.memberId, 'B');
  return {
    words: row?.words.map(shorten).toSorted(),
    sources: row?.sources.map(shorten).toSorted(),
    live: row?.live,
  };
}

/** By DESIGN, without looking at the order: what persons wrote and did not take back, and machines where nobody took out. */
function expectedOf(done: readonly Step[]): unknown {
  const did = (step: Step) => done.includes(step);
  const takenOut = did('page A') && did('undo');
  const words = [
    ...(did('page A') && !did('undo') ? ['A sidebar'] : []),
    ...(did('page B') && !did('delete') ? ['B sidebar'] : []),
    ...(did('sync A') && !takenOut ? ['A automatic'] : []),
    ...(did('sync B') && !did('delete') && !takenOut ? ['B automatic'] : []),
  ].toSorted();
  const completed = words.some((one) => one.endsWith('sidebar'));
  return {
    words,
    sources: words.map((one) => one[0]),
    live:
      words.length === 0
        ? []
        : [{ state: completed ? 'done' : 'to_complete', visibility: completed ? 'full' : 'fact' }],
  };
}

/** Every order where THREADBOOK_LONG is set (the slow suite), else some of many: these took minutes. */
const someOf = (orders: Step[][], kept: number): Step[][] => {
  const each =
    process.env.THREADBOOK_LONG === '1' ? 1 : Math.max(1, Math.floor(orders.length / kept));
  return orders.filter((_, n) => n % each === each - 1);
};

let made = 0;
/** Runs an order; what came too early (an undo before its log) is sent again at the end, as the outbox does. */
async function run(order: readonly Step[], pair: Pair, again: 'once' | 'twice'): Promise<string> {
  made += 1;
  const name = `order-${made}`;
  const write = writesOf(name, pair);
  for (const step of order) {
    const first = await answerOf(write(step));
    if (again === 'twice') expect(await answerOf(write(step))).toEqual(first);
  }
  if (order.includes('undo')) await answerOf(write('undo'));
  return name;
}

const pairOf = (n: number): Pair => {
  const pair = pairs[n % pairs.length];
  if (pair === undefined) throw new Error('pairs are connected');
  return pair;
};

/** The orders of one lane after another, lanes beside each other on connections of their own. */
async function inLanes(
  orders: readonly Step[][],
  work: (order: Step[], pair: Pair) => Promise<void>,
): Promise<void> {
  await Promise.all(
    pairs.map(async (_, lane) => {
      for (const [n, order] of orders.entries())
        if (n % pairs.length === lane) await work(order, pairOf(lane));
    }),
  );
}

const subsets: readonly (readonly Step[])[] = [
  ['page A', 'page B', 'sync A', 'sync B'],
  ['page A', 'sync A', 'sync B', 'undo'],
  ['page A', 'page B', 'sync A', 'sync B', 'undo'],
  ['page A', 'page B', 'sync A', 'sync B', 'delete'],
];

describe('every order ends equal', () => {
  test.each(subsets.map((subset) => [subset.join(', '), subset] as const))(
    'of %s',
    async (_, subset) => {
      await inLanes(someOf(permutations(subset), 40), async (order, pair) => {
        const left = await leftOf(await run(order, pair, 'once'), pair);
        expect(left, order.join(', ')).toEqual(expectedOf(order));
      });
    },
  );

  test('of all six, each sent twice', async () => {
    await inLanes(someOf(permutations(steps), 48), async (order, pair) => {
      const left = await leftOf(await run(order, pair, 'twice'), pair);
      expect(left, order.join(', ')).toEqual(expectedOf(order));
    });
  }, 300_000);

  test('of all six, where two at a time arrive at once', async () => {
    const orders = someOf(permutations(steps), 36);
    await inLanes(orders, async (order, pair) => {
      made += 1;
      const name = `order-${made}`;
      const write = writesOf(name, pair);
      for (let n = 0; n < order.length; n += 2)
        await Promise.all(order.slice(n, n + 2).map((step) => answerOf(write(step))));
      await answerOf(write('undo'));
      const left = await leftOf(name, pair);
      expect(left, order.join(', ')).toEqual(expectedOf(order));
    });
  }, 300_000);
});
