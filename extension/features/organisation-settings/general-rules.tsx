import { Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import '@mantine/core/styles/Input.css';
import '@mantine/core/styles/InlineInput.css';
import '@mantine/core/styles/Checkbox.css';
import type { OperationArgs, OperationResult } from '../../../shared/contracts/operations.ts';
import { settings as contract } from '../../../shared/contracts/organisation-operations.ts';
import { usePorts } from '../../ports.ts';
import { useLanguage } from '../../ui/language.tsx';
import { useAnnounce } from '../../ui/use-announce.ts';
import { useOperation } from '../../ui/use-operation.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { NumberField } from './number-field.tsx';
import classes from './organisation-settings.module.css';
import { SaveBar } from './save-bar.tsx';
import { organisationStrings } from './strings.ts';
import { useDraft } from './use-draft.ts';

type Settings = OperationResult<'settings'>;

/** 1 = Monday … 7 = Sunday. */
const week = [1, 2, 3, 4, 5, 6, 7];
const flags = [
  ...([
    'approve_new_customers',
    'uses_leads',
    'status_needs_reason',
    'won_needs_contract',
  ] as const),
];
const numbers = [
  { field: 'idle_days', least: 1, most: 3650 },
  { field: 'timely_hours', least: 1, most: 720 },
  { field: 'undo_minutes', least: 0, most: 1440 },
] as const;
/** Rules decide what figures count and what forms ask. */
const changed = ['settings', 'membership', 'summary'];

export function GeneralRules({ settings }: { readonly settings: Settings }) {
  const t = useStrings(organisationStrings);
  const language = useLanguage();
  const { crm } = usePorts();
  const announce = useAnnounce();
  const draft = useDraft(settings, () => void announce('settings'));
  const { said, set } = draft;
  const save = useOperation(
    (args: Omit<OperationArgs<'changeSettings'>, 'op_id'>, op_id) =>
      crm.changeSettings({ ...args, op_id }),
    changed,
  );
  const dayName = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' });
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        const domains = draft.edits.domains
          ?.map((line) => line.trim())
          .filter((line) => line !== '');
        save.mutate(
          {
            ...draft.edits,
            ...(domains !== undefined && { domains }),
            was: draft.was,
          },
          { onSuccess: draft.reset, onError: draft.onError },
        );
      }}
    >
      <section className={classes.section} aria-labelledby="organisation-title">
        <h2 id="organisation-title" className={classes.heading}>
          {t('organisation')}
        </h2>
        <TextInput
          label={t('name')}
          value={said.name}
          maxLength={200}
          required
          withAsterisk={false}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <p>
          {t('zone', { zone: said.time_zone })}{' '}
          <span className={classes.dim}>{t('zone_lead')}</span>
        </p>
        <fieldset className={classes.group}>
          <legend>{t('workdays')}</legend>
          <div className={classes.actions}>
            {week.map((day) => (
              <Checkbox
                key={day}
                // 2024 began on a Monday.
                label={dayName.format(Date.UTC(2024, 0, day))}
                checked={said.workdays.includes(day)}
                // There is at least one day on which one works.
                disabled={said.workdays.length === 1 && said.workdays.includes(day)}
                onChange={({ currentTarget: { checked } }) =>
                  set({
                    workdays: week.filter((one) =>
                      one === day ? checked : said.workdays.includes(one),
                    ),
                  })
                }
              />
            ))}
          </div>
        </fieldset>
        <NativeSelect
          label={t('holidays')}
          value={said.holiday_calendar}
          data={contract.shape.holiday_calendar.options.map((value) => ({
            value,
            label: t(`holidays_${value}`),
          }))}
          onChange={(event) =>
            set({
              holiday_calendar: contract.shape.holiday_calendar.parse(event.currentTarget.value),
            })
          }
        />
        <Textarea
          label={t('domains')}
          description={t('domains_lead')}
          rows={3}
          value={said.domains.join('\n')}
          onChange={(event) => set({ domains: event.currentTarget.value.split('\n') })}
        />
      </section>
      <section className={classes.section} aria-labelledby="customers-title">
        <h2 id="customers-title" className={classes.heading}>
          {t('customers')}
        </h2>
        <NativeSelect
          label={t('visibility')}
          value={said.visibility_mode}
          data={contract.shape.visibility_mode.options.map((value) => ({
            value,
            label: t(`visibility_${value}`),
          }))}
          onChange={(event) =>
            set({
              visibility_mode: contract.shape.visibility_mode.parse(event.currentTarget.value),
            })
          }
        />
        {flags.map((flag) => (
          <Checkbox
            key={flag}
            label={t(flag)}
            checked={said[flag]}
            onChange={(event) => set({ [flag]: event.currentTarget.checked })}
          />
        ))}
      </section>
      <section className={classes.section} aria-labelledby="reminders-title">
        <h2 id="reminders-title" className={classes.heading}>
          {t('reminders')}
        </h2>
        <div className={classes.fields}>
          {numbers.map(({ field, least, most }) => (
            <NumberField
              key={field}
              {...{ least, most, label: t(field), value: said[field] }}
              onValue={(value) => set({ [field]: value ?? Number.NaN })}
            />
          ))}
        </div>
      </section>
      <SaveBar
        isChanged={draft.isChanged}
        isPending={save.isPending}
        isSaved={save.isSuccess}
        isLate={draft.isLate}
        error={save.error}
        onDiscard={() => {
          save.reset();
          draft.reset();
        }}
      />
    </form>
  );
}
