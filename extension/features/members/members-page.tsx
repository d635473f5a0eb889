import { Button } from '@mantine/core';
import '@mantine/core/styles/UnstyledButton.css';
import '@mantine/core/styles/Button.css';
import type { Membership } from '../../../shared/contracts/session.ts';
import { describeInstant } from '../../../shared/domain/describe-time.ts';
import { usePorts } from '../../ports.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { useLanguage } from '../../ui/language.tsx';
import { useNow } from '../../ui/use-now.ts';
import { useOperation } from '../../ui/use-operation.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { InviteMember } from './invite-member.tsx';
import { MemberRow } from './member-row.tsx';
import classes from './members.module.css';
import { memberStrings } from './strings.ts';
import {
  changedByMembers,
  type Invitation,
  useInvitations,
  useMembers,
  useTeams,
} from './use-members.ts';

/** Who belongs to the organisation, who was invited, and the way in and out. Administrators. */
export function MembersPage({ membership }: { readonly membership: Membership }) {
  const t = useStrings(memberStrings);
  const members = useMembers();
  const invitations = useInvitations();
  const teams = useTeams();
  const nameOfTeam = (id: string | null) =>
    teams.data?.find(({ team_id }) => team_id === id)?.name ?? null;
  return (
    <div className={classes.page}>
      <InviteMember timeZone={membership.time_zone} />
      <section className={classes.section} aria-labelledby="open-title">
        <h2 id="open-title" className={classes.heading}>
          {t('open_invitations')}
        </h2>
        {invitations.isError && (
          <ErrorNote error={invitations.error} onRetry={() => void invitations.refetch()} />
        )}
        {invitations.data?.length === 0 && <p className={classes.dim}>{t('none')}</p>}
        <ul className={classes.list}>
          {invitations.data?.map((invitation) => (
            <InvitationRow
              key={invitation.invitation_id}
              invitation={invitation}
              timeZone={membership.time_zone}
            />
          ))}
        </ul>
      </section>
      <section className={classes.section} aria-labelledby="people-title">
        <h2 id="people-title" className={classes.heading}>
          {t('people')}
        </h2>
        {members.isError && (
          <ErrorNote error={members.error} onRetry={() => void members.refetch()} />
        )}
        <ul className={classes.list}>
          {members.data?.map((member) => (
            <MemberRow
              key={member.member_id}
              member={member}
              team={nameOfTeam(member.team_id)}
              isSelf={member.member_id === membership.member_id}
            />
          ))}
        </ul>
      </section>
    </div>
  );
}

interface InvitationRowProps {
  readonly invitation: Invitation;
  readonly timeZone: string;
}

function InvitationRow({ invitation, timeZone }: InvitationRowProps) {
  const t = useStrings(memberStrings);
  const language = useLanguage();
  const now = useNow();
  const { crm } = usePorts();
  const revoke = useOperation(
    (args: { invitation_id: string }, op_id) => crm.revokeInvitation({ ...args, op_id }),
    changedByMembers,
  );
  const time = describeInstant(invitation.expires_at, now, timeZone, language);
  return (
    <li className={classes.row}>
      <span className={classes.name}>{invitation.email}</span>
      <span className={classes.facts}>
        {t(`role_${invitation.role}`)} · {t('until', { time })}
      </span>
      <Button
        className={classes.action}
        size="compact-sm"
        variant="default"
        aria-label={t('revoke_named', { email: invitation.email })}
        disabled={revoke.isPending}
        onClick={() => revoke.mutate({ invitation_id: invitation.invitation_id })}
      >
        {t('revoke')}
      </Button>
      {revoke.isError && <ErrorNote error={revoke.error} />}
    </li>
  );
}
