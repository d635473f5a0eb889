import { randomUUID } from 'node:crypto';
import type { SupabaseClient } from '@supabase/supabase-js';
import { describe, expect, test } from 'vitest';
import { isAuditedTable } from '../../extension/features/audit-log/row-strings.ts';
import type { OperationArgs } from '../../shared/contracts/operations.ts';
import { useBackend } from '../local/testing/test-database.ts';
import { namedCustomerIds } from '../seed/demo-customers.ts';
import {
  demoAdmin,
  demoColleague,
  demoManager,
  demoPassword,
  demoRep,
} from '../seed/demo-organisation.ts';
import { demoMemberId } from '../seed/insert-demo.ts';
import { call, refusalOf } from './call-operation.ts';

const backend = useBackend();

/** An organisation of its own, with its administrator. */
async function opened(): Promise<SupabaseClient> {
  const email = `${randomUUID()}@lakeside-mills.example`;
  const { error } = await backend
    .service()
    .auth.admin.createUser({ email, password: demoPassword, email_confirm: true });
  expect(error).toBeNull();
  const admin = await backend.signIn(email);
  await call(admin, 'createOrganisation', {
    ...{ op_id: randomUUID(), name: 'Lakeside Mills', time_zone: 'Europe/Berlin' },
    ...{ member_name: 'First', language: 'en' as const },
  });
  return admin;
}

const everything: OperationArgs<'auditLines'> = {
  ...{ actor_id: null, by_system: false, action: null, table_name: null },
  ...{ from: null, to: null, before: null, limit: 100 },
};

describe('before somebody leaves', () => {
  test('the numbers are those that leaving moves, and the manager is the one who takes over', async () => {
    const admin = await backend.signIn(demoAdmin);
    const member_id = demoMemberId(demoColleague);
    const asked = await call(admin, 'leavingMember', { member_id });
    const [owned] = await backend.sql<{ n: number }[]>`
      select count(*)::int as n from public.customers where owner_id = ${member_id}`;
    expect(asked.customers).toBe(owned?.n);
    expect(asked.manager).not.toBeNull();
    const left = await call(admin, 'removeMember', {
      ...{ op_id: randomUUID(), member_id, customers_to: 'manager' },
    });
    expect([left.customers_moved, left.customers_to]).toEqual([
      asked.customers,
      asked.manager?.member_id,
    ]);
    // Who is gone is nobody's question any more.
    expect(await refusalOf(call(admin, 'leavingMember', { member_id }))).toBe('TB001 member_id');
  });

  test('anybody may ask about themselves, and nobody but administrators about others', async () => {
    const manager = await backend.signIn(demoManager);
    const self = { member_id: demoMemberId(demoManager) };
    expect(await refusalOf(call(manager, 'leavingMember', self))).toBe('ok');
    const other = { member_id: demoMemberId(demoAdmin) };
    expect(await refusalOf(call(manager, 'leavingMember', other))).toBe('TB002');
  });
});

describe('a late edit', () => {
  test('of a member, a team, a setting or a pool rule is refused with its field, and changes nothing', async () => {
    const admin = await opened();
    const op = () => ({ op_id: randomUUID() });
    const { member_id } = await call(admin, 'whoAmI', {});
    const { team_id } = await call(admin, 'saveTeam', {
      ...{ ...op(), team_id: null, parent_team_id: null, name: 'North' },
    });
    const was = { role: 'admin', team_id: null, is_data_steward: false } as const;
    const change = { member_id, ...was, was };
    await call(admin, 'changeMember', { ...change, ...op(), team_id });
    const late = call(admin, 'changeMember', { ...change, ...op(), is_data_steward: true });
    expect(await refusalOf(late)).toBe('TB040 team_id');

    const team = { team_id, parent_team_id: null, was: { name: 'North', parent_team_id: null } };
    await call(admin, 'saveTeam', { ...op(), ...team, name: 'Coast' });
    const renamed = call(admin, 'saveTeam', { ...op(), ...team, name: 'Hills' });
    expect(await refusalOf(renamed)).toBe('TB040 name');

    const idle = { was: { idle_days: (await call(admin, 'settings', {})).idle_days } };
    await call(admin, 'changeSettings', { ...op(), ...idle, idle_days: 41 });
    const set = call(admin, 'changeSettings', { ...op(), ...idle, idle_days: 42 });
    expect(await refusalOf(set)).toBe('TB040 idle_days');
    expect((await call(admin, 'settings', {})).idle_days).toBe(41);
    // Two who change different things are in nobody's way.
    await call(admin, 'changeSettings', { ...op(), ...idle, timely_hours: 48 });

    const rules = { was: { warn_days: 7 } };
    await call(admin, 'setPoolRules', { ...op(), ...rules, warn_days: 8 });
    const ruled = call(admin, 'setPoolRules', { ...op(), ...rules, warn_days: 9 });
    expect(await refusalOf(ruled)).toBe('TB040 warn_days');
  });
});

