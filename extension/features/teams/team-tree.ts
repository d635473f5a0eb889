import type { OperationResult } from '../../../shared/contracts/operations.ts';

export type Team = OperationResult<'teams'>[number];

/** A team with all that lies below it: where it cannot be moved to. `teams`: parents first, as the database answers. */
export function subtreeOf(teams: readonly Team[], top: string): ReadonlySet<string> {
  const below = new Set([top]);
  for (const { team_id, parent_team_id } of teams)
    if (parent_team_id !== null && below.has(parent_team_id)) below.add(team_id);
  return below;
}
