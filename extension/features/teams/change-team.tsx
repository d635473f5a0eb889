import { Button, NativeSelect, TextInput } from '@mantine/core';
import '@mantine/core/styles/Input.css';
import '@mantine/core/styles/UnstyledButton.css';
import '@mantine/core/styles/Button.css';
import { useState } from 'react';
import type { OperationArgs } from '../../../shared/contracts/operations.ts';
import { usePorts } from '../../ports.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { useEditFrom } from '../../ui/use-edit-from.ts';
import { useOperation } from '../../ui/use-operation.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { teamChoices } from '../members/team-choices.ts';
import { teamStrings } from './strings.ts';
import { subtreeOf, type Team } from './team-tree.ts';
import classes from './teams.module.css';

interface ChangeTeamProps {
  readonly team: Team;
  readonly teams: readonly Team[];
  readonly onDone: () => void;
}

/** Renames a team or moves it, with all below it. By a select and not by dragging alone: it works by keys and on a phone. */
export function ChangeTeam({ team, teams, onDone }: ChangeTeamProps) {
  const t = useStrings(teamStrings);
  const { crm } = usePorts();
  const { team_id } = team;
  const standing = { name: team.name, parent_team_id: team.parent_team_id };
  const { from: was, isLate, onError } = useEditFrom(standing, ['teams']);
  const [said, setSaid] = useState(standing);
  const save = useOperation(
    (args: Omit<OperationArgs<'saveTeam'>, 'op_id'>, op_id) => crm.saveTeam({ ...args, op_id }),
    // What managers see follows the tree.
    ['teams', 'summary'],
  );
  const own = subtreeOf(teams, team_id);
  const parent = teams.find((one) => one.team_id === team.parent_team_id)?.name ?? t('top');
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(
          { team_id, name: said.name.trim(), parent_team_id: said.parent_team_id, was },
          { onSuccess: onDone, onError },
        );
      }}
    >
      <TextInput
        className={classes.grow}
        label={t('name')}
        value={said.name}
        maxLength={200}
        autoComplete="off"
        onChange={(event) => setSaid({ ...said, name: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('under')}
        value={said.parent_team_id ?? ''}
        data={teamChoices(
          teams.filter((one) => !own.has(one.team_id)),
          t('top'),
        )}
        onChange={({ currentTarget: { value } }) =>
          setSaid({ ...said, parent_team_id: value === '' ? null : value })
        }
      />
      <Button type="submit" disabled={save.isPending || said.name.trim() === ''}>
        {save.isPending ? t('saving') : t('save')}
      </Button>
      {save.isError && <ErrorNote error={save.error} />}
      {isLate && <p role="status">{t('stands_now', { name: team.name, parent })}</p>}
    </form>
  );
}
