import { TextInput } from '@mantine/core';
import '@mantine/core/styles/Input.css';
import type { DictionaryEntry } from '../../../shared/contracts/customers.ts';
import { errorText } from '../../../shared/i18n/error-texts.ts';
import { useLanguage } from '../../ui/language.tsx';
import { useStrings } from '../../ui/use-strings.ts';
import type { FieldErrors } from './check-customer.ts';
import { type CustomerDraft, type CustomerField, sourceOf } from './customer-draft.ts';
import { DictionarySelect } from './dictionary-select.tsx';
import classes from './new-customer.module.css';
import { newCustomerStrings } from './strings.ts';
import { optionsOf } from './use-dictionaries.ts';

export interface DraftFieldsProps {
  readonly draft: CustomerDraft;
  readonly onField: (field: CustomerField, value: string) => void;
  readonly onConfirm: (field: CustomerField) => void;
  readonly errors: FieldErrors;
  readonly dictionaries: readonly DictionaryEntry[];
}

/** The company: what the organisation's data standard asks for first, the rest folded away. */
export function CustomerFields(props: DraftFieldsProps) {
  const t = useStrings(newCustomerStrings);
  return (
    <fieldset className={classes.fields}>
      <legend className={classes.legend}>{t('customer')}</legend>
      <DraftText {...props} field="name" required />
      <DraftChoice {...props} field="industry_code" kind="industry" required />
      <DraftChoice {...props} field="region_code" kind="region" required />
      <DraftChoice {...props} field="customer_type" kind="customer_type" required />
      <DraftText {...props} field="domains" />
      <details className={classes.more}>
        <summary>{t('more')}</summary>
        <div className={classes.fields}>
          <DraftText {...props} field="short_name" />
          <DraftChoice {...props} field="source_channel" kind="source_channel" />
        </div>
      </details>
    </fieldset>
  );
}

/** The person. */
export function ContactFields(props: DraftFieldsProps) {
  const t = useStrings(newCustomerStrings);
  return (
    <fieldset className={classes.fields}>
      <legend className={classes.legend}>{t('contact')}</legend>
      <DraftText {...props} field="contact.name" required />
      <DraftText {...props} field="contact.title" />
      <DraftText {...props} field="contact.addresses" />
      <DraftText {...props} field="contact.phones" />
      <DraftText {...props} field="contact.wechat" />
    </fieldset>
  );
}

interface DraftFieldProps extends DraftFieldsProps {
  readonly field: CustomerField;
  readonly required?: boolean;
}

function DraftText(props: DraftFieldProps) {
  const { draft, field, onField } = props;
  const t = useStrings(newCustomerStrings);
  const error = useFieldError(props.errors, field);
  const several = field === 'domains' || field.endsWith('addresses') || field.endsWith('phones');
  return (
    <div>
      <TextInput
        label={t(`field_${field}`)}
        value={draft.fields[field]}
        onChange={(event) => onField(field, event.currentTarget.value)}
        error={error}
        required={props.required === true}
        withAsterisk={false}
        maxLength={several ? 2000 : field === 'short_name' ? 100 : 200}
        title={several ? t('several') : undefined}
        autoComplete="off"
      />
      <Suggested {...props} />
    </div>
  );
}

function DraftChoice(props: DraftFieldProps & { readonly kind: DictionaryEntry['kind'] }) {
  const { draft, field, onField, kind } = props;
  const t = useStrings(newCustomerStrings);
  const language = useLanguage();
  const error = useFieldError(props.errors, field);
  return (
    <div>
      <DictionarySelect
        label={t(`field_${field}`)}
        options={optionsOf(props.dictionaries, kind, language)}
        value={draft.fields[field]}
        onChange={(value) => onField(field, value)}
        error={error}
        required={props.required === true}
      />
      <Suggested {...props} />
    </div>
  );
}

/** A suggestion says so and where it comes from, until somebody changes or confirms it. */
function Suggested({ draft, field, onConfirm }: DraftFieldProps) {
  const t = useStrings(newCustomerStrings);
  if (!draft.to_verify.includes(field)) return null;
  const source = sourceOf(draft, field);
  return (
    <p className={classes.verify}>
      <span>
        {t('to_verify')}
        {source === null ? '' : ` · ${t(`from_${source}`)}`}
      </span>
      <button
        type="button"
        className={classes.link}
        aria-label={t('confirm_named', { field: t(`field_${field}`) })}
        onClick={() => onConfirm(field)}
      >
        {t('confirm')}
      </button>
    </p>
  );
}

function useFieldError(errors: FieldErrors, field: CustomerField): string | null {
  const language = useLanguage();
  const t = useStrings(newCustomerStrings);
  const code = errors[field];
  if (code === undefined) return null;
  return t('field_wrong', { text: errorText(language, code).what, code });
}
