import type { FoundCustomer } from '../../../shared/contracts/customers.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { visibleText } from '../../ui/visible-text.ts';
import classes from './find-customer.module.css';
import { findStrings } from './strings.ts';

interface FoundCustomerRowProps {
  readonly customer: FoundCustomer;
  readonly onChoose: (customerId: string) => void;
}

export function FoundCustomerRow({ customer, onChoose }: FoundCustomerRowProps) {
  const t = useStrings(findStrings);
  return (
    <button type="button" className={classes.row} onClick={() => onChoose(customer.customer_id)}>
      <span className={classes.name}>{visibleText(customer.name)}</span>
      <span className={classes.facts}>
        {customer.code} · {visibleText(customer.owner_name ?? t('no_owner'))}
      </span>
    </button>
  );
}