describe('stages', () => {
  test('are named, weighed, ordered and retired; the ends stay the last two', async () => {
    const admin = await opened();
    const op = () => ({ op_id: randomUUID() });
    const trial = { ...op(), stage_id: null, name: 'Trial', probability: 60, retired: false };
    let stages = await call(admin, 'saveStage', trial);
    expect(stages.map(({ outcome }) => outcome).slice(-2)).toEqual(['won', 'lost']);
    const open = () => stages.filter(({ outcome }) => outcome === 'open');
    expect(open().at(-1)?.name).toBe('Trial');
    const turned = open()
      .map(({ stage_id }) => stage_id)
      .reverse();
    stages = await call(admin, 'orderStages', { ...op(), stage_ids: turned });
    expect(open().map(({ stage_id }) => stage_id)).toEqual(turned);
    const [first] = open();
    if (first === undefined) throw new Error('There are open stages.');
    const named = { stage_id: first.stage_id, name: 'Try-out', probability: 55 };
    await call(admin, 'saveStage', { ...op(), ...named, retired: true });
    const used = await call(admin, 'opportunityStages', {});
    expect(used.map(({ name }) => name)).not.toContain('Try-out');
    await call(admin, 'saveStage', { ...op(), ...named, retired: false });
    expect((await call(admin, 'opportunityStages', {}))[0]).toMatchObject({
      ...{ name: 'Try-out', probability: 55, key: null },
    });
    // From an order that is no more.
    const late = { stage_ids: turned, was: turned.toReversed() };
    expect(await refusalOf(call(admin, 'orderStages', { ...op(), ...late }))).toBe('TB040 was');
    const first_only = { stage_ids: turned.slice(-1), was: turned };
    stages = await call(admin, 'orderStages', { ...op(), ...first_only });
    expect(open().map(({ stage_id }) => stage_id)).toEqual([
      ...turned.slice(-1),
      ...turned.slice(0, -1),
    ]);
  });

  test('an end is not retired, nor is a stage where open opportunities stand, nor the last one', async () => {
    const admin = await backend.signIn(demoAdmin);
    const stages = await call(admin, 'allStages', {});
    const retire = (stage: (typeof stages)[number] | undefined) =>
      refusalOf(
        call(admin, 'saveStage', {
          ...{ op_id: randomUUID(), stage_id: stage?.stage_id ?? null, retired: true },
          ...{ name: stage?.name ?? '', probability: stage?.probability ?? 0 },
        }),
      );
    expect(await retire(stages.find(({ outcome }) => outcome === 'won'))).toBe('TB041 stage_id');
    const busy = stages.find(({ key }) => key === 'needs');
    const rep = await backend.signIn(demoRep);
    const of = { opportunity_id: null, version: null, customer_id: namedCustomerIds.acme };
    await call(rep, 'saveOpportunity', {
      ...{ ...of, op_id: randomUUID(), stage_id: busy?.stage_id ?? null, title: 'Second line' },
      ...{ expected_amount_minor: null, currency: 'CNY', expected_close_on: null },
      ...{ competitor: null, next_plan: null },
    });
    expect(await retire(busy)).toBe('TB038 stage_id');

    const fresh = await opened();
    const open = (await call(fresh, 'allStages', {})).filter(({ outcome }) => outcome === 'open');
    const refusals: string[] = [];
    for (const { stage_id, name, probability } of open) {
      const args = { op_id: randomUUID(), stage_id, name, probability, retired: true };
      refusals.push(await refusalOf(call(fresh, 'saveStage', args)));
    }
    expect(refusals).toEqual([...open.slice(1).map(() => 'ok'), 'TB041 stage_id']);
  });
});

