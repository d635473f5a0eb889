import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { usePorts } from '../../ports.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { mayHaveArrived } from '../../ui/may-have-arrived.ts';
import type { KeptDraft } from '../../ui/use-kept-draft.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { knownFacts } from './check-customer.ts';
import type { CustomerDraft } from './customer-draft.ts';
import { ContactFields, CustomerFields } from './draft-fields.tsx';
import { DuplicateList } from './duplicate-list.tsx';
import classes from './new-customer.module.css';
import { newCustomerStrings } from './strings.ts';
import { useCreateCustomer } from './use-create-customer.ts';
import { useDictionaries } from './use-dictionaries.ts';
import { useDraftFields } from './use-draft-fields.ts';
import { useSettled } from './use-settled.ts';

interface CustomerFormProps {
  readonly kept: KeptDraft<CustomerDraft>;
  readonly onDone: (customerId: string) => void;
  readonly onCancel: () => void;
  /** Left out where what waits is shown anyhow. */
  readonly onKept?: () => void;
}

const SETTLE_MS = 400;

export function CustomerForm({ kept, onDone, onCancel, onKept }: CustomerFormProps) {
  const t = useStrings(newCustomerStrings);
  const { crm } = usePorts();
  const dictionaries = useDictionaries();
  const { draft } = kept;
  const { create, addTo, busy, problems } = useCreateCustomer(kept, onDone, onKept);
  const { onField, onConfirm } = useDraftFields(kept);
  const form = useRef<HTMLFormElement>(null);

  const facts = useSettled(JSON.stringify(knownFacts(draft)), SETTLE_MS);
  const duplicates = useQuery({
    queryKey: ['duplicates', facts],
    queryFn: () => crm.findDuplicates(knownFacts(draft)),
    // Saving looks again, so a failed look here only costs the warning beforehand.
    retry: false,
    placeholderData: (earlier) => earlier,
  });
  const found = duplicates.data ?? [];

  useEffect(() => {
    if (problems.asksDuplicates) {
      form.current?.querySelector<HTMLElement>('[data-anyway]')?.focus();
      return;
    }
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [problems]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.defaultPrevented) return;
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) {
      event.preventDefault();
      void create(false);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      onCancel();
    }
  };

  if (dictionaries.data === undefined) {
    return dictionaries.isError ? (
      <ErrorNote error={dictionaries.error} onRetry={() => void dictionaries.refetch()} />
    ) : (
      <div className={classes.waiting} aria-busy="true" />
    );
  }
  const fields = {
    draft,
    onField,
    onConfirm,
    errors: problems.fields,
    dictionaries: dictionaries.data,
  };
  return (
    <form
      ref={form}
      className={classes.form}
      aria-labelledby="new-customer-title"
      noValidate
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        void create(false);
      }}
    >
      <h2 id="new-customer-title" className={classes.title}>
        {t('title')}
      </h2>
      {kept.restored ? (
        <p className={classes.restored} role="status">
          {t('restored')}{' '}
          <button type="button" className={classes.link} onClick={kept.startOver}>
            {t('start_over')}
          </button>
        </p>
      ) : null}
      {found.length === 0 ? null : (
        <DuplicateList
          duplicates={found}
          contactName={draft.fields['contact.name'].trim()}
          onAdd={({ id }) => void addTo(id)}
        />
      )}
      <CustomerFields {...fields} />
      <ContactFields {...fields} />
      <div className={classes.foot}>
        {problems.form === null ? null : (
          <ErrorNote
            error={problems.form}
            onRetry={mayHaveArrived(problems.form) ? () => void create(false) : undefined}
          />
        )}
        {problems.asksDuplicates ? (
          <div role="alert" className={classes.ask}>
            <p className={classes.strong}>{t('ask_duplicates')}</p>
            <Button data-anyway variant="default" disabled={busy} onClick={() => void create(true)}>
              {t('create_anyway')}
            </Button>
          </div>
        ) : null}
        <div className={classes.actions}>
          <Button type="submit" disabled={busy}>
            {busy ? t('creating') : t('create')}
          </Button>
          <Button variant="subtle" onClick={onCancel}>
            {t('cancel')}
          </Button>
        </div>
      </div>
    </form>
  );
}
