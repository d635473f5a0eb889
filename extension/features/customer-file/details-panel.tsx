import type { CustomerFile } from '../../../shared/contracts/customer-file.ts';
import type { CustomerCard } from '../../../shared/contracts/customers.ts';
import { useLanguage } from '../../ui/language.tsx';
import { listOf } from '../../ui/list-of.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { optionsOf, useDictionaries } from '../new-customer/use-dictionaries.ts';
import type { Choice } from '../record-form/form-fields.tsx';
import { CustomerField } from './customer-field.tsx';
import classes from './details-panel.module.css';
import { DomainsField } from './domains-field.tsx';
import { basicFields, type EditedField, fieldsOf, moreFields } from './edited-fields.ts';
import { fileStrings } from './file-strings.ts';
import { FoldingSection } from './folding-section.tsx';
import { StatusHistory } from './status-history.tsx';
import { TagEditor } from './tag-editor.tsx';
import { VerifyNote } from './verify-note.tsx';

interface DetailsPanelProps {
  readonly card: CustomerCard;
  readonly file: CustomerFile;
  readonly editable: boolean;
  readonly timeZone: string;
}

/** Everything that describes the customer, each field changed where it stands. */
export function DetailsPanel({ card, file, editable, timeZone }: DetailsPanelProps) {
  const t = useStrings(fileStrings);
  const language = useLanguage();
  const choicesOf = useChoices();
  const fieldProps = (field: EditedField) => ({
    ...{ file, field, editable },
    label: field === 'address' ? t('address_field') : t(field),
    choices: choicesOf(field),
  });
  return (
    <>
      {!editable && <p className={classes.note}>{t('read_only')}</p>}
      {editable && card.to_verify.length > 0 && <VerifyNote card={card} />}
      <FoldingSection name="basics" title={t('basics')}>
        <dl className={classes.fields}>
          {fieldsOf(basicFields).map(([field, kind]) => (
            <CustomerField key={field} {...fieldProps(field)} kind={kind} />
          ))}
          <DomainsField card={card} editable={editable} />
        </dl>
      </FoldingSection>
      <FoldingSection name="tags" title={t('tags')} count={file.tags.length}>
        <TagEditor file={file} kind="general" editable={editable} />
        <TagEditor file={file} kind="preference" editable={editable} />
      </FoldingSection>
      <FoldingSection name="more" title={t('more')}>
        <dl className={classes.fields}>
          {fieldsOf(moreFields).map(([field, kind]) => (
            <CustomerField key={field} {...fieldProps(field)} kind={kind} />
          ))}
        </dl>
        {file.collaborators.length > 0 && (
          <p className={classes.people}>
            {t('collaborators')}:{' '}
            {listOf(
              file.collaborators.map(({ name }) => name),
              language,
            )}
          </p>
        )}
      </FoldingSection>
      <FoldingSection name="history" title={t('history')} count={file.status_history.length}>
        <StatusHistory file={file} createdAt={card.created_at} timeZone={timeZone} />
      </FoldingSection>
    </>
  );
}

/** What can be chosen for a field, in the reader's language. */
function useChoices(): (field: EditedField) => readonly Choice[] {
  const t = useStrings(fileStrings);
  const language = useLanguage();
  const dictionaries = useDictionaries();
  const entries = dictionaries.data ?? [];
  const of = (kind: Parameters<typeof optionsOf>[1]) => optionsOf(entries, kind, language);
  return (field) => {
    switch (field) {
      case 'tier':
        return [
          { value: '', label: t('no_tier') },
          ...['A', 'B', 'C', 'D', 'E'].map((value) => ({ value, label: value })),
        ];
      case 'need_priority':
        return [
          { value: '', label: '' },
          { value: 'high', label: t('high') },
          { value: 'medium', label: t('medium') },
          { value: 'low', label: t('low') },
        ];
      case 'industry_code':
        return of('industry');
      case 'region_code':
        return of('region');
      case 'customer_type':
        return of('customer_type');
      case 'source_channel':
        return [{ value: '', label: '' }, ...of('source_channel')];
      default:
        return [];
    }
  };
}
