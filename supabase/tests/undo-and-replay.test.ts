import { randomUUID } from 'node:crypto';
import type { SupabaseClient } from '@supabase/supabase-js';
import { beforeAll, describe, expect, test } from 'vitest';
import type { LogInteractionArgs } from '../../shared/contracts/interactions.ts';
import { useBackend } from '../local/testing/test-database.ts';
import { namedCustomerIds } from '../seed/demo-customers.ts';
import { demoRep } from '../seed/demo-organisation.ts';
import { demoMemberId, demoOrgId } from '../seed/insert-demo.ts';
import { anyDigest, call, logPayload, mailPayload, refusalOf } from './call-operation.ts';

const backend = useBackend();
const { acme } = namedCustomerIds;
const partner = 'wang.hao@harbour-tools.example';
let rep: SupabaseClient;
let colleague: SupabaseClient;

beforeAll(async () => {
  rep = await backend.signIn(demoRep);
  colleague = await backend.signIn(partner);
  await backend.sql`
    insert into public.collaborators (org_id, customer_id, member_id)
    values (${demoOrgId}, ${acme}, ${demoMemberId(partner)})`;
});

const soon = () => new Date(Date.now() + 86_400_000).toISOString();
const next = (plan: string) => ({ plan, at: soon(), priority: 'high' as const });
const undo = (client: SupabaseClient, target_op_id: string) =>
  call(client, 'undoInteraction', { op_id: randomUUID(), target_op_id });
const entryOf = async (subject: string, client = rep) =>
  (await call(client, 'timeline', { customer_id: acme, before: null, limit: 50 })).find(
    (entry) => entry.subject === subject,
  );
const plansOfToday = async () => {
  const { overdue, today, coming } = await call(rep, 'today', {});
  return [...overdue, ...today, ...coming].map(({ plan }) => plan);
};

describe('a write that is sent again', () => {
  test('gives the first result and does nothing', async () => {
    const args = logPayload(acme, mailPayload('again'), { next: next('Again') });
    const first = await call(rep, 'logInteraction', args);
    expect(await call(rep, 'logInteraction', args)).toEqual(first);
    expect((await plansOfToday()).filter((plan) => plan === 'Again')).toHaveLength(1);
  });

  test('gives one result when both are under way at once', async () => {
    const args = logPayload(acme, mailPayload('at-once'));
    const results = await Promise.all(
      Array.from({ length: 8 }, () => call(rep, 'logInteraction', args)),
    );
    expect(new Set(results.map((result) => JSON.stringify(result))).size).toBe(1);
  });

  test('with another payload is refused', async () => {
    const args = logPayload(acme, mailPayload('changed'));
    await call(rep, 'logInteraction', args);
    expect(await refusalOf(call(rep, 'logInteraction', { ...args, note: 'Another' }))).toBe(
      'TB005 op_id',
    );
  });

  test('as another kind of write is refused', async () => {
    const args = logPayload(acme, mailPayload('kind'));
    await call(rep, 'logInteraction', args);
    expect(
      await refusalOf(
        call(rep, 'undoInteraction', { op_id: args.op_id, target_op_id: args.op_id }),
      ),
    ).toBe('TB005 op_id');
  });

  test('is answered even when its next step has passed since', async () => {
    const at = new Date(Date.now() + 700).toISOString();
    const args = logPayload(acme, mailPayload('passed'), { next: { ...next('Passed'), at } });
    const first = await call(rep, 'logInteraction', args);
    await new Promise((resolve) => setTimeout(resolve, 800));
    expect(await call(rep, 'logInteraction', args)).toEqual(first);
  });

  test("under another member's id is that member's own", async () => {
    const args = logPayload(acme, mailPayload('shared-op'));
    const mine = await call(rep, 'logInteraction', args);
    const theirs = await call(colleague, 'logInteraction', args);
    expect(theirs.follow_ups[0]).toMatchObject({ created: false });
    expect(theirs.mail_id).toBe(mine.mail_id);
  });
});

