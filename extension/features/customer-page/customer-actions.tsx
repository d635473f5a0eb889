import { Button } from '@mantine/core';
import '@mantine/core/styles/UnstyledButton.css';
import '@mantine/core/styles/Button.css';
import { lazy, Suspense, useRef, useState } from 'react';
import type { CustomerCard, LoggedMail } from '../../../shared/contracts/customers.ts';
import type { Membership } from '../../../shared/contracts/session.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { logFollowUpStrings } from '../log-follow-up/strings.ts';
import { ClaimCustomer } from '../pool/claim-customer.tsx';
import { LoggedLine } from '../shell/logged-line.tsx';
import classes from './customer-page.module.css';
import { customerPageStrings } from './strings.ts';

const LogFollowUp = lazy(async () => ({
  default: (await import('../log-follow-up/log-follow-up.tsx')).LogFollowUp,
}));

interface CustomerActionsProps {
  readonly card: CustomerCard;
  readonly membership: Membership;
}

/** One primary action: log a follow-up, in place; of a customer in the pool, claim it. */
export function CustomerActions({ card, membership }: CustomerActionsProps) {
  const t = useStrings(customerPageStrings);
  const log = useStrings(logFollowUpStrings);
  const [open, setOpen] = useState(false);
  const [logged, setLogged] = useState<LoggedMail | 'kept' | null>(null);
  const place = useRef<HTMLDivElement>(null);

  function close() {
    setOpen(false);
    // What was focused went with the form: the hand stays where it was.
    requestAnimationFrame(() => place.current?.querySelector('button')?.focus());
  }

  if (card.relation === 'pool') {
    return <ClaimCustomer customerId={card.customer_id} onClaimed={() => undefined} />;
  }
  return (
    <div ref={place} className={classes.actions}>
      {open ? (
        <Suspense fallback={<div className={classes.opening} />}>
          <LogFollowUp
            card={card}
            membership={membership}
            onCancel={close}
            onLogged={(entry) => {
              setLogged(entry ?? 'kept');
              close();
            }}
          />
        </Suspense>
      ) : card.can_log ? (
        <Button onClick={() => setOpen(true)}>{log('log')}</Button>
      ) : (
        <p className={classes.dim}>{log('cannot_log')}</p>
      )}
      {logged === 'kept' && <p role="status">{t('kept')}</p>}
      {logged !== null && logged !== 'kept' && (
        <LoggedLine
          key={logged.op_id}
          logged={logged}
          membership={membership}
          onUndone={() => setLogged(null)}
        />
      )}
    </div>
  );
}
