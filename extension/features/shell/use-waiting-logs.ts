import type { InboxSnapshot } from '../../../shared/contracts/inbox-snapshot.ts';
import type { OutboxItem } from '../../../shared/contracts/outbox.ts';
import { useOutbox } from '../../ui/use-outbox.ts';

/** Logs of the open thread for a customer that have not arrived yet, oldest first. */
export function useWaitingLogs(snapshot: InboxSnapshot, customerId: string): readonly OutboxItem[] {
  const items = useOutbox()?.items ?? [];
  const thread = snapshot.thread?.id ?? null;
  if (thread === null) return [];
  return items.filter(
    ({ state, mail }) =>
      state === 'waiting' && mail?.thread_id === thread && mail.customer_ids.includes(customerId),
  );
}
