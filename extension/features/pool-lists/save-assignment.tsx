import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { OperationArgs } from '../../../shared/contracts/operations.ts';
import { usePorts } from '../../ports.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { useLanguage } from '../../ui/language.tsx';
import { useOperation } from '../../ui/use-operation.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { assignStrings } from './assign-strings.ts';
import classes from './pool-lists.module.css';
import { weekdays } from './weekdays.ts';

type Plan = OperationArgs<'saveAssignment'>['plan'];

/** Keeps a plan by filter under a name, to be run each week or by hand. */
export function SaveAssignment({ plan }: { readonly plan: Plan }) {
  const t = useStrings(assignStrings);
  const language = useLanguage();
  const { crm } = usePorts();
  const [name, setName] = useState('');
  const [day, setDay] = useState('');
  const save = useOperation(
    (args: Omit<OperationArgs<'saveAssignment'>, 'op_id'>, op_id) =>
      crm.saveAssignment({ ...args, op_id }),
    ['saved-assignments'],
  );
  if (save.isSuccess) return <p role="status">{t('saved_as', { name })}</p>;
  return (
    <details>
      <summary>{t('save')}</summary>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate({ name: name.trim(), plan, weekly_on: day === '' ? null : Number(day) });
        }}
      >
        <TextInput
          label={t('save_name')}
          value={name}
          maxLength={100}
          required
          withAsterisk={false}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('save_day')}
          value={day}
          data={[
            { value: '', label: t('by_hand') },
            ...weekdays(language).map((word, n) => ({
              value: String(n + 1),
              label: t('each', { day: word }),
            })),
          ]}
          onChange={(event) => setDay(event.currentTarget.value)}
        />
        {save.isError && <ErrorNote error={save.error} />}
        <div className={classes.actions}>
          <Button type="submit" variant="default" disabled={save.isPending || name.trim() === ''}>
            {save.isPending ? t('saving') : t('save_confirm')}
          </Button>
        </div>
      </form>
    </details>
  );
}
