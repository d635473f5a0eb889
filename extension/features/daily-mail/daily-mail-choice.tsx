import { NativeSelect } from '@mantine/core';
import '@mantine/core/styles/Input.css';
import { useQuery } from '@tanstack/react-query';
import { type DailyMailSettings, dailyMailWanted } from '../../../shared/contracts/daily-mail.ts';
import { usePorts } from '../../ports.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Placeholder } from '../../ui/placeholder.tsx';
import { useOperation } from '../../ui/use-operation.ts';
import { useStrings } from '../../ui/use-strings.ts';
import classes from './daily-mail-choice.module.css';
import { dailyMailChoiceStrings } from './strings.ts';

/** Whether the daily mail comes and what it tells. Saved when it is chosen, with the zone of this machine. */
export function DailyMailChoice() {
  const t = useStrings(dailyMailChoiceStrings);
  const { crm } = usePorts();
  const query = useQuery({
    queryKey: ['daily-mail-settings'],
    queryFn: () => crm.dailyMailSettings({}),
  });
  const change = useOperation(
    (wanted: DailyMailSettings, op_id) => crm.changeDailyMailSettings({ ...wanted, op_id }),
    ['daily-mail-settings'],
  );
  if (query.data === undefined) {
    return query.isError ? (
      <ErrorNote error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <div aria-busy="true">
        <Placeholder width="60%" line={28} />
      </div>
    );
  }
  const here = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const { wanted, time_zone } = query.data;
  return (
    <>
      <NativeSelect
        className={classes.narrow}
        label={t('label')}
        description={t('lead', { zone: time_zone })}
        value={(change.isPending ? change.variables : query.data)?.wanted ?? wanted}
        disabled={change.isPending}
        data={dailyMailWanted.options.map((value) => ({ value, label: t(`wanted_${value}`) }))}
        onChange={(event) => {
          const value = dailyMailWanted.safeParse(event.currentTarget.value);
          if (value.success) change.mutate({ wanted: value.data, time_zone: here });
        }}
      />
      {time_zone !== here && <p className={classes.dim}>{t('other_zone', { zone: here })}</p>}
      <p role="status" className={classes.dim}>
        {change.isSuccess ? t('saved') : ''}
      </p>
      {change.isError && <ErrorNote error={change.error} />}
    </>
  );
}
