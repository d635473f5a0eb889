import { changedByLogging } from '../../ui/changed-by-logging.ts';

/** Query keys whose answers change when something is excluded from logging, or no longer. */
export const changedByExclusion = [...changedByLogging, 'exclusions'] as const;
