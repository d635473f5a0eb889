import { lazy, Suspense } from 'react';
import type { InboxSnapshot } from '../../../shared/contracts/inbox-snapshot.ts';
import type { Membership } from '../../../shared/contracts/session.ts';
import { EditIcon } from '../../ui/icons.tsx';
import { useStrings } from '../../ui/use-strings.ts';
import classes from './inbox-sidebar.module.css';
import { shellStrings } from './strings.ts';

/** Wanted only while one writes. */
const RecipientList = lazy(async () => ({
  default: (await import('../recipients/recipient-list.tsx')).RecipientList,
}));

interface ComposeBarProps {
  readonly snapshot: InboxSnapshot | null;
  readonly membership: Membership;
  readonly onTemplates: () => void;
  readonly onOpenCustomer: (customerId: string) => void;
}

/** A mail is being written beside the sidebar: whom it goes to, and what can be put into it. */
export function ComposeBar(props: ComposeBarProps) {
  const { snapshot, membership, onTemplates, onOpenCustomer } = props;
  const t = useStrings(shellStrings);
  // The one that was opened last is the one that is written on.
  const compose = snapshot?.composes.at(-1);
  if (snapshot === null || compose === undefined) return null;
  return (
    <>
      <div className={classes.composeBar}>
        <EditIcon />
        <span>{t('writing')}</span>
        <button
          type="button"
          className={classes.link}
          title={`${t('templates')}  I`}
          onClick={onTemplates}
        >
          {t('templates')}
        </button>
      </div>
      <Suspense fallback={null}>
        <RecipientList key={compose.key} {...{ snapshot, compose, membership, onOpenCustomer }} />
      </Suspense>
    </>
  );
}
