import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { TimelineItem, TimelineKind } from '../../shared/contracts/timeline-operations.ts';
import { useBackend } from '../local/testing/test-database.ts';
import { namedCustomerIds } from '../seed/demo-customers.ts';
import { demoOrgId } from '../seed/insert-demo.ts';
import { call, logPayload, mailPayload, refusalOf } from './call-operation.ts';
import { contract, newCustomer, op, useMembers } from './customer-file-fixtures.ts';

const backend = useBackend();
const as = useMembers(backend);

const hoursAgo = (hours: number): string => new Date(Date.now() - hours * 3_600_000).toISOString();

/** A customer with four mails, an opportunity that went two steps, and a contract that made it won. */
async function eventful(): Promise<string> {
  const rep = as('rep');
  const customer_id = await newCustomer(rep);
  for (const hours of [1, 2, 3, 4])
    await call(
      rep,
      'logInteraction',
      logPayload(customer_id, mailPayload(randomUUID(), { sent_at: hoursAgo(hours) })),
    );
  const stages = await call(rep, 'opportunityStages', {});
  const [lead, needs] = stages.map(({ stage_id }) => stage_id);
  if (lead === undefined || needs === undefined) throw new Error('there are stages');
  const { opportunity_id } = await call(rep, 'saveOpportunity', {
    ...{ op_id: op(), opportunity_id: null, customer_id, stage_id: lead, version: null },
    ...{ title: 'Second line', expected_amount_minor: null, currency: 'CNY' },
    ...{ expected_close_on: null, competitor: null, next_plan: null },
  });
  await call(rep, 'moveOpportunity', {
    ...{ op_id: op(), opportunity_id, stage_id: needs, reason: 'Visited them' },
  });
  await call(rep, 'changeStatus', {
    ...{ op_id: op(), customer_id, to: 'intent', reason: 'Asked for a quote' },
  });
  await call(rep, 'saveContract', contract(customer_id));
  return customer_id;
}

const read = (
  customer_id: string,
  limit = 50,
  kinds: TimelineKind[] | null = null,
  who: Parameters<typeof as>[0] = 'rep',
  before: { at: string; item: TimelineItem['item']; item_id: string } | null = null,
) => call(as(who), 'customerTimeline', { customer_id, kinds, before, limit });

const shape = (items: readonly TimelineItem[]) => items.map(({ item }) => item);

