import { Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useOutbox } from '../../ui/use-outbox.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { sessionStrings } from './strings.ts';
import { useSignOut } from './use-sign-out.ts';

/** Seldom needed: most who leave have nothing waiting. */
const SignOutQuestion = lazy(async () => ({
  default: (await import('./sign-out-question.tsx')).SignOutQuestion,
}));

/** The way out for who got no further with this account; what waits on this computer is asked about first. */
export function OtherAccount() {
  const t = useStrings(sessionStrings);
  const signOut = useSignOut();
  const outbox = useOutbox();
  const [asking, setAsking] = useState(false);
  if (asking) {
    return (
      <Suspense fallback={null}>
        <SignOutQuestion onCancel={() => setAsking(false)} />
      </Suspense>
    );
  }
  const nothingWaits = outbox !== null && outbox.waiting + outbox.parked === 0;
  return (
    <Button
      size="compact-sm"
      variant="subtle"
      // Nobody leaves before it is known what they leave behind.
      disabled={outbox === null}
      onClick={() => (nothingWaits ? void signOut() : setAsking(true))}
    >
      {t('other_account')}
    </Button>
  );
}
