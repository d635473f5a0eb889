import { expect, test } from 'vitest';
import type { UncheckedCall } from '../../shared/api/supabase-crm.ts';
import type { Delivery } from '../../shared/contracts/deliveries.ts';
import { CrmError } from '../../shared/contracts/errors.ts';
import { notificationsToShow, reminderOf } from './notifications-to-show.ts';
import { type NotifyDependencies, notifyDue } from './notify-due.ts';

const uuidOf = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const minutes = (n: number) => new Date(Date.UTC(2026, 10, 20, 1, n)).toISOString();
/** Claimed at minute 30 by the server's clock. */
function delivery(n: number, given: Partial<Delivery> = {}): Delivery {
  return {
    reminder_id: uuidOf(n),
    kind: 'follow_up',
    due_version: 1,
    plan: `Plan ${n}`,
    due_at: minutes(29),
    priority: 'medium',
    customer_id: uuidOf(100 + n),
    customer_name: `Customer ${n}`,
    leased_until: minutes(31),
    held: false,
    ...given,
  };
}

test('what just became due is told one by one, under an id that stays the same', () => {
  const shown = notificationsToShow([delivery(1), delivery(2)], 'en');
  expect(shown.map(({ title, message }) => [title, message])).toEqual([
    ['Customer 1', 'Plan 1'],
    ['Customer 2', 'Plan 2'],
  ]);
  expect(notificationsToShow([delivery(1)], 'zh-CN')[0]?.id).toBe(shown[0]?.id);
  expect(reminderOf(shown[0]?.id ?? '')).toBe(uuidOf(1));
});

test('a snoozed reminder is another notification', () => {
  const ids = [1, 2].map((due_version) =>
    notificationsToShow([delivery(1, { due_version })], 'en'),
  );
  expect(ids[0]?.[0]?.id).not.toBe(ids[1]?.[0]?.id);
});

test('what became due while nobody was there is one summary, in both languages', () => {
  const missed = [1, 2, 3].map((n) => delivery(n, { due_at: minutes(n) }));
  const [sum, ...others] = notificationsToShow(missed, 'en');
  expect(others).toEqual([]);
  expect(sum?.title).toBe('3 follow-ups became due while you were away');
  expect(sum?.message).toBe('Customer 1, Customer 2, Customer 3');
  expect(reminderOf(sum?.id ?? '')).toBeNull();
  expect(notificationsToShow(missed, 'zh-CN')[0]?.title).toBe('你离开期间有 3 项跟进到期');
});

test('what fell due in quiet hours is one summary, also a minute before their end', () => {
  const held = [1, 2].map((n) => delivery(n, { held: true }));
  expect(notificationsToShow(held, 'en').map(({ title, message }) => [title, message])).toEqual([
    ['2 follow-ups became due in your quiet hours', 'Customer 1, Customer 2'],
  ]);
  expect(notificationsToShow(held, 'zh-CN')[0]?.title).toBe('免打扰时段内有 2 项跟进到期');
});

test('more than three at once are one notification', () => {
  const shown = notificationsToShow(
    [1, 2, 3, 4].map((n) => delivery(n)),
    'en',
  );
  expect(shown.map(({ title }) => title)).toEqual(['4 follow-ups are due']);
});

test('H08 a customer named as a script is told as text', () => {
  const customer_name = '<img src=x onerror=alert(1)>';
  expect(notificationsToShow([delivery(1, { customer_name })], 'en')[0]?.title).toBe(customer_name);
});

interface World {
  readonly due?: readonly Delivery[];
  readonly refusal?: CrmError;
  readonly denied?: boolean;
  readonly signedOut?: boolean;
  readonly takenOver?: boolean;
  readonly unused?: boolean;
  readonly waited?: boolean;
}

async function tell({ due = [], refusal, waited = false, ...world }: World) {
  const { denied, signedOut, takenOver, unused } = world;
  const happened: string[] = [];
  const call = (async (name: string) => {
    happened.push(name);
    if (refusal !== undefined) throw refusal;
    return name === 'claimDeliveries' ? due : { acknowledged: takenOver !== true };
  }) as UncheckedCall;
  const dependencies: NotifyDependencies = {
    call,
    mayShow: async () => denied !== true,
    inUse: async () => unused !== true,
    later: async () => void happened.push('later'),
    device: async () => (signedOut === true ? null : uuidOf(9)),
    forgetDevice: async () => void happened.push('forget'),
    language: async () => 'en',
    show: async ({ title }) => void happened.push(`show ${title}`),
    clear: async () => void happened.push('clear'),
  };
  await notifyDue(dependencies, waited);
  return happened;
}

test('a reminder is acknowledged after it was shown, never before', async () => {
  expect(await tell({ due: [delivery(1)] })).toEqual([
    ...['claimDeliveries', 'show Customer 1', 'acknowledgeDelivery'],
  ]);
});

test('where notifications are denied nothing is claimed, so that another browser tells it', async () => {
  expect(await tell({ due: [delivery(1)], denied: true })).toEqual([]);
  expect(await tell({ due: [delivery(1)], signedOut: true })).toEqual([]);
});

test('a machine that nobody uses lets half a minute pass, so that the one in use tells it', async () => {
  expect(await tell({ due: [delivery(1)], unused: true })).toEqual(['later']);
  expect(await tell({ due: [delivery(1)], unused: true, waited: true })).toContain(
    'show Customer 1',
  );
});

test('what another browser took over meanwhile is taken off the screen', async () => {
  expect((await tell({ due: [delivery(1)], takenOver: true })).at(-1)).toBe('clear');
});

test('without the network nothing happens; a device that was removed is named anew', async () => {
  expect(await tell({ refusal: new CrmError('TC001') })).toEqual(['claimDeliveries']);
  expect(await tell({ refusal: new CrmError('TB001') })).toEqual(['claimDeliveries', 'forget']);
});
