import { Button, NativeSelect, TextInput } from '@mantine/core';
import '@mantine/core/styles/Input.css';
import '@mantine/core/styles/UnstyledButton.css';
import '@mantine/core/styles/Button.css';
import { useState } from 'react';
import { type Role, role as roles } from '../../../shared/contracts/session.ts';
import { describeInstant } from '../../../shared/domain/describe-time.ts';
import { usePorts } from '../../ports.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { useLanguage } from '../../ui/language.tsx';
import { useNow } from '../../ui/use-now.ts';
import { useOperation } from '../../ui/use-operation.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { invitationLink } from './invitation-link.ts';
import classes from './members.module.css';
import { memberStrings } from './strings.ts';
import { teamChoices } from './team-choices.ts';
import { changedByMembers, useTeams } from './use-members.ts';

interface Asked {
  readonly email: string;
  readonly role: Role;
  readonly team_id: string | null;
}

/** Makes an invitation link; the token in it is stored nowhere, so that it is shown once. */
export function InviteMember({ timeZone }: { readonly timeZone: string }) {
  const t = useStrings(memberStrings);
  const language = useLanguage();
  const now = useNow();
  const { crm } = usePorts();
  const teams = useTeams();
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('rep');
  const [team, setTeam] = useState('');
  const invite = useOperation(async (args: Asked, op_id) => {
    const made = await crm.inviteMember({ ...args, op_id });
    return { ...made, email: args.email };
  }, changedByMembers);
  return (
    <section className={classes.section} aria-labelledby="invite-title">
      <h2 id="invite-title" className={classes.heading}>
        {t('invite')}
      </h2>
      <form
        className={classes.invite}
        onSubmit={(event) => {
          event.preventDefault();
          invite.mutate(
            { email: email.trim(), role, team_id: team === '' ? null : team },
            { onSuccess: () => setEmail('') },
          );
        }}
      >
        <TextInput
          className={classes.grow}
          type="email"
          label={t('email')}
          value={email}
          maxLength={320}
          required
          withAsterisk={false}
          autoComplete="off"
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('role')}
          value={role}
          data={roles.options.map((value) => ({ value, label: t(`role_${value}`) }))}
          onChange={(event) => setRole(roles.parse(event.currentTarget.value))}
        />
        <NativeSelect
          label={t('team')}
          value={team}
          data={teamChoices(teams.data ?? [], t('no_team'))}
          onChange={(event) => setTeam(event.currentTarget.value)}
        />
        <Button type="submit" disabled={invite.isPending || email.trim() === ''}>
          {invite.isPending ? t('making') : t('make_link')}
        </Button>
      </form>
      <p className={classes.dim}>{t('invite_lead')}</p>
      {invite.isError && <ErrorNote error={invite.error} />}
      {invite.data !== undefined && (
        <div role="status" className={classes.link}>
          <p>
            {t('link_for', {
              email: invite.data.email,
              time: describeInstant(invite.data.expires_at, now, timeZone, language),
            })}
          </p>
          <CopyButton text={invitationLink(invite.data.token, location.href)} label={t('link')} />
          <p className={classes.dim}>{t('link_lead')}</p>
        </div>
      )}
    </section>
  );
}
