import { TextInput } from '@mantine/core';
import '@mantine/core/styles/Input.css';
import { useStrings } from '../../ui/use-strings.ts';
import { organisationStrings } from './strings.ts';

interface NumberFieldProps {
  readonly label: string;
  readonly description?: string;
  /** null: none, where `isOptional`; NaN: what was typed is no number. */
  readonly value: number | null;
  readonly least: number;
  readonly most: number;
  readonly isOptional?: boolean;
  readonly onValue: (value: number | null) => void;
}

/** A whole number within bounds, which the browser checks before anything is sent and the database again. */
export function NumberField({
  label,
  description,
  value,
  least,
  most,
  isOptional,
  onValue,
}: NumberFieldProps) {
  const t = useStrings(organisationStrings);
  const isWrong = value === null ? isOptional !== true : !isWithin(value, least, most);
  return (
    <TextInput
      type="number"
      inputMode="numeric"
      label={label}
      description={description}
      value={value === null || Number.isNaN(value) ? '' : value}
      min={least}
      max={most}
      step={1}
      required={isOptional !== true}
      withAsterisk={false}
      error={isWrong ? t('number_wrong', { least, most }) : undefined}
      onChange={({ currentTarget: { value: typed } }) =>
        onValue(typed === '' ? (isOptional === true ? null : Number.NaN) : Number(typed))
      }
    />
  );
}

const isWithin = (value: number, least: number, most: number): boolean =>
  Number.isInteger(value) && value >= least && value <= most;
