import type { WorkCalendar } from '../../../shared/domain/working-days.ts';
import { dayOf, fromLocalInput, toLocalInput } from '../../../shared/domain/zoned-time.ts';
import { useLanguage } from '../../ui/language.tsx';
import { useStrings } from '../../ui/use-strings.ts';
import { exactTime } from './exact-time.ts';
import classes from './next-step-fields.module.css';
import { PhraseField } from './phrase-field.tsx';
import { nextStepStrings } from './strings.ts';
import { TimeField } from './time-field.tsx';

interface WhenFieldProps {
  /** Wall time in `timeZone`, `YYYY-MM-DDTHH:mm`, or empty. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly now: Date;
  readonly timeZone: string;
  readonly calendar: WorkCalendar;
  readonly error?: string | null;
}

/** A time of one's own: in words, or by date and clock. Below stands what it comes to in the organisation's zone. */
export function WhenField({ value, onChange, now, timeZone, calendar, error }: WhenFieldProps) {
  const t = useStrings(nextStepStrings);
  const language = useLanguage();
  const at = fromLocalInput(value, timeZone);
  const isDayOff = at !== null && !calendar.isWorkday(dayOf(at, timeZone));
  return (
    <>
      <PhraseField
        now={now}
        timeZone={timeZone}
        calendar={calendar}
        onSay={(said) => onChange(said === null ? '' : toLocalInput(new Date(said), timeZone))}
        autoFocus
      />
      <TimeField
        value={value}
        onChange={onChange}
        now={now}
        timeZone={timeZone}
        error={error ?? null}
      />
      {/* In the night of spring in which 2:30 does not exist it says 3:30, whatever the field shows. */}
      <p className={classes.exact} role="status">
        {at === null ? '' : exactTime(at.toISOString(), timeZone, language)}
        {isDayOff ? ` · ${t('day_off')}` : ''}
      </p>
    </>
  );
}
