import { lazy, Suspense } from 'react';
import type { InboxSnapshot } from '../../../shared/contracts/inbox-snapshot.ts';
import type { Membership } from '../../../shared/contracts/session.ts';
import { CardPlaceholder } from './panel-placeholder.tsx';

const TemplatesView = lazy(async () => ({
  default: (await import('../templates/templates-view.tsx')).TemplatesView,
}));

interface TemplatesPanelProps {
  readonly snapshot: InboxSnapshot | null;
  readonly membership: Membership;
  readonly customerId: string | null;
}

/** Templates; their own chunk, since they are wanted only while one writes. */
export function TemplatesPanel(props: TemplatesPanelProps) {
  return (
    <Suspense fallback={<CardPlaceholder />}>
      <TemplatesView {...props} />
    </Suspense>
  );
}
