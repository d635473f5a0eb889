import { lazy, Suspense } from 'react';
import type { Membership } from '../../../shared/contracts/session.ts';
import classes from './inbox-sidebar.module.css';
import { CardPlaceholder } from './panel-placeholder.tsx';

const OutboxList = lazy(async () => ({
  default: (await import('../outbox/outbox-list.tsx')).OutboxList,
}));
const SignOutQuestion = lazy(async () => ({
  default: (await import('../session/sign-out-question.tsx')).SignOutQuestion,
}));

/** What has not arrived yet; its own chunk, since on most days everything has. */
export function OutboxView({ membership }: { readonly membership: Membership }) {
  return (
    <Suspense fallback={<CardPlaceholder />}>
      <div className={classes.pad}>
        <OutboxList timeZone={membership.time_zone} />
      </div>
    </Suspense>
  );
}

export function SignOutView({ onCancel }: { readonly onCancel: () => void }) {
  return (
    <Suspense fallback={<CardPlaceholder />}>
      <div className={classes.pad}>
        <SignOutQuestion onCancel={onCancel} />
      </div>
    </Suspense>
  );
}
