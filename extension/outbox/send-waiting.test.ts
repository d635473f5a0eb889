import { expect, test } from 'vitest';
import { CrmError } from '../../shared/contracts/errors.ts';
import type { PayloadChange } from './payload-versions.ts';
import { background, fails, MIN, numbers, remind, START, uuidOf } from './testing/background.ts';

test('while nobody answers, only the first is tried', async () => {
  const { outbox, world, keep } = background();
  world.answer = fails('TC001');
  for (const n of [1, 2, 3]) await keep(n);
  await outbox.flush(true);
  world.sent.length = 0;
  await outbox.flush(true);
  expect(numbers(world.sent)).toEqual([1]);
});

test('Q10 tries follow the schedule, and after ten answered failures the item is parked', async () => {
  const { outbox, world, keep } = background();
  world.answer = fails('TC001', { status: 500 });
  await keep(1);
  await outbox.flush(true);
  const waits: (number | null)[] = [world.wakeAfter];
  for (let tries = 1; tries < 10; tries += 1) {
    world.now += (world.wakeAfter ?? 0) - 1;
    await outbox.flush(false);
    expect(world.sent).toHaveLength(tries);
    world.now += 1;
    await outbox.flush(false);
    expect(world.sent).toHaveLength(tries + 1);
    waits.push(world.wakeAfter);
  }
  const seconds = [1, 2, 5, 15, 30, 60, 120, 300, 600];
  expect(waits).toEqual([...seconds.map((s) => s * 1000), null]);
  expect(await outbox.state()).toMatchObject({ waiting: 0, parked: 1 });
});

test('a line that stays cut for a week parks nothing', async () => {
  const { outbox, world, keep } = background();
  world.answer = fails('TC001');
  await keep(1);
  for (let tries = 0; tries < 60; tries += 1) {
    world.now += world.wakeAfter ?? 0;
    await outbox.flush(false);
  }
  expect(await outbox.state()).toMatchObject({ waiting: 1, parked: 0 });
  expect(world.wakeAfter).toBe(900_000);
});

test('one that fails does not hold up those that have nothing to do with it', async () => {
  const { outbox, world } = background();
  world.answer = (opId) => (opId === uuidOf(1) ? new CrmError('TC005') : null);
  await outbox.keep('snoozeReminder', { ...remind(1, 1), until: '2026-12-01T01:00:00Z' });
  await outbox.keep('completeReminder', remind(2, 1));
  await outbox.keep('completeReminder', remind(3, 3));
  await outbox.flush(true);
  expect(numbers([...world.written.keys()])).toEqual([3]);
  world.answer = () => null;
  world.now += 1000;
  await outbox.flush(false);
  expect(numbers([...world.written.keys()])).toEqual([3, 1, 2]);
});

test('Q11 an item of an earlier version is changed to what the contract is now, and sent', async () => {
  const first = background();
  first.world.signedIn = null;
  await first.keep(1);
  await first.outbox.flush(true);
  const renamed: PayloadChange = {
    to: 2,
    change: (_operation, payload) => ({ ...(payload as object), reason: 'done' }),
  };
  const second = first.again({ changes: [renamed] });
  await second.outbox.flush(true);
  expect(second.world.written.get(uuidOf(1))?.payload).toEqual({ ...remind(1), reason: 'done' });
});

test('Q11 what may have arrived before the update is sent as it was', async () => {
  const first = background();
  first.world.answerLost = true;
  await first.keep(1);
  await first.outbox.flush(true);
  const second = first.again({
    changes: [{ to: 2, change: () => ({ op_id: uuidOf(1), other: true }) }],
  });
  await second.outbox.flush(true);
  expect(second.world.written.get(uuidOf(1))?.payload).toEqual(remind(1));
});

test('Q12 of ten thousand items one is on its way at a time, and a refusal for being too fast is respected', async () => {
  const { outbox, world } = background();
  world.signedIn = null;
  const count = 10_000;
  for (let n = 1; n <= count; n += 1) await outbox.keep('completeReminder', remind(n));
  await outbox.flush(true);
  world.signedIn = world.account;
  let passed = 0;
  world.answer = () => {
    passed += 1;
    return passed === 100 ? new CrmError('TB008') : null;
  };
  await outbox.flush(true);
  expect(world.sent).toHaveLength(100);
  expect(world.wakeAfter).toBeGreaterThanOrEqual(30_000);
  await outbox.flush(true);
  expect(world.sent).toHaveLength(100);
  world.now += 30_000;
  await outbox.flush(false);
  expect(world.written.size).toBe(count);
  expect(await outbox.state()).toMatchObject({ waiting: 0 });
}, 120_000);

test('Q13 a clock that runs 26 hours ahead and is put right does not make anything wait for a day', async () => {
  const { outbox, world, keep } = background();
  world.now += 26 * 60 * MIN;
  world.answer = fails('TC001');
  await keep(1);
  await outbox.flush(true);
  world.now = START;
  world.answer = () => null;
  await outbox.flush(false);
  expect(world.written.size).toBe(1);
});

test('Q14 an edit and the undoing of it arrive in their order, also when the first fails at first', async () => {
  const { outbox, world } = background();
  let first = true;
  world.answer = (opId) => {
    if (opId !== uuidOf(1) || !first) return null;
    first = false;
    return new CrmError('TC005');
  };
  await outbox.keep('completeReminder', remind(1));
  await outbox.keep('undoInteraction', { op_id: uuidOf(2), target_op_id: uuidOf(1) });
  await outbox.flush(true);
  expect(world.written.size).toBe(0);
  world.now += 1000;
  await outbox.flush(true);
  expect(numbers([...world.written.keys()])).toEqual([1, 2]);
});

test('after four weeks, what may have arrived is asked about instead of sent', async () => {
  const { outbox, world, keep } = background();
  world.answerLost = true;
  await keep(1);
  await outbox.flush(true);
  world.now += 30 * 24 * 60 * MIN;
  world.sent.length = 0;
  await outbox.flush(true);
  expect(world.sent).toEqual([]);
  expect((await outbox.state()).items).toMatchObject([
    { state: 'parked', error: { code: 'TC032' } },
  ]);
});
