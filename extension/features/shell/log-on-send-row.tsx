import { lazy, Suspense, useState } from 'react';
import type { InboxSnapshot } from '../../../shared/contracts/inbox-snapshot.ts';
import type { Membership } from '../../../shared/contracts/session.ts';

const LogOnSend = lazy(async () => ({
  default: (await import('../log-on-send/inbox-log-on-send.tsx')).LogOnSend,
}));

interface LogOnSendRowProps {
  readonly snapshot: InboxSnapshot | null;
  readonly membership: Membership;
}

/** From the first mail that is written on: what was sent is looked after when its editor is long gone. */
export function LogOnSendRow({ snapshot, membership }: LogOnSendRowProps) {
  const isWriting = snapshot !== null && snapshot.composes.length > 0;
  const [hasWritten, setHasWritten] = useState(isWriting);
  if (isWriting && !hasWritten) setHasWritten(true);
  if (snapshot === null || !hasWritten) return null;
  return (
    <Suspense fallback={null}>
      <LogOnSend snapshot={snapshot} membership={membership} />
    </Suspense>
  );
}
