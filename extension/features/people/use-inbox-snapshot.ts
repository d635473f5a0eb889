import { replaceEqualDeep } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { InboxSnapshot } from '../../../shared/contracts/inbox-snapshot.ts';
import { withMessageNames } from '../../../shared/domain/message-name.ts';
import { usePorts } from '../../ports.ts';

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
      setSnapshot((earlier) =>
        earlier !== null && next !== null ? replaceEqualDeep(earlier, next) : next,
      );
    }, stop.signal);
    return () => stop.abort();
  }, [inbox]);
  return snapshot;
}
