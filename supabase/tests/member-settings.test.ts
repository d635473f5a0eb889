import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { registerDevice } from '../../shared/api/register-device.ts';
import { createSupabaseCall } from '../../shared/api/supabase-crm.ts';
import type { QuietHours } from '../../shared/contracts/member-settings.ts';
import { useBackend } from '../local/testing/test-database.ts';
import { namedCustomerIds } from '../seed/demo-customers.ts';
import { demoColleague, demoRep } from '../seed/demo-organisation.ts';
import { demoMemberId, demoOrgId } from '../seed/insert-demo.ts';

const backend = useBackend();
const me = { org_id: demoOrgId, member_id: demoMemberId(demoRep) };
const everyDay = [1, 2, 3, 4, 5, 6, 7];

const as = async (email: string) =>
  createSupabaseCall(await backend.signIn(email), { organisation: async () => demoOrgId });

beforeEach(async () => {
  await backend.sql`delete from public.member_settings`;
  await backend.sql`update public.reminders set due_at = now() + interval '1 year' where state = 'open'`;
});

/** Whether each instant is quiet under the rule, by the function that holds notifications back. */
async function quietAt(rule: QuietHours, moments: readonly string[]): Promise<boolean[]> {
  const rows = await backend.sql<{ quiet: boolean }[]>`
    select private.is_quiet(
      row(${demoOrgId}, null, ${me.member_id}, true, '{}', ${rule.from}::time, ${rule.until}::time,
        ${`{${rule.days.join(',')}}`}::smallint[], ${rule.time_zone}, 'full')::public.member_settings,
      m.moment::timestamptz
    ) as quiet
    from unnest(${moments as string[]}::text[]) with ordinality as m (moment, at) order by m.at`;
  return rows.map(({ quiet }) => quiet);
}

const night = (time_zone: string, given: Partial<QuietHours> = {}): QuietHours => ({
  ...{ from: '22:00', until: '07:00', days: everyDay, time_zone },
  ...given,
});

describe('quiet hours', () => {
  test('over midnight in Shanghai they hold from ten to seven, to the minute', async () => {
    const moments = [
      ...['2026-11-20T13:59:59Z', '2026-11-20T14:00:00Z', '2026-11-20T16:00:00Z'],
      ...['2026-11-20T22:59:59Z', '2026-11-20T23:00:00Z'],
    ];
    expect(await quietAt(night('Asia/Shanghai'), moments)).toEqual([
      ...[false, true, true, true, false],
    ]);
  });

  test('a chosen day is the one on which they begin: Friday’s end on Saturday morning', async () => {
    const friday = night('Asia/Shanghai', { days: [5] });
    // Friday 01:00 and 23:00, Saturday 06:00 and 23:00.
    const moments = [
      ...['2026-11-19T17:00:00Z', '2026-11-20T15:00:00Z'],
      ...['2026-11-20T22:00:00Z', '2026-11-21T15:00:00Z'],
    ];
    expect(await quietAt(friday, moments)).toEqual([false, true, true, false]);
  });

  test('at noon they begin and end on one day', async () => {
    const noon = night('Asia/Shanghai', { from: '12:00', until: '13:30' });
    const moments = ['2026-11-20T03:59:00Z', '2026-11-20T04:00:00Z', '2026-11-20T05:30:00Z'];
    expect(await quietAt(noon, moments)).toEqual([false, true, false]);
  });

  test('in New York’s spring they end at seven of the new time, an hour sooner', async () => {
    // 8 March 2026, 02:00 EST becomes 03:00 EDT: seven is 11:00 UTC.
    const moments = ['2026-03-08T02:59:59Z', '2026-03-08T03:00:00Z', '2026-03-08T10:59:59Z'];
    const rule = night('America/New_York');
    expect(await quietAt(rule, [...moments, '2026-03-08T11:00:00Z'])).toEqual([
      ...[false, true, true, false],
    ]);
    // What is skipped counts by the offset before: half past two is 07:30 UTC.
    const gap = night('America/New_York', { until: '02:30' });
    expect(await quietAt(gap, ['2026-03-08T07:29:59Z', '2026-03-08T07:30:00Z'])).toEqual([
      ...[true, false],
    ]);
  });

  test('in New York’s autumn half past one comes twice, and nothing is told between', async () => {
    // 1 November 2026: 01:30 is 05:30 UTC and 06:30 UTC.
    const ending = night('America/New_York', { until: '01:30' });
    const moments = [
      ...['2026-11-01T05:29:00Z', '2026-11-01T05:45:00Z', '2026-11-01T06:29:59Z'],
      '2026-11-01T06:30:00Z',
    ];
    expect(await quietAt(ending, moments)).toEqual([true, true, true, false]);
    const beginning = night('America/New_York', { from: '01:30' });
    expect(await quietAt(beginning, moments)).toEqual([false, true, true, true]);
  });

  test('in Apia, where 30 December 2011 never was, the night lasts from the 29th to the 31st', async () => {
    // The 29th ended at 10:00 UTC of the 30th, and the 31st began.
    const moments = [
      ...['2011-12-30T07:59:59Z', '2011-12-30T08:00:00Z', '2011-12-30T10:00:00Z'],
      ...['2011-12-30T16:59:59Z', '2011-12-30T17:00:00Z', '2011-12-31T07:59:59Z'],
      '2011-12-31T08:00:00Z',
    ];
    expect(await quietAt(night('Pacific/Apia'), moments)).toEqual([
      ...[false, true, true, true, false, false, true],
    ]);
  });

  test('what falls due in them is told by no browser, and told once when they are over', async () => {
    const rep = await backend.signIn(demoRep);
    const call = await as(demoRep);
    const [one, two] = [
      await registerDevice(rep, me, 'Desktop'),
      await registerDevice(rep, me, 'Laptop'),
    ];
    await backend.sql`
      insert into public.reminders (org_id, customer_id, owner_id, plan, due_at, priority)
      select ${demoOrgId}, ${namedCustomerIds.acme}, ${me.member_id}, 'Held ' || n, now() - interval '1 hour', 'low'
      from generate_series(1, 2) as n`;
    const clock = (minutes: number) =>
      new Date(Date.now() + minutes * 60_000).toISOString().slice(11, 16);
    const quiet = (from: number, until: number) =>
      call('changeMemberSettings', {
        op_id: randomUUID(),
        quiet: { from: clock(from), until: clock(until), days: everyDay, time_zone: 'UTC' },
      });
    await quiet(-120, 60);
    expect(await call('claimDeliveries', { device_id: one })).toEqual([]);
    expect(await call('claimDeliveries', { device_id: two })).toEqual([]);
    await quiet(-120, -5);
    const told = await call('claimDeliveries', { device_id: two });
    expect(told.map(({ plan, held }) => [plan, held]).sort()).toEqual([
      ...[
        ['Held 1', true],
        ['Held 2', true],
      ],
    ]);
    expect(await call('claimDeliveries', { device_id: one })).toEqual([]);
  });
});

