import { NativeSelect } from '@mantine/core';
import '@mantine/core/styles/Input.css';
import { Placeholder } from '../../ui/placeholder.tsx';
import { useStrings } from '../../ui/use-strings.ts';
import { visibleText } from '../../ui/visible-text.ts';
import { templateStrings } from './strings.ts';
import classes from './templates.module.css';
import type { Filled } from './use-filled-template.ts';

/** Whom the text is for: found by the mail, asked where several are possible, and never silent about who it is. */
export function FilledFor({ filled }: { readonly filled: Filled }) {
  const t = useStrings(templateStrings);
  const { subject, contactId } = filled;
  const { card, contact, person, candidates, pending } = subject;
  if (pending)
    return (
      <div role="status" aria-label={t('looking_up')} className={classes.for}>
        <Placeholder width="60%" />
      </div>
    );
  const name = visibleText(contact?.name ?? person?.name ?? person?.email ?? '');
  const staff = (card?.contacts ?? []).filter(
    ({ has_left, contact_id }) => !has_left || contact_id === contactId,
  );
  const mayChoose = staff.length > 0 && (contact === null || staff.length > 1);
  // Somebody who is in the mail, and not in the customer's file.
  const others = contact === null && name !== '' ? name : t('nobody');
  return (
    <div className={classes.for}>
      <p>
        <span className={classes.dim}>{t('for')} </span>
        {[mayChoose ? '' : name, card === null ? '' : visibleText(card.name)]
          .filter(Boolean)
          .join(' · ') || t('nobody')}
      </p>
      {candidates.length > 0 && (
        <NativeSelect
          label={t('which_customer')}
          value={card?.customer_id ?? ''}
          onChange={(event) => filled.chooseCustomer(event.currentTarget.value || null)}
          data={[
            { value: '', label: t('choose') },
            ...candidates.map(({ customer_id, customer_name }) => ({
              value: customer_id ?? '',
              label: visibleText(customer_name ?? ''),
            })),
          ]}
        />
      )}
      {mayChoose && (
        <NativeSelect
          aria-label={t('contact')}
          value={contactId ?? ''}
          onChange={(event) => filled.chooseContact(event.currentTarget.value || null)}
          data={[
            { value: '', label: others },
            ...staff.map((one) => ({ value: one.contact_id, label: visibleText(one.name) })),
          ]}
        />
      )}
    </div>
  );
}
