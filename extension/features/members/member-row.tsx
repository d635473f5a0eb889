import { Button } from '@mantine/core';
import '@mantine/core/styles/UnstyledButton.css';
import '@mantine/core/styles/Button.css';
import { useState } from 'react';
import { usePorts } from '../../ports.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { useOperation } from '../../ui/use-operation.ts';
import { useStrings } from '../../ui/use-strings.ts';
import classes from './members.module.css';
import { memberStrings } from './strings.ts';
import { changedByMembers, type Member } from './use-members.ts';

interface MemberRowProps {
  readonly member: Member;
  readonly isSelf: boolean;
}

/** One member, and the way out: whose customers go where is chosen before anybody loses access. */
export function MemberRow({ member, isSelf }: MemberRowProps) {
  const t = useStrings(memberStrings);
  const { crm } = usePorts();
  const [asking, setAsking] = useState(false);
  const remove = useOperation(
    (args: { member_id: string; customers_to: 'manager' | 'pool' }, op_id) =>
      crm.removeMember({ ...args, op_id }),
    changedByMembers,
  );
  const { name } = member;
  const to = (customers_to: 'manager' | 'pool') =>
    remove.mutate(
      { member_id: member.member_id, customers_to },
      { onSuccess: () => setAsking(false) },
    );
  const facts = [
    member.email,
    t(`role_${member.role}`),
    member.is_data_steward ? t('steward') : null,
    member.status === 'left' ? t('left') : null,
  ];
  return (
    <li className={classes.row} data-left={member.status === 'left' ? '' : undefined}>
      <span className={classes.name}>{name}</span>
      <span className={classes.facts}>{facts.filter((fact) => fact !== null).join(' · ')}</span>
      {member.status === 'active' && !isSelf && (
        <Button
          className={classes.action}
          size="compact-sm"
          variant="default"
          aria-label={t('remove_named', { name })}
          aria-expanded={asking}
          onClick={() => setAsking(!asking)}
        >
          {t('remove')}
        </Button>
      )}
      {asking && (
        <section className={classes.ask} aria-label={t('remove_title', { name })}>
          <p className={classes.name}>{t('remove_title', { name })}</p>
          <p className={classes.dim}>{t('remove_lead')}</p>
          <div className={classes.actions}>
            <Button size="compact-sm" disabled={remove.isPending} onClick={() => to('manager')}>
              {remove.isPending ? t('removing') : t('to_manager')}
            </Button>
            <Button
              size="compact-sm"
              variant="default"
              disabled={remove.isPending}
              onClick={() => to('pool')}
            >
              {t('to_pool')}
            </Button>
            <Button size="compact-sm" variant="subtle" onClick={() => setAsking(false)}>
              {t('cancel')}
            </Button>
          </div>
        </section>
      )}
      {remove.data !== undefined && (
        <p role="status" className={classes.facts}>
          {t('removed', { name, count: remove.data.customers_moved })}
        </p>
      )}
      {remove.isError && <ErrorNote error={remove.error} />}
    </li>
  );
}
