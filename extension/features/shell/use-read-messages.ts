import { useMemo } from 'react';
import type { InboxSnapshot } from '../../../shared/contracts/inbox-snapshot.ts';
import { type ReadMessage, readMessage } from '../../../shared/domain/read-message.ts';
import { usePorts } from '../../ports.ts';

/** The messages that the page shows open, oldest first, interpreted in the reader's own zone: pages show dates so. */
export function useReadMessages(snapshot: InboxSnapshot): ReadMessage[] {
  const { clock } = usePorts();
  const { messages, surface, pageLanguage, thread } = snapshot;
  const subject = thread?.subject ?? null;
  return useMemo(() => {
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    const context = { surface, pageLanguage, timeZone, now: clock.now(), subject };
    return messages.filter(({ html }) => html !== null).map((one) => readMessage(one, context));
  }, [messages, surface, pageLanguage, subject, clock]);
}
