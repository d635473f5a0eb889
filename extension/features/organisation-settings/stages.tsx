import { Button } from '@mantine/core';
import '@mantine/core/styles/UnstyledButton.css';
import '@mantine/core/styles/Button.css';
import { useState } from 'react';
import type { OperationArgs } from '../../../shared/contracts/operations.ts';
import { usePorts } from '../../ports.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { useOperation } from '../../ui/use-operation.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { stageStrings, stageWord } from '../opportunities/stage-strings.ts';
import classes from './organisation-settings.module.css';
import { StageForm } from './stage-form.tsx';
import { changedByStages, type Stage } from './stage-keys.ts';
import { organisationStrings } from './strings.ts';

/** Stages in their order; by buttons, so that they are ordered by keys and on a phone as well. */
export function Stages({ stages }: { readonly stages: readonly Stage[] }) {
  const t = useStrings(organisationStrings);
  const word = useStrings(stageStrings);
  const { crm } = usePorts();
  const [open, setOpen] = useState<string | null>(null);
  const order = useOperation(
    (args: Omit<OperationArgs<'orderStages'>, 'op_id'>, op_id) =>
      crm.orderStages({ ...args, op_id }),
    changedByStages,
  );
  const was = stages.filter(({ outcome }) => outcome === 'open').map(({ stage_id }) => stage_id);
  function move(stage_id: string, by: 1 | -1) {
    const from = was.indexOf(stage_id);
    const stage_ids = was.toSpliced(from, 1).toSpliced(from + by, 0, stage_id);
    order.mutate({ stage_ids, was });
  }
  return (
    <section className={classes.section} aria-labelledby="stages-title">
      <h2 id="stages-title" className={classes.heading}>
        {t('stages')}
      </h2>
      <p className={classes.dim}>{t('stages_lead')}</p>
      <ul className={classes.list}>
        {stages.map((stage) => {
          const { stage_id, outcome, probability, retired } = stage;
          const name = stageWord(word, stage);
          return (
            <li key={stage_id} className={classes.row} data-retired={retired ? '' : undefined}>
              <span className={classes.name}>
                {name} · {probability} %
                {outcome === 'open' ? ` · ${t('open', { count: stage.open })}` : ''}
                {retired ? ` · ${t('retired')}` : ''}
              </span>
              {outcome === 'open' && (
                <>
                  <Button
                    {...{ size: 'compact-sm', variant: 'default' }}
                    aria-label={t('up_named', { name })}
                    disabled={order.isPending || was[0] === stage_id}
                    onClick={() => move(stage_id, -1)}
                  >
                    ↑
                  </Button>
                  <Button
                    {...{ size: 'compact-sm', variant: 'default' }}
                    aria-label={t('down_named', { name })}
                    disabled={order.isPending || was.at(-1) === stage_id}
                    onClick={() => move(stage_id, 1)}
                  >
                    ↓
                  </Button>
                </>
              )}
              <Button
                {...{ size: 'compact-sm', variant: 'default' }}
                aria-label={t('change_named', { name })}
                aria-expanded={open === stage_id}
                onClick={() => setOpen(open === stage_id ? null : stage_id)}
              >
                {t('change')}
              </Button>
              {open === stage_id && (
                <StageForm stage={stage} name={name} onDone={() => setOpen(null)} />
              )}
            </li>
          );
        })}
      </ul>
      {order.isError && <ErrorNote error={order.error} />}
      <h3 className={classes.heading}>{t('new_stage')}</h3>
      <StageForm key={stages.length} stage={null} name="" onDone={() => undefined} />
    </section>
  );
}
