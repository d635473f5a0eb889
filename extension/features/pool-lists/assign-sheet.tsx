import { Button } from '@mantine/core';
import '@mantine/core/styles/UnstyledButton.css';
import '@mantine/core/styles/Button.css';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { OperationArgs } from '../../../shared/contracts/operations.ts';
import { usePorts } from '../../ports.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { mayHaveArrived } from '../../ui/may-have-arrived.ts';
import { SideSheet } from '../../ui/side-sheet.tsx';
import { useOperation } from '../../ui/use-operation.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { changedByOwner } from '../pool/changed-by-owner.ts';
import { AssignForm, evenly, mostOf, type Share } from './assign-form.tsx';
import { type Assigned, DoneNumbers, PreviewNumbers } from './assign-numbers.tsx';
import { assignStrings } from './assign-strings.ts';
import { useDescribeFilter } from './describe-filter.ts';
import classes from './pool-lists.module.css';
import { filterOf, type PoolView } from './pool-view.ts';
import { SaveAssignment } from './save-assignment.tsx';
import { type PoolCustomer, usePoolMembers } from './use-pool.ts';

interface AssignSheetProps {
  /** Chosen rows; null: all that the view finds. */
  readonly rows: readonly PoolCustomer[] | null;
  readonly view: PoolView;
  readonly onClose: () => void;
}

/** Gives customers of the pool to members: who gets how many is looked at first, and carried out as it was looked at. */
export function AssignSheet({ rows, view, onClose }: AssignSheetProps) {
  const t = useStrings(assignStrings);
  const describe = useDescribeFilter();
  const { crm } = usePorts();
  const members = usePoolMembers();
  const [share, setShare] = useState<Share>(evenly);
  // What is given to whom follows from it: the same in the preview and when it is carried out.
  const [seed] = useState(() => crypto.randomUUID());
  const [done, setDone] = useState<Assigned | null>(null);
  const filter = rows === null ? filterOf(view) : null;
  const plan = {
    ...{ customer_ids: rows?.map(({ customer_id }) => customer_id) ?? [], filter, seed },
    ...{ member_ids: [...share.members], by: share.by, most: mostOf(share) },
  };
  const preview = useMutation({ mutationFn: () => crm.previewAssignment(plan) });
  const assign = useOperation(
    async (args: Omit<OperationArgs<'assignCustomers'>, 'op_id'>, op_id) => {
      const answer = await crm.assignCustomers({ ...args, op_id });
      // Before the list is read again, from which chosen rows are gone then.
      setDone(answer);
      return answer;
    },
    changedByOwner,
  );
  const nameOf = (id: string) => rows?.find(({ customer_id }) => customer_id === id)?.name ?? null;
  const memberName = (id: string) =>
    members.data?.find(({ member_id }) => member_id === id)?.name ?? id;
  const looked = preview.data;
  const carryOut = () => {
    if (looked === undefined) return;
    // A filter is carried out with what was looked at: nothing is given that came to the pool since.
    const customer_ids = rows === null ? looked.customer_ids : plan.customer_ids;
    assign.mutate({ ...plan, customer_ids, filter: null, most: null, round_id: null });
  };
  return (
    <SideSheet
      title={rows === null ? t('title_filter') : t('title_chosen', { count: rows.length })}
      onClose={onClose}
    >
      <div className={classes.sheet}>
        {done !== null ? (
          <>
            <DoneNumbers done={done} nameOf={nameOf} memberName={memberName} />
            <div className={classes.actions}>
              <Button onClick={onClose}>{t('close')}</Button>
            </div>
          </>
        ) : (
          <>
            {filter !== null && (
              <p className={classes.dim}>{t('lead_filter', { filter: describe(filter) })}</p>
            )}
            {members.isError && (
              <ErrorNote error={members.error} onRetry={() => void members.refetch()} />
            )}
            <AssignForm
              share={share}
              isLimited={rows === null}
              isPending={preview.isPending}
              onShare={(next) => {
                // Another question: the numbers of the one before are none of it.
                preview.reset();
                assign.reset();
                setShare(next);
              }}
              onPreview={() => preview.mutate()}
            />
            {preview.isError && <ErrorNote error={preview.error} />}
            {looked !== undefined && (
              <>
                <PreviewNumbers preview={looked} nameOf={nameOf} />
                {assign.isError && (
                  <ErrorNote
                    error={assign.error}
                    onRetry={mayHaveArrived(assign.error) ? carryOut : undefined}
                  />
                )}
                {looked.customers > 0 && (
                  <div className={classes.actions}>
                    <Button disabled={assign.isPending} onClick={carryOut}>
                      {assign.isPending
                        ? t('carrying_out')
                        : t('carry_out', { count: looked.customers })}
                    </Button>
                  </div>
                )}
                {filter !== null && <SaveAssignment plan={plan} />}
              </>
            )}
          </>
        )}
      </div>
    </SideSheet>
  );
}
