import { describe, expect, test } from 'vitest';
import type { OperationArgs } from '../../shared/contracts/operations.ts';
import { useBackend } from '../local/testing/test-database.ts';
import { demoColleague, demoRep } from '../seed/demo-organisation.ts';
import { demoMemberId, demoOrgId } from '../seed/insert-demo.ts';
import { call, refusalOf } from './call-operation.ts';
import { edit, fileOf, newCustomer, op, useMembers } from './customer-file-fixtures.ts';

/** What a contact was for, what to take up the next time, and which opportunity it was about. */
const backend = useBackend();
const as = useMembers(backend);

async function newOpportunity(customer_id: string, who: 'rep' | 'colleague' = 'rep') {
  const stages = await call(as(who), 'opportunityStages', {});
  const first = stages.find(({ outcome }) => outcome === 'open');
  const { opportunity_id } = await call(as(who), 'saveOpportunity', {
    ...{ op_id: op(), opportunity_id: null, customer_id, stage_id: first?.stage_id ?? '' },
    ...{ version: null, title: 'Second line', expected_amount_minor: null, currency: 'CNY' },
    ...{ expected_close_on: null, competitor: null, next_plan: null },
  });
  return opportunity_id;
}

const aCall = (
  customer_ids: readonly string[],
  changes: Partial<OperationArgs<'logInteraction'>> = {},
): OperationArgs<'logInteraction'> => ({
  ...{ op_id: op(), kind: 'call', source: 'sidebar', mail: null, contact_ids: [] },
  ...{ occurred_at: '2026-11-01T02:00:00Z', customer_ids: [...customer_ids], visibility: 'full' },
  ...{ outcome: null, note: 'Asked about the infeed', next: null, no_next_reason: 'answered' },
  ...changes,
});
const log = (changes: OperationArgs<'logInteraction'>, who: 'rep' | 'colleague' = 'rep') =>
  call(as(who), 'logInteraction', changes);
const entryOf = async (customer_id: string, who: 'rep' | 'manager' = 'rep') => {
  const [entry] = await call(as(who), 'timeline', { customer_id, before: null, limit: 1 });
  return entry;
};

describe('a follow-up', () => {
  const words = { goal: 'Agree on the layout', next_points: 'Bring the drawing of the infeed' };

  test('keeps its goal, the points for the next time and its opportunity', async () => {
    const customer = await newCustomer(as('rep'));
    const opportunity_id = await newOpportunity(customer);
    await log(aCall([customer], { ...words, opportunity_id }));
    expect(await entryOf(customer)).toMatchObject({
      ...words,
      opportunity: { opportunity_id, title: 'Second line' },
    });
    const file = await fileOf(as('manager'), customer);
    expect(file.opportunities).toMatchObject([
      { owner: { name: expect.any(String) }, last_follow_up_at: '2026-11-01T02:00:00+00:00' },
    ]);
  });

  test('that is closed to others hides goal, points and opportunity with its other words', async () => {
    const customer = await newCustomer(as('rep'));
    const opportunity_id = await newOpportunity(customer);
    await log(aCall([customer], { ...words, opportunity_id, visibility: 'fact' }));
    expect(await entryOf(customer)).toMatchObject(words);
    expect(await entryOf(customer, 'manager')).toMatchObject({
      ...{ note: null, goal: null, next_points: null, opportunity: null },
    });
  });

  test('of two customers is about the opportunity of the one whose it is', async () => {
    const [one, other] = [await newCustomer(as('rep')), await newCustomer(as('rep'))];
    const opportunity_id = await newOpportunity(other);
    await log(aCall([one, other], { opportunity_id }));
    expect((await entryOf(one))?.opportunity).toBeNull();
    expect((await entryOf(other))?.opportunity).toMatchObject({ opportunity_id });
  });

  test('that is undone is no last contact of its opportunity', async () => {
    const customer = await newCustomer(as('rep'));
    const opportunity_id = await newOpportunity(customer);
    const args = aCall([customer], { opportunity_id });
    await log(args);
    await call(as('rep'), 'undoInteraction', { op_id: op(), target_op_id: args.op_id });
    const { opportunities } = await fileOf(as('rep'), customer);
    expect(opportunities).toMatchObject([{ last_follow_up_at: null }]);
  });

  test('is refused with an opportunity of another customer, as with an unknown one', async () => {
    const customer = await newCustomer(as('rep'));
    const elsewhere = await newOpportunity(await newCustomer(as('rep')));
    const colleagues = await newOpportunity(await newCustomer(as('colleague')), 'colleague');
    for (const opportunity_id of [elsewhere, colleagues, op()])
      expect(await refusalOf(log(aCall([customer], { opportunity_id })))).toBe(
        'TB001 opportunity_id',
      );
    expect(await entryOf(customer)).toBeUndefined();
  });

  test.each([
    ['TB004 goal', { goal: 'x'.repeat(501) }],
    ['TB004 next_points', { next_points: 'x'.repeat(2001) }],
  ])('is refused with %s where it is too long', async (code, wrong) => {
    const customer = await newCustomer(as('rep'));
    expect(await refusalOf(log(aCall([customer], wrong)))).toBe(code);
  });
});