describe('the audit log', () => {
  test('is found by actor, action, kind and day, and its pages hold each line once', async () => {
    const admin = await opened();
    const { member_id } = await call(admin, 'whoAmI', {});
    for (const name of ['North', 'South', 'West'])
      await call(admin, 'saveTeam', {
        ...{ op_id: randomUUID(), team_id: null, parent_team_id: null, name },
      });
    const teams = { ...everything, actor_id: member_id, table_name: 'teams' };
    const found = await call(admin, 'auditLines', { ...teams, action: 'create' });
    expect(found.map(({ row_name }) => row_name)).toEqual(['West', 'South', 'North']);
    expect(found[0]).toMatchObject({ actor_name: 'First', before: null, after: { name: 'West' } });
    const [newest] = await call(admin, 'auditLines', { ...teams, limit: 1 });
    const rest = await call(admin, 'auditLines', { ...teams, before: newest?.line ?? null });
    expect(rest.map(({ line }) => line)).toEqual(found.slice(1).map(({ line }) => line));
    const whole = await call(admin, 'auditLines', everything);
    const bySystem = await call(admin, 'auditLines', { ...everything, by_system: true });
    expect(bySystem).toEqual(whole.filter(({ actor_id }) => actor_id === null));
    const old = { ...everything, from: '2001-01-01', to: '2001-12-31' };
    expect(await call(admin, 'auditLines', old)).toEqual([]);
    const turned = call(admin, 'auditLines', { ...old, from: '2002-01-01' });
    expect(await refusalOf(turned)).toBe('TB004 to');
  });

  test('a day begins and ends where the organisation is', async () => {
    const admin = await opened();
    const { org_id } = await call(admin, 'whoAmI', {});
    await backend.sql`
      insert into public.audit_log (org_id, at, action, table_name)
      values (${org_id}, '2026-03-28T23:30:00Z', 'change', 'night'),
        (${org_id}, '2026-03-29T21:30:00Z', 'change', 'night'),
        (${org_id}, '2026-03-29T22:30:00Z', 'change', 'night')`;
    // The day on which Berlin's clocks go forward has 23 hours.
    const day = { ...everything, table_name: 'night', from: '2026-03-29', to: '2026-03-29' };
    const found = await call(admin, 'auditLines', day);
    expect(found.map(({ at }) => new Date(at).toISOString())).toEqual([
      ...['2026-03-29T21:30:00.000Z', '2026-03-28T23:30:00.000Z'],
    ]);
  });

  test('has a word for every kind of row that is under audit', async () => {
    const audited = await backend.sql<{ name: string }[]>`
      select distinct c.relname as name from pg_trigger as t
      join pg_class as c on c.oid = t.tgrelid
      where t.tgname like 'audit\_%' order by 1`;
    // A new one: its word in both languages stands in extension/features/audit-log/row-strings.ts.
    const wordless = audited.map(({ name }) => name).filter((name) => !isAuditedTable(name));
    expect(wordless).toEqual([]);
    expect(audited.length).toBeGreaterThan(20);
  });

  test('tells no personal value and no secret, and no other tenant’s line', async () => {
    const admin = await backend.signIn(demoAdmin);
    const email = 'wei.lan@harbour-tools.example';
    await call(admin, 'inviteMember', {
      ...{ op_id: randomUUID(), email, role: 'rep', team_id: null },
    });
    const lines = await call(admin, 'auditLines', { ...everything, table_name: 'invitations' });
    expect(lines[0]?.after).toMatchObject({ email: { hidden: true }, role: 'rep' });
    expect(JSON.stringify(lines)).not.toContain(email);
    const { org_id } = await call(admin, 'whoAmI', {});
    await backend.sql`
      insert into public.audit_log (org_id, action, table_name, after)
      values (${org_id}, 'change', 'sealed', '{"amount_sealed": "abc", "token": "abc", "name": "x"}')`;
    const [sealed] = await call(admin, 'auditLines', { ...everything, table_name: 'sealed' });
    expect(sealed?.after).toEqual({
      ...{ amount_sealed: { hidden: true }, token: { hidden: true }, name: 'x' },
    });
    const stranger = await opened();
    expect(await call(stranger, 'auditLines', { ...everything, table_name: 'sealed' })).toEqual([]);
    const manager = await backend.signIn(demoManager);
    expect(await refusalOf(call(manager, 'auditLines', everything))).toBe('TB002');
  });
});
