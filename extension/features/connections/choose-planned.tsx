import { NativeSelect } from '@mantine/core';
import '@mantine/core/styles/Input.css';
import { ErrorNote } from '../../ui/error-note.tsx';
import { useStrings } from '../../ui/use-strings.ts';
import classes from './connections.module.css';
import { connectionStrings } from './strings.ts';
import { useChangeConnection } from './use-change-connection.ts';
import type { Connection } from './use-connections.ts';

/** Threads are of mail: a calendar follows none. */
const rules = ['off', 'known_contacts'] as const;

/** What a calendar plans without asking. Saved when it is chosen. */
export function ChoosePlanned({ connection }: { readonly connection: Connection }) {
  const t = useStrings(connectionStrings);
  const change = useChangeConnection(connection);
  return (
    <>
      <div className={classes.choices}>
        <NativeSelect
          label={t('calendar_rule')}
          value={change.chosen.rule}
          disabled={change.isPending}
          data={rules.map((value) => ({ value, label: t(`calendar_rule_${value}`) }))}
          onChange={(event) => {
            const rule = rules.find((value) => value === event.currentTarget.value);
            if (rule !== undefined) change.mutate({ rule, import_days: 0 });
          }}
        />
      </div>
      <p role="status" className={classes.told}>
        {change.isSuccess ? t('saved') : ''}
      </p>
      {change.isError && <ErrorNote error={change.error} />}
    </>
  );
}
