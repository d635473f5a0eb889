import { randomUUID } from 'node:crypto';
import type { SupabaseClient } from '@supabase/supabase-js';
import { beforeAll, describe, expect, test } from 'vitest';
import { useBackend } from '../local/testing/test-database.ts';
import { namedCustomerIds } from '../seed/demo-customers.ts';
import { demoRep } from '../seed/demo-organisation.ts';
import { anyDigest, call, logPayload, mailPayload } from './call-operation.ts';

const backend = useBackend();
const { acme, yunfan } = namedCustomerIds;
let rep: SupabaseClient;

beforeAll(async () => {
  rep = await backend.signIn(demoRep);
});

const own = (box: string, id: string) => ({
  ...{ kind: 'provider' as const, value: anyDigest(`${box}/${id}`), mailbox: anyDigest(box) },
});
const messageId = (id: string) => ({
  ...{ kind: 'message_id' as const, value: anyDigest(`id/${id}`), mailbox: null },
});
const undo = (target_op_id: string) =>
  call(rep, 'undoInteraction', { op_id: randomUUID(), target_op_id });
const next = (plan: string) => ({
  ...{ plan, at: new Date(Date.now() + 3_600_000).toISOString(), priority: 'high' as const },
});
const openPlans = async (start: string) => {
  const rows = await backend.sql<{ plan: string }[]>`
    select plan from public.reminders where plan like ${`${start}%`} and state = 'open' order by plan`;
  return rows.map(({ plan }) => plan);
};
const mailOf = (name: string, ...keys: ReturnType<typeof own | typeof messageId>[]) =>
  mailPayload(name, { keys });

describe('readings that contradict themselves', () => {
  test.each([
    ['two Message-IDs', messageId('one'), messageId('two'), [own('box 1', 'p'), own('box 2', 'p')]],
    [
      'two ids of one mailbox',
      own('box 3', 'a'),
      own('box 3', 'b'),
      [messageId('x'), own('box 4', 'y')],
    ],
  ] as const)(
    'by %s stay two mails, and are asked about once',
    async (name, one, two, [of, other]) => {
      const first = await call(
        rep,
        'logInteraction',
        logPayload(acme, mailOf(`${name} 1`, of, one)),
      );
      const second = await call(
        rep,
        'logInteraction',
        logPayload(acme, mailOf(`${name} 2`, other, two)),
      );
      for (let turn = 0; turn < 2; turn += 1)
        await call(rep, 'logInteraction', logPayload(acme, mailOf(`${name} 3`, of, other)));
      const rows = await backend.sql`
      select id, merged_into from public.mails
      where id in (${first.mail_id}, ${second.mail_id}) and merged_into is null`;
      expect(rows).toHaveLength(2);
      const asked = await backend.sql`
      select from public.unresolved_matches
      where mail_id = ${first.mail_id} and candidate_mail_ids = array[${second.mail_id}::uuid]`;
      expect(asked).toHaveLength(1);
    },
  );
});

describe('a plan', () => {
  test.each([
    ['first', 'second'],
    ['second', 'first'],
  ] as const)('that was taken back never returns, in the order %s, %s', async (...order) => {
    const name = `chain ${order[0]}`;
    const logs = ['first', 'second'].map((one) =>
      logPayload(acme, mailPayload(name), { next: next(`${name} ${one}`) }),
    );
    for (const args of logs) await call(rep, 'logInteraction', args);
    for (const one of order) await undo(logs[one === 'first' ? 0 : 1]?.op_id ?? '');
    expect(await openPlans(name)).toEqual([]);
  });

  test('in the middle of three that is taken back lets the first one return', async () => {
    const logs = ['a', 'b', 'c'].map((one) =>
      logPayload(acme, mailPayload('three'), { next: next(`three ${one}`) }),
    );
    for (const args of logs) await call(rep, 'logInteraction', args);
    await undo(logs[1]?.op_id ?? '');
    expect(await openPlans('three')).toEqual(['three c']);
    await undo(logs[2]?.op_id ?? '');
    expect(await openPlans('three')).toEqual(['three a']);
  });

  test('of two records that prove to be one mail is the later one', async () => {
    const log = (box: string, plan: string) =>
      call(
        rep,
        'logInteraction',
        logPayload(acme, mailOf('plans', own(box, 'plans')), { next: next(plan) }),
      );
    await log('here', 'merged earlier');
    await log('there', 'merged later');
    expect(await openPlans('merged')).toHaveLength(2);
    const both = mailOf('plans', own('here', 'plans'), own('there', 'plans'));
    await call(rep, 'logInteraction', logPayload(acme, both));
    expect(await openPlans('merged')).toEqual(['merged later']);
  });
});

