import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { OperationResult } from '../../../shared/contracts/operations.ts';
import type { Membership } from '../../../shared/contracts/session.ts';
import { describeDay } from '../../../shared/domain/describe-time.ts';
import { usePorts } from '../../ports.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { useLanguage } from '../../ui/language.tsx';
import { useNow } from '../../ui/use-now.ts';
import { useOperation } from '../../ui/use-operation.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { visibleText } from '../../ui/visible-text.ts';
import { changedByOwner } from '../pool/changed-by-owner.ts';
import { type Assigned, DoneNumbers, PreviewNumbers } from './assign-numbers.tsx';
import { assignStrings } from './assign-strings.ts';
import { useDescribeFilter } from './describe-filter.ts';
import classes from './pool-lists.module.css';
import { usePoolMembers } from './use-pool.ts';
import { weekdays } from './weekdays.ts';

type Saved = OperationResult<'savedAssignments'>[number];

interface SavedAssignmentProps {
  readonly saved: Saved;
  readonly membership: Membership;
}

const hiddenName = () => null;

/** One saved assignment. By hand it is looked at before it is carried out, like any other. */
export function SavedAssignment({ saved, membership }: SavedAssignmentProps) {
  const t = useStrings(assignStrings);
  const language = useLanguage();
  const now = useNow(60_000);
  const describe = useDescribeFilter();
  const { crm } = usePorts();
  const members = usePoolMembers();
  const [seed, setSeed] = useState(() => crypto.randomUUID());
  const [done, setDone] = useState<Assigned | null>(null);
  const [isSure, setSure] = useState(false);
  const { assignment_id, plan, round_id, weekly_on, last_run_on, made_by } = saved;
  const name = visibleText(saved.name);
  const preview = useMutation({
    mutationFn: () => crm.previewAssignment({ ...plan, seed, round_id }),
  });
  const run = useOperation(
    async (args: { assignment_id: string; seed: string }, op_id) => {
      const answer = await crm.runAssignment({ ...args, op_id });
      setDone(answer);
      preview.reset();
      // Another time others come first.
      setSeed(crypto.randomUUID());
      return answer;
    },
    [...changedByOwner, 'saved-assignments'],
  );
  const pause = useOperation(
    (args: { assignment_id: string; paused: boolean }, op_id) =>
      crm.pauseAssignment({ ...args, op_id }),
    ['saved-assignments'],
  );
  const remove = useOperation(
    (args: { assignment_id: string }, op_id) => crm.removeAssignment({ ...args, op_id }),
    ['saved-assignments'],
  );
  const isBusy = run.isPending || pause.isPending || remove.isPending;
  const error = preview.error ?? run.error ?? pause.error ?? remove.error;
  const facts = [
    plan.filter === null
      ? t('chosen_rows', { count: plan.customer_ids.length })
      : describe(plan.filter),
    t(`plan_${plan.by}`, { count: plan.member_ids.length }),
    plan.most === null ? null : t('at_most', { most: plan.most }),
  ].filter((fact) => fact !== null);
  return (
    <li className={classes.row}>
      <div>
        <p>
          <span className={classes.strong}>{name}</span>{' '}
          {saved.paused && <span className={classes.attention}>({t('paused')})</span>}
        </p>
        <p className={classes.sentences}>
          {facts.map((fact) => (
            <span key={fact}>{fact}</span>
          ))}
        </p>
        <p className={classes.small}>
          {weekly_on === null
            ? t('by_hand')
            : t('each', { day: weekdays(language)[weekly_on - 1] ?? '' })}
          {' · '}
          {last_run_on === null
            ? t('never_run')
            : // A calendar day of the organisation: its noon lies in no other one.
              t('last_run', {
                when: describeDay(`${last_run_on}T12:00:00Z`, now, 'UTC', language),
              })}
          {made_by !== null && ` · ${t('made_by', { name: visibleText(made_by) })}`}
        </p>
      </div>
      <div className={classes.actions}>
        <Button
          size="compact-sm"
          aria-label={t('run_named', { name })}
          disabled={isBusy || preview.isPending}
          onClick={() => {
            setDone(null);
            preview.mutate();
          }}
        >
          {preview.isPending ? t('previewing') : t('run')}
        </Button>
        {weekly_on !== null && (
          <Button
            size="compact-sm"
            variant="default"
            aria-label={t(saved.paused ? 'resume_named' : 'pause_named', { name })}
            disabled={isBusy}
            onClick={() => pause.mutate({ assignment_id, paused: !saved.paused })}
          >
            {saved.paused ? t('resume') : t('pause')}
          </Button>
        )}
        <Button
          size="compact-sm"
          variant="subtle"
          color={isSure ? 'red' : 'gray'}
          aria-label={isSure ? undefined : t('remove_named', { name })}
          disabled={isBusy}
          onBlur={() => setSure(false)}
          onClick={() => {
            if (isSure) remove.mutate({ assignment_id });
            else setSure(true);
          }}
        >
          {isSure ? t('remove_sure') : t('remove')}
        </Button>
      </div>
      {error !== null && <ErrorNote error={error} />}
      {preview.data !== undefined && (
        <div className={classes.form}>
          <PreviewNumbers preview={preview.data} nameOf={hiddenName} />
          <div className={classes.actions}>
            {preview.data.customers > 0 && (
              <Button
                size="compact-sm"
                disabled={isBusy}
                onClick={() => run.mutate({ assignment_id, seed })}
              >
                {run.isPending
                  ? t('carrying_out')
                  : t('carry_out', { count: preview.data.customers })}
              </Button>
            )}
            <Button size="compact-sm" variant="subtle" color="gray" onClick={() => preview.reset()}>
              {t('cancel')}
            </Button>
          </div>
        </div>
      )}
      {done !== null && (
        <div className={classes.form}>
          <DoneNumbers
            done={done}
            nameOf={hiddenName}
            memberName={(id) =>
              members.data?.find(({ member_id }) => member_id === id)?.name ??
              (id === membership.member_id ? membership.name : id)
            }
          />
        </div>
      )}
    </li>
  );
}
