import type { OperationResult } from '../../../shared/contracts/operations.ts';

type Team = OperationResult<'teams'>[number];

/** Teams for a select, parents first, each level further in; first the word for none. */
export function teamChoices(
  teams: readonly Team[],
  none: string,
): { readonly value: string; readonly label: string }[] {
  return [
    { value: '', label: none },
    ...teams.map(({ team_id, name, depth }) => ({
      value: team_id,
      label: `${'\u2003'.repeat(depth)}${name}`,
    })),
  ];
}
