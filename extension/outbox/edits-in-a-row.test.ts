import { expect, test } from 'vitest';
import { background, fails, uuidOf } from './testing/background.ts';

const edit = (n: number, remark: string, customer = 1) => ({
  ...{ op_id: uuidOf(n), customer_id: uuidOf(700 + customer), version: 3 },
  changes: { remark },
});

function offline() {
  const made = background();
  made.world.answer = fails('TC001');
  made.world.result = (opId) => ({ customer_id: uuidOf(701), version: opId === uuidOf(1) ? 4 : 5 });
  return made;
}

test('a second edit without a network goes on from the first, and is no conflict with oneself', async () => {
  const { outbox, world } = offline();
  await outbox.keep('updateCustomer', edit(1, 'first'));
  await outbox.keep('updateCustomer', edit(2, 'second'));
  await outbox.keep('updateCustomer', edit(3, 'of another', 2));
  world.answer = () => null;
  await outbox.flush(true);
  const versions = [1, 2, 3].map((n) => world.written.get(uuidOf(n))?.payload);
  expect(versions).toEqual([
    edit(1, 'first'),
    { ...edit(2, 'second'), version: 4 },
    edit(3, 'of another', 2),
  ]);
  expect(await outbox.state()).toMatchObject({ waiting: 0, parked: 0 });
});

test('an edit that may have arrived is sent again as it was', async () => {
  const { outbox, world } = offline();
  world.answer = () => null;
  world.answerLost = true;
  await outbox.keep('updateCustomer', edit(1, 'first'));
  await outbox.flush(true);
  const first = JSON.stringify(world.written.get(uuidOf(1))?.payload);
  world.answerLost = false;
  await outbox.flush(true);
  expect(JSON.stringify(world.written.get(uuidOf(1))?.payload)).toBe(first);
});
