import { Button } from '@mantine/core';
import '@mantine/core/styles/UnstyledButton.css';
import '@mantine/core/styles/Button.css';
import { useState } from 'react';
import { useStrings } from '../../ui/use-strings.ts';
import { ChangeMember } from './change-member.tsx';
import { LeaveMember } from './leave-member.tsx';
import classes from './members.module.css';
import { memberStrings } from './strings.ts';
import type { Member } from './use-members.ts';

interface MemberRowProps {
  readonly member: Member;
  readonly team: string | null;
  readonly isSelf: boolean;
}

/** One member: what they may do, changed in place, and the way out. */
export function MemberRow({ member, team, isSelf }: MemberRowProps) {
  const t = useStrings(memberStrings);
  const [open, setOpen] = useState<'change' | 'leave' | null>(null);
  const [moved, setMoved] = useState<number | null>(null);
  const { name } = member;
  const facts = [
    member.email,
    t(`role_${member.role}`),
    team,
    member.is_data_steward ? t('steward') : null,
    member.status === 'left' ? t('left') : null,
  ];
  const toggle = (which: 'change' | 'leave') => setOpen(open === which ? null : which);
  return (
    <li className={classes.row} data-left={member.status === 'left' ? '' : undefined}>
      <span className={classes.name}>{name}</span>
      <span className={classes.facts}>{facts.filter((fact) => fact !== null).join(' · ')}</span>
      {member.status === 'active' && (
        <div className={`${classes.action} ${classes.actions}`}>
          <Button
            size="compact-sm"
            variant="default"
            aria-label={t('change_named', { name })}
            aria-expanded={open === 'change'}
            onClick={() => toggle('change')}
          >
            {t('change')}
          </Button>
          {!isSelf && (
            <Button
              size="compact-sm"
              variant="default"
              aria-label={t('remove_named', { name })}
              aria-expanded={open === 'leave'}
              onClick={() => toggle('leave')}
            >
              {t('remove')}
            </Button>
          )}
        </div>
      )}
      {open === 'change' && <ChangeMember member={member} onDone={() => setOpen(null)} />}
      {open === 'leave' && (
        <LeaveMember
          member={member}
          onLeft={(count) => {
            setMoved(count);
            setOpen(null);
          }}
          onCancel={() => setOpen(null)}
        />
      )}
      {moved !== null && (
        <p role="status" className={classes.facts}>
          {t('removed', { name, count: moved })}
        </p>
      )}
    </li>
  );
}
