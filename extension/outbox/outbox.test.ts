import { expect, test, vi } from 'vitest';
import { CrmError } from '../../shared/contracts/errors.ts';
import { OutboxStore } from './outbox-store.ts';
import { background, fails, MIN, numbers, remind, uuidOf } from './testing/background.ts';

test('what is saved is answered and leaves nothing behind', async () => {
  const { outbox, world, save } = background();
  expect(await save(1)).toEqual({ done: uuidOf(1) });
  expect(await outbox.state()).toEqual({ waiting: 0, parked: 0, needs_sign_in: false, items: [] });
  expect(world.lateArrivals).toBe(0);
});

test('Q01 without a network four writes wait; with it they arrive in the order in which they were made', async () => {
  const { outbox, world, save } = background();
  world.answer = fails('TC001');
  for (const n of [1, 2, 3, 4]) await expect(save(n)).rejects.toMatchObject({ code: 'TC030' });
  expect(await outbox.state()).toMatchObject({ waiting: 4, parked: 0 });
  world.answer = () => null;
  world.sent.length = 0;
  await outbox.flush(true);
  expect(numbers(world.sent)).toEqual([1, 2, 3, 4]);
  expect(await outbox.state()).toMatchObject({ waiting: 0, items: [] });
  expect(world.lateArrivals).toBe(4);
  expect(world.wakeAfter).toBeNull();
});

test('Q02 what was kept before the worker ended is sent by the next', async () => {
  const first = background();
  first.world.answer = fails('TC001');
  await first.keep(1);
  await first.outbox.flush(true);
  const second = first.again();
  await second.outbox.flush(true);
  expect(numbers(second.world.sent)).toEqual([1]);
  expect(await second.outbox.state()).toMatchObject({ waiting: 0 });
});

test('Q03 an answer that is lost after the commit is asked for with the same payload, byte for byte', async () => {
  const { outbox, world, save } = background();
  world.answerLost = true;
  await expect(save(1)).rejects.toMatchObject({ code: 'TC030' });
  const first = JSON.stringify(world.written.get(uuidOf(1))?.payload);
  world.answerLost = false;
  await outbox.flush(true);
  expect(numbers(world.sent)).toEqual([1, 1]);
  expect(JSON.stringify(world.written.get(uuidOf(1))?.payload)).toBe(first);
  expect(world.written.size).toBe(1);
});

test('Q05 what is refused after the page left is parked with its reason, and later items still go', async () => {
  const { outbox, world, keep } = background();
  world.answer = (opId) => (opId === uuidOf(1) ? new CrmError('TB024', 'reminder_id') : null);
  await keep(1);
  await keep(2);
  await outbox.flush(true);
  expect(numbers([...world.written.keys()])).toEqual([2]);
  const { items, ...counts } = await outbox.state();
  expect(counts).toEqual({ waiting: 0, parked: 1, needs_sign_in: false });
  expect(items).toMatchObject([
    { op_id: uuidOf(1), error: { code: 'TB024', field: 'reminder_id' } },
  ]);
  world.answer = () => null;
  await outbox.retry(uuidOf(1));
  await vi.waitFor(async () =>
    expect(await outbox.state()).toMatchObject({ parked: 0, items: [] }),
  );
  expect(world.written.size).toBe(2);
});

test('Q05 a parked item is gone after it was discarded', async () => {
  const { outbox, world, keep } = background();
  world.answer = fails('TB024');
  await keep(1);
  await outbox.flush(true);
  await outbox.discard(uuidOf(1));
  expect(await outbox.state()).toMatchObject({ waiting: 0, parked: 0, items: [] });
});

test('what is refused while the page waits is told to the page, and only to it', async () => {
  const { outbox, world, save } = background();
  world.answer = fails('TB040');
  await expect(save(1)).rejects.toMatchObject({ code: 'TB040' });
  expect(await outbox.state()).toMatchObject({ waiting: 0, parked: 0 });
});

test('what was kept for a page that shows it as saved already is parked, and told to the page as well', async () => {
  const { outbox, world, keep, save } = background();
  world.answer = fails('TB012');
  await keep(1);
  await expect(save(1)).rejects.toMatchObject({ code: 'TB012' });
  expect(await outbox.state()).toMatchObject({ waiting: 0, parked: 1 });
});

