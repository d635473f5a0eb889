import { randomUUID } from 'node:crypto';
import type { SupabaseClient } from '@supabase/supabase-js';
import { describe, expect, test } from 'vitest';
import type { OperationArgs } from '../../shared/contracts/operations.ts';
import { useBackend } from '../local/testing/test-database.ts';
import { demoOrgId } from '../seed/insert-demo.ts';
import { call, Refused, refusalOf } from './call-operation.ts';
import { contract, edit, fileOf, newCustomer, op, useMembers } from './customer-file-fixtures.ts';

const backend = useBackend();
const as = useMembers(backend);

async function stages(): Promise<Record<string, string>> {
  const list = await call(as('rep'), 'opportunityStages', {});
  return Object.fromEntries(list.map(({ key, stage_id }) => [key ?? '', stage_id]));
}

const opportunity = (
  customer_id: string,
  stage_id: string,
  changes: Partial<OperationArgs<'saveOpportunity'>> = {},
): OperationArgs<'saveOpportunity'> => ({
  ...{ op_id: op(), opportunity_id: null, customer_id, stage_id, version: null },
  ...{ title: 'Second line', expected_amount_minor: 500_000, currency: 'CNY' },
  ...{ expected_close_on: '2027-03-31', competitor: null, next_plan: null },
  ...changes,
});

describe('editing', () => {
  test('changes what is named, empties what is null, leaves the rest', async () => {
    const id = await newCustomer(as('rep'));
    await edit(as('rep'), id, {
      remark: 'Pays on time',
      short_name: '客户',
      headcount: 40,
      tier: 'B',
    });
    await edit(as('rep'), id, { short_name: null, founded_on: '1998-04-01' });
    expect(await fileOf(as('rep'), id)).toMatchObject({
      ...{ remark: 'Pays on time', short_name: null, headcount: 40, tier: 'B' },
      founded_on: '1998-04-01',
    });
  });

  test('from an older version is refused with what stands there now and who wrote it', async () => {
    const id = await newCustomer(as('rep'));
    const { version } = await fileOf(as('rep'), id);
    await edit(as('manager'), id, { remark: 'Written first' }, version);
    const late = edit(as('rep'), id, { remark: 'Written second' }, version);
    const refused: unknown = await late.catch((error: unknown) => error);
    if (!(refused instanceof Refused)) throw new Error('the late edit is refused');
    expect(refused.code).toBe('TB040');
    expect(refused.facts).toMatchObject({
      by: 'Chen Yu 陈宇',
      current: '{"remark": "Written first"}',
    });
    expect((await fileOf(as('rep'), id)).remark).toBe('Written first');
  });

  test('by twenty at once from one version lets one through', async () => {
    const id = await newCustomer(as('rep'));
    const { version } = await fileOf(as('rep'), id);
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        refusalOf(edit(as('rep'), id, { remark: `${n}` }, version)),
      ),
    );
    expect(answers.filter((answer) => answer === 'ok')).toHaveLength(1);
    expect(answers.filter((answer) => answer === 'TB040 version')).toHaveLength(19);
  });

  test.each<readonly [string, object]>([
    ['TB006 changes.name', { name: ' ' }],
    ['TB004 changes.industry_code', { industry_code: 'ZZ' }],
    ['TB006 changes.region_code', { region_code: null }],
    ['TB004 changes.founded_on', { founded_on: '2026-02-30' }],
    ['TB004 changes.headcount', { headcount: -1 }],
    ['TB004 changes.tier', { tier: 'F' }],
  ])('refuses with %s', async (code, changes) => {
    expect(await refusalOf(edit(as('rep'), await newCustomer(as('rep')), changes))).toBe(code);
  });

  test('other fields than those of the file cannot be written through it', async () => {
    const id = await newCustomer(as('rep'));
    const sneaky = { owner_id: null, status: 'won', code: 'X', approval: 'approved' } as object;
    await edit(as('rep'), id, sneaky);
    expect(await fileOf(as('rep'), id)).toMatchObject({ status: 'potential' });
    expect((await call(as('rep'), 'customerCard', { customer_id: id })).relation).toBe('mine');
  });

  test('service reads the file and changes none; a colleague sees whose it is', async () => {
    const id = await newCustomer(as('rep'));
    expect((await fileOf(as('agent'), id)).masked).toBe(true);
    expect(await refusalOf(edit(as('agent'), id, { remark: 'x' }))).toBe('TB002 customer_id');
    expect(await refusalOf(edit(as('colleague'), id, { remark: 'x' }, 1))).toBe(
      'TB020 customer_id',
    );
  });
});

