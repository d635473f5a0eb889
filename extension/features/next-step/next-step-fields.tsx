import { TextInput } from '@mantine/core';
import '@mantine/core/styles/Input.css';
import {
  nextStepShortcuts,
  type ShortcutId,
  shortcutIds,
} from '../../../shared/domain/next-step-shortcuts.ts';
import type { WorkCalendar } from '../../../shared/domain/working-days.ts';
import { useLanguage } from '../../ui/language.tsx';
import { useStrings } from '../../ui/use-strings.ts';
import { ChoiceChips } from './choice-chips.tsx';
import { exactTime } from './exact-time.ts';
import type { NextStepDraft, NextStepField, NextStepProblem } from './next-step-draft.ts';
import classes from './next-step-fields.module.css';
import { nextStepStrings } from './strings.ts';
import { WhenField } from './when-field.tsx';

export interface NextStepFieldsProps {
  readonly draft: NextStepDraft;
  readonly onChange: (change: Partial<NextStepDraft>) => void;
  readonly now: Date;
  /** The organisation's IANA zone: "tomorrow 9:00" is meant there. */
  readonly timeZone: string;
  readonly calendar: WorkCalendar;
  /** Shortcut that fits best here; marked, never chosen by itself. */
  readonly suggested?: ShortcutId;
  readonly problem: NextStepProblem | null;
}

/** When to go on and with what, or why not at all. */
export function NextStepFields(props: NextStepFieldsProps) {
  const { draft, onChange, now, timeZone, calendar, problem } = props;
  const t = useStrings(nextStepStrings);
  const language = useLanguage();
  const shortcuts = nextStepShortcuts(now, timeZone, calendar)
    .filter(({ id }) => id !== 'today_17')
    .slice(0, 3);
  // What was chosen stays in sight when time or a holiday takes it from the usual ones.
  const kept = shortcutIds.filter(
    (id) => id === draft.choice && !shortcuts.some((shortcut) => shortcut.id === id),
  );
  const errorAt = (field: NextStepField) => (problem?.field === field ? t(problem.text) : null);

  const choose = (choice: string | null) => {
    if (choice !== null && choice === draft.choice) return;
    const at = shortcuts.find((shortcut) => shortcut.id === choice)?.at ?? null;
    onChange({ choice, at });
  };

  return (
    <div className={classes.fields}>
      <ChoiceChips<string>
        label={t('next_step')}
        choices={[
          ...shortcuts.map(({ id }) => ({
            value: id,
            label: t(id),
            suggested: id === props.suggested,
          })),
          ...kept.map((id) => ({ value: id, label: t(id) })),
          { value: 'pick', label: t('pick') },
          { value: 'none', label: t('none') },
        ]}
        value={draft.choice}
        onChoose={choose}
        error={errorAt('choice')}
      />
      {draft.choice === 'pick' ? (
        <WhenField
          value={draft.picked}
          onChange={(picked) => onChange({ picked })}
          now={now}
          timeZone={timeZone}
          calendar={calendar}
          error={errorAt('picked')}
        />
      ) : null}
      {draft.at !== null && draft.choice !== 'none' ? (
        <p className={classes.exact}>{exactTime(draft.at, timeZone, language)}</p>
      ) : null}
      {draft.choice === 'none' ? (
        <TextInput
          label={t('reason')}
          placeholder={t('reason_placeholder')}
          value={draft.reason}
          maxLength={500}
          onChange={(event) => onChange({ reason: event.currentTarget.value })}
          error={errorAt('reason')}
          autoFocus
        />
      ) : (
        <TextInput
          label={t('plan')}
          placeholder={t('plan_placeholder')}
          value={draft.plan}
          maxLength={500}
          onChange={(event) => onChange({ plan: event.currentTarget.value })}
          error={errorAt('plan')}
        />
      )}
    </div>
  );
}
