import { Button, Checkbox, NativeSelect } from '@mantine/core';
import '@mantine/core/styles/Input.css';
import '@mantine/core/styles/InlineInput.css';
import '@mantine/core/styles/Checkbox.css';
import '@mantine/core/styles/UnstyledButton.css';
import '@mantine/core/styles/Button.css';
import { useState } from 'react';
import type { OperationArgs } from '../../../shared/contracts/operations.ts';
import { role as roles } from '../../../shared/contracts/session.ts';
import { usePorts } from '../../ports.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { useEditFrom } from '../../ui/use-edit-from.ts';
import { useOperation } from '../../ui/use-operation.ts';
import { useStrings } from '../../ui/use-strings.ts';
import classes from './members.module.css';
import { memberStrings } from './strings.ts';
import { teamChoices } from './team-choices.ts';
import { changedByMembers, type Member, useTeams } from './use-members.ts';

interface ChangeMemberProps {
  readonly member: Member;
  readonly onDone: () => void;
}

/** Role, team and the right of a data steward. Says what stood there, so that a late change takes back nobody's. */
export function ChangeMember({ member, onDone }: ChangeMemberProps) {
  const t = useStrings(memberStrings);
  const { crm } = usePorts();
  const teams = useTeams();
  const { role, team_id, is_data_steward } = member;
  const standing = { role, team_id, is_data_steward };
  const { from: was, isLate, onError } = useEditFrom(standing, changedByMembers);
  const [said, setSaid] = useState(standing);
  const team = teams.data?.find((one) => one.team_id === team_id)?.name ?? t('no_team');
  const change = useOperation(
    (args: Omit<OperationArgs<'changeMember'>, 'op_id'>, op_id) =>
      crm.changeMember({ ...args, op_id }),
    changedByMembers,
  );
  return (
    <form
      className={classes.ask}
      aria-label={t('change_title', { name: member.name })}
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate(
          { member_id: member.member_id, ...said, was },
          { onSuccess: onDone, onError },
        );
      }}
    >
      <div className={classes.invite}>
        <NativeSelect
          label={t('role')}
          value={said.role}
          data={roles.options.map((value) => ({ value, label: t(`role_${value}`) }))}
          onChange={(event) => setSaid({ ...said, role: roles.parse(event.currentTarget.value) })}
        />
        <NativeSelect
          label={t('team')}
          value={said.team_id ?? ''}
          data={teamChoices(teams.data ?? [], t('no_team'))}
          disabled={teams.data === undefined}
          onChange={({ currentTarget: { value } }) =>
            setSaid({ ...said, team_id: value === '' ? null : value })
          }
        />
      </div>
      <p className={classes.dim}>{t(`may_${said.role}`)}</p>
      <Checkbox
        label={t('steward_label')}
        description={t('steward_lead')}
        checked={said.is_data_steward}
        onChange={(event) => setSaid({ ...said, is_data_steward: event.currentTarget.checked })}
      />
      {change.isError && <ErrorNote error={change.error} />}
      {isLate && (
        <p role="status">
          {t('stands_now', {
            facts: [t(`role_${role}`), team, is_data_steward ? t('steward') : null]
              .filter((fact) => fact !== null)
              .join(' · '),
          })}
        </p>
      )}
      <div className={classes.actions}>
        <Button
          type="submit"
          size="compact-sm"
          disabled={change.isPending || teams.data === undefined}
        >
          {change.isPending ? t('saving') : t('save')}
        </Button>
        <Button size="compact-sm" variant="subtle" onClick={onDone}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}
