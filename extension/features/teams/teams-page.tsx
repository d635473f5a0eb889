import { ErrorNote } from '../../ui/error-note.tsx';
import { Placeholder } from '../../ui/placeholder.tsx';
import { useStrings } from '../../ui/use-strings.ts';
import { useMembers, useTeams } from '../members/use-members.ts';
import { NewTeam } from './new-team.tsx';
import { teamStrings } from './strings.ts';
import { TeamBranch } from './team-branch.tsx';
import classes from './teams.module.css';

/** The tree of teams, which decides whose work a manager sees. Administrators. */
export function TeamsPage() {
  const t = useStrings(teamStrings);
  const teams = useTeams();
  const members = useMembers();
  const failed = teams.isError ? teams : members;
  return (
    <div className={classes.page}>
      <p className={classes.dim}>{t('lead')}</p>
      <NewTeam teams={teams.data ?? []} />
      {(teams.isError || members.isError) && (
        <ErrorNote error={failed.error} onRetry={() => void failed.refetch()} />
      )}
      {teams.isPending && <Placeholder width="60%" />}
      {teams.data?.length === 0 && <p className={classes.dim}>{t('none')}</p>}
      {teams.data !== undefined && (
        <TeamBranch teams={teams.data} members={members.data ?? null} parent={null} />
      )}
    </div>
  );
}
