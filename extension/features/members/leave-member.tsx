import { Button } from '@mantine/core';
import '@mantine/core/styles/UnstyledButton.css';
import '@mantine/core/styles/Button.css';
import { useQuery } from '@tanstack/react-query';
import { usePorts } from '../../ports.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Placeholder } from '../../ui/placeholder.tsx';
import { SeenButton } from '../../ui/seen-button.tsx';
import { useOperation } from '../../ui/use-operation.ts';
import { useStrings } from '../../ui/use-strings.ts';
import classes from './members.module.css';
import { memberStrings } from './strings.ts';
import { changedByMembers, type Member } from './use-members.ts';

interface LeaveMemberProps {
  readonly member: Member;
  readonly onLeft: (customersMoved: number) => void;
  readonly onCancel: () => void;
}

/** Whose customers go where is chosen, with their number, before anybody loses access. */
export function LeaveMember({ member, onLeft, onCancel }: LeaveMemberProps) {
  const t = useStrings(memberStrings);
  const { crm } = usePorts();
  const { member_id, name } = member;
  const asked = useQuery({
    queryKey: ['members', 'leaving', member_id],
    queryFn: () => crm.leavingMember({ member_id }),
    // What is decided on is what is so now.
    staleTime: 0,
  });
  const remove = useOperation(
    (args: { member_id: string; customers_to: 'manager' | 'pool' }, op_id) =>
      crm.removeMember({ ...args, op_id }),
    changedByMembers,
  );
  const to = (customers_to: 'manager' | 'pool') =>
    remove.mutate(
      { member_id, customers_to },
      { onSuccess: ({ customers_moved }) => onLeft(customers_moved) },
    );
  const facts = asked.data;
  const isTooMany = facts !== undefined && facts.room !== null && facts.customers > facts.room;
  return (
    <section className={classes.ask} aria-label={t('remove_title', { name })}>
      <p className={classes.name}>{t('remove_title', { name })}</p>
      {asked.isError && <ErrorNote error={asked.error} onRetry={() => void asked.refetch()} />}
      {asked.isPending && <Placeholder width="60%" />}
      {facts !== undefined && (
        <>
          <p>
            {t('leaving_customers', { count: facts.customers })}{' '}
            {t('leaving_reminders', { count: facts.reminders })}
          </p>
          <p className={classes.dim}>{t('remove_lead')}</p>
          {facts.manager === null && <p className={classes.dim}>{t('no_manager')}</p>}
          {isTooMany && facts.manager !== null && (
            <p className={classes.dim}>
              {t('no_room', { name: facts.manager.name, count: facts.room ?? 0 })}
            </p>
          )}
          <div className={classes.actions}>
            {facts.manager !== null && !isTooMany && (
              <SeenButton
                size="compact-sm"
                disabled={remove.isPending}
                onClick={() => to('manager')}
              >
                {remove.isPending ? t('removing') : t('to_manager', { name: facts.manager.name })}
              </SeenButton>
            )}
            <SeenButton
              size="compact-sm"
              variant="default"
              disabled={remove.isPending}
              onClick={() => to('pool')}
            >
              {t('to_pool')}
            </SeenButton>
            <Button size="compact-sm" variant="subtle" onClick={onCancel}>
              {t('cancel')}
            </Button>
          </div>
        </>
      )}
      {remove.isError && <ErrorNote error={remove.error} />}
    </section>
  );
}
