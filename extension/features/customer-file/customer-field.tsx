import { type CustomerFile, customerChanges } from '../../../shared/contracts/customer-file.ts';
import { CrmError } from '../../../shared/contracts/errors.ts';
import type { Language } from '../../../shared/contracts/scalars.ts';
import { describeAmount } from '../../../shared/domain/money.ts';
import { usePorts } from '../../ports.ts';
import { describeDate } from '../../ui/describe-date.ts';
import { useLanguage } from '../../ui/language.tsx';
import { useAnnounce } from '../../ui/use-announce.ts';
import { useReadAgain } from '../customer-card/use-customer-file.ts';
import { EditableField } from '../record-form/editable-field.tsx';
import { type Choice, ChoiceField, LongField, TextField } from '../record-form/form-fields.tsx';
import { changedByEditing } from './changed-by-editing.ts';
import type { EditedField, FieldKind } from './edited-fields.ts';
import { revenueOf, revenueText } from './revenue-text.ts';

interface CustomerFieldProps {
  readonly file: CustomerFile;
  readonly field: EditedField;
  readonly kind: FieldKind;
  readonly label: string;
  readonly editable: boolean;
  /** Of a field that is one of a few. */
  readonly choices?: readonly Choice[];
}

/** One field of the customer, changed in place; null in the database is an empty text here. */
export function CustomerField(props: CustomerFieldProps) {
  const { file, field, kind, label, choices = [] } = props;
  const language = useLanguage();
  const { crm } = usePorts();
  const announce = useAnnounce();
  const readAgain = useReadAgain(file.customer_id);
  return (
    <EditableField
      label={label}
      value={textOf(file, field)}
      describe={(value) => {
        if (kind.type === 'date') return value === '' ? '' : describeDate(value, language);
        if (kind.type === 'money') return moneyText(value, language);
        if (kind.type !== 'choice') return value;
        return choices.find((choice) => choice.value === value)?.label ?? value;
      }}
      editable={props.editable}
      draftKey={`customer/${file.customer_id}/${field}`}
      version={file.version}
      check={(value) => {
        if (kind.required && value.trim() === '') return 'TB006';
        if (kind.type === 'money' && revenueOf(value) === null) return 'TB004';
        return kind.type === 'number' && !/^\d{0,9}$/.test(value.trim()) ? 'TB004' : null;
      }}
      save={async ({ op_id, fields, version }) => {
        const text = fields.value.trim();
        const value = text === '' ? null : kind.type === 'number' ? Number(text) : text;
        const changes = customerChanges.safeParse(
          kind.type === 'money' ? revenueOf(text) : { [field]: value },
        );
        if (!changes.success) throw new CrmError('TB004', 'value');
        await crm.updateCustomer({
          ...{ op_id, version, customer_id: file.customer_id },
          changes: changes.data,
        });
        await announce(...changedByEditing);
      }}
      readAgain={async () => {
        const now = (await readAgain()).file;
        return { value: textOf(now, field), version: now.version };
      }}
      input={(form) => {
        const given = { form, field: 'value', label, hideLabel: true };
        switch (kind.type) {
          case 'choice':
            return <ChoiceField {...given} choices={choices} />;
          case 'long':
            return <LongField {...given} longest={kind.longest} />;
          default:
            return (
              <TextField
                {...given}
                longest={kind.longest}
                kind={kind.type === 'money' ? 'text' : kind.type}
              />
            );
        }
      }}
    />
  );
}

const textOf = (file: CustomerFile, field: EditedField): string =>
  field === 'annual_revenue_minor' ? revenueText(file) : String(file[field] ?? '');

function moneyText(value: string, language: Language): string {
  const revenue = revenueOf(value);
  if (!revenue?.revenue_currency || revenue.annual_revenue_minor === null) return value;
  return describeAmount(revenue.annual_revenue_minor, revenue.revenue_currency, language);
}
