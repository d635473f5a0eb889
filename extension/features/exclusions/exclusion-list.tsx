import { Button, NativeSelect, TextInput } from '@mantine/core';
import '@mantine/core/styles/UnstyledButton.css';
import '@mantine/core/styles/Button.css';
import '@mantine/core/styles/Input.css';
import { type SyntheticEvent, useState } from 'react';
import { usePorts } from '../../ports.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { useOperation } from '../../ui/use-operation.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { changedByExclusion } from './changed-by-exclusion.ts';
import classes from './exclusions.module.css';
import { exclusionStrings } from './strings.ts';
import { type Exclusion, useExclusions } from './use-exclusions.ts';

/** The reader's own list of what is never logged, with the way back for each entry. */
export function ExclusionList() {
  const t = useStrings(exclusionStrings);
  const list = useExclusions();
  return (
    <div className={classes.panel}>
      <p className={classes.lead}>{t('list_lead')}</p>
      <AddExclusion />
      {list.isError && <ErrorNote error={list.error} onRetry={() => void list.refetch()} />}
      {list.data?.length === 0 && <p>{t('none')}</p>}
      <ul className={classes.list}>
        {list.data?.map((entry) => (
          <Entry key={entry.entry_id} entry={entry} />
        ))}
      </ul>
    </div>
  );
}

function Entry({ entry }: { readonly entry: Exclusion }) {
  const t = useStrings(exclusionStrings);
  const { crm } = usePorts();
  const include = useOperation(
    (args: { entry_id: string }, op_id) => crm.includeInLogging({ ...args, op_id }),
    changedByExclusion,
  );
  return (
    <li className={classes.entry}>
      <span className={classes.value}>{entry.value}</span>
      <Button
        size="compact-sm"
        variant="default"
        aria-label={t('include_named', { value: entry.value })}
        disabled={include.isPending}
        onClick={() => include.mutate({ entry_id: entry.entry_id })}
      >
        {include.isPending ? t('including') : t('include')}
      </Button>
      <span className={classes.facts}>
        {t(`kind_${entry.kind}`)} · {t('purged', { count: entry.purged })}
        {entry.purging ? ` · ${t('purging')}` : ''}
      </span>
      {include.isError && <ErrorNote error={include.error} />}
    </li>
  );
}

/** What has an @ is an address, everything else a domain; whether it is one says the database. A label is said to be one. */
function AddExclusion() {
  const t = useStrings(exclusionStrings);
  const { crm } = usePorts();
  const [value, setValue] = useState('');
  const [isLabel, setIsLabel] = useState(false);
  const exclude = useOperation(
    (args: { kind: 'address' | 'domain' | 'label'; value: string }, op_id) =>
      crm.excludeFromLogging({ ...args, op_id }),
    changedByExclusion,
  );
  function add(event: SyntheticEvent) {
    event.preventDefault();
    const said = value.trim();
    if (said === '') return;
    const whom = said.includes('@') ? 'address' : 'domain';
    exclude.mutate(
      { kind: isLabel ? 'label' : whom, value: said },
      { onSuccess: () => setValue('') },
    );
  }
  return (
    <>
      <form className={classes.add} onSubmit={add}>
        <NativeSelect
          className={classes.grow}
          label={t('what')}
          value={isLabel ? 'label' : 'person'}
          data={[
            { value: 'person', label: t('add_label') },
            { value: 'label', label: t('add_mail_label') },
          ]}
          onChange={(event) => setIsLabel(event.currentTarget.value === 'label')}
        />
        <TextInput
          className={classes.grow}
          label={isLabel ? t('label_name') : t('add_label')}
          value={value}
          maxLength={320}
          autoComplete="off"
          onChange={(event) => setValue(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" disabled={exclude.isPending || value.trim() === ''}>
          {t('add')}
        </Button>
      </form>
      {isLabel && <p className={classes.lead}>{t('label_lead')}</p>}
      {exclude.isError && <ErrorNote error={exclude.error} />}
    </>
  );
}
