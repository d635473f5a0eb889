import { Button } from '@mantine/core';
import '@mantine/core/styles/UnstyledButton.css';
import '@mantine/core/styles/Button.css';
import { useEffect, useState } from 'react';
import { loadSharedDomains } from '../../../shared/domain/shared-domains.ts';
import type { Signature } from '../../../shared/domain/signature.ts';
import { suggestCustomer } from '../../../shared/domain/suggest-customer.ts';
import { useLanguage } from '../../ui/language.tsx';
import { useKeptDraft } from '../../ui/use-kept-draft.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { NeverLog } from '../exclusions/never-log.tsx';
import { customerDraftKey, draftOfSuggestion, parseCustomerDraft } from './customer-draft.ts';
import { CustomerForm } from './customer-form.tsx';
import { JoinCustomer } from './join-customer.tsx';
import classes from './new-customer.module.css';
import { newCustomerStrings } from './strings.ts';

export interface NewCustomerProps {
  readonly person: { readonly email: string | null; readonly name: string | null };
  readonly signature: Signature | null;
  /** The new customer, or the existing one that the person was added to. */
  readonly onDone: (customerId: string) => void;
}

/**
 * Somebody nobody knows. Until one of the buttons is pressed only keyed digests of the address have left the page:
 * looking for duplicates sends name and address in clear, and that is the reader's decision.
 */
export function NewCustomer(props: NewCustomerProps) {
  const sharedDomains = useSharedDomains();
  return sharedDomains === null ? (
    <div className={classes.waiting} aria-busy="true" />
  ) : (
    <Stranger {...props} sharedDomains={sharedDomains} />
  );
}

/** The whole list comes late, since it weighs more than the card; without it a domain may be suggested that is refused. */
function useSharedDomains(): ReadonlySet<string> | null {
  const [domains, setDomains] = useState<ReadonlySet<string> | null>(null);
  useEffect(() => {
    let current = true;
    loadSharedDomains()
      .catch(() => new Set<string>())
      .then((loaded) => {
        if (current) setDomains(loaded);
      });
    return () => {
      current = false;
    };
  }, []);
  return domains;
}

interface StrangerProps extends NewCustomerProps {
  readonly sharedDomains: ReadonlySet<string>;
}

function Stranger({ person, signature, sharedDomains, onDone }: StrangerProps) {
  const t = useStrings(newCustomerStrings);
  const language = useLanguage();
  const kept = useKeptDraft(customerDraftKey(person), {
    fresh: () =>
      draftOfSuggestion(
        suggestCustomer({ person, signature, language, sharedDomains }),
        crypto.randomUUID(),
      ),
    parse: parseCustomerDraft,
    serialise: JSON.stringify,
  });
  const [step, setStep] = useState<'ask' | 'new' | 'existing' | 'never'>('ask');

  if (kept === null) return <div className={classes.waiting} aria-busy="true" />;
  const back = () => setStep('ask');
  if (step === 'existing') {
    return <JoinCustomer kept={kept} onDone={onDone} onBack={back} />;
  }
  if (step === 'never' && person.email !== null) {
    return (
      <NeverLog
        address={person.email}
        sharedDomains={sharedDomains}
        onExcluded={back}
        onCancel={back}
      />
    );
  }
  if (step === 'new') return <CustomerForm kept={kept} onDone={onDone} onCancel={back} />;
  return (
    <div className={classes.form}>
      <div>
        <p className={classes.strong}>
          {t('unknown', { name: person.name ?? person.email ?? '?' })}
        </p>
        <p className={classes.dim}>{t('unknown_lead')}</p>
      </div>
      <Button fullWidth onClick={() => setStep('new')}>
        {t('new_customer')}
      </Button>
      <Button fullWidth variant="default" onClick={() => setStep('existing')}>
        {t('add_to_existing')}
      </Button>
      {person.email !== null && (
        <Button fullWidth variant="subtle" color="gray" onClick={() => setStep('never')}>
          {t('never_log')}
        </Button>
      )}
    </div>
  );
}