describe('an opportunity', () => {
  const ownersOf = async (customer_id: string) =>
    backend.sql<{ owner_id: string | null }[]>`
      select owner_id from public.opportunities where customer_id = ${customer_id}
      order by closed_at is not null`.then((rows) => rows.map(({ owner_id }) => owner_id));

  test('goes with its customer to another owner, into the pool and out of it; what was lost stays', async () => {
    const customer_id = await newCustomer(as('rep'));
    await newOpportunity(customer_id);
    const lost = await newOpportunity(customer_id);
    const stages = await call(as('rep'), 'opportunityStages', {});
    const stage_id = stages.find(({ outcome }) => outcome === 'lost')?.stage_id ?? '';
    await call(as('rep'), 'moveOpportunity', {
      ...{ op_id: op(), opportunity_id: lost, stage_id, reason: 'Too dear' },
    });
    const rep = demoMemberId(demoRep);
    const to = demoMemberId(demoColleague);
    await call(as('admin'), 'transferCustomer', {
      ...{ op_id: op(), customer_id, member_id: to, note: null },
    });
    expect(await ownersOf(customer_id)).toEqual([to, rep]);
    await call(as('colleague'), 'releaseCustomer', {
      ...{ op_id: op(), customer_id, reason: 'No need' },
    });
    expect(await ownersOf(customer_id)).toEqual([null, rep]);
    await backend.sql`select private.move_customers(
      ${demoOrgId}, null, array[${customer_id}]::uuid[], false, null, ${rep}, 'assigned', null)`;
    expect(await ownersOf(customer_id)).toEqual([rep, rep]);
  });
});

describe('a yearly revenue', () => {
  const revenue = async (id: string) => {
    const { annual_revenue_minor, revenue_currency } = await fileOf(as('rep'), id);
    return [annual_revenue_minor, revenue_currency];
  };

  test('is kept with its currency, CNY where none is named, and emptied with it', async () => {
    const id = await newCustomer(as('rep'));
    await edit(as('rep'), id, { revenue_currency: 'EUR' });
    expect(await revenue(id)).toEqual([null, null]);
    await edit(as('rep'), id, { annual_revenue_minor: 1_200_000 });
    expect(await revenue(id)).toEqual([1_200_000, 'CNY']);
    await edit(as('rep'), id, { annual_revenue_minor: 500, revenue_currency: 'JPY' });
    await edit(as('rep'), id, { remark: 'Untouched' });
    expect(await revenue(id)).toEqual([500, 'JPY']);
    await edit(as('rep'), id, { annual_revenue_minor: null });
    expect(await revenue(id)).toEqual([null, null]);
  });

  test.each<readonly [string, Parameters<typeof edit>[2]]>([
    ['TB004 changes.annual_revenue_minor', { annual_revenue_minor: -1 }],
    ['TB004 changes.revenue_currency', { annual_revenue_minor: 5, revenue_currency: 'ZZZ' }],
  ])('is refused with %s where it is none', async (code, changes) => {
    const id = await newCustomer(as('rep'));
    expect(await refusalOf(edit(as('rep'), id, changes))).toBe(code);
  });
});
