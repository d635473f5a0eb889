import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { usePorts } from '../../ports.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { useStrings } from '../../ui/use-strings.ts';
import classes from './log-mail.module.css';
import { logMailStrings } from './strings.ts';

interface ChooseCustomerProps {
  /** The customer that has this mail already. */
  readonly except: string;
  readonly onChoose: (customerId: string) => void;
  readonly onBack: () => void;
}

/** Another customer for the same mail: found by name or code among those that the reader may write to. */
export function ChooseCustomer({ except, onChoose, onBack }: ChooseCustomerProps) {
  const t = useStrings(logMailStrings);
  const { crm } = usePorts();
  const [text, setText] = useState('');
  const asked = useDeferredValue(text.trim().slice(0, 100));
  const found = useQuery({
    queryKey: ['find-customer', asked],
    queryFn: () => crm.searchCustomers({ text: asked }),
    enabled: asked !== '',
  });
  const offered = found.data?.filter(
    (customer) =>
      customer.customer_id !== except &&
      ['mine', 'collaborator', 'team'].includes(customer.relation),
  );
  return (
    <div className={classes.form}>
      <TextInput
        type="search"
        label={t('choose_customer')}
        placeholder={t('choose_customer_placeholder')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        autoFocus
      />
      {found.isError ? (
        <ErrorNote error={found.error} onRetry={() => void found.refetch()} />
      ) : null}
      {offered === undefined ? null : (
        <ul className={classes.found}>
          {offered.map((customer) => (
            <li key={customer.customer_id}>
              <button type="button" onClick={() => onChoose(customer.customer_id)}>
                <span>{customer.name}</span>
                <span className={classes.dim}>{customer.code}</span>
              </button>
            </li>
          ))}
          {offered.length === 0 ? <li className={classes.dim}>{t('no_customer_found')}</li> : null}
        </ul>
      )}
      <div className={classes.actions}>
        <Button variant="subtle" onClick={onBack}>
          {t('back')}
        </Button>
      </div>
    </div>
  );
}
