import { Button, Textarea } from '@mantine/core';
import '@mantine/core/styles/Input.css';
import { type KeyboardEvent, useState } from 'react';
import { type CustomerCard, customerStatus } from '../../../shared/contracts/customers.ts';
import { CrmError } from '../../../shared/contracts/errors.ts';
import { usePorts } from '../../ports.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { mayHaveArrived } from '../../ui/may-have-arrived.ts';
import { useOperation } from '../../ui/use-operation.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { cardStrings } from '../customer-card/strings.ts';
import { changedByEditing } from '../customer-file/changed-by-editing.ts';
import { ChoiceChips } from '../next-step/choice-chips.tsx';
import classes from './status-form.module.css';
import { statusStrings } from './strings.ts';

interface StatusFormProps {
  readonly card: CustomerCard;
  readonly onDone: () => void;
  /** The way to what "won" asks for. */
  readonly onContracts: () => void;
}

/** Another status, with its reason. The database knows the rules; which one stopped the change is said. */
export function StatusForm({ card, onDone, onContracts }: StatusFormProps) {
  const t = useStrings(statusStrings);
  const word = useStrings(cardStrings);
  const { crm } = usePorts();
  const [to, setTo] = useState<CustomerCard['status'] | null>(null);
  const [reason, setReason] = useState('');
  const [unchosen, setUnchosen] = useState(false);
  const change = useOperation(
    (args: { to: CustomerCard['status']; reason: string | null }, op_id) =>
      crm.changeStatus({ op_id, customer_id: card.customer_id, ...args }),
    changedByEditing,
  );

  function send() {
    if (change.isPending) return;
    setUnchosen(to === null);
    if (to !== null) change.mutate({ to, reason: reason.trim() || null }, { onSuccess: onDone });
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      onDone();
    } else if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) {
      event.preventDefault();
      send();
    }
  }

  const { error } = change;
  return (
    <form
      className={classes.form}
      aria-label={t('title')}
      noValidate
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <ChoiceChips
        label={t('to')}
        choices={customerStatus.options
          .filter((status) => status !== card.status)
          .map((status) => ({ value: status, label: word(status) }))}
        value={to}
        error={unchosen ? t('choose') : null}
        autoFocus
        onChoose={(status) => {
          setTo(status);
          setUnchosen(false);
          change.reset();
        }}
      />
      <Textarea
        label={to === 'lost' ? t('reason_lost') : t('reason')}
        value={reason}
        rows={2}
        maxLength={500}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {error !== null && (
        <ErrorNote error={error} onRetry={mayHaveArrived(error) ? send : undefined}>
          {error instanceof CrmError && error.code === 'TB042' && (
            <Button size="compact-sm" variant="default" onClick={onContracts}>
              {t('add_contract')}
            </Button>
          )}
        </ErrorNote>
      )}
      <div className={classes.actions}>
        <Button type="submit" size="compact-sm" disabled={change.isPending}>
          {change.isPending ? t('saving') : t('save')}
        </Button>
        <Button size="compact-sm" variant="subtle" onClick={onDone}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}
