import { type CustomerFile, contractState } from '../../../shared/contracts/customer-file.ts';
import { describeAmount, parseAmount } from '../../../shared/domain/money.ts';
import { usePorts } from '../../ports.ts';
import { useLanguage } from '../../ui/language.tsx';
import { useAnnounce } from '../../ui/use-announce.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { useReadAgain } from '../customer-card/use-customer-file.ts';
import { changedByEditing } from '../customer-file/changed-by-editing.ts';
import { ChoiceField, TextField } from '../record-form/form-fields.tsx';
import frame from '../record-form/form-frame.module.css';
import { FormFrame } from '../record-form/form-frame.tsx';
import { useRecordForm } from '../record-form/use-record-form.ts';
import {
  type Contract,
  type ContractFields,
  checkContract,
  contractArgs,
  contractRecord,
} from './contract-fields.ts';
import { contractStrings } from './strings.ts';

interface ContractFormProps {
  readonly file: CustomerFile;
  /** null: a new one. Its amount is the true one, opened before where it was masked. */
  readonly known: Contract | null;
  readonly onDone: () => void;
}

/** A new contract, or one that is changed or signed. */
export function ContractForm({ file, known, onDone }: ContractFormProps) {
  const t = useStrings(contractStrings);
  const language = useLanguage();
  const { crm } = usePorts();
  const announce = useAnnounce();
  const readAgain = useReadAgain(file.customer_id);
  const id = known?.contract_id ?? null;
  const form = useRecordForm<ContractFields>({
    draftKey: `contract/${id ?? file.customer_id}`,
    record: contractRecord(known),
    check: checkContract,
    async save(write) {
      await crm.saveContract(contractArgs(file.customer_id, id, write));
      await announce(...changedByEditing);
    },
    async readAgain() {
      const { file: now } = await readAgain();
      const found = now.contracts.find(({ contract_id }) => contract_id === id) ?? null;
      // Who may not see the amount edits upon what was opened to them.
      const amount_minor = now.masked ? (known?.amount_minor ?? null) : found?.amount_minor;
      return contractRecord(found && { ...found, amount_minor: amount_minor ?? null });
    },
    onDone,
  });
  const state = form.kept?.draft.fields.state;
  const field = (name: keyof ContractFields) => ({
    form,
    field: name,
    label: name === 'opportunity_id' ? t('opportunity') : t(name),
  });
  const stateWord = (value: string) => {
    const read = contractState.safeParse(value);
    return read.success ? t(read.data) : value;
  };
  return (
    <FormFrame
      form={form}
      heading
      title={known === null ? t('add') : t('edit', { title: known.title })}
      describe={(name, value) => {
        const { label } = field(name);
        const currency = form.kept?.draft.fields.currency ?? 'CNY';
        const minor = name === 'amount' ? parseAmount(value, currency) : null;
        if (typeof minor === 'number') {
          return { label, text: describeAmount(minor, currency, language) };
        }
        if (name === 'state') return { label, text: stateWord(value) };
        if (name !== 'opportunity_id') return { label, text: value };
        const linked = file.opportunities.find(({ opportunity_id }) => opportunity_id === value);
        return { label, text: linked?.title ?? t('no_opportunity') };
      }}
    >
      <TextField {...field('title')} longest={200} required />
      <div className={frame.pair}>
        <TextField {...field('amount')} longest={24} kind="decimal" />
        <TextField {...field('currency')} longest={3} />
      </div>
      <div className={frame.pair}>
        <ChoiceField
          {...field('state')}
          choices={contractState.options.map((value) => ({ value, label: t(value) }))}
        />
        <TextField
          {...field('signed_on')}
          longest={10}
          kind="date"
          required={state === 'signed' || state === 'ended'}
        />
      </div>
      {state === 'signed' && file.status !== 'won' && <p className={frame.hint}>{t('signs')}</p>}
      <div className={frame.pair}>
        <TextField {...field('starts_on')} longest={10} kind="date" />
        <TextField {...field('ends_on')} longest={10} kind="date" />
      </div>
      {file.opportunities.length > 0 && (
        <ChoiceField
          {...field('opportunity_id')}
          choices={[
            { value: '', label: t('no_opportunity') },
            ...file.opportunities.map(({ opportunity_id, title }) => ({
              value: opportunity_id,
              label: title,
            })),
          ]}
        />
      )}
    </FormFrame>
  );
}