describe('the whole timeline', () => {
  test('mixes follow-ups, status and stage changes, newest first', async () => {
    const items = await read(await eventful());
    expect(shape(items)).toEqual([
      ...['status', 'status', 'stage', 'stage'],
      ...['follow_up', 'follow_up', 'follow_up', 'follow_up'],
    ]);
    expect(items[0]).toMatchObject({
      from: 'intent',
      to: 'won',
      rule: 'contract_signed',
      by: null,
    });
    expect(items[1]).toMatchObject({ to: 'intent', reason: 'Asked for a quote', rule: null });
    expect(items[2]).toMatchObject({
      ...{ title: 'Second line', reason: 'Visited them' },
      ...{
        from: { key: 'lead' },
        to: { key: 'needs' },
        by: { name: expect.stringMatching('Zhao') },
      },
    });
    expect(items[3]).toMatchObject({ from: null, to: { key: 'lead' } });
  });

  test.each([1, 2, 3, 5])('comes in pages of %i without a gap or a repetition', async (size) => {
    const customer_id = await eventful();
    // All at one moment, follow-ups too: only the second part of the key tells them apart.
    const at = hoursAgo(48);
    await backend.sql`update public.follow_ups set occurred_at = ${at} where customer_id = ${customer_id}`;
    await backend.sql`update public.status_history set at = ${at} where customer_id = ${customer_id}`;
    await backend.sql`update public.stage_history as h set at = ${at} from public.opportunities as o
      where o.id = h.opportunity_id and o.customer_id = ${customer_id}`;
    const whole = await read(customer_id);
    expect(whole).toHaveLength(8);
    const paged: TimelineItem[] = [];
    for (;;) {
      const last = paged.at(-1) ?? null;
      const page = await read(customer_id, size, null, 'rep', last);
      paged.push(...page);
      if (page.length < size) break;
    }
    expect(paged).toEqual(whole);
  });

  test('is narrowed to the kinds that are asked for', async () => {
    const customer_id = await eventful();
    expect(shape(await read(customer_id, 50, ['status']))).toEqual(['status', 'status']);
    expect(shape(await read(customer_id, 50, ['stage', 'status']))).toHaveLength(4);
    expect(shape(await read(customer_id, 50, ['mail']))).toHaveLength(4);
    expect(await read(customer_id, 50, ['visit'])).toEqual([]);
    expect(await read(customer_id, 50, [])).toEqual([]);
  });

  test('shows a mail to others as far as its level allows, and a change with the customer', async () => {
    const rep = as('rep');
    const customer_id = await newCustomer(rep);
    const secret = logPayload(customer_id, mailPayload(randomUUID()), { visibility: 'private' });
    await call(rep, 'logInteraction', secret);
    await call(rep, 'changeStatus', {
      ...{ op_id: op(), customer_id, to: 'intent', reason: 'Asked' },
    });
    expect(shape(await read(customer_id))).toEqual(['status', 'follow_up']);
    const seen = await read(customer_id, 50, null, 'manager');
    expect(seen.filter((one) => one.item === 'follow_up' && one.text !== null)).toEqual([]);
    expect(shape(seen)).toContain('status');
    expect(await refusalOf(read(customer_id, 50, null, 'colleague'))).toBe('TB001 customer_id');
  });

  test.each(['rep', 'manager', 'colleague', 'agent', 'admin'] as const)(
    'shows %s the same changes as row security does, owned, in the pool and of a colleague',
    async (who) => {
      const owned = await eventful();
      const { baiqiao, atlas } = namedCustomerIds;
      for (const customer of [baiqiao, atlas])
        await backend.sql`insert into public.status_history (org_id, customer_id, from_status, to_status, reason)
          values (${demoOrgId}, ${customer}, 'potential', 'intent', 'Names a person')`;
      for (const customer_id of [owned, baiqiao, atlas]) {
        const { data } = await as(who).from('customers').select('id').eq('id', customer_id);
        if (data?.length === 0) {
          expect(await refusalOf(read(customer_id, 50, null, who))).toBe('TB001 customer_id');
          continue;
        }
        const seen = await read(customer_id, 50, ['status', 'stage'], who);
        const statuses = await as(who)
          .from('status_history')
          .select('id')
          .eq('customer_id', customer_id);
        const stages = await as(who)
          .from('stage_history')
          .select('id, opportunities!inner(customer_id)')
          .eq('opportunities.customer_id', customer_id);
        const ids = (kind: string) =>
          seen.filter(({ item }) => item === kind).map(({ item_id }) => Number(item_id));
        expect(ids('status').sort()).toEqual(statuses.data?.map(({ id }) => Number(id)).sort());
        expect(ids('stage').sort()).toEqual(stages.data?.map(({ id }) => Number(id)).sort());
      }
    },
  );

  test.each([
    ['TB004 kinds', { kinds: ['owner'] }],
    ['TB004 before.item', { before: { at: hoursAgo(1), item: 'contract', item_id: '1' } }],
    ['TB004 before.item_id', { before: { at: hoursAgo(1), item: 'status', item_id: '1;' } }],
    ['TB004 limit', { limit: 51 }],
  ])('refuses with %s', async (code, wrong) => {
    const customer_id = await newCustomer(as('rep'));
    const payload = { customer_id, kinds: null, before: null, limit: 20, ...wrong };
    const { error } = await as('rep').rpc('customer_timeline', { payload });
    expect(`${error?.code} ${JSON.parse(error?.details ?? '{}').field}`).toBe(code);
  });
});