describe('notifications', () => {
  async function dueNow() {
    const device_id = await registerDevice(await backend.signIn(demoRep), me, 'Desktop');
    await backend.sql`
      insert into public.reminders (org_id, customer_id, owner_id, plan, kind, due_at, priority)
      select ${demoOrgId}, ${namedCustomerIds.acme}, ${me.member_id}, kind, kind, now(), 'low'
      from unnest(array['follow_up', 'recycling']) as kind`;
    return device_id;
  }

  test('switched off, none is told; Today keeps them', async () => {
    const call = await as(demoRep);
    const device_id = await dueNow();
    await call('changeMemberSettings', { op_id: randomUUID(), notify: false });
    expect(await call('claimDeliveries', { device_id })).toEqual([]);
    expect((await call('today', {})).today.length).toBeGreaterThanOrEqual(2);
  });

  test('of a kind that is not wanted, none is told', async () => {
    const call = await as(demoRep);
    const device_id = await dueNow();
    await call('changeMemberSettings', { op_id: randomUUID(), muted_kinds: ['recycling'] });
    const told = await call('claimDeliveries', { device_id });
    expect(new Set(told.map(({ kind }) => kind))).toEqual(new Set(['follow_up']));
  });
});

describe('member settings', () => {
  test('who never chose has the usual ones', async () => {
    expect(await (await as(demoRep))('memberSettings', {})).toEqual({
      ...{ notify: true, muted_kinds: [], quiet: null, default_visibility: 'full' },
    });
  });

  test('they follow their member to another machine, and are nobody else’s', async () => {
    const quiet = night('Asia/Shanghai', { days: [1, 2, 5] });
    await (await as(demoRep))('changeMemberSettings', {
      ...{ op_id: randomUUID(), quiet, default_visibility: 'private' },
    });
    const elsewhere = await as(demoRep);
    expect(await elsewhere('memberSettings', {})).toMatchObject({ quiet, notify: true });
    expect(await elsewhere('whoAmI', {})).toMatchObject({ default_visibility: 'private' });
    const colleague = await as(demoColleague);
    expect(await colleague('memberSettings', {})).toMatchObject({ quiet: null });
    expect(await colleague('whoAmI', {})).toMatchObject({ default_visibility: 'full' });
  });

  test('what is left out stays; quiet hours go when they are said to go', async () => {
    const call = await as(demoRep);
    const quiet = night('Europe/Berlin');
    const change = (args: object) => call('changeMemberSettings', { op_id: randomUUID(), ...args });
    await change({ quiet });
    expect(await change({ notify: false })).toMatchObject({ quiet, notify: false });
    expect(await change({ quiet: null })).toMatchObject({ quiet: null, notify: false });
  });

  test('hours that are none, no days and a zone that does not exist are refused with their field', async () => {
    const call = await as(demoRep);
    const refused = async (given: Partial<QuietHours>) =>
      call('changeMemberSettings', {
        op_id: randomUUID(),
        quiet: night('Asia/Shanghai', given),
      }).then(
        () => null,
        (cause: { code: string; field: string }) => [cause.code, cause.field],
      );
    expect(await refused({ until: '22:00' })).toEqual(['TB004', 'until']);
    expect(await refused({ time_zone: 'Mars/Olympus' })).toEqual(['TB004', 'time_zone']);
    const raw = await (await backend.signIn(demoRep)).rpc('change_member_settings', {
      payload: { op_id: randomUUID(), quiet: { ...night('UTC'), from: '24:00' } },
    });
    expect(raw.error?.code).toBe('TB004');
  });

  test('the audit log says that somebody changed theirs, and not what', async () => {
    await (await as(demoRep))('changeMemberSettings', {
      ...{ op_id: randomUUID(), quiet: night('Asia/Shanghai') },
    });
    const lines = await backend.sql`
      select a.actor_id, a.after from public.audit_log as a
      where a.table_name = 'member_settings' and a.action = 'change' order by a.id desc limit 1`;
    expect(lines[0]?.actor_id).toBe(me.member_id);
    expect(lines[0]?.after).toBeNull();
  });
});
