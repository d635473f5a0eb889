import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import '@mantine/core/styles/Input.css';
import { errorText } from '../../../shared/i18n/error-texts.ts';
import { useLanguage } from '../../ui/language.tsx';
import type { Fields } from './merge-edits.ts';
import type { RecordForm } from './use-record-form.ts';

interface FieldProps<F extends Fields> {
  readonly form: RecordForm<F>;
  readonly field: keyof F & string;
  readonly label: string;
  readonly hint?: string;
  readonly hideLabel?: boolean;
  readonly required?: boolean;
}

function useField<F extends Fields>(props: FieldProps<F>) {
  const { form, field, label, required, hint } = props;
  const language = useLanguage();
  const code = form.fieldErrors[field];
  const wrong = code === undefined ? null : errorText(language, code);
  return {
    ...(props.hideLabel === true ? { 'aria-label': label } : { label }),
    value: form.kept?.draft.fields[field] ?? '',
    onChange: (event: { currentTarget: { value: string } }) =>
      form.change(field, event.currentTarget.value),
    error: wrong === null ? null : `${wrong.what} (${code})`,
    description: hint,
    required: required === true,
    withAsterisk: false,
    autoComplete: 'off',
  };
}

interface TextFieldProps<F extends Fields> extends FieldProps<F> {
  readonly longest: number;
  readonly kind?: 'text' | 'date' | 'decimal' | 'number';
}

/** One line: a text, a day, a number. */
export function TextField<F extends Fields>(props: TextFieldProps<F>) {
  const kind = props.kind ?? 'text';
  return (
    <TextInput
      {...useField(props)}
      type={kind === 'date' ? 'date' : 'text'}
      {...(kind === 'decimal' ? { inputMode: 'decimal' as const } : {})}
      {...(kind === 'number' ? { inputMode: 'numeric' as const } : {})}
      {...(kind === 'date' ? {} : { maxLength: props.longest })}
    />
  );
}

/** Several lines. */
export function LongField<F extends Fields>(
  props: FieldProps<F> & { longest: number; rows?: number },
) {
  return <Textarea {...useField(props)} maxLength={props.longest} rows={props.rows ?? 3} />;
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** One of a few. */
export function ChoiceField<F extends Fields>(
  props: FieldProps<F> & { choices: readonly Choice[] },
) {
  return <NativeSelect {...useField(props)} data={[...props.choices]} />;
}
