import type { Opportunity } from '../../../shared/contracts/customer-file.ts';
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
  checkOpportunity,
  type OpportunityFields,
  opportunityArgs,
  opportunityOf,
  opportunityRecord,
} from './opportunity-fields.ts';
import { stageStrings, stageWord } from './stage-strings.ts';
import { opportunityStrings } from './strings.ts';
import { useStages } from './use-stages.ts';

interface OpportunityFormProps {
  readonly customerId: string;
  /** null: a new one. */
  readonly known: Opportunity | null;
  readonly onDone: () => void;
}

/** A new opportunity, or the fields of one; its stage moves beside it. */
export function OpportunityForm({ customerId, known, onDone }: OpportunityFormProps) {
  const t = useStrings(opportunityStrings);
  const stageName = useStrings(stageStrings);
  const language = useLanguage();
  const { crm } = usePorts();
  const announce = useAnnounce();
  const readAgain = useReadAgain(customerId);
  const stages = useStages();
  const beginnings = (stages.data ?? []).filter(({ outcome }) => outcome === 'open');
  const id = known?.opportunity_id ?? null;
  const form = useRecordForm<OpportunityFields>({
    draftKey: `opportunity/${id ?? customerId}`,
    record: opportunityRecord(known),
    check: checkOpportunity,
    async save(write) {
      const stage_id = write.fields.stage_id || beginnings[0]?.stage_id || '';
      const fields = { ...write.fields, stage_id };
      await crm.saveOpportunity(opportunityArgs(customerId, id, { ...write, fields }));
      await announce(...changedByEditing);
    },
    async readAgain() {
      const { file } = await readAgain();
      return opportunityRecord(id === null ? null : opportunityOf(file, id));
    },
    onDone,
  });
  const label = (field: keyof OpportunityFields) =>
    ({
      title: t('title'),
      expected_amount: t('amount'),
      currency: t('currency'),
      expected_close_on: t('closes'),
      competitor: t('competitor'),
      next_plan: t('next_plan'),
      stage_id: t('stage'),
    })[field];
  const field = (name: keyof OpportunityFields) => ({ form, field: name, label: label(name) });
  return (
    <FormFrame
      form={form}
      heading
      title={known === null ? t('add') : t('edit', { title: known.title })}
      describe={(name, value) => {
        if (name !== 'expected_amount') return { label: label(name), text: value };
        const currency = form.kept?.draft.fields.currency ?? 'CNY';
        const minor = parseAmount(value, currency) ?? null;
        return {
          label: label(name),
          text: minor === null ? value : describeAmount(minor, currency, language),
        };
      }}
    >
      <TextField {...field('title')} longest={200} required />
      <div className={frame.pair}>
        <TextField {...field('expected_amount')} longest={24} kind="decimal" />
        <TextField {...field('currency')} longest={3} />
      </div>
      <div className={frame.pair}>
        <TextField {...field('expected_close_on')} longest={10} kind="date" />
        {known === null && (
          <ChoiceField
            {...field('stage_id')}
            choices={beginnings.map((stage) => ({
              value: stage.stage_id,
              label: stageWord(stageName, stage),
            }))}
          />
        )}
      </div>
      <TextField {...field('competitor')} longest={200} />
      <TextField {...field('next_plan')} longest={500} />
    </FormFrame>
  );
}
