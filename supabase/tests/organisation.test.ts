import { randomUUID } from 'node:crypto';
import type { SupabaseClient } from '@supabase/supabase-js';
import { beforeAll, describe, expect, test } from 'vitest';
import type { OperationArgs } from '../../shared/contracts/operations.ts';
import { useBackend } from '../local/testing/test-database.ts';
import { demoAdmin, demoPassword } from '../seed/demo-organisation.ts';
import { call, refusalOf } from './call-operation.ts';

const backend = useBackend();

/** A confirmed login that belongs to nothing yet, signed in. */
async function newcomer(email = `${randomUUID()}@lakeside-mills.example`): Promise<SupabaseClient> {
  const { error } = await backend
    .service()
    .auth.admin.createUser({ email, password: demoPassword, email_confirm: true });
  expect(error).toBeNull();
  return backend.signIn(email);
}

const opening = (
  changes: Partial<OperationArgs<'createOrganisation'>> = {},
): OperationArgs<'createOrganisation'> => ({
  ...{ op_id: randomUUID(), name: 'Lakeside Mills', time_zone: 'Europe/Berlin' },
  ...{ member_name: 'First', language: 'en' as const },
  ...changes,
});

/** An organisation of its own, with its administrator. */
async function opened(): Promise<SupabaseClient> {
  const admin = await newcomer();
  await call(admin, 'createOrganisation', opening());
  return admin;
}

type Invitation = Partial<OperationArgs<'inviteMember'>>;

/** Invites a newcomer and lets them accept. */
async function joined(admin: SupabaseClient, invitation: Invitation = {}): Promise<SupabaseClient> {
  const email = `${randomUUID()}@lakeside-mills.example`;
  const { token } = await call(admin, 'inviteMember', {
    ...{ op_id: randomUUID(), email, role: 'rep', team_id: null },
    ...invitation,
  });
  const member = await newcomer(email);
  await call(member, 'acceptInvitation', {
    ...{ op_id: randomUUID(), token, name: 'Second', language: 'en' },
  });
  return member;
}

const newCustomer = (name: string): OperationArgs<'createCustomer'> => ({
  ...{ op_id: randomUUID(), name, short_name: null, industry_code: 'C34' },
  ...{ customer_type: 'potential', region_code: 'DE', source_channel: null, domains: [] },
  ...{ to_verify: [], remark: null, contact: null, accept_duplicates: true },
});

describe('opening an organisation', () => {
  test('makes the caller its first administrator, with its mail domain as the own one', async () => {
    const admin = await opened();
    const me = await call(admin, 'whoAmI', {});
    expect(me.role).toBe('admin');
    expect(me.own_domains).toEqual(['lakeside-mills.example']);
    expect((await call(admin, 'myOrganisations', {})).map(({ name }) => name)).toEqual([
      'Lakeside Mills',
    ]);
  });

  test('a free-mail address makes no domain everybody’s colleague', async () => {
    const admin = await newcomer(`${randomUUID()}@gmail.com`);
    await call(admin, 'createOrganisation', opening());
    expect((await call(admin, 'whoAmI', {})).own_domains).toEqual([]);
  });

  test('twice by one operation, also at once from two tabs, is one organisation', async () => {
    const admin = await newcomer();
    const args = opening();
    const answers = await Promise.all([1, 2, 3].map(() => call(admin, 'createOrganisation', args)));
    expect(new Set(answers.map(({ org_id }) => org_id)).size).toBe(1);
    expect(await refusalOf(call(admin, 'createOrganisation', { ...args, name: 'Other' }))).toBe(
      'TB005 op_id',
    );
  });

  test('is refused the sixth time, in an unknown zone and without a name', async () => {
    const admin = await newcomer();
    expect(await refusalOf(call(admin, 'createOrganisation', opening({ time_zone: 'Mars' })))).toBe(
      'TB004 time_zone',
    );
    expect(await refusalOf(call(admin, 'createOrganisation', opening({ name: ' ' })))).toBe(
      'TB006 name',
    );
    for (let n = 0; n < 5; n += 1) await call(admin, 'createOrganisation', opening());
    expect(await refusalOf(call(admin, 'createOrganisation', opening()))).toBe('TB030');
  });
});

