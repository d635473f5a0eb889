import { randomUUID } from 'node:crypto';
import type { SupabaseClient } from '@supabase/supabase-js';
import { beforeAll, describe, expect, test } from 'vitest';
import type { OperationArgs } from '../../shared/contracts/operations.ts';
import { useBackend } from '../local/testing/test-database.ts';
import { namedCustomerIds } from '../seed/demo-customers.ts';
import {
  demoAdmin,
  demoAgent,
  demoColleague,
  demoRep,
  demoTeamManager,
} from '../seed/demo-organisation.ts';
import { demoOrgId } from '../seed/insert-demo.ts';
import { call, Refused, refusalOf } from './call-operation.ts';

const backend = useBackend();
const { acme } = namedCustomerIds;
let rep: SupabaseClient;
let manager: SupabaseClient;
let colleague: SupabaseClient;
let agent: SupabaseClient;
let admin: SupabaseClient;

beforeAll(async () => {
  [rep, manager, colleague, agent, admin] = await Promise.all(
    [demoRep, demoTeamManager, demoColleague, demoAgent, demoAdmin].map((email) =>
      backend.signIn(email),
    ),
  ).then((clients) => {
    const [one, two, three, four, five] = clients;
    if (!one || !two || !three || !four || !five) throw new Error('five members sign in');
    return [one, two, three, four, five] as const;
  });
});

const op = (): string => randomUUID();

/** A customer of the rep's own, so that tests do not meet. */
async function newCustomer(owner = rep): Promise<string> {
  const { customer_id } = await call(owner, 'createCustomer', {
    ...{ op_id: op(), name: `Customer ${randomUUID()}`, short_name: null, industry_code: 'C34' },
    ...{ customer_type: 'potential', region_code: 'DE', source_channel: null, domains: [] },
    ...{ to_verify: ['industry_code'], remark: null, accept_duplicates: true },
    contact: {
      ...{ name: 'Contact', title: null, addresses: [], wechat: null },
      phones: [`+49301234${Math.floor(1000 + Math.random() * 9000)}`],
    },
  });
  return customer_id;
}

const fileOf = (client: SupabaseClient, customer_id: string) =>
  call(client, 'customerFile', { customer_id });

async function edit(
  client: SupabaseClient,
  customer_id: string,
  changes: OperationArgs<'updateCustomer'>['changes'],
  version?: number,
) {
  const read = version ?? (await fileOf(client, customer_id)).version;
  return call(client, 'updateCustomer', { op_id: op(), customer_id, version: read, changes });
}

const contract = (
  customer_id: string,
  changes: Partial<OperationArgs<'saveContract'>> = {},
): OperationArgs<'saveContract'> => ({
  ...{ op_id: op(), contract_id: null, customer_id, version: null, title: 'Frame contract' },
  ...{ state: 'signed', amount_minor: 1_234_500, currency: 'CNY', signed_on: '2026-11-20' },
  ...{ starts_on: '2026-12-01', ends_on: '2027-11-30', opportunity_id: null },
  ...changes,
});

