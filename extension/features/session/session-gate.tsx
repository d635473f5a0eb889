import { lazy, type ReactNode, Suspense } from 'react';
import { CrmError } from '../../../shared/contracts/errors.ts';
import type { Membership } from '../../../shared/contracts/session.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { OtherAccount } from './other-account.tsx';
import { useMembership } from './use-membership.ts';
import { useSession } from './use-session.ts';

const FirstRun = lazy(async () => ({ default: (await import('./first-run.tsx')).FirstRun }));
const SignIn = lazy(async () => ({ default: (await import('./sign-in.tsx')).SignIn }));

interface SessionGateProps {
  readonly children: (membership: Membership) => ReactNode;
  /** Shown while it is being found out who is signed in: the page's own skeleton. */
  readonly waiting: ReactNode;
  /** Where the sign-in form, or the reason for not getting in, stands on this page. */
  readonly frame?: (content: ReactNode) => ReactNode;
}

const bare = (content: ReactNode) => content;

/** The sign-in form, or the page of who is signed in. */
export function SessionGate({ children, waiting, frame = bare }: SessionGateProps) {
  const session = useSession();
  const email = session.data?.email ?? null;

  if (session.isPending) return waiting;
  if (email === null) {
    return <Suspense fallback={waiting}>{frame(<SignIn />)}</Suspense>;
  }
  return (
    <Members key={email} waiting={waiting} frame={frame}>
      {children}
    </Members>
  );
}

function Members({ children, waiting, frame = bare }: SessionGateProps) {
  const membership = useMembership();
  if (membership.error instanceof CrmError && membership.error.code === 'TC003') {
    return <Suspense fallback={waiting}>{frame(<SignIn reason={membership.error} />)}</Suspense>;
  }
  if (membership.data !== undefined) return children(membership.data);
  if (membership.error instanceof CrmError && membership.error.code === 'TB003') {
    return <Suspense fallback={waiting}>{frame(<FirstRun />)}</Suspense>;
  }
  if (membership.isPending) return waiting;
  return frame(
    <main style={{ padding: 16 }}>
      <ErrorNote error={membership.error} onRetry={() => void membership.refetch()}>
        <OtherAccount />
      </ErrorNote>
    </main>,
  );
}