describe('an invitation', () => {
  let admin: SupabaseClient;
  beforeAll(async () => {
    admin = await opened();
  });
  const invite = (email: string, changes: Invitation = {}) =>
    call(admin, 'inviteMember', {
      ...{ op_id: randomUUID(), email, role: 'rep', team_id: null },
      ...changes,
    });
  const accept = (client: SupabaseClient, token: string) =>
    call(client, 'acceptInvitation', {
      op_id: randomUUID(),
      token,
      name: 'New',
      language: 'zh-CN',
    });

  test('lets the invited address in, once, also when the answer was lost', async () => {
    const email = `${randomUUID()}@lakeside-mills.example`;
    const { token } = await invite(email);
    const member = await newcomer(email);
    const first = await accept(member, token);
    expect(await accept(member, token)).toEqual(first);
    expect((await call(member, 'whoAmI', {})).language).toBe('zh-CN');
  });

  test('accepted by two tabs at once makes one member', async () => {
    const email = `${randomUUID()}@lakeside-mills.example`;
    const { token } = await invite(email);
    const member = await newcomer(email);
    const answers = await Promise.all([accept(member, token), accept(member, token)]);
    expect(answers[0]).toEqual(answers[1]);
  });

  test('that went astray lets nobody else in', async () => {
    const { token } = await invite(`${randomUUID()}@lakeside-mills.example`);
    expect(await refusalOf(accept(await newcomer(), token))).toBe('TB032 token');
  });

  test('taken back, run out, or followed by a newer one is worth nothing', async () => {
    const email = `${randomUUID()}@lakeside-mills.example`;
    const member = await newcomer(email);
    const older = await invite(email);
    const newer = await invite(email);
    expect(await refusalOf(accept(member, older.token))).toBe('TB032 token');
    await call(admin, 'revokeInvitation', {
      op_id: randomUUID(),
      invitation_id: newer.invitation_id,
    });
    expect(await refusalOf(accept(member, newer.token))).toBe('TB032 token');
    expect(await call(admin, 'invitations', {})).not.toContainEqual(
      expect.objectContaining({ email }),
    );
  });

  test('shows its token to the administrator again when asked by the same operation, and is stored nowhere', async () => {
    const args: OperationArgs<'inviteMember'> = {
      ...{ op_id: randomUUID(), email: `${randomUUID()}@lakeside-mills.example` },
      ...{ role: 'agent', team_id: null },
    };
    const first = await call(admin, 'inviteMember', args);
    expect(await call(admin, 'inviteMember', args)).toEqual(first);
    const [row] = await backend.sql<{ found: boolean }[]>`
      select exists (select from private.operations where result::text like ${`%${first.token}%`})
        or exists (select from public.invitations where token_hash = ${first.token})
        or exists (select from public.audit_log where after::text like ${`%${first.token}%`}) as found`;
    expect(row?.found).toBe(false);
  });

  test('is not for members, not for what is no address, not from another tenant’s team', async () => {
    const present = (await call(admin, 'whoAmI', {})).email;
    expect(await refusalOf(invite(present))).toBe('TB031 email');
    expect(await refusalOf(invite('nobody'))).toBe('TB013 email');
    const demo = await backend.signIn(demoAdmin);
    const foreign = await call(demo, 'saveTeam', {
      ...{ op_id: randomUUID(), team_id: null, parent_team_id: null, name: 'Foreign' },
    });
    expect(await refusalOf(invite(`${randomUUID()}@a.example`, foreign))).toBe('TB001 team_id');
  });
});