async function stages(): Promise<Record<string, string>> {
  const list = await call(rep, 'opportunityStages', {});
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
    const id = await newCustomer();
    await edit(rep, id, { remark: 'Pays on time', short_name: '客户', headcount: 40, tier: 'B' });
    await edit(rep, id, { short_name: null, founded_on: '1998-04-01' });
    expect(await fileOf(rep, id)).toMatchObject({
      ...{ remark: 'Pays on time', short_name: null, headcount: 40, tier: 'B' },
      founded_on: '1998-04-01',
    });
  });

  test('from an older version is refused with what stands there now and who wrote it (C04)', async () => {
    const id = await newCustomer();
    const { version } = await fileOf(rep, id);
    await edit(manager, id, { remark: 'Written first' }, version);
    const late = edit(rep, id, { remark: 'Written second' }, version);
    const refused: unknown = await late.catch((error: unknown) => error);
    if (!(refused instanceof Refused)) throw new Error('the late edit is refused');
    expect(refused.code).toBe('TB040');
    expect(refused.facts).toMatchObject({
      by: 'Chen Yu 陈宇',
      current: '{"remark": "Written first"}',
    });
    expect((await fileOf(rep, id)).remark).toBe('Written first');
  });

  test('by twenty at once from one version lets one through (C04)', async () => {
    const id = await newCustomer();
    const { version } = await fileOf(rep, id);
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => refusalOf(edit(rep, id, { remark: `${n}` }, version))),
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
    expect(await refusalOf(edit(rep, await newCustomer(), changes))).toBe(code);
  });

  test('other fields than those of the file cannot be written through it', async () => {
    const id = await newCustomer();
    const sneaky = { owner_id: null, status: 'won', code: 'X', approval: 'approved' } as object;
    await edit(rep, id, sneaky);
    expect(await fileOf(rep, id)).toMatchObject({ status: 'potential' });
    expect((await call(rep, 'customerCard', { customer_id: id })).relation).toBe('mine');
  });

  test('service reads the file and changes none; a colleague sees whose it is', async () => {
    const id = await newCustomer();
    expect((await fileOf(agent, id)).masked).toBe(true);
    expect(await refusalOf(edit(agent, id, { remark: 'x' }))).toBe('TB002 customer_id');
    expect(await refusalOf(edit(colleague, id, { remark: 'x' }, 1))).toBe('TB020 customer_id');
  });
});

describe('tags', () => {
  const tag = (client: SupabaseClient, customer_id: string, ...names: string[]) =>
    call(client, 'setCustomerTags', { op_id: op(), customer_id, kind: 'general', names });

  test('are one however they are written, and new ones come by being used', async () => {
    const [one, two] = [await newCustomer(), await newCustomer()];
    await tag(rep, one, 'Exporter', 'exporter', '重点客户');
    await tag(rep, two, 'EXPORTER');
    const named = (await call(rep, 'tags', {})).filter(({ name }) => /exporter/i.test(name));
    expect(named).toHaveLength(1);
    expect((await fileOf(rep, one)).tags.map(({ name }) => name).toSorted()).toEqual(
      [named[0]?.name ?? '', '重点客户'].toSorted(),
    );
    await tag(rep, one);
    expect((await fileOf(rep, one)).tags).toEqual([]);
  });

  test('made by many at once under one name are one', async () => {
    const ids = await Promise.all([1, 2, 3, 4].map(() => newCustomer()));
    const name = `Tag ${randomUUID()}`;
    await Promise.all(ids.map((id) => tag(rep, id, name, 'Shared')));
    expect((await call(rep, 'tags', {})).filter((one) => one.name === name)).toHaveLength(1);
  });
});

