import { Checkbox } from '@mantine/core';
import '@mantine/core/styles/Checkbox.css';
import { type CustomerFile, decisionRole } from '../../../shared/contracts/customer-file.ts';
import type { Contact } from '../../../shared/contracts/customers.ts';
import { usePorts } from '../../ports.ts';
import { useAnnounce } from '../../ui/use-announce.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { useReadAgain } from '../customer-card/use-customer-file.ts';
import { ChoiceField, LongField, TextField } from '../record-form/form-fields.tsx';
import { FormFrame } from '../record-form/form-frame.tsx';
import { useRecordForm } from '../record-form/use-record-form.ts';
import { changedByEditing } from './changed-by-editing.ts';
import {
  type ContactFields,
  checkContact,
  contactChanges,
  contactRecord,
  newContactOf,
} from './contact-fields.ts';
import { fileStrings } from './file-strings.ts';

interface ContactFormProps {
  readonly file: CustomerFile;
  /** null: a new one. */
  readonly contact: Contact | null;
  readonly onDone: () => void;
}

/** A person at the customer, new or known. What is masked is not offered, so that it is not written over. */
export function ContactForm({ file, contact, onDone }: ContactFormProps) {
  const t = useStrings(fileStrings);
  const { crm } = usePorts();
  const announce = useAnnounce();
  const readAgain = useReadAgain(file.customer_id);
  const id = contact?.contact_id ?? null;
  const filedIn = (from: CustomerFile) =>
    from.contacts.find(({ contact_id }) => contact_id === id) ?? null;
  const form = useRecordForm<ContactFields>({
    draftKey: `contact/${id ?? `of/${file.customer_id}`}`,
    record: contactRecord(contact, filedIn(file)),
    check: checkContact,
    async save(write) {
      if (id === null) {
        const { op_id, fields } = write;
        await crm.addContact({
          op_id,
          customer_id: file.customer_id,
          contact: newContactOf(fields),
        });
      } else {
        const { op_id, version } = write;
        await crm.updateContact({
          op_id,
          contact_id: id,
          version,
          changes: contactChanges(write),
        });
      }
      await announce(...changedByEditing);
    },
    async readAgain() {
      const now = await readAgain();
      const found = now.card.contacts.find(({ contact_id }) => contact_id === id) ?? null;
      return contactRecord(found, filedIn(now.file));
    },
    onDone,
  });
  const field = (name: keyof ContactFields) => ({ form, field: name, label: t(`contact_${name}`) });
  const roleWord = (value: string) => {
    const read = decisionRole.safeParse(value);
    return read.success ? t(read.data) : '';
  };
  const flag = (name: 'is_primary' | 'has_left') => (
    <Checkbox
      size="xs"
      label={t(`contact_${name}`)}
      checked={form.kept?.draft.fields[name] === 'yes'}
      onChange={(event) => form.change(name, event.currentTarget.checked ? 'yes' : '')}
    />
  );
  const phonesMasked = contact?.phones.some((phone) => phone.includes('•')) ?? false;
  return (
    <FormFrame
      form={form}
      heading
      title={contact === null ? t('add_contact') : t('edit_contact', { name: contact.name })}
      describe={(name, value) => {
        const { label } = field(name);
        if (name === 'decision_role') return { label, text: roleWord(value) };
        if (name === 'is_primary' || name === 'has_left') {
          return { label, text: value === 'yes' ? t('yes') : t('no') };
        }
        return { label, text: value };
      }}
    >
      <TextField {...field('name')} longest={200} required />
      <TextField {...field('title')} longest={200} />
      {id !== null && !file.masked && (
        <ChoiceField
          {...field('decision_role')}
          choices={[
            { value: '', label: t('no_role') },
            ...decisionRole.options.map((value) => ({ value, label: t(value) })),
          ]}
        />
      )}
      <LongField {...field('addresses')} longest={3200} rows={2} hint={t('one_a_line')} />
      {!phonesMasked && (
        <LongField {...field('phones')} longest={400} rows={2} hint={t('one_a_line')} />
      )}
      <TextField {...field('wechat')} longest={64} />
      {id !== null && flag('is_primary')}
      {id !== null && flag('has_left')}
    </FormFrame>
  );
}
