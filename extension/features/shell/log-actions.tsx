import { Button } from '@mantine/core';
import '@mantine/core/styles/UnstyledButton.css';
import '@mantine/core/styles/Button.css';
import { lazy, Suspense, useEffect, useState } from 'react';
import type { CustomerCard } from '../../../shared/contracts/customers.ts';
import type { InboxSnapshot } from '../../../shared/contracts/inbox-snapshot.ts';
import type { Membership } from '../../../shared/contracts/session.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { loggedState } from '../people/logged-state.ts';
import type { ThreadMatch } from '../people/match-thread.ts';
import classes from './log-actions.module.css';
import { LoggedLine } from './logged-line.tsx';
import { shellStrings } from './strings.ts';
import { modKey, useKeys } from './use-keys.ts';

const loadLogMail = () => import('./log-mail-panel.tsx');
const LogMailPanel = lazy(async () => ({ default: (await loadLogMail()).LogMailPanel }));

interface LogActionsProps {
  readonly snapshot: InboxSnapshot;
  readonly card: CustomerCard;
  readonly membership: Membership;
  readonly match: ThreadMatch;
}

/** One primary action: log. The form opens in its place; afterwards it tells who logged it, with a way back. */
export function LogActions({ snapshot, card, membership, match }: LogActionsProps) {
  const t = useStrings(shellStrings);
  const [open, setOpen] = useState(false);
  const canLog = card.can_log;
  const start = canLog && !open ? () => setOpen(true) : undefined;
  useKeys({ l: start, 'mod+l': start });

  // The form is wanted next: fetched while nothing else happens, so that it opens without a wait.
  useEffect(() => {
    const timer = setTimeout(() => void loadLogMail(), 300);
    return () => clearTimeout(timer);
  }, []);

  if (!canLog) return <p className={classes.cannot}>{t('cannot_log')}</p>;
  if (open) {
    return (
      <div className={classes.form}>
        <Suspense fallback={<div className={classes.opening} />}>
          <LogMailPanel
            snapshot={snapshot}
            card={card}
            match={match}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      </div>
    );
  }
  const { latest, loggedCount, countable } = loggedState(
    match,
    snapshot.messages,
    card.customer_id,
  );
  if (latest === null) {
    return (
      <div className={classes.actions}>
        <Button fullWidth onClick={start} rightSection={<Shortcut />} className={classes.primary}>
          {t('log')}
        </Button>
      </div>
    );
  }
  const rest = countable > loggedCount;
  return (
    <div className={classes.actions}>
      <LoggedLine logged={latest} membership={membership} />
      <div className={classes.after}>
        <span className={classes.part}>
          {rest && t('logged_part', { logged: loggedCount, all: countable })}
        </span>
        <Button size="compact-sm" variant={rest ? 'default' : 'subtle'} onClick={start}>
          {rest ? t('log_more') : t('log_again')}
        </Button>
      </div>
    </div>
  );
}

function Shortcut() {
  return (
    <span className={classes.shortcut} aria-hidden="true">
      {modKey('L')}
    </span>
  );
}
