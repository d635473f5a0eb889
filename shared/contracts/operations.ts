import type * as z from 'zod/mini';
import { administrationOperations } from './administration-operations.ts';
import { connectionOperations } from './connection-operations.ts';
import { customerFileOperations } from './customer-file-operations.ts';
import { customerOperations } from './customer-operations.ts';
import { dailyMailOperations } from './daily-mail-operations.ts';
import { decisionOperations } from './decision-operations.ts';
import { interactionOperations } from './interaction-operations.ts';
import { meetingOperations } from './meeting-operations.ts';
import { memberSettingsOperations } from './member-settings-operations.ts';
import { opportunityOperations } from './opportunity-operations.ts';
import { organisationOperations } from './organisation-operations.ts';
import { pageLocatorOperations } from './page-locator-operations.ts';
import { poolOperations } from './pool-operations.ts';
import { reminderOperations } from './reminder-operations.ts';
import { sessionOperations } from './session-operations.ts';
import { summaryOperations } from './summary-operations.ts';
import { templateOperations } from './template-operations.ts';
import { timelineOperations } from './timeline-operations.ts';

/**
 * Every use that the product makes of the database: one entry, one RPC of the same name in snake case,
 * `public.<name>(payload jsonb) returns jsonb`. `read` is retried once when the carrier dies;
 * `write` carries an `op_id` and is safe to send again with the same one.
 */
export const operations = {
  ...sessionOperations,
  ...administrationOperations,
  ...connectionOperations,
  ...customerOperations,
  ...customerFileOperations,
  ...opportunityOperations,
  ...dailyMailOperations,
  ...decisionOperations,
  ...interactionOperations,
  ...meetingOperations,
  ...memberSettingsOperations,
  ...organisationOperations,
  ...pageLocatorOperations,
  ...poolOperations,
  ...reminderOperations,
  ...summaryOperations,
  ...templateOperations,
  ...timelineOperations,
} as const;

export type Operations = typeof operations;
export type OperationName = keyof Operations;
export type OperationArgs<N extends OperationName> = z.infer<Operations[N]['args']>;
export type OperationResult<N extends OperationName> = z.infer<Operations[N]['result']>;
