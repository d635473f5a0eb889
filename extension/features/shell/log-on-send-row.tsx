import { lazy, Suspense, useEffect, useState } from 'react';
import type { InboxSnapshot } from '../../../shared/contracts/inbox-snapshot.ts';
import type { Membership } from '../../../shared/contracts/session.ts';
import { usePorts } from '../../ports.ts';

const LogOnSend = lazy(async () => ({
  default: (await import('../log-on-send/inbox-log-on-send.tsx')).LogOnSend,
}));

interface LogOnSendRowProps {
  readonly snapshot: InboxSnapshot | null;
  readonly membership: Membership;
}

/** From the first mail that is written on, or where one was left to be logged: its editor is long gone by then. */
export function LogOnSendRow({ snapshot, membership }: LogOnSendRowProps) {
  const isWriting = snapshot !== null && snapshot.composes.length > 0;
  const [isWanted, setIsWanted] = useState(isWriting);
  if (isWriting && !isWanted) setIsWanted(true);
  const isLeft = useSentMailsLeft(snapshot);
  if (snapshot === null || !(isWanted || isLeft)) return null;
  return (
    <Suspense fallback={null}>
      <LogOnSend snapshot={snapshot} membership={membership} />
    </Suspense>
  );
}

/** Whether a page that was closed left a sent mail of this mailbox to be logged. The key is its chunk's, which comes late. */
function useSentMailsLeft(snapshot: InboxSnapshot | null): boolean {
  const { drafts } = usePorts();
  const [left, setLeft] = useState(false);
  const mailbox = snapshot?.account == null ? null : `${snapshot.surface}/${snapshot.account}`;
  useEffect(() => {
    if (mailbox === null) return;
    drafts.read(`sent-mails/${mailbox.slice(0, 220)}`).then(
      (kept) => setLeft((was) => was || kept !== null),
      () => undefined,
    );
  }, [drafts, mailbox]);
  return left;
}
