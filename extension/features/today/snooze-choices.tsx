import { Button } from '@mantine/core';
import { useState } from 'react';
import type { WorkingDays } from '../../../shared/contracts/working-days.ts';
import { nextStepShortcuts } from '../../../shared/domain/next-step-shortcuts.ts';
import { fromLocalInput } from '../../../shared/domain/zoned-time.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { nextStepStrings } from '../next-step/strings.ts';
import { useWorkCalendar } from '../next-step/use-work-calendar.ts';
import { WhenField } from '../next-step/when-field.tsx';
import { todayStrings } from './strings.ts';
import classes from './today.module.css';

interface SnoozeChoicesProps {
  readonly now: Date;
  readonly timeZone: string;
  readonly workingDays: WorkingDays;
  readonly onSnooze: (until: string) => void;
  readonly onCancel: () => void;
}

/** Until when: one press for the usual times, or a time of one's own. */
export function SnoozeChoices(props: SnoozeChoicesProps) {
  const { now, timeZone, onSnooze, onCancel } = props;
  const calendar = useWorkCalendar(props.workingDays);
  const t = useStrings(todayStrings);
  const next = useStrings(nextStepStrings);
  const [picked, setPicked] = useState<string | null>(null);
  const [wrong, setWrong] = useState<'time_missing' | 'time_past' | null>(null);

  function snoozeToPicked() {
    const until = fromLocalInput(picked ?? '', timeZone);
    if (until === null) setWrong('time_missing');
    else if (until <= now) setWrong('time_past');
    else onSnooze(until.toISOString());
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend cannot stand in a row with its buttons.
    <div
      role="group"
      aria-label={t('snooze_until')}
      className={classes.snooze}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
        event.stopPropagation();
        onCancel();
      }}
    >
      {nextStepShortcuts(now, timeZone, calendar)
        .slice(0, 4)
        .map(({ id, at }, index) => (
          <button
            key={id}
            type="button"
            className={classes.chip}
            // biome-ignore lint/a11y/noAutofocus: opened by the reader's own action, one press from here.
            autoFocus={index === 0}
            onClick={() => onSnooze(at)}
          >
            {next(id)}
          </button>
        ))}
      <button
        type="button"
        className={classes.chip}
        aria-expanded={picked !== null}
        onClick={() => setPicked(picked === null ? '' : null)}
      >
        {next('pick')}
      </button>
      {picked === null ? null : (
        <form
          className={classes.pick}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            snoozeToPicked();
          }}
        >
          <WhenField
            value={picked}
            onChange={setPicked}
            now={now}
            timeZone={timeZone}
            calendar={calendar}
            error={wrong === null ? null : next(wrong)}
          />
          <Button type="submit" size="compact-sm" variant="default">
            {t('snooze_save')}
          </Button>
        </form>
      )}
      <button type="button" className={classes.quiet} onClick={onCancel}>
        {t('cancel')}
      </button>
    </div>
  );
}
