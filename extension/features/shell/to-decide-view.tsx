import { lazy, Suspense } from 'react';
import type { Membership } from '../../../shared/contracts/session.ts';
import { CardPlaceholder } from './panel-placeholder.tsx';

const ToDecideList = lazy(async () => ({
  default: (await import('../decisions/to-decide-list.tsx')).ToDecideList,
}));

/** What waits for a decision; its own chunk, since most days there is none. */
export function ToDecideView({ membership }: { readonly membership: Membership }) {
  return (
    <Suspense fallback={<CardPlaceholder />}>
      <ToDecideList membership={membership} />
    </Suspense>
  );
}
