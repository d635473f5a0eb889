import { Button } from '@mantine/core';
import { useState } from 'react';
import { ErrorNote } from '../../ui/error-note.tsx';
import { mayHaveArrived } from '../../ui/may-have-arrived.ts';
import type { KeptDraft } from '../../ui/use-kept-draft.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { useCustomerCard } from '../customer-card/use-customer-card.ts';
import { FindCustomer } from '../find-customer/find-customer.tsx';
import type { CustomerDraft } from './customer-draft.ts';
import { ContactFields } from './draft-fields.tsx';
import classes from './new-customer.module.css';
import { newCustomerStrings } from './strings.ts';
import { useCreateCustomer } from './use-create-customer.ts';
import { useDraftFields } from './use-draft-fields.ts';

interface JoinCustomerProps {
  readonly kept: KeptDraft<CustomerDraft>;
  readonly onDone: (customerId: string) => void;
  readonly onBack: () => void;
}

/** A new contact at a customer that exists: find the customer, check the person, add. */
export function JoinCustomer({ kept, onDone, onBack }: JoinCustomerProps) {
  const t = useStrings(newCustomerStrings);
  const [customerId, setCustomerId] = useState<string | null>(null);
  const name = kept.draft.fields['contact.name'].trim();
  if (customerId !== null) {
    return (
      <ContactForm
        kept={kept}
        customerId={customerId}
        onDone={onDone}
        onOther={() => setCustomerId(null)}
      />
    );
  }
  const question = t('choose_existing', { name: name || kept.draft.fields['contact.addresses'] });
  return (
    <section className={classes.form} aria-label={question}>
      <p className={classes.strong}>{question}</p>
      <FindCustomer onChoose={setCustomerId} />
      <div className={classes.actions}>
        <Button variant="subtle" onClick={onBack}>
          {t('cancel')}
        </Button>
      </div>
    </section>
  );
}

interface ContactFormProps {
  readonly kept: KeptDraft<CustomerDraft>;
  readonly customerId: string;
  readonly onDone: (customerId: string) => void;
  readonly onOther: () => void;
}

function ContactForm({ kept, customerId, onDone, onOther }: ContactFormProps) {
  const t = useStrings(newCustomerStrings);
  const card = useCustomerCard(customerId);
  const { addTo, busy, problems } = useCreateCustomer(kept, onDone);
  const { onField, onConfirm } = useDraftFields(kept);
  const customer = card.data?.short_name ?? card.data?.name ?? '…';
  return (
    <form
      className={classes.form}
      aria-labelledby="new-contact-title"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void addTo(customerId);
      }}
    >
      <h2 id="new-contact-title" className={classes.title}>
        {t('title_existing')}
      </h2>
      <ContactFields
        draft={kept.draft}
        onField={onField}
        onConfirm={onConfirm}
        errors={problems.fields}
        dictionaries={[]}
      />
      <div className={classes.foot}>
        {problems.form === null ? null : (
          <ErrorNote
            error={problems.form}
            onRetry={mayHaveArrived(problems.form) ? () => void addTo(customerId) : undefined}
          />
        )}
        <div className={classes.actions}>
          <Button type="submit" disabled={busy}>
            {busy ? t('adding') : t('add_to', { customer })}
          </Button>
          <Button variant="subtle" onClick={onOther}>
            {t('choose_other')}
          </Button>
        </div>
      </div>
    </form>
  );
}
