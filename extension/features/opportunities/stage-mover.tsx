import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { Opportunity } from '../../../shared/contracts/customer-file.ts';
import { CrmError } from '../../../shared/contracts/errors.ts';
import { usePorts } from '../../ports.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { mayHaveArrived } from '../../ui/may-have-arrived.ts';
import { useAnnounce } from '../../ui/use-announce.ts';
import { useOperation } from '../../ui/use-operation.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { changedByEditing } from '../customer-file/changed-by-editing.ts';
import frame from '../record-form/form-frame.module.css';
import { stageStrings, stageWord } from './stage-strings.ts';
import { opportunityStrings } from './strings.ts';
import { useStages } from './use-stages.ts';

interface StageMoverProps {
  readonly opportunity: Opportunity;
  /** It was dropped on this stage: moved as if that had been chosen, once for each drop. */
  readonly dropped?: { readonly stageId: string } | null;
  /** The drop is being dealt with and is to be forgotten, or it would be repeated in the column that the card comes to. */
  readonly onTaken?: () => void;
}

/** The stage of an opportunity, moved by choosing another one; lost asks why before it is sent. */
export function StageMover({ opportunity, dropped = null, onTaken }: StageMoverProps) {
  const announce = useAnnounce();
  const t = useStrings(opportunityStrings);
  const stageName = useStrings(stageStrings);
  const { crm } = usePorts();
  const stages = useStages();
  const [lost, setLost] = useState<{ stage_id: string; reason: string } | null>(null);
  const move = useOperation(
    (args: { stage_id: string; reason: string | null }, op_id) =>
      crm.moveOpportunity({
        ...{ op_id, opportunity_id: opportunity.opportunity_id, ...args },
        from_stage_id: opportunity.stage_id,
      }),
    changedByEditing,
  );
  const present = {
    stage_id: opportunity.stage_id,
    key: opportunity.stage_key,
    name: opportunity.stage_name,
    probability: opportunity.probability,
  };
  const known = stages.data ?? [];
  // A stage that was retired still is the stage of this one.
  const choices = known.some(({ stage_id }) => stage_id === present.stage_id)
    ? known
    : [present, ...known];
  const shown = lost?.stage_id ?? (move.isPending ? move.variables.stage_id : present.stage_id);

  function choose(stageId: string) {
    const chosen = known.find(({ stage_id }) => stage_id === stageId);
    move.reset();
    if (chosen?.outcome === 'lost') {
      setLost({ stage_id: stageId, reason: '' });
      return;
    }
    setLost(null);
    if (stageId !== present.stage_id) move.mutate({ stage_id: stageId, reason: null });
  }

  const take = useRef(choose);
  take.current = (stageId) => {
    choose(stageId);
    onTaken?.();
  };
  useEffect(() => {
    if (dropped !== null) take.current(dropped.stageId);
  }, [dropped]);

  /** Somebody was quicker: shown as it stands now. A line that broke: sent once more. */
  function tryAgain(): (() => void) | undefined {
    const { error, variables } = move;
    if (error instanceof CrmError && error.code === 'TB040')
      return () => {
        setLost(null);
        move.reset();
        void announce(...changedByEditing);
      };
    return mayHaveArrived(error) && variables !== undefined
      ? () => move.mutate(variables)
      : undefined;
  }

  function notLost() {
    move.reset();
    setLost(null);
  }

  function sendLost() {
    if (lost === null) return;
    move.mutate(
      { stage_id: lost.stage_id, reason: lost.reason.trim() || null },
      { onSuccess: () => setLost(null) },
    );
  }

  return (
    <div className={frame.form}>
      <NativeSelect
        aria-label={t('stage_of', { title: opportunity.title })}
        size="xs"
        value={shown}
        disabled={move.isPending}
        onChange={(event) => choose(event.currentTarget.value)}
        data={choices.map((stage) => ({
          value: stage.stage_id,
          label: `${stageWord(stageName, stage)} · ${t('probability', { percent: stage.probability })}`,
        }))}
      />
      {lost !== null && (
        <form
          className={frame.form}
          aria-label={t('move_lost')}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            sendLost();
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.stopPropagation();
            notLost();
          }}
        >
          <TextInput
            label={t('lost_reason')}
            value={lost.reason}
            maxLength={500}
            required
            withAsterisk={false}
            autoFocus
            onChange={(event) => setLost({ ...lost, reason: event.currentTarget.value })}
          />
          <div className={frame.actions}>
            <Button type="submit" size="compact-sm" disabled={move.isPending}>
              {move.isPending ? t('moving') : t('move_lost')}
            </Button>
            <Button size="compact-sm" variant="subtle" onClick={notLost}>
              {t('cancel')}
            </Button>
          </div>
        </form>
      )}
      {move.error !== null && <ErrorNote error={move.error} onRetry={tryAgain()} />}
    </div>
  );
}
