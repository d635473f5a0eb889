import { Button, TextInput } from '@mantine/core';
import '@mantine/core/styles/Input.css';
import '@mantine/core/styles/UnstyledButton.css';
import '@mantine/core/styles/Button.css';
import { useState } from 'react';
import { usePorts } from '../../ports.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { mayHaveArrived } from '../../ui/may-have-arrived.ts';
import { SeenButton } from '../../ui/seen-button.tsx';
import { useOperation } from '../../ui/use-operation.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { changedByOwner } from './changed-by-owner.ts';
import classes from './pool.module.css';
import { poolStrings } from './strings.ts';

const LONGEST_REASON = 500;

interface ReleaseCustomerProps {
  readonly customerId: string;
}

/** Gives an own customer back to the pool, with a reason: asked for, since whoever claims it next reads it. */
export function ReleaseCustomer({ customerId }: ReleaseCustomerProps) {
  const t = useStrings(poolStrings);
  const { crm } = usePorts();
  const [reason, setReason] = useState<string | null>(null);
  const release = useOperation(
    (args: { customer_id: string; reason: string }, op_id) =>
      crm.releaseCustomer({ ...args, op_id }),
    changedByOwner,
  );
  if (reason === null) {
    return (
      <div className={classes.offer}>
        <Button size="compact-sm" variant="subtle" color="gray" onClick={() => setReason('')}>
          {t('release')}
        </Button>
      </div>
    );
  }
  const give = () => release.mutate({ customer_id: customerId, reason: reason.trim() });
  return (
    <form
      className={classes.release}
      aria-labelledby="release-title"
      onSubmit={(event) => {
        event.preventDefault();
        give();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        setReason(null);
      }}
    >
      <h2 id="release-title" className={classes.title}>
        {t('release_title')}
      </h2>
      <p className={classes.lead}>{t('release_lead')}</p>
      <TextInput
        label={t('reason')}
        placeholder={t('reason_hint')}
        value={reason}
        maxLength={LONGEST_REASON}
        required
        // The reader asked for the form a moment ago.
        autoFocus
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {release.isError && (
        <ErrorNote
          error={release.error}
          onRetry={mayHaveArrived(release.error) ? give : undefined}
        />
      )}
      <div className={classes.actions}>
        <SeenButton type="submit" color="red" disabled={release.isPending || reason.trim() === ''}>
          {release.isPending ? t('releasing') : t('release')}
        </SeenButton>
        <Button variant="subtle" onClick={() => setReason(null)}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}
