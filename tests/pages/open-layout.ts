import type { InboxSnapshot } from '../../shared/contracts/inbox-snapshot.ts';
import { demoCalendar } from '../sandbox/demo-calendar.ts';
import { goOn } from '../sandbox/go-on.ts';
import { type Mailbox, threadOf } from '../sandbox/mailbox.ts';
import type { AdapterWorld } from '../tools/adapter-world.ts';
import type { Layout } from './layouts.ts';
import { settled } from './test.ts';

/**
 * Opens a layout as a person comes there, from another place where there is one. Resolves with what is read when the
 * page stands still and shows what the mailbox holds: the truth against which the same page with gaps is held.
 */
export async function openLayout(
  open: (url: string, mailbox?: Mailbox) => Promise<AdapterWorld>,
  layout: Layout,
  mailbox: Mailbox,
): Promise<{ adapter: AdapterWorld; truth: InboxSnapshot }> {
  const adapter = await open(layout.after ?? layout.url, mailbox);
  if (layout.after !== null) {
    await settled(adapter, ({ thread, rows }) => thread?.subject != null || rows.length > 0);
    await goOn(adapter.page, layout.url);
  }
  // The answer is to the mail that is open, not to the one that still stands there.
  if (layout.writes) await settled(adapter, threadShown(mailbox, layout.open ?? ''));
  for (const selector of layout.clicks) {
    await adapter.page.locator(selector).first().dispatchEvent('click');
    await settled(adapter, ({ event, composes }) => event !== null || composes.length > 0);
  }
  const isRight = rightOf(layout, mailbox);
  return { adapter, truth: await settled(adapter, isRight) };
}

/** Whether all is read that the mailbox holds: whose it is, and the thread with its senders, the list or the event. */
function rightOf(layout: Layout, mailbox: Mailbox): (read: InboxSnapshot) => boolean {
  const account = accountOf(layout, mailbox);
  const isOpen = {
    thread: () => threadShown(mailbox, layout.open ?? ''),
    list: () => (read: InboxSnapshot) => read.thread === null && read.rows.length > 0,
    event: () => eventShown(mailbox, layout.open ?? ''),
  }[layout.shows]();
  return (read) => {
    const { account: _, ...health } = read.health;
    const isWriting = read.composes.some(({ to }) => to !== null && to.length > 0);
    return (
      read.account === account &&
      isWriting === layout.writes &&
      !Object.values(health).includes('broken') &&
      isOpen(read)
    );
  };
}

function accountOf({ account }: Layout, { owner: { email } }: Mailbox): string | null {
  if (account === null || account === 'own') return account === null ? null : email;
  return account === 'shared' ? email.replace(/^[^@]+/, 'sales') : email.replace('@', '.private@');
}

function threadShown(mailbox: Mailbox, key: string): (read: InboxSnapshot) => boolean {
  const { subject, messages } = threadOf(mailbox, key);
  // In an account of its own the mailbox's owner has another address.
  const names = new Set(messages.map(({ from }) => from.name));
  const addresses = new Set(messages.map(({ from }) => from.email));
  return (read) =>
    read.thread?.id != null &&
    read.thread.subject === subject &&
    read.messages.length > 0 &&
    read.messages
      .filter(({ expanded }) => expanded)
      .every(({ from }) => addresses.has(from?.email ?? '') || names.has(from?.name ?? ''));
}

function eventShown(mailbox: Mailbox, key: string): (read: InboxSnapshot) => boolean {
  const title = demoCalendar(mailbox).find((event) => event.key === key)?.title;
  return (read) => title !== undefined && read.event?.title === title;
}
