import { usePorts } from '../../ports.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { mayHaveArrived } from '../../ui/may-have-arrived.ts';
import { SeenButton } from '../../ui/seen-button.tsx';
import { useOperation } from '../../ui/use-operation.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { changedByOwner } from './changed-by-owner.ts';
import classes from './pool.module.css';
import { poolStrings } from './strings.ts';

interface ClaimCustomerProps {
  readonly customerId: string;
  readonly onClaimed: (customerId: string) => void;
}

/** Takes a customer out of the pool. Who came later, or is over a cap, is told why by the database. */
export function ClaimCustomer({ customerId, onClaimed }: ClaimCustomerProps) {
  const t = useStrings(poolStrings);
  const { crm } = usePorts();
  const claim = useOperation(
    (args: { customer_id: string }, op_id) => crm.claimCustomer({ ...args, op_id }),
    changedByOwner,
  );
  const take = () =>
    claim.mutate({ customer_id: customerId }, { onSuccess: () => onClaimed(customerId) });
  return (
    <div className={classes.claim}>
      <SeenButton fullWidth onClick={take} disabled={claim.isPending}>
        {claim.isPending ? t('claiming') : t('claim')}
      </SeenButton>
      <p className={classes.lead}>{t('claim_lead')}</p>
      {claim.isError && (
        <ErrorNote error={claim.error} onRetry={mayHaveArrived(claim.error) ? take : undefined} />
      )}
    </div>
  );
}
