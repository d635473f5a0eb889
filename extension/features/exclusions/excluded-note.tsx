import { Button } from '@mantine/core';
import '@mantine/core/styles/UnstyledButton.css';
import '@mantine/core/styles/Button.css';
import { usePorts } from '../../ports.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { useOperation } from '../../ui/use-operation.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { changedByExclusion } from './changed-by-exclusion.ts';
import classes from './exclusions.module.css';
import { exclusionStrings } from './strings.ts';
import { useExclusions } from './use-exclusions.ts';

interface ExcludedNoteProps {
  readonly name: string;
  /** null where the page shows none. */
  readonly address: string | null;
}

/** Somebody whom the reader never logs: said plainly, with the way back. */
export function ExcludedNote({ name, address }: ExcludedNoteProps) {
  const t = useStrings(exclusionStrings);
  const { crm } = usePorts();
  const list = useExclusions();
  const include = useOperation(
    (args: { entry_id: string }, op_id) => crm.includeInLogging({ ...args, op_id }),
    changedByExclusion,
  );
  const said = address?.toLowerCase() ?? '';
  const entry = list.data?.find(
    ({ kind, value }) =>
      (kind === 'address' && value === said) ||
      (kind === 'domain' && (said.endsWith(`@${value}`) || said.endsWith(`.${value}`))),
  );
  return (
    <section className={`${classes.panel} ${classes.padded}`}>
      <h2 className={classes.title}>{t('excluded', { name })}</h2>
      <p className={classes.lead}>{t('excluded_lead')}</p>
      {entry !== undefined && (
        <div className={classes.actions}>
          <Button
            variant="default"
            disabled={include.isPending}
            onClick={() => include.mutate({ entry_id: entry.entry_id })}
          >
            {include.isPending ? t('including') : t('include_named', { value: entry.value })}
          </Button>
        </div>
      )}
      {include.isError && <ErrorNote error={include.error} />}
    </section>
  );
}
