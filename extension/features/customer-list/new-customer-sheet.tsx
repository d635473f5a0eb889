import { useState } from 'react';
import { suggestCustomer } from '../../../shared/domain/suggest-customer.ts';
import { useLanguage } from '../../ui/language.tsx';
import { SideSheet } from '../../ui/side-sheet.tsx';
import { useKeptDraft } from '../../ui/use-kept-draft.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { draftOfSuggestion, parseCustomerDraft } from '../new-customer/customer-draft.ts';
import { CustomerForm } from '../new-customer/customer-form.tsx';
import { pageLink } from '../page-links/page-links.ts';
import { customerListStrings } from './strings.ts';

const nobody = { email: null, name: null };

/** A customer that no mail told of, typed in by hand: the same form, with its search for duplicates, and nothing suggested. */
export function NewCustomerSheet({ onClose }: { readonly onClose: () => void }) {
  const t = useStrings(customerListStrings);
  const language = useLanguage();
  const [waits, setWaits] = useState(false);
  const kept = useKeptDraft('new-customer-by-hand', {
    fresh: () => {
      const draft = draftOfSuggestion(
        suggestCustomer({
          ...{ person: nobody, signature: null, language, sharedDomains: new Set<string>() },
        }),
        crypto.randomUUID(),
      );
      return { ...draft, fields: { ...draft.fields, source_channel: '' } };
    },
    parse: parseCustomerDraft,
    serialise: JSON.stringify,
  });
  return (
    <SideSheet title={t('new_customer')} hidesTitle onClose={onClose}>
      {waits ? (
        <p role="status">{t('kept_customer')}</p>
      ) : kept === null ? null : (
        <CustomerForm
          kept={kept}
          onDone={(id) => {
            window.location.hash = pageLink('customer', { id });
          }}
          onKept={() => setWaits(true)}
          onCancel={onClose}
        />
      )}
    </SideSheet>
  );
}