describe('leaving', () => {
  test('ends access with the next request, and customers and next steps go to the manager', async () => {
    const admin = await opened();
    const { team_id } = await call(admin, 'saveTeam', {
      ...{ op_id: randomUUID(), team_id: null, parent_team_id: null, name: 'Sales' },
    });
    const manager = await joined(admin, { role: 'manager', team_id });
    const rep = await joined(admin, { team_id });
    const { customer_id } = await call(rep, 'createCustomer', newCustomer('Millstone Bakery'));
    await call(rep, 'logInteraction', {
      ...{ op_id: randomUUID(), customer_ids: [customer_id], contact_ids: [], kind: 'call' },
      ...{ source: 'quick_entry', visibility: 'full', outcome: null, note: 'Spoke', mail: null },
      ...{ occurred_at: new Date(Date.now() - 60_000).toISOString(), no_next_reason: null },
      next: {
        plan: 'Call again',
        at: new Date(Date.now() + 3_600_000).toISOString(),
        priority: 'high',
      },
    });
    const me = await call(rep, 'whoAmI', {});
    const answer = await call(admin, 'removeMember', {
      ...{ op_id: randomUUID(), member_id: me.member_id, customers_to: 'manager' },
    });
    expect(answer.customers_moved).toBe(1);
    expect(await refusalOf(call(rep, 'today', {}))).toBe('TB003');
    const { coming, today } = await call(manager, 'today', {});
    expect([...today, ...coming].map(({ plan }) => plan)).toEqual(['Call again']);
    expect((await call(manager, 'customerCard', { customer_id })).relation).toBe('mine');
  });

  test('to the pool when that is said, and refused where no manager is above', async () => {
    const admin = await opened();
    const rep = await joined(admin);
    const { customer_id } = await call(rep, 'createCustomer', newCustomer('Ferry Works'));
    const { member_id } = await call(rep, 'whoAmI', {});
    const leave = (customers_to: 'manager' | 'pool') =>
      call(admin, 'removeMember', { op_id: randomUUID(), member_id, customers_to });
    expect(await refusalOf(leave('manager'))).toBe('TB034 customers_to');
    expect((await leave('pool')).customers_to).toBeNull();
    expect((await call(admin, 'customerCard', { customer_id })).relation).toBe('pool');
  });

  test('never leaves an organisation without an administrator, also when two demote each other at once', async () => {
    const admin = await opened();
    const second = await joined(admin, { role: 'admin' });
    const idOf = async (client: SupabaseClient) => (await call(client, 'whoAmI', {})).member_id;
    const [one, other] = [await idOf(admin), await idOf(second)];
    const demote = (client: SupabaseClient, member_id: string) =>
      refusalOf(
        call(client, 'changeMember', {
          ...{ op_id: randomUUID(), member_id, role: 'rep', team_id: null },
          is_data_steward: false,
        }),
      );
    const answers = await Promise.all([demote(admin, other), demote(second, one)]);
    expect(answers.toSorted().map((answer) => answer.slice(0, 5))).not.toEqual(['ok', 'ok']);
    const [row] = await backend.sql<{ admins: number }[]>`
      select count(*)::int as admins from public.members
      where id in ${backend.sql([one, other])} and role = 'admin' and status = 'active'`;
    expect(row?.admins).toBeGreaterThanOrEqual(1);
    // Whoever is the last one may not leave either.
    const last = (await call(admin, 'whoAmI', {})).role === 'admin' ? admin : second;
    const leaving = call(last, 'removeMember', {
      ...{ op_id: randomUUID(), member_id: await idOf(last), customers_to: 'pool' },
    });
    if (row?.admins === 1) expect(await refusalOf(leaving)).toBe('TB033 member_id');
  });
});