describe('undo', () => {
  test('takes the follow-up, its text and its reminder out', async () => {
    const args = logPayload(acme, mailPayload('gone'), { next: next('Gone') });
    const logged = await call(rep, 'logInteraction', args);
    expect(await undo(rep, args.op_id)).toEqual({ removed: 1, kept: 0 });
    expect(await entryOf('Quote gone')).toBeUndefined();
    expect(await plansOfToday()).not.toContain('Gone');
    const texts = await backend.sql`
      select from public.mail_contents where mail_id = ${logged.mail_id}`;
    expect(texts).toHaveLength(0);
  });

  test('keeps what a colleague contributed', async () => {
    const args = logPayload(acme, mailPayload('kept'), { note: 'Mine' });
    await call(rep, 'logInteraction', args);
    await call(
      colleague,
      'logInteraction',
      logPayload(acme, mailPayload('kept'), { note: 'Theirs' }),
    );
    expect(await undo(rep, args.op_id)).toEqual({ removed: 0, kept: 1 });
    expect(await entryOf('Quote kept')).toMatchObject({
      note: 'Theirs',
      author: { member_id: demoMemberId(partner) },
    });
  });

  test('leaves a reminder that was snoozed since', async () => {
    const args = logPayload(acme, mailPayload('snoozed'), { next: next('Snoozed') });
    const { reminder_id } = await call(rep, 'logInteraction', args);
    if (reminder_id === null) throw new Error('a next step makes a reminder');
    await call(rep, 'snoozeReminder', { op_id: randomUUID(), reminder_id, until: soon() });
    await undo(rep, args.op_id);
    expect(await plansOfToday()).toContain('Snoozed');
  });

  test('brings back the plan that a later one had replaced', async () => {
    const first = logPayload(acme, mailPayload('plans'), { next: next('Earlier plan') });
    const second = logPayload(acme, mailPayload('plans'), { next: next('Later plan') });
    await call(rep, 'logInteraction', first);
    await call(rep, 'logInteraction', second);
    expect(await plansOfToday()).not.toContain('Earlier plan');
    await undo(rep, second.op_id);
    const plans = await plansOfToday();
    expect([plans.includes('Earlier plan'), plans.includes('Later plan')]).toEqual([true, false]);
  });

  test('twice is undone once', async () => {
    const args = logPayload(acme, mailPayload('twice'));
    await call(rep, 'logInteraction', args);
    await undo(rep, args.op_id);
    expect(await undo(rep, args.op_id)).toEqual({ removed: 0, kept: 0 });
  });

  test("of unknown operations and of others' is not found", async () => {
    const args = logPayload(acme, mailPayload('not-mine'));
    await call(rep, 'logInteraction', args);
    expect(await refusalOf(undo(colleague, args.op_id))).toBe('TB001 target_op_id');
    expect(await refusalOf(undo(rep, randomUUID()))).toBe('TB001 target_op_id');
  });

  test('after ten minutes is too late', async () => {
    const args = logPayload(acme, mailPayload('late'));
    await call(rep, 'logInteraction', args);
    await backend.sql`
      update private.operations set created_at = now() - interval '11 minutes' where op_id = ${args.op_id}`;
    expect(await refusalOf(undo(rep, args.op_id))).toBe('TB023 target_op_id');
  });

  test('is not undone by a machine, but a person may log it anew', async () => {
    const args = logPayload(acme, mailPayload('tombstone'));
    await call(rep, 'logInteraction', args);
    await undo(rep, args.op_id);
    const sync = logPayload(acme, mailPayload('tombstone'), { source: 'automatic' });
    expect((await call(rep, 'logInteraction', sync)).follow_ups).toEqual([]);
    expect(await entryOf('Quote tombstone')).toBeUndefined();
    await call(rep, 'logInteraction', logPayload(acme, mailPayload('tombstone')));
    expect(await entryOf('Quote tombstone')).toBeDefined();
  });
});

describe('every order ends equal', () => {
  type Step = 'log A' | 'log B' | 'undo A' | 'undo B';
  /** All orders in which an undo comes after its own log. */
  function orders(steps: readonly Step[]): Step[][] {
    if (steps.length === 0) return [[]];
    return steps.flatMap((step, index) => {
      const rest = steps.filter((_, place) => place !== index);
      const early =
        (step === 'undo A' && rest.includes('log A')) ||
        (step === 'undo B' && rest.includes('log B'));
      return early ? [] : orders(rest).map((tail) => [step, ...tail]);
    });
  }

  /** What is left, without ids and without the instants at which it was done. */
  async function leftOf(name: string): Promise<unknown> {
    const [row] = await backend.sql`
      with mail as (
        select distinct k.mail_id as id from public.mail_keys as k
        where k.value in (${anyDigest(`provider/${name}`)}, ${anyDigest(`outlook/${name}`)})
      )
      select (select count(*)::int from mail) as mails,
        (select jsonb_agg(s.member_id order by s.member_id) from public.mail_sources as s
         where s.mail_id in (select id from mail)) as sources,
        (select jsonb_agg(jsonb_build_object('visibility', f.visibility, 'occurred_at', f.occurred_at))
         from public.follow_ups as f where f.mail_id in (select id from mail) and f.removed_at is null) as follow_ups,
        (select jsonb_agg(k.note order by k.note) from public.follow_up_contents as k
         join public.follow_ups as f on f.org_id = k.org_id and f.id = k.follow_up_id
         where f.mail_id in (select id from mail)) as notes,
        (select count(*)::int from public.mail_contents as c where c.mail_id in (select id from mail)) as texts,
        (select count(*)::int from public.reminders as r
         where r.plan like ${`%${name}`} and r.state = 'open') as reminders`;
    return row;
  }

  const wanted: readonly (readonly Step[])[] = [
    ['log A', 'log B'],
    ['log A', 'log B', 'undo A'],
    ['log A', 'log B', 'undo B'],
    ['log A', 'log B', 'undo A', 'undo B'],
  ];

  test.each(wanted.map((steps) => [steps.join(', '), steps] as const))(
    'of %s',
    async (_, steps) => {
      const ends: unknown[] = [];
      for (const [index, order] of orders(steps).entries()) {
        const name = `order-${steps.length}-${steps.at(-1)?.replace(' ', '')}-${index}`;
        const soft = { soft_key: anyDigest(name), soft_keys_near: [anyDigest(name)] };
        const inOutlook = {
          ...{ kind: 'provider' as const, value: anyDigest(`outlook/${name}`) },
          mailbox: anyDigest('outlook'),
        };
        const payloads: Record<'A' | 'B', LogInteractionArgs> = {
          A: logPayload(acme, mailPayload(name, soft), {
            ...{ note: 'from A', visibility: 'subject', next: next(`A ${name}`) },
          }),
          // Outlook shows minutes only: half a minute earlier than Gmail says.
          B: logPayload(
            acme,
            mailPayload(name, { ...soft, keys: [inOutlook], sent_at: '2026-11-20T02:14:30Z' }),
            { note: 'from B', visibility: 'full', next: next(`B ${name}`) },
          ),
        };
        for (const step of order) {
          const who = step.endsWith('A') ? 'A' : 'B';
          const client = who === 'A' ? rep : colleague;
          if (step.startsWith('log')) await call(client, 'logInteraction', payloads[who]);
          else await undo(client, payloads[who].op_id);
        }
        ends.push(await leftOf(name));
      }
      expect(ends.length).toBeGreaterThan(1);
      for (const end of ends) expect(end).toEqual(ends[0]);
    },
  );
});