test('Q06 a session that ended keeps the queue; it is sent when the same person signs in again', async () => {
  const { outbox, world, save } = background();
  world.signedIn = null;
  await expect(save(1)).rejects.toMatchObject({ code: 'TC003' });
  expect(world.sent).toEqual([]);
  expect(await outbox.state()).toMatchObject({ waiting: 1, needs_sign_in: true });
  world.now += 8 * 24 * 60 * MIN;
  world.signedIn = world.account;
  await outbox.flush(true);
  expect(world.written.get(uuidOf(1))?.account).toBe('zhao@harbour.example');
});

test('Q06 a token that the backend refuses stops the queue and loses nothing', async () => {
  const { outbox, world, keep } = background();
  world.answer = fails('TC003');
  for (const n of [1, 2, 3]) await keep(n);
  await outbox.flush(true);
  expect(await outbox.state()).toMatchObject({ waiting: 3, parked: 0 });
});

test('Q07 the items of the person before are neither sent nor shown nor discarded', async () => {
  const { outbox, world, save, keep } = background();
  world.answer = fails('TC001');
  await expect(save(1)).rejects.toMatchObject({ code: 'TC030' });
  world.answer = () => null;
  world.account = world.signedIn = 'wang@harbour.example';
  world.sent.length = 0;
  await outbox.flush(true);
  await outbox.discard(null);
  await keep(2);
  await outbox.flush(true);
  expect(numbers(world.sent)).toEqual([2]);
  expect(await outbox.state()).toMatchObject({ waiting: 0, items: [] });
  world.account = world.signedIn = 'zhao@harbour.example';
  await outbox.flush(true);
  expect(world.written.get(uuidOf(1))?.account).toBe('zhao@harbour.example');
});

test('Q07 the person who is asked for is not the one whose session there is: nothing is sent', async () => {
  const { outbox, world, keep } = background();
  world.signedIn = 'wang@harbour.example';
  await keep(1);
  await outbox.flush(true);
  expect(world.sent).toEqual([]);
  expect(await outbox.state()).toMatchObject({ waiting: 1, needs_sign_in: true });
});

test('Q07 nothing is on its way while the account changes', async () => {
  const { outbox, world, keep } = background();
  await keep(1);
  await outbox.exclusively(async () => {
    world.signedIn = 'wang@harbour.example';
    await new Promise((resolve) => setTimeout(resolve, 5));
    world.account = 'wang@harbour.example';
  });
  await outbox.flush(true);
  for (const { account } of world.written.values()) expect(account).toBe('zhao@harbour.example');
});

test('an item belongs to the organisation in which it was made', async () => {
  const { outbox, world, save } = background();
  world.organisation = uuidOf(71);
  world.answer = fails('TC001');
  await expect(save(1)).rejects.toMatchObject({ code: 'TC030' });
  world.organisation = uuidOf(72);
  world.answer = () => null;
  await outbox.flush(true);
  expect(world.written.get(uuidOf(1))?.organisation).toBe(uuidOf(71));
});

test('Q08 where nothing can be kept, it is sent at once, and not claimed kept when that fails', async () => {
  const full = new OutboxStore(crypto.randomUUID());
  full.put = async () => {
    throw new CrmError('TC031');
  };
  const { world, save, keep } = background({ name: '', store: full });
  await expect(keep(1)).rejects.toMatchObject({ code: 'TC031' });
  expect(await save(1)).toEqual({ done: uuidOf(1) });
  world.answer = fails('TC001');
  await expect(save(2)).rejects.toMatchObject({ code: 'TC001' });
});

test('the same operation with other words replaces what was never sent, and is refused once it may have arrived', async () => {
  const { outbox, world } = background();
  world.signedIn = null;
  const until = (day: string) => ({ ...remind(1), until: `2026-12-${day}T01:00:00Z` });
  await outbox.keep('snoozeReminder', until('01'));
  await outbox.flush(true);
  await outbox.keep('snoozeReminder', until('02'));
  world.signedIn = world.account;
  world.answerLost = true;
  await outbox.flush(true);
  expect(world.written.get(uuidOf(1))?.payload).toEqual(until('02'));
  await expect(outbox.keep('snoozeReminder', until('03'))).rejects.toMatchObject({ code: 'TB005' });
});

test('two callers of one operation get one answer from one request', async () => {
  const { world, save } = background();
  const [one, two] = await Promise.all([save(1), save(1)]);
  expect(one).toEqual(two);
  expect(world.sent.length).toBeLessThanOrEqual(2);
  expect(world.written.size).toBe(1);
});