describe('after two records became one', () => {
  test('each operation is answered with the record that stands, and can be undone', async () => {
    const logs = ['left', 'right'].map((box) =>
      logPayload(acme, mailOf('replayed', own(box, 'replayed'))),
    );
    for (const args of logs) await call(rep, 'logInteraction', args);
    await call(
      rep,
      'logInteraction',
      logPayload(acme, mailOf('replayed', own('left', 'replayed'), own('right', 'replayed'))),
    );
    const again = await Promise.all(logs.map((args) => call(rep, 'logInteraction', args)));
    expect(new Set(again.map(({ mail_id }) => mail_id)).size).toBe(1);
    expect(new Set(again.map(({ follow_ups }) => follow_ups[0]?.follow_up_id)).size).toBe(1);
    for (const args of logs) expect(await undo(args.op_id)).toEqual({ removed: 0, kept: 1 });
  });

  test('a customer that only one of them named knows its last follow-up', async () => {
    const sent_at = new Date(Date.now() - 60_000).toISOString();
    const late = mailPayload('last', { keys: [own('p', 'last')], sent_at });
    const early = mailPayload('last', {
      keys: [own('q', 'last')],
      sent_at: new Date(Date.now() - 86_400_000 * 2).toISOString(),
    });
    const { mail_id } = await call(rep, 'logInteraction', logPayload(yunfan, late));
    await call(rep, 'logInteraction', logPayload(acme, early));
    const both = { ...early, keys: [own('p', 'last'), own('q', 'last')] };
    await call(rep, 'logInteraction', logPayload(acme, both));
    const [row] = await backend.sql`
      select c.last_follow_up_at = max(f.occurred_at) as right from public.customers as c
      join public.follow_ups as f on f.customer_id = c.id and f.removed_at is null
      where c.id = ${yunfan} group by c.last_follow_up_at`;
    expect([mail_id === null, row?.right]).toEqual([false, true]);
  });
});

describe('what a person took out', () => {
  test('leaves neither text nor source of what a machine brought before or brings after', async () => {
    const mail = mailPayload('out');
    const sync = () => logPayload(acme, mail, { source: 'automatic', no_next_reason: null });
    await call(rep, 'logInteraction', sync());
    const args = logPayload(acme, mail);
    const { mail_id } = await call(rep, 'logInteraction', args);
    expect(await undo(args.op_id)).toEqual({ removed: 1, kept: 0 });
    expect((await call(rep, 'logInteraction', sync())).follow_ups).toEqual([]);
    const [row] = await backend.sql`
      select (select count(*)::int from public.mail_contents where mail_id = ${mail_id}) as texts,
        (select count(*)::int from public.mail_sources where mail_id = ${mail_id}) as sources`;
    expect(row).toEqual({ texts: 0, sources: 0 });
  });

  test('takes out whom it named alone, and no contact that others named', async () => {
    const contacts = await backend.sql<{ id: string }[]>`
      select id from public.contacts where customer_id = ${acme} order by id limit 2`;
    const [one = '', two = ''] = contacts.map(({ id }) => id);
    const first = logPayload(acme, mailPayload('named'), { contact_ids: [one] });
    await call(rep, 'logInteraction', first);
    const { follow_ups } = await call(
      rep,
      'logInteraction',
      logPayload(acme, mailPayload('named'), { contact_ids: [two] }),
    );
    await undo(first.op_id);
    const left = await backend.sql<{ contact_id: string }[]>`
      select contact_id from public.follow_up_participants where follow_up_id = ${follow_ups[0]?.follow_up_id ?? ''}`;
    expect(left.map(({ contact_id }) => contact_id)).toEqual([two]);
  });

  test('is completed once a person logged what a machine had found', async () => {
    const mail = mailPayload('completed');
    await call(
      rep,
      'logInteraction',
      logPayload(acme, mail, { source: 'automatic', no_next_reason: null }),
    );
    const state = async () => {
      const [row] = await backend.sql<{ state: string }[]>`
        select f.state from public.follow_ups as f join public.mail_keys as k on k.mail_id = f.mail_id
        where k.value = ${mail.keys[0]?.value ?? ''} and f.removed_at is null`;
      return row?.state;
    };
    expect(await state()).toBe('to_complete');
    await call(rep, 'logInteraction', logPayload(acme, mail));
    expect(await state()).toBe('done');
  });
});