describe('the status', () => {
  const move = (client: SupabaseClient, customer_id: string, to: string, reason: string | null) =>
    call(client, 'changeStatus', {
      ...{ op_id: op(), customer_id, to: to as 'lost', reason },
    });

  test('skips steps forward, is lost with a reason, opens again, and keeps its history', async () => {
    const id = await newCustomer();
    await move(rep, id, 'intent', 'Asked for a sample');
    await move(rep, id, 'lost', 'Chose somebody else');
    await move(rep, id, 'potential', 'Asked again');
    const { status, status_history } = await fileOf(rep, id);
    expect(status).toBe('potential');
    expect(status_history.map(({ from, to, reason, by }) => [from, to, reason, by])).toEqual([
      ['lost', 'potential', 'Asked again', 'Zhao Min 赵敏'],
      ['intent', 'lost', 'Chose somebody else', 'Zhao Min 赵敏'],
      ['potential', 'intent', 'Asked for a sample', 'Zhao Min 赵敏'],
    ]);
  });

  test('goes no step back but by a manager, and needs its reason', async () => {
    const id = await newCustomer();
    expect(await refusalOf(move(rep, id, 'intent', null))).toBe('TB043 reason');
    await move(rep, id, 'intent', 'Asked for a sample');
    expect(await refusalOf(move(rep, id, 'potential', 'Mistake'))).toBe('TB041 to');
    expect(await refusalOf(move(manager, id, 'potential', 'Mistake'))).toBe('ok');
  });

  test('is won by a signed contract, by the rule and not by hand', async () => {
    const id = await newCustomer();
    expect(await refusalOf(move(rep, id, 'won', 'Promised'))).toBe('TB042 to');
    const draft = await call(
      rep,
      'saveContract',
      contract(id, { state: 'draft', signed_on: null }),
    );
    expect(draft.status).toBe('potential');
    const signed = await call(rep, 'saveContract', {
      ...contract(id),
      ...{ contract_id: draft.contract_id, version: draft.version },
    });
    expect(signed).toMatchObject({ state: 'signed', status: 'won' });
    expect((await fileOf(rep, id)).status_history[0]).toMatchObject({
      ...{ from: 'potential', to: 'won', rule: 'contract_signed', by: null },
    });
    const back = {
      contract_id: signed.contract_id,
      version: signed.version,
      state: 'draft',
    } as const;
    expect(await refusalOf(call(rep, 'saveContract', contract(id, back)))).toBe('TB041 state');
  });

  test('may be relaxed by the organisation, except that a lost customer has a reason', async () => {
    const id = await newCustomer();
    await backend.sql`update public.organisation_settings
      set status_needs_reason = false, won_needs_contract = false where org_id = ${demoOrgId}`;
    expect(await refusalOf(move(rep, id, 'won', null))).toBe('ok');
    expect(await refusalOf(move(rep, id, 'lost', null))).toBe('TB043 reason');
    await backend.sql`update public.organisation_settings
      set status_needs_reason = true, won_needs_contract = true where org_id = ${demoOrgId}`;
  });
});

