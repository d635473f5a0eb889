import type { InboxSnapshot } from '../../../shared/contracts/inbox-snapshot.ts';
import type { Outsider } from '../../../shared/domain/thread-people.ts';
import { NewCustomer } from '../new-customer/inbox-new-customer.tsx';
import { useReadMessages } from './use-read-messages.ts';

interface NewCustomerPanelProps {
  readonly snapshot: InboxSnapshot;
  readonly person: Outsider;
  readonly onDone: (customerId: string) => void;
}

/** An unknown person, with the signature of their latest message on the page. Its own chunk, like the log form. */
export function NewCustomerPanel({ snapshot, person, onDone }: NewCustomerPanelProps) {
  const messages = useReadMessages(snapshot);
  if (messages === null) return <div aria-busy="true" />;
  const signature =
    messages.findLast(
      (message) => message.signature !== null && message.from?.email === person.email,
    )?.signature ?? null;
  return <NewCustomer person={person} signature={signature} onDone={onDone} />;
}
