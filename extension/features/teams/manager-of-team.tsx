import { Button, NativeSelect } from '@mantine/core';
import '@mantine/core/styles/Input.css';
import '@mantine/core/styles/UnstyledButton.css';
import '@mantine/core/styles/Button.css';
import { useState } from 'react';
import type { OperationArgs } from '../../../shared/contracts/operations.ts';
import { usePorts } from '../../ports.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { useOperation } from '../../ui/use-operation.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { changedByMembers, type Member } from '../members/use-members.ts';
import { teamStrings } from './strings.ts';
import type { Team } from './team-tree.ts';
import classes from './teams.module.css';

interface ManagerOfTeamProps {
  readonly team: Team;
  readonly members: readonly Member[];
}

/** Makes somebody a manager and moves them to the team. Administrators are left out: it would take a right from them. */
export function ManagerOfTeam({ team, members }: ManagerOfTeamProps) {
  const t = useStrings(teamStrings);
  const { crm } = usePorts();
  const [chosen, setChosen] = useState('');
  const change = useOperation(
    (args: Omit<OperationArgs<'changeMember'>, 'op_id'>, op_id) =>
      crm.changeMember({ ...args, op_id }),
    changedByMembers,
  );
  const candidates = members.filter(
    ({ role, status, team_id }) =>
      status === 'active' && role !== 'admin' && !(role === 'manager' && team_id === team.team_id),
  );
  const member = candidates.find(({ member_id }) => member_id === chosen);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (member === undefined) return;
        const { member_id, role, team_id, is_data_steward } = member;
        change.mutate(
          {
            ...{ member_id, role: 'manager', team_id: team.team_id, is_data_steward },
            was: { role, team_id, is_data_steward },
          },
          { onSuccess: () => setChosen('') },
        );
      }}
    >
      <div className={classes.form}>
        <NativeSelect
          className={classes.grow}
          label={t('manager')}
          description={t('manager_lead')}
          value={chosen}
          data={[
            { value: '', label: t('choose') },
            ...candidates.map(({ member_id, name }) => ({ value: member_id, label: name })),
          ]}
          onChange={(event) => setChosen(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" disabled={change.isPending || member === undefined}>
          {change.isPending ? t('saving') : t('set_manager')}
        </Button>
      </div>
      {change.isError && <ErrorNote error={change.error} />}
    </form>
  );
}
