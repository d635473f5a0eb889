import { describe, expect, test } from 'vitest';
import type { EventKeys, PlanMeetingArgs } from '../../shared/contracts/meetings.ts';
import { useBackend } from '../local/testing/test-database.ts';
import { namedCustomerIds } from '../seed/demo-customers.ts';
import { anyDigest, call, logPayload, refusalOf } from './call-operation.ts';
import { newCustomer, op, useMembers } from './customer-file-fixtures.ts';

const backend = useBackend();
const as = useMembers(backend);
const HOUR = 3_600_000;
const at = (hours: number) => new Date(Date.now() + hours * HOUR).toISOString();

/** Keys of an event in the rep's Google calendar. */
const keysOf = (name: string, changes: Partial<EventKeys> = {}): EventKeys => ({
  ...{ event: anyDigest(`event/${name}`), calendar: anyDigest('calendar/rep') },
  ...{ shown: anyDigest(`shown/${name}`), titled: anyDigest(`titled/${name}`) },
  ...changes,
});

/** An hour that was over an hour ago. */
const plan = (
  name: string,
  customer: string,
  changes: Partial<PlanMeetingArgs> = {},
): PlanMeetingArgs => ({
  ...{ op_id: op(), key_version: 1, keys: keysOf(name), title: name, location: null },
  ...{ starts_at: at(-2), ends_at: at(-1), starts_on: null, ends_on: null },
  ...{ time_zone: 'Asia/Shanghai', customer_ids: [customer], contact_ids: [], visibility: 'full' },
  ...changes,
});

const waiting = async (who: Parameters<typeof as>[0]) =>
  (await call(as(who), 'meetingsToComplete', {})).meetings;
const titlesWaiting = async (who: Parameters<typeof as>[0]) =>
  (await waiting(who)).map(({ title }) => title);
const found = (who: Parameters<typeof as>[0], keys: EventKeys, customer: string) =>
  call(as(who), 'meetingOfEvent', { key_version: 1, keys, customer_ids: [customer] });
const outcomeOf = (customer: string, meeting_id: string) =>
  logPayload(customer, null, { kind: 'meeting', meeting_id, occurred_at: at(-2) });

/** Two of one team: the manager reads and logs to the rep's customers. */
const customerOfRep = () => newCustomer(as('rep'));

