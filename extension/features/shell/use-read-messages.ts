import { useEffect, useMemo, useState } from 'react';
import type { InboxSnapshot } from '../../../shared/contracts/inbox-snapshot.ts';
import {
  type ReadMessage,
  readMessage,
  readMessageInSteps,
} from '../../../shared/domain/read-message.ts';
import { inSlices, type Steps } from '../../../shared/domain/slices.ts';
import { usePorts } from '../../ports.ts';

/** Characters of HTML that are read within a frame or two; more is read in slices, so that the panel stays alive. */
const READ_AT_ONCE = 100_000;

/**
 * The messages that the page shows open, oldest first, interpreted in the reader's own zone: pages show dates so.
 * null while long ones are being read.
 */
export function useReadMessages(snapshot: InboxSnapshot): readonly ReadMessage[] | null {
  const { clock } = usePorts();
  const { messages, surface, pageLanguage, thread } = snapshot;
  const subject = thread?.subject ?? null;
  const open = useMemo(() => messages.filter(({ html }) => html !== null), [messages]);
  const isLong = open.reduce((sum, { html }) => sum + (html?.length ?? 0), 0) > READ_AT_ONCE;
  const context = useMemo(() => {
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    return { surface, pageLanguage, timeZone, now: clock.now(), subject };
  }, [surface, pageLanguage, subject, clock]);
  const short = useMemo(
    () => (isLong ? null : open.map((message) => readMessage(message, context))),
    [open, context, isLong],
  );
  const [long, setLong] = useState<{ of: typeof open; read: readonly ReadMessage[] } | null>(null);
  useEffect(() => {
    if (!isLong) return;
    const stop = new AbortController();
    function* steps(): Steps<ReadMessage[]> {
      const read: ReadMessage[] = [];
      for (const message of open) read.push(yield* readMessageInSteps(message, context));
      return read;
    }
    const slicing = { now: () => performance.now(), pause, signal: stop.signal };
    inSlices(steps(), slicing).then(
      (read) => setLong({ of: open, read }),
      (error: unknown) => {
        if (!stop.signal.aborted) reportError(error);
      },
    );
    return () => stop.abort();
  }, [open, context, isLong]);
  if (!isLong) return short;
  return long?.of === open ? long.read : null;
}

/** Back after the page's own work; timers would wait four milliseconds each time. */
function pause(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
