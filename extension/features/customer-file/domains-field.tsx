import type { CustomerCard } from '../../../shared/contracts/customers.ts';
import { usePorts } from '../../ports.ts';
import { useAnnounce } from '../../ui/use-announce.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { useReadAgain } from '../customer-card/use-customer-file.ts';
import { EditableField } from '../record-form/editable-field.tsx';
import { LongField } from '../record-form/form-fields.tsx';
import { changedByEditing } from './changed-by-editing.ts';
import { fileStrings } from './file-strings.ts';
import { linesOf } from './lines-of.ts';

/** The domains whose mail belongs to the customer. They are unique in the organisation instead of bearing a version. */
export function DomainsField({ card, editable }: { card: CustomerCard; editable: boolean }) {
  const t = useStrings(fileStrings);
  const { crm } = usePorts();
  const announce = useAnnounce();
  const readAgain = useReadAgain(card.customer_id);
  return (
    <EditableField
      label={t('domains')}
      value={card.domains.join('\n')}
      describe={(value) => value}
      editable={editable}
      draftKey={`customer/${card.customer_id}/domains`}
      version={1}
      check={() => null}
      save={async ({ op_id, fields }) => {
        await crm.setCustomerDomains({
          ...{ op_id, customer_id: card.customer_id },
          domains: linesOf(fields.value),
        });
        await announce(...changedByEditing);
      }}
      readAgain={async () => ({
        value: (await readAgain()).card.domains.join('\n'),
        version: 1,
      })}
      input={(form) => (
        <LongField
          {...{ form, field: 'value', label: t('domains'), hideLabel: true }}
          longest={2600}
          rows={2}
          hint={t('one_a_line')}
        />
      )}
    />
  );
}
