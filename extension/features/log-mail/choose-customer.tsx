import { Button } from '@mantine/core';
import { useStrings } from '../../ui/use-strings.ts';
import { FindCustomer } from '../find-customer/find-customer.tsx';
import classes from './log-mail.module.css';
import { logMailStrings } from './strings.ts';

interface ChooseCustomerProps {
  readonly onChoose: (customerId: string) => void;
  readonly onBack: () => void;
}

/** Another customer for the same mail. */
export function ChooseCustomer({ onChoose, onBack }: ChooseCustomerProps) {
  const t = useStrings(logMailStrings);
  return (
    <section className={classes.form} aria-label={t('choose_customer')}>
      <p className={classes.label}>{t('choose_customer')}</p>
      <FindCustomer onChoose={onChoose} />
      <div className={classes.actions}>
        <Button variant="subtle" onClick={onBack}>
          {t('back')}
        </Button>
      </div>
    </section>
  );
}
