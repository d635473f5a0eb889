import { TextInput } from '@mantine/core';
import '@mantine/core/styles/Input.css';
import { useState } from 'react';
import type { TemplateField } from '../../../shared/domain/fill-template.ts';
import { errorText } from '../../../shared/i18n/error-texts.ts';
import { useLanguage } from '../../ui/language.tsx';
import { useStrings } from '../../ui/use-strings.ts';
import { fieldNames, templateStrings } from './strings.ts';
import classes from './templates.module.css';
import type { Filled } from './use-filled-template.ts';

interface FieldInputsProps {
  readonly filled: Filled;
  readonly asked: readonly TemplateField[];
  /** Insert was pressed: what is still missing says so. */
  readonly checked: boolean;
}

/** What nobody knows is asked; what is known can be changed for this one mail. */
export function FieldInputs({ filled, asked, checked }: FieldInputsProps) {
  const t = useStrings(templateStrings);
  const language = useLanguage();
  const [all, setAll] = useState(false);
  if (filled.subject.pending || filled.fields.length === 0) return null;
  const shown = all ? filled.fields : asked;
  return (
    <div className={classes.fields}>
      {filled.missing.length > 0 && (
        <p className={classes.dim}>{t('missing_lead', { count: filled.missing.length })}</p>
      )}
      {shown.map((field) => {
        const isMissing = filled.missing.includes(field);
        return (
          <TextInput
            key={field}
            label={t(fieldNames[field])}
            value={filled.values[field] ?? ''}
            maxLength={200}
            autoComplete="off"
            required
            withAsterisk={false}
            wrapperProps={isMissing ? { 'data-missing': '' } : {}}
            error={
              checked && isMissing ? `${errorText(language, 'TB006').what} (TB006)` : undefined
            }
            onChange={(event) => filled.type(field, event.currentTarget.value)}
          />
        );
      })}
      {!all && shown.length < filled.fields.length && (
        <button type="button" className={classes.link} onClick={() => setAll(true)}>
          {t('all_fields')}
        </button>
      )}
    </div>
  );
}
