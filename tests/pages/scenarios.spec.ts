import { expect } from '@playwright/test';
import { type InboxSnapshot, inboxSnapshot } from '../../shared/contracts/inbox-snapshot.ts';
import { demoMailbox, demoThreads } from '../sandbox/demo-mailbox.ts';
import { goOn } from '../sandbox/go-on.ts';
import { type Mailbox, threadOf } from '../sandbox/mailbox.ts';
import { gmailMessageId, gmailThreadId, listUrl, threadUrl } from '../sandbox/page-ids.ts';
import type { AdapterWorld } from '../tools/adapter-world.ts';
import { now, settled, test } from './test.ts';

/** What happened on the real pages, played on the sandbox's: the driver must never tell one thing for another. */
const surfaces = ['gmail', 'outlook'] as const;
const walk = [
  demoThreads.knownCustomer,
  demoThreads.strangerChinese,
  null,
  demoThreads.knownCustomerGerman,
  demoThreads.knownCustomer,
] as const;

for (const surface of surfaces) {
  test(`${surface}: from thread to thread, over the list and back, each address has its own mail or none`, async ({
    open,
  }) => {
    const mailbox = demoMailbox({ now });
    const urlOf = (key: string | null): string =>
      key === null ? listUrl(surface) : threadUrl(surface, key);
    const adapter = await open(urlOf(walk[0]), mailbox);
    await adapter.evaluate('threadbookAdapter.drive()');
    for (const key of walk) {
      await goOn(adapter.page, urlOf(key));
      const subject = key === null ? null : threadOf(mailbox, key).subject;
      await expect
        .poll(async () => (await lastSaid(adapter))?.thread?.subject ?? null, { timeout: 8_000 })
        .toBe(subject);
    }
    const keys = walk.filter((key) => key !== null);
    for (const snapshot of await said(adapter)) {
      const key = keys.find((one) => urlOf(one) === snapshot.url);
      const subject = key === undefined ? null : threadOf(mailbox, key).subject;
      expect([subject, null]).toContain(snapshot.thread?.subject ?? null);
      expect(strangersIn(snapshot, mailbox, key)).toEqual([]);
    }
  });
}

test('gmail: two accounts in two tabs are two mailboxes with ids of their own', async ({
  open,
}) => {
  const mailbox = demoMailbox({ now });
  const first = await open(threadUrl('gmail', demoThreads.knownCustomer), mailbox);
  const second = await open(
    threadUrl('gmail', demoThreads.knownCustomer).replace('/u/0/', '/u/1/'),
    mailbox,
  );
  const hasThread = ({ thread, account }: InboxSnapshot): boolean =>
    thread?.id != null && account !== null;
  const [one, other] = [await settled(first, hasThread), await settled(second, hasThread)];
  expect(one.account).toBe(mailbox.owner.email);
  expect(other.account).not.toBe(one.account);
  expect(other.thread?.id).not.toBe(one.thread?.id);
  expect(other.ownAddresses).not.toContain(mailbox.owner.email);
});

test('gmail: one’s own reply has no id until Gmail knows one, and the right one then', async ({
  open,
}) => {
  const key = demoThreads.knownCustomer;
  const adapter = await open(threadUrl('gmail', key));
  await settled(adapter, ({ messages }) => messages.length === 3);
  const id = gmailMessageId(key, 2);
  const block = adapter.page.locator(`[data-legacy-message-id="${id}"]`).last();
  const decimal = await block.getAttribute('data-message-id');
  await block.evaluate((element) => {
    element.removeAttribute('data-legacy-message-id');
    element.setAttribute('data-message-id', '#msg-a:r-4871072856822866136');
    for (const inner of element.querySelectorAll('[jslog]')) inner.removeAttribute('jslog');
  });
  const fresh = await adapter.read();
  expect(fresh?.messages.at(-1)).toMatchObject({ id: null });
  expect(fresh?.thread?.id).toBe(gmailThreadId(key));
  await adapter.page.locator('[data-message-id="#msg-a:r-4871072856822866136"]').evaluate(
    (element, [hex, long]) => {
      element.setAttribute('data-legacy-message-id', hex ?? '');
      element.setAttribute('data-message-id', long ?? '');
    },
    [id, decimal] as const,
  );
  expect((await adapter.read())?.messages.at(-1)).toMatchObject({ id });
});

for (const literal of ['undefined', 'null', ':46', 'thread-f:undefined', '']) {
  test(`gmail: "${literal}" in the place of a thread's ids is no id`, async ({ open }) => {
    const adapter = await open(threadUrl('gmail', demoThreads.knownCustomer));
    await settled(adapter, ({ thread }) => thread?.id != null);
    await adapter.page.locator('[jslog]').evaluateAll((all) => {
      for (const one of all) one.removeAttribute('jslog');
    });
    await adapter.page
      .locator('h2[data-legacy-thread-id], h2[data-thread-perm-id]')
      .evaluateAll((all, value) => {
        for (const one of all) {
          one.setAttribute('data-legacy-thread-id', value);
          one.setAttribute('data-thread-perm-id', value);
        }
      }, literal);
    expect((await adapter.read())?.thread?.id ?? null).toBeNull();
  });
}

test('outlook: a row that is selected beside an empty pane opens no thread', async ({ open }) => {
  const adapter = await open(listUrl('outlook'));
  await settled(adapter, ({ rows }) => rows.length > 2);
  const rows = adapter.page.locator('[role=option][data-convid]');
  for (const ticked of [1, 2]) {
    await rows.evaluateAll((all, count) => {
      for (const [index, row] of all.entries()) {
        row.setAttribute('aria-selected', String(index < count));
      }
    }, ticked);
    const read = await adapter.read();
    expect(read?.thread).toBeNull();
    expect(read?.messages).toEqual([]);
  }
});

/** People who wrote in none of the messages of the thread at the address. */
function strangersIn(
  { messages }: InboxSnapshot,
  mailbox: Mailbox,
  key: string | undefined,
): (string | null)[] {
  const known = key === undefined ? [] : threadOf(mailbox, key).messages.map(({ from }) => from);
  return messages
    .filter(({ from }) => from !== null)
    .filter(
      ({ from }) => !known.some((one) => one.email === from?.email || one.name === from?.name),
    )
    .map(({ from }) => from?.email ?? from?.name ?? null);
}

async function said(adapter: AdapterWorld): Promise<InboxSnapshot[]> {
  const spoken = await adapter.evaluate('threadbookAdapter.said()');
  return Array.isArray(spoken) ? spoken.map((snapshot) => inboxSnapshot.parse(snapshot)) : [];
}

const lastSaid = async (adapter: AdapterWorld): Promise<InboxSnapshot | undefined> =>
  (await said(adapter)).at(-1);
