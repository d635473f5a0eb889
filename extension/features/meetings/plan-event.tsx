import { Button, NativeSelect } from '@mantine/core';
import '@mantine/core/styles/UnstyledButton.css';
import '@mantine/core/styles/Button.css';
import '@mantine/core/styles/Input.css';
import { useState } from 'react';
import { type Visibility, visibility } from '../../../shared/contracts/interactions.ts';
import { useStrings } from '../../ui/use-strings.ts';
import classes from './meetings.module.css';
import { meetingStrings } from './strings.ts';

interface PlanEventProps {
  /** When it is, as people read it. */
  readonly time: string;
  /** The zone of that time where it is not the organisation's. */
  readonly zone: string | null;
  /** It took place already: planning it leads to the form that asks how it went, which has the level too. */
  readonly isOver: boolean;
  readonly busy: boolean;
  /** What the member usually chooses. */
  readonly usual: Visibility;
  readonly onPlan: (visibility: Visibility) => void;
}

/** An event that nobody planned yet: one click, and who may read it where it is not the usual. */
export function PlanEvent({ time, zone, isOver, busy, usual, onPlan }: PlanEventProps) {
  const t = useStrings(meetingStrings);
  const [level, setLevel] = useState(usual);
  return (
    <>
      <Button fullWidth disabled={busy} onClick={() => onPlan(level)}>
        {busy ? t('planning') : t(isOver ? 'tell' : 'plan')}
      </Button>
      <p className={classes.dim}>
        {isOver ? time : t('plan_lead', { time })}
        {zone === null ? null : ` ${t('zone', { zone })}`}
      </p>
      {!isOver && (
        <NativeSelect
          size="xs"
          label={t('visibility')}
          value={level}
          disabled={busy}
          data={visibility.options.map((value) => ({ value, label: t(value) }))}
          onChange={(event) => {
            const chosen = visibility.safeParse(event.currentTarget.value);
            if (chosen.success) setLevel(chosen.data);
          }}
        />
      )}
    </>
  );
}
