import { expect, test } from 'vitest';
import { CrmError } from '../../shared/contracts/errors.ts';
import type { OperationArgs } from '../../shared/contracts/operations.ts';
import { background, fails, numbers, uuidOf } from './testing/background.ts';

/** The customer that the first operation makes is named by that operation until it has an id. */
const creation = uuidOf(1);
const customerId = uuidOf(500);
const customer: OperationArgs<'createCustomer'> = {
  ...{ op_id: creation, name: 'Aurora Foundry', short_name: null, industry_code: 'C' },
  ...{ customer_type: 'potential', region_code: 'IT', source_channel: null, domains: [] },
  ...{ to_verify: [], remark: null, accept_duplicates: false },
  contact: {
    ...{ name: 'Maria Rossi', title: null, phones: [], wechat: null },
    addresses: ['maria@aurora.example'],
  },
};
const log = (n: number): OperationArgs<'logInteraction'> => ({
  ...{ op_id: uuidOf(n), kind: 'call', source: 'sidebar', occurred_at: '2026-11-20T01:00:00Z' },
  ...{ mail: null, customer_ids: [creation], contact_ids: [], visibility: 'full', outcome: null },
  ...{ note: 'Asked for a quote', next: null, no_next_reason: 'answered' },
});

function offline() {
  const made = background();
  made.world.answer = fails('TC001');
  made.world.result = (opId) =>
    opId === creation ? { customer_id: customerId, code: 'C1', contact_id: null } : {};
  return made;
}
const sentOf = ({ world }: ReturnType<typeof background>, n: number) =>
  world.written.get(uuidOf(n))?.payload;

test('what is logged to a customer that waits to be made waits behind it, and goes to it under its id', async () => {
  const profile = offline();
  const { outbox, world } = profile;
  await expect(outbox.call('createCustomer', customer)).rejects.toMatchObject({ code: 'TC030' });
  await expect(outbox.call('logInteraction', log(2))).rejects.toMatchObject({ code: 'TC030' });
  expect((await outbox.state()).items).toMatchObject([
    { operation: 'createCustomer', subject: 'Aurora Foundry', addresses: ['maria@aurora.example'] },
    { operation: 'logInteraction' },
  ]);
  // The log is never tried before the customer is there.
  expect(numbers(world.sent)).not.toContain(2);
  world.answer = () => null;
  await outbox.flush(true);
  expect(sentOf(profile, 2)).toEqual({ ...log(2), customer_ids: [customerId] });
  expect(await outbox.state()).toMatchObject({ waiting: 0, parked: 0 });
});

test('it does so when the answer to the creation was lost, and the background died in between', async () => {
  const profile = offline();
  profile.world.answer = () => null;
  profile.world.answerLost = true;
  await expect(profile.outbox.call('createCustomer', customer)).rejects.toMatchObject({
    code: 'TC030',
  });
  await profile.outbox.keep('logInteraction', log(2));
  await profile.outbox.flush(true);
  const next = profile.again();
  next.world.result = profile.world.result;
  await next.outbox.flush(true);
  expect(numbers(next.world.sent)).toEqual([1, 2]);
  expect(sentOf(next, 2)).toMatchObject({ customer_ids: [customerId] });
});

test('a page that still names it by its operation afterwards is understood', async () => {
  const profile = offline();
  await profile.outbox.keep('createCustomer', customer);
  profile.world.answer = () => null;
  await profile.outbox.flush(true);
  await profile.outbox.call('logInteraction', log(3));
  expect(sentOf(profile, 3)).toMatchObject({ customer_ids: [customerId] });
});

test('while the customer needs a decision its logs wait; once it is given up they say why they cannot go', async () => {
  const profile = offline();
  const { outbox, world } = profile;
  world.answer = (opId) => (opId === creation ? new CrmError('TB017', 'name') : null);
  await outbox.keep('createCustomer', customer);
  await outbox.keep('logInteraction', log(2));
  await outbox.flush(true);
  await outbox.flush(true);
  expect(await outbox.state()).toMatchObject({ waiting: 1, parked: 1 });
  expect(numbers(world.sent)).not.toContain(2);
  world.answer = fails('TB001');
  await outbox.discard(creation);
  await outbox.flush(true);
  expect(await outbox.state()).toMatchObject({
    ...{ waiting: 0, parked: 1 },
    items: [{ op_id: uuidOf(2), error: { code: 'TB001' } }],
  });
});
