import * as z from 'zod/mini';
import {
  addContactArgs,
  createCustomerArgs,
  customerCard,
  dictionaryEntry,
  duplicate,
  findDuplicatesArgs,
  foundCustomer,
  matchPeopleArgs,
  matchPeopleResult,
  timelineEntry,
} from './customers.ts';
import {
  logInteractionArgs,
  logInteractionResult,
  undoInteractionArgs,
  undoInteractionResult,
} from './interactions.ts';
import {
  completeReminderArgs,
  reminderResult,
  snoozeReminderArgs,
  todayResult,
} from './reminders.ts';
import { instant, language, uuid } from './scalars.ts';
import { digestKey, membership } from './session.ts';
import { summaryArgs, summaryResult, summaryRowsArgs, summaryRowsResult, team } from './summary.ts';

/**
 * Every use that the product makes of the database: one entry, one RPC of the same name in snake case,
 * `public.<name>(payload jsonb) returns jsonb`. `read` is retried once when the carrier dies;
 * `write` carries an `op_id` and is safe to send again with the same one.
 */
const nothing = z.object({});

export const operations = {
  whoAmI: { rpc: 'who_am_i', mode: 'read', args: nothing, result: membership },
  digestKeys: { rpc: 'digest_keys', mode: 'read', args: nothing, result: z.array(digestKey) },
  dictionaries: {
    rpc: 'dictionaries',
    mode: 'read',
    args: nothing,
    result: z.array(dictionaryEntry),
  },
  matchPeople: {
    rpc: 'match_people',
    mode: 'read',
    args: matchPeopleArgs,
    result: matchPeopleResult,
  },
  customerCard: {
    rpc: 'customer_card',
    mode: 'read',
    args: z.object({ customer_id: uuid }),
    result: customerCard,
  },
  /** Entries older than `before`, newest first, at most 50. */
  timeline: {
    rpc: 'timeline',
    mode: 'read',
    args: z.object({
      customer_id: uuid,
      before: z.nullable(z.object({ occurred_at: instant, follow_up_id: uuid })),
      limit: z.int().check(z.gte(1), z.lte(50)),
    }),
    result: z.array(timelineEntry),
  },
  /** Visible customers by name, code or domain; newest activity first, at most 20. */
  searchCustomers: {
    rpc: 'search_customers',
    mode: 'read',
    args: z.object({ text: z.string().check(z.maxLength(100)) }),
    result: z.array(foundCustomer),
  },
  findDuplicates: {
    rpc: 'find_duplicates',
    mode: 'read',
    args: findDuplicatesArgs,
    result: z.array(duplicate),
  },
  createCustomer: {
    rpc: 'create_customer',
    mode: 'write',
    args: createCustomerArgs,
    result: z.object({ customer_id: uuid, code: z.string(), contact_id: z.nullable(uuid) }),
  },
  addContact: {
    rpc: 'add_contact',
    mode: 'write',
    args: addContactArgs,
    result: z.object({ customer_id: uuid, contact_id: uuid }),
  },
  logInteraction: {
    rpc: 'log_interaction',
    mode: 'write',
    args: logInteractionArgs,
    result: logInteractionResult,
  },
  undoInteraction: {
    rpc: 'undo_interaction',
    mode: 'write',
    args: undoInteractionArgs,
    result: undoInteractionResult,
  },
  today: { rpc: 'today', mode: 'read', args: nothing, result: todayResult },
  completeReminder: {
    rpc: 'complete_reminder',
    mode: 'write',
    args: completeReminderArgs,
    result: reminderResult,
  },
  snoozeReminder: {
    rpc: 'snooze_reminder',
    mode: 'write',
    args: snoozeReminderArgs,
    result: reminderResult,
  },
  setLanguage: {
    rpc: 'set_language',
    mode: 'write',
    args: z.object({ op_id: uuid, language }),
    result: z.object({ language }),
  },
  teams: { rpc: 'visible_teams', mode: 'read', args: nothing, result: z.array(team) },
  summary: { rpc: 'summary', mode: 'read', args: summaryArgs, result: summaryResult },
  summaryRows: {
    rpc: 'summary_rows',
    mode: 'read',
    args: summaryRowsArgs,
    result: summaryRowsResult,
  },
} as const;

export type Operations = typeof operations;
export type OperationName = keyof Operations;
export type OperationArgs<N extends OperationName> = z.infer<Operations[N]['args']>;
export type OperationResult<N extends OperationName> = z.infer<Operations[N]['result']>;
