import { Button, Checkbox, TextInput } from '@mantine/core';
import '@mantine/core/styles/UnstyledButton.css';
import '@mantine/core/styles/Button.css';
import '@mantine/core/styles/Input.css';
import '@mantine/core/styles/Checkbox.css';
import '@mantine/core/styles/InlineInput.css';
import { type SyntheticEvent, useState } from 'react';
import type { QuietHours } from '../../../shared/contracts/member-settings.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { useLanguage } from '../../ui/language.tsx';
import { useStrings } from '../../ui/use-strings.ts';
import classes from './settings-page.module.css';
import { settingsStrings } from './strings.ts';
import { useChangeMemberSettings } from './use-member-settings.ts';

/** 1 = Monday … 7 = Sunday. */
const week = [1, 2, 3, 4, 5, 6, 7];

interface QuietHoursFormProps {
  readonly quiet: QuietHours | null;
  /** IANA zone of the machine that it is looked at on. */
  readonly ownZone: string;
}

/** From when to when nothing is told, in the zone of the machine on which it was saved. */
export function QuietHoursForm({ quiet, ownZone }: QuietHoursFormProps) {
  const t = useStrings(settingsStrings);
  const language = useLanguage();
  const change = useChangeMemberSettings();
  const [draft, setDraft] = useState<QuietHours>(
    () => quiet ?? { from: '22:00', until: '07:00', days: week, time_zone: ownZone },
  );
  const set = (given: Partial<QuietHours>) => {
    change.reset();
    setDraft({ ...draft, ...given });
  };
  const wrong = wrongWith(draft);
  const dayName = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' });
  function save(event: SyntheticEvent) {
    event.preventDefault();
    if (wrong === null) change.mutate({ quiet: { ...draft, time_zone: ownZone } });
  }
  return (
    <form className={classes.section} onSubmit={save}>
      <p className={classes.dim}>{t('quiet_lead')}</p>
      <div className={classes.row}>
        <TextInput
          type="time"
          label={t('quiet_from')}
          value={draft.from}
          required
          withAsterisk={false}
          onChange={(event) => set({ from: event.currentTarget.value })}
        />
        <TextInput
          type="time"
          label={t('quiet_until')}
          value={draft.until}
          required
          withAsterisk={false}
          error={wrong === 'until' ? t('quiet_same') : null}
          onChange={(event) => set({ until: event.currentTarget.value })}
        />
      </div>
      <fieldset className={classes.days}>
        <legend className={classes.dim}>{t('quiet_days')}</legend>
        {week.map((day) => (
          <Checkbox
            key={day}
            // 5 January 2026 was a Monday.
            label={dayName.format(Date.UTC(2026, 0, 4 + day))}
            checked={draft.days.includes(day)}
            onChange={(event) => {
              const checked = event.currentTarget.checked;
              set({
                days: week.filter((one) => (one === day ? checked : draft.days.includes(one))),
              });
            }}
          />
        ))}
      </fieldset>
      {wrong === 'days' && <p role="alert">{t('quiet_no_day')}</p>}
      <p className={classes.dim}>
        {t('quiet_zone', { zone: ownZone })}
        {quiet !== null && quiet.time_zone !== ownZone
          ? ` ${t('quiet_other_zone', { zone: quiet.time_zone })}`
          : ''}
      </p>
      <div className={classes.row}>
        <Button type="submit" variant="default" disabled={wrong !== null || change.isPending}>
          {quiet === null ? t('quiet_begin') : t('save')}
        </Button>
        {quiet !== null && (
          <Button
            variant="subtle"
            disabled={change.isPending}
            onClick={() => change.mutate({ quiet: null })}
          >
            {t('quiet_end')}
          </Button>
        )}
      </div>
      <p role="status" className={classes.dim}>
        {quiet === null
          ? t('quiet_none')
          : t('quiet_now', { from: quiet.from, until: quiet.until })}
        {change.isSuccess ? ` ${t('saved')}` : ''}
      </p>
      {change.isError && <ErrorNote error={change.error} />}
    </form>
  );
}

function wrongWith({ from, until, days }: QuietHours): 'empty' | 'until' | 'days' | null {
  if (from === '' || until === '') return 'empty';
  if (from === until) return 'until';
  return days.length === 0 ? 'days' : null;
}
