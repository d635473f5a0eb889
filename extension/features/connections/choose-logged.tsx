import { NativeSelect } from '@mantine/core';
import '@mantine/core/styles/Input.css';
import { connectionRule } from '../../../shared/contracts/connection-operations.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { useStrings } from '../../ui/use-strings.ts';
import classes from './connections.module.css';
import { connectionStrings } from './strings.ts';
import { useChangeConnection } from './use-change-connection.ts';
import type { Connection } from './use-connections.ts';

/** How far back one may look: two years at most, as the database has it. */
const usualDays = [0, 30, 90, 180, 365, 730];

/** What a mailbox logs without asking, and how far back it begins. Saved when it is chosen. */
export function ChooseLogged({ connection }: { readonly connection: Connection }) {
  const t = useStrings(connectionStrings);
  const change = useChangeConnection(connection);
  const { rule, import_days } = change.chosen;
  const days = [...new Set([...usualDays, import_days])].sort((a, b) => a - b);
  return (
    <>
      <div className={classes.choices}>
        <NativeSelect
          label={t('rule')}
          value={rule}
          disabled={change.isPending}
          data={connectionRule.options.map((value) => ({ value, label: t(`rule_${value}`) }))}
          onChange={(event) => {
            const value = connectionRule.safeParse(event.currentTarget.value);
            if (value.success) change.mutate({ rule: value.data, import_days });
          }}
        />
        {rule === 'known_contacts' && (
          <NativeSelect
            label={t('days')}
            value={String(import_days)}
            disabled={change.isPending}
            data={days.map((count) => ({
              value: String(count),
              label: count === 0 ? t('days_none') : t('days_some', { count }),
            }))}
            onChange={(event) =>
              change.mutate({ rule, import_days: Number(event.currentTarget.value) })
            }
          />
        )}
      </div>
      {rule === 'followed' && <p className={classes.dim}>{t('days_followed')}</p>}
      <p role="status" className={classes.told}>
        {change.isSuccess ? t('saved') : ''}
      </p>
      {change.isError && <ErrorNote error={change.error} />}
    </>
  );
}
