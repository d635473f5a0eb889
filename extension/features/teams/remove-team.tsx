import { usePorts } from '../../ports.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { SeenButton } from '../../ui/seen-button.tsx';
import { useOperation } from '../../ui/use-operation.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { teamStrings } from './strings.ts';
import type { Team } from './team-tree.ts';
import classes from './teams.module.css';

interface RemoveTeamProps {
  readonly team: Team;
  readonly isEmpty: boolean;
}

/** Only of an empty team, so that nothing is lost with it and it can be made again. */
export function RemoveTeam({ team, isEmpty }: RemoveTeamProps) {
  const t = useStrings(teamStrings);
  const { crm } = usePorts();
  const remove = useOperation(
    (args: { team_id: string }, op_id) => crm.removeTeam({ ...args, op_id }),
    ['teams'],
  );
  return (
    <div className={classes.actions}>
      {isEmpty ? (
        <SeenButton
          size="compact-sm"
          variant="default"
          disabled={remove.isPending}
          onClick={() => remove.mutate({ team_id: team.team_id })}
        >
          {remove.isPending ? t('removing') : t('remove')}
        </SeenButton>
      ) : (
        <p className={classes.dim}>{t('remove_lead')}</p>
      )}
      {remove.isError && <ErrorNote error={remove.error} />}
    </div>
  );
}
