import { Button, TextInput } from '@mantine/core';
import '@mantine/core/styles/Input.css';
import '@mantine/core/styles/UnstyledButton.css';
import '@mantine/core/styles/Button.css';
import { useState } from 'react';
import type { OperationArgs } from '../../../shared/contracts/operations.ts';
import { usePorts } from '../../ports.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { useEditFrom } from '../../ui/use-edit-from.ts';
import { useOperation } from '../../ui/use-operation.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { NumberField } from './number-field.tsx';
import classes from './organisation-settings.module.css';
import { changedByStages, type Stage } from './stage-keys.ts';
import { organisationStrings } from './strings.ts';

interface StageFormProps {
  /** null: a new one. */
  readonly stage: Stage | null;
  /** As the reader sees it: the first set's names are translated until somebody renames them. */
  readonly name: string;
  readonly onDone: () => void;
}

export function StageForm({ stage, name, onDone }: StageFormProps) {
  const t = useStrings(organisationStrings);
  const { crm } = usePorts();
  const standing = {
    name: stage?.name ?? '',
    ...{ probability: stage?.probability ?? 50, retired: stage?.retired ?? false },
  };
  const { from, isLate, onError } = useEditFrom(standing, changedByStages);
  const [said, setSaid] = useState({ name, probability: standing.probability });
  const save = useOperation(
    (args: Omit<OperationArgs<'saveStage'>, 'op_id'>, op_id) => crm.saveStage({ ...args, op_id }),
    changedByStages,
  );
  const isEnd = stage !== null && stage.outcome !== 'open';
  function store(retired: boolean) {
    const typed = said.name.trim();
    save.mutate(
      {
        stage_id: stage?.stage_id ?? null,
        // Left as it is shown, a translated name stays what it is translated from.
        name: typed === name && stage !== null ? standing.name : typed,
        ...{ probability: said.probability, retired },
        ...(stage !== null && { was: from }),
      },
      { onSuccess: onDone, onError },
    );
  }
  const isWrong = said.name.trim() === '' || Number.isNaN(said.probability);
  return (
    <form
      className={classes.stage}
      onSubmit={(event) => {
        event.preventDefault();
        store(standing.retired);
      }}
    >
      <TextInput
        className={classes.name}
        label={t('stage_name')}
        value={said.name}
        maxLength={100}
        autoComplete="off"
        onChange={(event) => setSaid({ ...said, name: event.currentTarget.value })}
      />
      {!isEnd && (
        <NumberField
          {...{ label: t('probability'), value: said.probability, least: 0, most: 100 }}
          onValue={(value) => setSaid({ ...said, probability: value ?? Number.NaN })}
        />
      )}
      <Button type="submit" variant="default" disabled={save.isPending || isWrong}>
        {save.isPending ? t('saving') : stage === null ? t('add') : t('save')}
      </Button>
      {stage !== null && !isEnd && (
        <Button
          variant="subtle"
          disabled={save.isPending || isWrong}
          onClick={() => store(!standing.retired)}
        >
          {stage.retired ? t('use_again') : t('retire')}
        </Button>
      )}
      {save.isError && <ErrorNote error={save.error} />}
      {isLate && (
        <p role="status">
          {standing.name} · {standing.probability} %
        </p>
      )}
    </form>
  );
}