describe('a meeting is planned once', () => {
  test('by two clicks and by two colleagues at once', async () => {
    const customer = await customerOfRep();
    const results = await Promise.all([
      ...Array.from({ length: 4 }, () => call(as('rep'), 'planMeeting', plan('once', customer))),
      ...Array.from({ length: 4 }, () =>
        call(as('manager'), 'planMeeting', plan('once', customer)),
      ),
    ]);
    expect(new Set(results.map(({ meeting_id }) => meeting_id)).size).toBe(1);
    expect(new Set(results.map(({ follow_ups }) => follow_ups[0]?.follow_up_id)).size).toBe(1);
    const { timeline } = await call(as('rep'), 'customerCard', { customer_id: customer });
    expect(timeline).toMatchObject([{ kind: 'meeting', subject: 'once', state: 'planned' }]);
  });

  test('by colleagues at once who each bring a customer of their own', async () => {
    const mine = await customerOfRep();
    const theirs = await newCustomer(as('colleague'));
    const planned = await Promise.all(
      Array.from({ length: 12 }, async (_, n) => {
        const both = await Promise.all([
          call(as('rep'), 'planMeeting', plan(`two sides ${n}`, mine)),
          call(as('colleague'), 'planMeeting', plan(`two sides ${n}`, theirs)),
        ]);
        return both.map(({ meeting_id }) => meeting_id);
      }),
    );
    for (const [one, other] of planned) expect(one).toBe(other);
  });

  test('in calendars of two providers, by title, time and customer', async () => {
    const customer = await customerOfRep();
    const google = await call(as('rep'), 'planMeeting', plan('providers', customer));
    const outlook = keysOf('providers', { event: null, calendar: null });
    const again = await call(as('manager'), 'planMeeting', {
      ...plan('providers', customer),
      keys: outlook,
    });
    expect(again.meeting_id).toBe(google.meeting_id);
    const elsewhere = await newCustomer(as('rep'));
    const other = await call(
      as('rep'),
      'planMeeting',
      plan('providers', elsewhere, { keys: outlook }),
    );
    expect(other.meeting_id).not.toBe(google.meeting_id);
  });

  test('and two events of one calendar stay two, however alike they look', async () => {
    const customer = await customerOfRep();
    const first = await call(as('rep'), 'planMeeting', plan('alike', customer));
    const keys = keysOf('alike', { event: anyDigest('event/alike-2') });
    const second = await call(as('rep'), 'planMeeting', plan('alike', customer, { keys }));
    expect(second.meeting_id).not.toBe(first.meeting_id);
  });

  test('each instance of a series by itself', async () => {
    const customer = await customerOfRep();
    const ids = await Promise.all(
      ['1124', '1201'].map((day) =>
        call(as('rep'), 'planMeeting', plan(`weekly_${day}`, customer, { title: 'Weekly' })),
      ),
    );
    expect(new Set(ids.map(({ meeting_id }) => meeting_id)).size).toBe(2);
  });

  test('at several customers with one follow-up each', async () => {
    const customers = [await customerOfRep(), await customerOfRep()];
    const { follow_ups } = await call(
      as('rep'),
      'planMeeting',
      plan('several', customers[0] ?? '', { customer_ids: customers }),
    );
    expect(follow_ups.map(({ customer_id }) => customer_id).sort()).toEqual([...customers].sort());
  });

  test('and taken back it is gone, with its words, until it is planned again', async () => {
    const customer = await customerOfRep();
    const args = plan('taken back', customer);
    const { meeting_id } = await call(as('rep'), 'planMeeting', args);
    await call(as('rep'), 'undoInteraction', { op_id: op(), target_op_id: args.op_id });
    expect(await titlesWaiting('rep')).not.toContain('taken back');
    const [row] = await backend.sql`select title from public.meetings where id = ${meeting_id}`;
    expect(row).toEqual({ title: null });
    const again = await call(as('rep'), 'planMeeting', plan('taken back', customer));
    expect(again).toMatchObject({ meeting_id, follow_ups: [{ created: true }] });
  });
});

