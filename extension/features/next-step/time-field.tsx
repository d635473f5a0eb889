import { TextInput } from '@mantine/core';
import '@mantine/core/styles/Input.css';
import { toLocalInput } from '../../../shared/domain/zoned-time.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { nextStepStrings } from './strings.ts';

interface TimeFieldProps {
  /** Wall time in `timeZone`, `YYYY-MM-DDTHH:mm`, or empty. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly now: Date;
  readonly timeZone: string;
  readonly error?: string | null;
}

/** The browser's own date and time field, read in the organisation's zone whatever this computer's zone is. */
export function TimeField({ value, onChange, now, timeZone, error }: TimeFieldProps) {
  const t = useStrings(nextStepStrings);
  return (
    <TextInput
      type="datetime-local"
      label={t('time')}
      description={t('zone', { zone: timeZone })}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      value={value}
      min={toLocalInput(now, timeZone)}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={error ?? null}
    />
  );
}