describe('tags', () => {
  const tag = (client: SupabaseClient, customer_id: string, ...names: string[]) =>
    call(client, 'setCustomerTags', { op_id: op(), customer_id, kind: 'general', names });

  test('are one however they are written, and new ones come by being used', async () => {
    const [one, two] = [await newCustomer(as('rep')), await newCustomer(as('rep'))];
    await tag(as('rep'), one, 'Exporter', 'exporter', '重点客户');
    await tag(as('rep'), two, 'EXPORTER');
    const named = (await call(as('rep'), 'tags', {})).filter(({ name }) => /exporter/i.test(name));
    expect(named).toHaveLength(1);
    expect((await fileOf(as('rep'), one)).tags.map(({ name }) => name).toSorted()).toEqual(
      [named[0]?.name ?? '', '重点客户'].toSorted(),
    );
    await tag(as('rep'), one);
    expect((await fileOf(as('rep'), one)).tags).toEqual([]);
  });

  test('made by many at once under one name are one', async () => {
    const ids = await Promise.all([1, 2, 3, 4].map(() => newCustomer(as('rep'))));
    const name = `Tag ${randomUUID()}`;
    await Promise.all(ids.map((id) => tag(as('rep'), id, name, 'Shared')));
    expect((await call(as('rep'), 'tags', {})).filter((one) => one.name === name)).toHaveLength(1);
  });
});

describe('the status', () => {
  const move = (client: SupabaseClient, customer_id: string, to: string, reason: string | null) =>
    call(client, 'changeStatus', {
      ...{ op_id: op(), customer_id, to: to as 'lost', reason },
    });

  test('skips steps forward, is lost with a reason, opens again, and keeps its history', async () => {
    const id = await newCustomer(as('rep'));
    await move(as('rep'), id, 'intent', 'Asked for a sample');
    await move(as('rep'), id, 'lost', 'Chose somebody else');
    await move(as('rep'), id, 'potential', 'Asked again');
    const { status, status_history } = await fileOf(as('rep'), id);
    expect(status).toBe('potential');
    expect(status_history.map(({ from, to, reason, by }) => [from, to, reason, by])).toEqual([
      ['lost', 'potential', 'Asked again', 'Zhao Min 赵敏'],
      ['intent', 'lost', 'Chose somebody else', 'Zhao Min 赵敏'],
      ['potential', 'intent', 'Asked for a sample', 'Zhao Min 赵敏'],
    ]);
  });

  test('goes no step back but by a manager, and needs its reason', async () => {
    const id = await newCustomer(as('rep'));
    expect(await refusalOf(move(as('rep'), id, 'intent', null))).toBe('TB043 reason');
    await move(as('rep'), id, 'intent', 'Asked for a sample');
    expect(await refusalOf(move(as('rep'), id, 'potential', 'Mistake'))).toBe('TB041 to');
    expect(await refusalOf(move(as('manager'), id, 'potential', 'Mistake'))).toBe('ok');
  });

  test('is won by a signed contract, by the rule and not by hand', async () => {
    const id = await newCustomer(as('rep'));
    expect(await refusalOf(move(as('rep'), id, 'won', 'Promised'))).toBe('TB042 to');
    const draft = await call(
      as('rep'),
      'saveContract',
      contract(id, { state: 'draft', signed_on: null }),
    );
    expect(draft.status).toBe('potential');
    const signed = await call(as('rep'), 'saveContract', {
      ...contract(id),
      ...{ contract_id: draft.contract_id, version: draft.version },
    });
    expect(signed).toMatchObject({ state: 'signed', status: 'won' });
    expect((await fileOf(as('rep'), id)).status_history[0]).toMatchObject({
      ...{ from: 'potential', to: 'won', rule: 'contract_signed', by: null },
    });
    const back = {
      contract_id: signed.contract_id,
      version: signed.version,
      state: 'draft',
    } as const;
    expect(await refusalOf(call(as('rep'), 'saveContract', contract(id, back)))).toBe(
      'TB041 state',
    );
  });

  test('may be relaxed by the organisation, except that a lost customer has a reason', async () => {
    const id = await newCustomer(as('rep'));
    await backend.sql`update public.organisation_settings
      set status_needs_reason = false, won_needs_contract = false where org_id = ${demoOrgId}`;
    expect(await refusalOf(move(as('rep'), id, 'won', null))).toBe('ok');
    expect(await refusalOf(move(as('rep'), id, 'lost', null))).toBe('TB043 reason');
    await backend.sql`update public.organisation_settings
      set status_needs_reason = true, won_needs_contract = true where org_id = ${demoOrgId}`;
  });
});