describe('a planned meeting follows its event', () => {
  test('moved it keeps its record, and everybody finds it by its id', async () => {
    const customer = await customerOfRep();
    const { meeting_id } = await call(as('rep'), 'planMeeting', plan('moved', customer));
    expect(await titlesWaiting('rep')).toContain('moved');
    const { customer_ids: _c, contact_ids: _p, visibility: _v, ...event } = plan('moved', customer);
    const moved = { ...event, starts_at: at(3), ends_at: at(4), title: 'moved on' };
    const keys = keysOf('moved', { shown: anyDigest('shown/moved-on') });
    await call(as('rep'), 'moveMeeting', { ...moved, op_id: op(), keys, meeting_id });
    expect(await titlesWaiting('rep')).not.toContain('moved on');
    const { timeline } = await call(as('rep'), 'customerCard', { customer_id: customer });
    expect(timeline).toHaveLength(1);
    expect(Date.parse(timeline[0]?.occurred_at ?? '')).toBe(Date.parse(moved.starts_at));
    const seen = await found('manager', keysOf('moved', { shown: null }), customer);
    expect(seen.meeting).toMatchObject({ meeting_id, title: 'moved on' });
  });

  test('without ids it is proposed by its title at this customer, never taken for the other', async () => {
    const customer = await customerOfRep();
    const keys = keysOf('proposed', { event: null, calendar: null });
    const { meeting_id } = await call(
      as('rep'),
      'planMeeting',
      plan('proposed', customer, { keys }),
    );
    const later = { ...keys, shown: anyDigest('shown/proposed-later') };
    const answer = await found('rep', later, customer);
    expect(answer.meeting).toBeNull();
    expect(answer.alike.map((one) => one.meeting_id)).toEqual([meeting_id]);
    expect((await found('rep', later, await customerOfRep())).alike).toEqual([]);
  });

  test('to the id of another meeting it is not moved', async () => {
    const customer = await customerOfRep();
    const { meeting_id } = await call(as('rep'), 'planMeeting', plan('mine', customer));
    await call(as('rep'), 'planMeeting', plan('theirs', customer));
    const {
      customer_ids: _c,
      contact_ids: _p,
      visibility: _v,
      ...event
    } = plan('theirs', customer);
    const move = call(as('rep'), 'moveMeeting', { ...event, op_id: op(), meeting_id });
    expect(await refusalOf(move)).toBe('TB004 keys.event');
  });

  test('cancelled it asks for nothing and stays on record, and it can be opened again', async () => {
    const customer = await customerOfRep();
    const { meeting_id } = await call(as('rep'), 'planMeeting', plan('cancelled', customer));
    await call(as('rep'), 'cancelMeeting', { op_id: op(), meeting_id, cancelled: true });
    expect(await titlesWaiting('rep')).not.toContain('cancelled');
    const card = await call(as('rep'), 'customerCard', { customer_id: customer });
    expect(card.timeline).toMatchObject([{ state: 'cancelled', subject: 'cancelled' }]);
    expect(card.last_follow_up_at).toBeNull();
    await call(as('rep'), 'cancelMeeting', { op_id: op(), meeting_id, cancelled: false });
    expect(await titlesWaiting('rep')).toContain('cancelled');
  });

  test('one that lasts all day is over when its last day is, in the zone of the organisation', async () => {
    const customer = await customerOfRep();
    const dayOf = (days: number) =>
      new Date(Date.now() + 8 * HOUR + days * 24 * HOUR).toISOString().slice(0, 10);
    const allDay = { starts_at: null, ends_at: null };
    await call(as('rep'), 'planMeeting', {
      ...plan('fair today', customer, { ...allDay, starts_on: dayOf(-1), ends_on: dayOf(0) }),
    });
    await call(as('rep'), 'planMeeting', {
      ...plan('fair yesterday', customer, { ...allDay, starts_on: dayOf(-2), ends_on: dayOf(-1) }),
    });
    const titles = await titlesWaiting('rep');
    expect(titles).toContain('fair yesterday');
    expect(titles).not.toContain('fair today');
  });
});