describe('teams', () => {
  test('a moved team takes its subtree along, and what managers see follows at once', async () => {
    const admin = await opened();
    const save = (name: string, parent_team_id: string | null, team_id: string | null = null) =>
      call(admin, 'saveTeam', { op_id: randomUUID(), team_id, parent_team_id, name });
    const north = await save('North', null);
    const south = await save('South', null);
    const harbour = await save('Harbour', north.team_id);
    const manager = await joined(admin, { role: 'manager', team_id: south.team_id });
    const rep = await joined(admin, { team_id: harbour.team_id });
    const { customer_id } = await call(rep, 'createCustomer', newCustomer('Quay Cranes'));
    const seen = () => refusalOf(call(manager, 'customerCard', { customer_id }));
    expect(await seen()).toBe('TB001 customer_id');
    await save('North', south.team_id, north.team_id);
    expect(await seen()).toBe('ok');
  });

  test('never lie below themselves, also by two moves at once, and go only when empty', async () => {
    const admin = await opened();
    const save = (name: string, parent_team_id: string | null, team_id: string | null = null) =>
      call(admin, 'saveTeam', { op_id: randomUUID(), team_id, parent_team_id, name });
    const one = await save('One', null);
    const two = await save('Two', null);
    const answers = await Promise.all([
      refusalOf(save('One', two.team_id, one.team_id)),
      refusalOf(save('Two', one.team_id, two.team_id)),
    ]);
    expect(answers.toSorted()).toEqual(['TB036 parent_team_id', 'ok']);
    const above = answers[0] === 'ok' ? two : one;
    const remove = (team_id: string) =>
      refusalOf(call(admin, 'removeTeam', { op_id: randomUUID(), team_id }));
    expect(await remove(above.team_id)).toBe('TB037 team_id');
  });
});

describe('settings', () => {
  test('what is named changes, the rest stays, and the change is in the log', async () => {
    const admin = await opened();
    const before = await call(admin, 'settings', {});
    const after = await call(admin, 'changeSettings', {
      ...{ op_id: randomUUID(), visibility_mode: 'all_readable', idle_days: 45 },
    });
    expect(after).toEqual({ ...before, visibility_mode: 'all_readable', idle_days: 45 });
    const { data } = await admin
      .from('audit_log')
      .select('after')
      .match({ table_name: 'organisation_settings', action: 'permission' });
    expect(data).toEqual([{ after: { visibility_mode: 'all_readable', idle_days: 45 } }]);
  });

  test("the rules of approval and status are an administrator's to set", async () => {
    const admin = await opened();
    const rules = {
      ...{ approve_new_customers: true, status_needs_reason: false },
      ...{ won_needs_contract: false, uses_leads: false },
    };
    const before = await call(admin, 'settings', {});
    expect(await call(admin, 'changeSettings', { op_id: randomUUID(), ...rules })).toEqual({
      ...before,
      ...rules,
    });
  });

  test('working days are days of the week, each once', async () => {
    const admin = await opened();
    const days = (workdays: number[]) =>
      call(admin, 'changeSettings', { op_id: randomUUID(), workdays });
    expect((await days([6, 1, 1, 2])).workdays).toEqual([1, 2, 6]);
    for (const wrong of [[], [0], [8], [1.5]])
      expect(await refusalOf(days(wrong))).toBe('TB004 workdays');
  });

  test('nobody makes everybody at a free-mail provider a colleague', async () => {
    const admin = await opened();
    const domains = (...names: string[]) =>
      refusalOf(call(admin, 'changeSettings', { op_id: randomUUID(), domains: names }));
    expect(await domains('qq.com')).toBe('TB016 domains');
    expect(await domains('lakeside-mills.example', 'lakeside-mills-north.example')).toBe('ok');
  });
});

test('sealed values open for their own row and organisation only', async () => {
  const [org, other] = [randomUUID(), randomUUID()];
  const row = randomUUID();
  const [sealed] = await backend.sql<{ value: Buffer }[]>`
    select private.seal(${org}, ${row}, '1234500') as value`;
  const open = async (by: string, at: string) => {
    const [opened] = await backend.sql<{ value: string }[]>`
      select private.unseal(${by}, ${at}, ${sealed?.value ?? Buffer.alloc(0)}) as value`;
    return opened?.value;
  };
  expect(sealed?.value.toString('latin1')).not.toContain('1234500');
  expect(await open(org, row)).toBe('1234500');
  await expect(open(other, row)).rejects.toThrow('key_missing');
  await expect(open(org, randomUUID())).rejects.toThrow('key_missing');
});
