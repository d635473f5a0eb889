import { expect, test } from 'vitest';
import { useBackend } from '../local/testing/test-database.ts';
import { namedCustomerIds } from '../seed/demo-customers.ts';
import { anyDigest, call, logPayload, mailPayload } from './call-operation.ts';
import { op, useMembers } from './customer-file-fixtures.ts';

const backend = useBackend();
const as = useMembers(backend);
const { acme } = namedCustomerIds;

/** Who logged something in each of these threads, as the list of a member's mailbox asks. */
const loggedBy = async (who: Parameters<typeof as>[0], ...threads: string[]) => {
  const { logged } = await call(as(who), 'matchPeople', {
    ...{ key_version: 1, people: [], thread: null, mail_keys: [], customer_id: null, threads },
  });
  return logged.map(({ key, by }) => [key, by.name]);
};

test('rows of a list are marked where the reader logged something in their thread, once each', async () => {
  const mails = ['list-1', 'list-2'].map((name) =>
    mailPayload(name, { thread: anyDigest('the-thread') }),
  );
  for (const mail of mails) await call(as('rep'), 'logInteraction', logPayload(acme, mail));
  const other = anyDigest('another-thread');
  expect(await loggedBy('rep', anyDigest('the-thread'), other)).toEqual([
    [anyDigest('the-thread'), 'Zhao Min 赵敏'],
  ]);
  // A thread's name is the mailbox's own: whoever guesses it learns nothing.
  expect(await loggedBy('manager', anyDigest('the-thread'))).toEqual([]);
});

test('what was undone marks no row', async () => {
  const thread = anyDigest('undone-thread');
  const args = logPayload(acme, mailPayload('undone', { thread }));
  await call(as('rep'), 'logInteraction', args);
  await call(as('rep'), 'undoInteraction', { op_id: op(), target_op_id: args.op_id });
  expect(await loggedBy('rep', thread)).toEqual([]);
});
