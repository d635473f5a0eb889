import { replaceEqualDeep } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { InboxSnapshot } from '../../../shared/contracts/inbox-snapshot.ts';
import { withMessageNames } from '../../../shared/domain/message-name.ts';
import { usePorts } from '../../ports.ts';

/** Mail pages empty a thread for a moment while they draw it anew; what is open did not change by that. */
function isBlink(earlier: InboxSnapshot, next: InboxSnapshot): boolean {
  const id = next.thread?.id ?? null;
  return (
    next.messages.length === 0 &&
    earlier.messages.length > 0 &&
    id !== null &&
    id === earlier.thread?.id &&
    next.surface === earlier.surface &&
    next.account === earlier.account
  );
}

/**
 * What is open beside the sidebar; null while the page is being read. Parts that did not change keep their identity,
 * so that a page that redraws itself all the time costs nothing here.
 */
export function useInboxSnapshot(): InboxSnapshot | null {
  const { inbox } = usePorts();
  const [snapshot, setSnapshot] = useState<InboxSnapshot | null>(null);
  useEffect(() => {
    if (inbox === null) return;
    const stop = new AbortController();
    inbox.subscribe((read) => {
      const next = read === null ? null : withMessageNames(read);
      setSnapshot((earlier) => {
        if (earlier === null || next === null) return next;
        return isBlink(earlier, next) ? earlier : replaceEqualDeep(earlier, next);
      });
    }, stop.signal);
    return () => stop.abort();
  }, [inbox]);
  return snapshot;
}
