import { useEffect, useRef } from 'react';
import type { Membership } from '../../../shared/contracts/session.ts';
import { AttentionIcon } from '../../ui/icons.tsx';
import { useConnection } from '../../ui/use-connection.ts';
import { useOutbox } from '../../ui/use-outbox.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { useSaving } from '../../ui/watched-ports.tsx';
import classes from './sidebar-footer.module.css';
import { shellStrings } from './strings.ts';

interface SidebarFooterProps {
  readonly membership: Membership;
  readonly onOutbox: () => void;
}

/** Whether everything is saved, always there; and in whose name. */
export function SidebarFooter({ membership, onOutbox }: SidebarFooterProps) {
  const t = useStrings(shellStrings);
  const { reachable, retry } = useConnection();
  const isStuck = useIsStuck();
  const wasStuck = useRef(isStuck);
  useEffect(() => {
    // What waited has arrived: the line is back, also for what could not be read meanwhile.
    if (wasStuck.current && !isStuck) retry();
    wasStuck.current = isStuck;
  }, [isStuck, retry]);
  return (
    <footer className={classes.footer}>
      <span role="status" className={classes.state}>
        <SaveState onOutbox={onOutbox} reachable={reachable} />
      </span>
      {reachable ? (
        <span className={classes.who} title={`${membership.name} · ${membership.org_name}`}>
          {membership.name}
        </span>
      ) : (
        <button type="button" className={classes.retry} onClick={retry}>
          {t('reconnect')}
        </button>
      )}
    </footer>
  );
}

interface SaveStateProps {
  readonly reachable: boolean;
  readonly onOutbox: () => void;
}

/** Something came back without an answer, and waits. What is on its way for the first time is being saved. */
function useIsStuck(): boolean {
  const outbox = useOutbox();
  if (outbox === null || outbox.waiting === 0) return false;
  return (
    outbox.needs_sign_in ||
    outbox.items.some(({ state, error }) => state === 'waiting' && error !== null)
  );
}

/** What needs a decision, else what waits, else how things stand. */
function SaveState({ reachable, onOutbox }: SaveStateProps) {
  const t = useStrings(shellStrings);
  const saving = useSaving();
  const isStuck = useIsStuck();
  const outbox = useOutbox();
  if (outbox === null) return null;
  const { waiting, parked } = outbox;
  if (parked > 0 || isStuck) {
    return (
      <button type="button" className={classes.outbox} onClick={onOutbox}>
        <AttentionIcon />{' '}
        {parked > 0 ? t('parked', { count: parked }) : t('waiting', { count: waiting })}
      </button>
    );
  }
  if (!reachable) {
    return (
      <span className={classes.trouble}>
        <AttentionIcon /> {t('unreachable')}
      </span>
    );
  }
  const busy = saving || waiting > 0;
  return (
    <>
      <span className={classes.dot} data-saving={busy ? '' : undefined} />
      {busy ? t('saving') : t('saved')}
    </>
  );
}