describe('the outcome', () => {
  test('completes the planned record at the time of the meeting, and undone it waits again', async () => {
    const customer = await customerOfRep();
    const { meeting_id } = await call(as('rep'), 'planMeeting', plan('outcome', customer));
    const args = outcomeOf(customer, meeting_id);
    await call(as('rep'), 'logInteraction', args);
    const card = await call(as('rep'), 'customerCard', { customer_id: customer });
    expect(card.timeline).toMatchObject([{ state: 'done', outcome: 'interested' }]);
    expect(Date.parse(card.last_follow_up_at ?? '')).toBeCloseTo(Date.parse(at(-2)), -4);
    expect(await titlesWaiting('rep')).not.toContain('outcome');
    await call(as('rep'), 'undoInteraction', { op_id: op(), target_op_id: args.op_id });
    expect(await titlesWaiting('rep')).toContain('outcome');
  });

  test('told by two colleagues leaves one record with the words of both', async () => {
    const customer = await customerOfRep();
    const { meeting_id } = await call(as('rep'), 'planMeeting', plan('told twice', customer));
    const told = (note: string) => ({ ...outcomeOf(customer, meeting_id), note });
    await Promise.all([
      call(as('rep'), 'logInteraction', told('They want samples')),
      call(as('manager'), 'logInteraction', told('They asked for terms')),
    ]);
    const { timeline } = await call(as('rep'), 'customerCard', { customer_id: customer });
    expect(timeline).toHaveLength(1);
    expect(timeline[0]?.note).toContain('samples');
    expect(timeline[0]?.note).toContain('terms');
  });

  test('of a meeting to which nobody came needs no note', async () => {
    const customer = await customerOfRep();
    const { meeting_id } = await call(as('rep'), 'planMeeting', plan('nobody', customer));
    await call(as('rep'), 'logInteraction', {
      ...outcomeOf(customer, meeting_id),
      ...{ outcome: 'no_show', note: null },
    });
    const { meeting } = await found('rep', keysOf('nobody'), customer);
    expect(meeting?.follow_ups).toMatchObject([{ state: 'done', outcome: 'no_show' }]);
  });

  test('is not told before the meeting begins, nor as a call, nor of another customer’s meeting', async () => {
    const customer = await customerOfRep();
    const future = plan('future', customer, { starts_at: at(1), ends_at: at(2) });
    const { meeting_id } = await call(as('rep'), 'planMeeting', future);
    const tell = (changes: object) =>
      refusalOf(
        call(as('rep'), 'logInteraction', { ...outcomeOf(customer, meeting_id), ...changes }),
      );
    expect(await tell({})).toBe('TB012 meeting_id');
    expect(await tell({ op_id: op(), kind: 'call' })).toBe('TB004 meeting_id');
    const elsewhere = await customerOfRep();
    expect(await tell({ op_id: op(), customer_ids: [elsewhere] })).toBe('TB001 meeting_id');
  });
});

describe('of a meeting others see what its level allows', () => {
  test('a private one keeps its title from the manager', async () => {
    const customer = await customerOfRep();
    await call(as('rep'), 'planMeeting', plan('private', customer, { visibility: 'private' }));
    expect((await found('manager', keysOf('private'), customer)).meeting).toBeNull();
    const { timeline } = await call(as('manager'), 'customerCard', { customer_id: customer });
    expect(timeline.map(({ subject }) => subject)).toEqual([null]);
    expect((await found('rep', keysOf('private'), customer)).meeting?.title).toBe('private');
  });

  test('a colleague of another team neither finds nor plans it at that customer', async () => {
    const customer = await customerOfRep();
    await call(as('rep'), 'planMeeting', plan('other team', customer));
    expect((await found('colleague', keysOf('other team'), customer)).meeting).toBeNull();
    const theirs = call(as('colleague'), 'planMeeting', plan('other team', customer));
    expect(await refusalOf(theirs)).toBe('TB020 customer_ids');
  });

  test('a colleague at the same event with a customer of their own shares the record, not the customer', async () => {
    const customer = await customerOfRep();
    const mine = await call(as('rep'), 'planMeeting', plan('shared', customer));
    const own = await newCustomer(as('colleague'));
    const theirs = await call(as('colleague'), 'planMeeting', plan('shared', own));
    expect(theirs.meeting_id).toBe(mine.meeting_id);
    const { meeting } = await found('colleague', keysOf('shared'), own);
    expect(meeting?.follow_ups.map(({ customer_id }) => customer_id)).toEqual([own]);
  });
});

test('two sets of times, backwards and none at all are refused', async () => {
  const customer = namedCustomerIds.acme;
  const refused = (changes: Partial<PlanMeetingArgs>) =>
    refusalOf(call(as('rep'), 'planMeeting', plan('times', customer, changes)));
  expect(await refused({ starts_at: null, ends_at: null })).toBe('TB006 starts_at');
  expect(await refused({ starts_on: '2026-11-20' })).toBe('TB004 starts_on');
  expect(await refused({ ends_at: at(-3) })).toBe('TB004 ends_at');
  expect(await refused({ keys: keysOf('times', { calendar: null }) })).toBe('TB004 keys.calendar');
});