describe('opportunities', () => {
  test('begin on the way, move with their history, and are lost with a reason', async () => {
    const id = await newCustomer(as('rep'));
    const { lead, negotiation, won, lost } = await stages();
    const made = await call(as('rep'), 'saveOpportunity', opportunity(id, lead ?? ''));
    expect(made.code).toMatch(/^S\d{8}\d{3,}$/);
    const at = (stage_id = '', reason: string | null = null) =>
      call(as('rep'), 'moveOpportunity', {
        op_id: op(),
        opportunity_id: made.opportunity_id,
        stage_id,
        reason,
      });
    await at(negotiation);
    expect(await refusalOf(at(lost))).toBe('TB043 reason');
    await at(lost, 'Too late');
    expect((await fileOf(as('rep'), id)).opportunities[0]).toMatchObject({
      ...{ outcome: 'lost', lost_reason: 'Too late', probability: 0 },
    });
    expect(await refusalOf(call(as('rep'), 'saveOpportunity', opportunity(id, won ?? '')))).toBe(
      'TB004 stage_id',
    );
  });

  test('are coded once each, also a hundred at once, and keep the organisation’s day', async () => {
    const id = await newCustomer(as('rep'));
    const { lead } = await stages();
    const made = await Promise.all(
      Array.from({ length: 100 }, () =>
        call(as('rep'), 'saveOpportunity', opportunity(id, lead ?? '')),
      ),
    );
    expect(new Set(made.map(({ code }) => code)).size).toBe(100);
    const [row] = await backend.sql<{ day: string }[]>`
      select to_char(now() at time zone 'Asia/Shanghai', 'YYYYMMDD') as day`;
    for (const { code } of made) expect(code.slice(1, 9)).toBe(row?.day);
  });

  test('edited from an older version are refused, and amounts are whole minor units', async () => {
    const id = await newCustomer(as('rep'));
    const { lead = '' } = await stages();
    const { opportunity_id, version } = await call(
      as('rep'),
      'saveOpportunity',
      opportunity(id, lead),
    );
    const change = (changes: Partial<OperationArgs<'saveOpportunity'>>) =>
      refusalOf(
        call(
          as('rep'),
          'saveOpportunity',
          opportunity(id, lead, { opportunity_id, version, ...changes }),
        ),
      );
    expect(await change({ title: 'Third line' })).toBe('ok');
    expect(await change({ title: 'Fourth line' })).toBe('TB040 version');
    expect(await change({ version: version + 1, expected_amount_minor: 1.5 })).toBe(
      'TB004 expected_amount_minor',
    );
  });
});

describe('approval', () => {
  const asking = async <T>(work: () => Promise<T>): Promise<T> => {
    await backend.sql`update public.organisation_settings set approve_new_customers = true where org_id = ${demoOrgId}`;
    try {
      return await work();
    } finally {
      await backend.sql`update public.organisation_settings set approve_new_customers = false where org_id = ${demoOrgId}`;
    }
  };
  const waitingOf = async (customer_id: string) =>
    (await call(as('manager'), 'approvals', {})).find((asked) => asked.customer_id === customer_id);

  test('until it is given the creator and the approver see the customer, and nobody else', async () => {
    const id = await asking(() => newCustomer(as('rep')));
    const seen = (client: SupabaseClient) =>
      refusalOf(call(client, 'customerCard', { customer_id: id }));
    expect(await Promise.all([as('rep'), as('manager'), as('admin')].map(seen))).toEqual([
      'ok',
      'ok',
      'ok',
    ]);
    expect(await Promise.all([as('colleague'), as('agent')].map(seen))).toEqual([
      'TB001 customer_id',
      'TB001 customer_id',
    ]);
    const asked = await waitingOf(id);
    expect(asked).toMatchObject({ can_decide: true, requested_by: { name: 'Zhao Min 赵敏' } });
    const decide = (client: SupabaseClient, approve: boolean, note: string | null = null) =>
      refusalOf(
        call(client, 'decideApproval', {
          ...{ op_id: op(), approval_id: asked?.approval_id ?? '', approve, note },
        }),
      );
    expect(await decide(as('rep'), true)).toBe('TB002 approval_id');
    expect(await decide(as('manager'), false)).toBe('TB043 note');
    expect(await decide(as('manager'), true)).toBe('ok');
    expect(await decide(as('admin'), true)).toBe('ok');
    expect(await decide(as('admin'), false, 'No')).toBe('TB044 approval_id');
    expect(await seen(as('agent'))).toBe('ok');
  });

  test('is not one’s own to give, also for who was made a manager since', async () => {
    const id = await asking(() => newCustomer(as('rep')));
    const asked = await waitingOf(id);
    const { member_id } = await call(as('rep'), 'whoAmI', {});
    const promote = (role: string) =>
      backend.sql`update public.members set role = ${role} where id = ${member_id}`;
    await promote('manager');
    const decided = call(as('rep'), 'decideApproval', {
      ...{ op_id: op(), approval_id: asked?.approval_id ?? '', approve: true, note: null },
    });
    expect(await refusalOf(decided)).toBe('TB002 approval_id');
    await promote('rep');
  });

  test('a manager’s own customer needs none', async () => {
    const id = await asking(() => newCustomer(as('manager')));
    expect((await fileOf(as('manager'), id)).approval).toBe('approved');
  });
});

test('a new customer stands in its owner’s list to verify until somebody has looked it over', async () => {
  const id = await newCustomer(as('rep'));
  const listed = async () =>
    (await call(as('rep'), 'customersToVerify', {})).some(({ customer_id }) => customer_id === id);
  expect(await listed()).toBe(true);
  await call(as('rep'), 'verifyCustomer', { op_id: op(), customer_id: id });
  expect(await listed()).toBe(false);
});
