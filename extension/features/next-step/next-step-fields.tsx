import { TextInput } from '@mantine/core';
import '@mantine/core/styles/Input.css';
import { nextStepShortcuts, type ShortcutId } from '../../../shared/domain/next-step-shortcuts.ts';
import { useLanguage } from '../../ui/language.tsx';
import { useStrings } from '../../ui/use-strings.ts';
import { ChoiceChips } from './choice-chips.tsx';
import { exactTime } from './exact-time.ts';
import type { NextStepDraft, NextStepField, NextStepProblem } from './next-step-draft.ts';
import classes from './next-step-fields.module.css';
import { nextStepStrings } from './strings.ts';
import { TimeField } from './time-field.tsx';

export interface NextStepFieldsProps {
  readonly draft: NextStepDraft;
  readonly onChange: (change: Partial<NextStepDraft>) => void;
  readonly now: Date;
  /** The organisation's IANA zone: "tomorrow 9:00" is meant there. */
  readonly timeZone: string;
  /** Shortcut that fits best here; marked, never chosen by itself. */
  readonly suggested?: ShortcutId;
  readonly problem: NextStepProblem | null;
}

/** When to go on and with what, or why not at all. */
export function NextStepFields(props: NextStepFieldsProps) {
  const { draft, onChange, now, timeZone, problem } = props;
  const t = useStrings(nextStepStrings);
  const language = useLanguage();
  const shortcuts = nextStepShortcuts(now, timeZone)
    .filter(({ id }) => id !== 'today_17')
    .slice(0, 3);
  const errorAt = (field: NextStepField) => (problem?.field === field ? t(problem.text) : null);

  const choose = (choice: string | null) => {
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
          { value: 'pick', label: t('pick') },
          { value: 'none', label: t('none') },
        ]}
        value={draft.choice}
        onChoose={choose}
        error={errorAt('choice')}
      />
      {draft.choice === 'pick' ? (
        <TimeField
          value={draft.picked}
          onChange={(picked) => onChange({ picked })}
          now={now}
          timeZone={timeZone}
          error={errorAt('picked')}
          autoFocus
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