describe('opportunities', () => {
  test('begin on the way, move with their history, and are lost with a reason', async () => {
    const id = await newCustomer();
    const { lead, negotiation, won, lost } = await stages();
    const made = await call(rep, 'saveOpportunity', opportunity(id, lead ?? ''));
    expect(made.code).toMatch(/^S\d{8}\d{3,}$/);
    const at = (stage_id = '', reason: string | null = null) =>
      call(rep, 'moveOpportunity', {
        op_id: op(),
        opportunity_id: made.opportunity_id,
        stage_id,
        reason,
      });
    await at(negotiation);
    expect(await refusalOf(at(lost))).toBe('TB043 reason');
    await at(lost, 'Too late');
    expect((await fileOf(rep, id)).opportunities[0]).toMatchObject({
      ...{ outcome: 'lost', lost_reason: 'Too late', probability: 0 },
    });
    expect(await refusalOf(call(rep, 'saveOpportunity', opportunity(id, won ?? '')))).toBe(
      'TB004 stage_id',
    );
  });

  test('are coded once each, also a hundred at once, and keep the organisation’s day', async () => {
    const id = await newCustomer();
    const { lead } = await stages();
    const made = await Promise.all(
      Array.from({ length: 100 }, () => call(rep, 'saveOpportunity', opportunity(id, lead ?? ''))),
    );
    expect(new Set(made.map(({ code }) => code)).size).toBe(100);
    const [row] = await backend.sql<{ day: string }[]>`
      select to_char(now() at time zone 'Asia/Shanghai', 'YYYYMMDD') as day`;
    for (const { code } of made) expect(code.slice(1, 9)).toBe(row?.day);
  });

  test('edited from an older version are refused, and amounts are whole minor units', async () => {
    const id = await newCustomer();
    const { lead = '' } = await stages();
    const { opportunity_id, version } = await call(rep, 'saveOpportunity', opportunity(id, lead));
    const change = (changes: Partial<OperationArgs<'saveOpportunity'>>) =>
      refusalOf(
        call(
          rep,
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

describe('amounts and decision roles', () => {
  test('are sealed in the table and shown to the owner and those above', async () => {
    const id = await newCustomer();
    const { contract_id } = await call(rep, 'saveContract', contract(id));
    const [row] = await backend.sql<{ bytes: Buffer }[]>`
      select amount_sealed as bytes from public.contracts where id = ${contract_id}`;
    expect(row?.bytes.toString('latin1')).not.toContain('1234500');
    for (const client of [rep, manager, admin])
      expect((await fileOf(client, id)).contracts[0]?.amount_minor).toBe(1_234_500);
    const seen = await fileOf(agent, id);
    expect([seen.masked, seen.contracts[0]?.amount_minor]).toEqual([true, null]);
    const { error } = await rep.from('contracts').select('amount_sealed').eq('id', contract_id);
    expect(error?.code).toBe('42501');
  });

  test('of a collaborator’s customer are masked, and opened with a line in the log (A01)', async () => {
    const id = await newCustomer();
    const { contract_id } = await call(rep, 'saveContract', contract(id));
    const me = await call(colleague, 'whoAmI', {});
    await backend.sql`insert into public.collaborators (org_id, customer_id, member_id)
      values (${demoOrgId}, ${id}, ${me.member_id})`;
    expect((await fileOf(colleague, id)).contracts[0]?.amount_minor).toBeNull();
    const opened = await call(colleague, 'reveal', { what: 'amount', id: contract_id });
    expect(opened.value).toBe(1_234_500);
    const lines = await backend.sql`select action, actor_id, after from public.audit_log
      where row_id = ${contract_id} and action = 'reveal'`;
    expect(lines).toMatchObject([{ actor_id: me.member_id, after: { what: 'amount' } }]);
  });

  test('the log holds neither amount nor role in clear (A03)', async () => {
    const id = await newCustomer();
    const { contract_id } = await call(
      rep,
      'saveContract',
      contract(id, { amount_minor: 987_654_321 }),
    );
    const [row] = await backend.sql<{ found: boolean }[]>`
      select exists (
        select from public.audit_log where row_id = ${contract_id} and after::text like '%987654321%'
      ) or exists (
        select from public.audit_personal_values where value::text like '%987654321%'
      ) as found`;
    expect(row?.found).toBe(false);
  });
});

describe('phones', () => {
  const phonesOf = async (client: SupabaseClient, customer_id: string) =>
    (await call(client, 'customerCard', { customer_id })).contacts.flatMap(({ phones }) => phones);

  test('are masked for service, which may open them, and in the pool, where nobody may', async () => {
    const id = await newCustomer();
    const [full = ''] = await phonesOf(rep, id);
    expect(full).toMatch(/^\+49301234\d{4}$/);
    const masked = `${full.slice(0, 3)}${'•'.repeat(full.length - 5)}${full.slice(-2)}`;
    expect(await phonesOf(agent, id)).toEqual([masked]);
    const contact = (await fileOf(rep, id)).contacts[0]?.contact_id ?? '';
    const reveal = (client: SupabaseClient) =>
      call(client, 'reveal', { what: 'phone', id: contact });
    expect((await reveal(agent)).value).toEqual([full]);
    await backend.sql`select private.move_customers(
      ${demoOrgId}, null, array[${id}]::uuid[], true, null, null, 'released', 'Test')`;
    expect(await phonesOf(colleague, id)).toEqual([masked]);
    expect(await refusalOf(reveal(colleague))).toBe('TB002 what');
  });

  test('are opened thirty times a minute and no more (TB008)', async () => {
    const contact = (await fileOf(agent, acme)).contacts[0]?.contact_id ?? '';
    const once = () => refusalOf(call(agent, 'reveal', { what: 'phone', id: contact }));
    const answers: string[] = [];
    for (let n = 0; n < 32; n += 1) answers.push(await once());
    expect(answers.at(-1)).toBe('TB008');
  });
});

describe('contacts', () => {
  test('have one primary, change by version, and are found under their new address only', async () => {
    const id = await newCustomer();
    await call(rep, 'addContact', {
      ...{ op_id: op(), customer_id: id },
      contact: { name: 'Second', title: null, addresses: [], phones: [], wechat: null },
    });
    const second = (await fileOf(rep, id)).contacts.find(({ name }) => name === 'Second');
    if (second === undefined) throw new Error('the second contact is there');
    const update = (changes: OperationArgs<'updateContact'>['changes'], version = second.version) =>
      call(rep, 'updateContact', { op_id: op(), contact_id: second.contact_id, version, changes });
    const address = `${randomUUID()}@second.example`;
    const made = await update({
      ...{ is_primary: true, has_left: false, decision_role: 'decision_maker' },
      addresses: [address],
    });
    const card = await call(rep, 'customerCard', { customer_id: id });
    expect(card.contacts.map(({ name, is_primary }) => [name, is_primary])).toEqual([
      ['Second', true],
      ['Contact', false],
    ]);
    expect((await fileOf(rep, id)).contacts[0]?.decision_role).toBe('decision_maker');
    expect(await refusalOf(update({ title: 'Late' }))).toBe('TB040 version');
    expect(await refusalOf(update({ phones: ['12'] }, made.version))).toBe('TB014 changes.phones');
    expect((await fileOf(rep, id)).contacts[0]?.version).toBe(made.version);
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
    (await call(manager, 'approvals', {})).find((asked) => asked.customer_id === customer_id);

  test('until it is given the creator and the approver see the customer, and nobody else', async () => {
    const id = await asking(() => newCustomer());
    const seen = (client: SupabaseClient) =>
      refusalOf(call(client, 'customerCard', { customer_id: id }));
    expect(await Promise.all([rep, manager, admin].map(seen))).toEqual(['ok', 'ok', 'ok']);
    expect(await Promise.all([colleague, agent].map(seen))).toEqual([
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
    expect(await decide(rep, true)).toBe('TB002 approval_id');
    expect(await decide(manager, false)).toBe('TB043 note');
    expect(await decide(manager, true)).toBe('ok');
    expect(await decide(admin, true)).toBe('ok');
    expect(await decide(admin, false, 'No')).toBe('TB044 approval_id');
    expect(await seen(agent)).toBe('ok');
  });

  test('a manager’s own customer needs none', async () => {
    const id = await asking(() => newCustomer(manager));
    expect((await fileOf(manager, id)).approval).toBe('approved');
  });
});

test('a new customer stands in its owner’s list to verify until somebody has looked it over', async () => {
  const id = await newCustomer();
  const listed = async () =>
    (await call(rep, 'customersToVerify', {})).some(({ customer_id }) => customer_id === id);
  expect(await listed()).toBe(true);
  await call(rep, 'verifyCustomer', { op_id: op(), customer_id: id });
  expect(await listed()).toBe(false);
});

describe('templates', () => {
  const save = (client: SupabaseClient, changes: Partial<OperationArgs<'saveTemplate'>> = {}) =>
    call(client, 'saveTemplate', {
      ...{ op_id: op(), template_id: null, version: null, kind: 'objection', language: 'en' },
      ...{
        title: `Price ${randomUUID()}`,
        body: '您好 {{contact.name}}, 100% of it',
        shared: false,
      },
      ...changes,
    });
  const found = async (client: SupabaseClient, text: string) =>
    (await call(client, 'findTemplates', { text, kind: null })).map(({ title }) => title);

  test('of one’s own are one’s own, of the organisation everybody’s and a manager’s to change', async () => {
    const title = `Mine ${randomUUID()}`;
    await save(rep, { title });
    expect([await found(rep, title), await found(colleague, title)]).toEqual([[title], []]);
    expect(await refusalOf(save(rep, { shared: true }))).toBe('TB002 shared');
    const ours = `Ours ${randomUUID()}`;
    const { template_id, version } = await save(manager, { title: ours, shared: true });
    expect(await found(colleague, ours)).toEqual([ours]);
    expect(await refusalOf(save(rep, { template_id, version, shared: true }))).toBe('TB002 shared');
    // Nor is it taken over as one's own.
    expect(await refusalOf(save(rep, { template_id, version, shared: false }))).toBe(
      'TB002 shared',
    );
  });

  test('are found by what is typed, in any writing, and a percent sign is one', async () => {
    const title = `报价 100%${randomUUID()}`;
    await save(rep, { title });
    expect(await found(rep, title.toUpperCase())).toEqual([title]);
    expect(await found(rep, '报价 100_')).toEqual([]);
  });
});
