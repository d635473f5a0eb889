import { Button, Radio } from '@mantine/core';
import '@mantine/core/styles/UnstyledButton.css';
import '@mantine/core/styles/Button.css';
import '@mantine/core/styles/InlineInput.css';
import '@mantine/core/styles/Radio.css';
import { useState } from 'react';
import { usePorts } from '../../ports.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { mayHaveArrived } from '../../ui/may-have-arrived.ts';
import { SeenButton } from '../../ui/seen-button.tsx';
import { useOperation } from '../../ui/use-operation.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { changedByExclusion } from './changed-by-exclusion.ts';
import classes from './exclusions.module.css';
import { exclusionStrings } from './strings.ts';

interface NeverLogProps {
  readonly address: string;
  /** Domains of free-mail providers are left out of the choice: half the world writes from there. */
  readonly sharedDomains: ReadonlySet<string>;
  readonly onExcluded: () => void;
  readonly onCancel: () => void;
}

/** Excludes a person, or everybody at their domain, from the reader's own logging. */
export function NeverLog({ address, sharedDomains, onExcluded, onCancel }: NeverLogProps) {
  const t = useStrings(exclusionStrings);
  const { crm } = usePorts();
  const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
  const [kind, setKind] = useState<'address' | 'domain'>('address');
  const exclude = useOperation(
    (args: { kind: 'address' | 'domain'; value: string }, op_id) =>
      crm.excludeFromLogging({ ...args, op_id }),
    changedByExclusion,
  );
  const confirm = () =>
    exclude.mutate(
      { kind, value: kind === 'address' ? address : domain },
      { onSuccess: onExcluded },
    );
  return (
    <form
      className={`${classes.panel} ${classes.padded}`}
      aria-labelledby="never-log-title"
      onSubmit={(event) => {
        event.preventDefault();
        confirm();
      }}
    >
      <h2 id="never-log-title" className={classes.title}>
        {t('never_log')}
      </h2>
      <Radio.Group
        value={kind}
        aria-labelledby="never-log-title"
        onChange={(next) => setKind(next === 'domain' ? 'domain' : 'address')}
      >
        <div className={classes.choices}>
          <Radio value="address" label={t('address', { address })} />
          {!sharedDomains.has(domain) && <Radio value="domain" label={t('domain', { domain })} />}
        </div>
      </Radio.Group>
      <p className={classes.lead}>{t('never_log_lead')}</p>
      {exclude.isError && (
        <ErrorNote
          error={exclude.error}
          onRetry={mayHaveArrived(exclude.error) ? confirm : undefined}
        />
      )}
      <div className={classes.actions}>
        <SeenButton type="submit" disabled={exclude.isPending}>
          {exclude.isPending ? t('saving') : t('confirm')}
        </SeenButton>
        <Button variant="subtle" onClick={onCancel}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}
