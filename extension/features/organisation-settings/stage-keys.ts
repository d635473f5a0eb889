import type { OperationResult } from '../../../shared/contracts/operations.ts';

/** A stage as administrators arrange it, retired ones too. */
export type Stage = OperationResult<'allStages'>[number];

/** Query keys whose answers change when stages are named, weighed, ordered or retired. */
export const changedByStages = ['stages', 'all-stages', 'customer', 'summary'] as const;
