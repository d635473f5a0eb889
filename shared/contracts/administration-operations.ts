import * as z from 'zod/mini';
import { opportunityStage } from './customer-file.ts';
import { day, instant, uuid } from './scalars.ts';

/** What administrators look at and arrange. Rules and rights: supabase/migrations/20261122104000 to 104020. */
const op_id = uuid;
const stageToArrange = z.extend(opportunityStage, {
  retired: z.boolean(),
  /** Open opportunities that stand there. */
  open: z.int(),
});
const stages = z.array(stageToArrange);

export const auditAction = z.enum([
  ...(['create', 'change', 'delete', 'export', 'reveal', 'permission'] as const),
]);

/** Changed fields by their column; `{hidden: true}` is a personal value or a secret, which the log does not tell. */
const told = z.nullable(z.record(z.string(), z.unknown()));

export const auditLine = z.object({
  /** Its number; the next page begins below the last one. */
  line: z.int(),
  at: instant,
  /** null: the schedule, the service, a migration. */
  actor_id: z.nullable(uuid),
  actor_name: z.nullable(z.string()),
  source: z.string(),
  action: auditAction,
  table_name: z.string(),
  row_id: z.nullable(uuid),
  row_name: z.nullable(z.string()),
  customer: z.nullable(z.object({ customer_id: uuid, name: z.string() })),
  before: told,
  after: told,
});

export const administrationOperations = {
  leavingMember: {
    rpc: 'leaving_member',
    mode: 'read',
    args: z.object({ member_id: uuid }),
    result: z.object({
      member_id: uuid,
      customers: z.int(),
      /** Open next steps. */
      reminders: z.int(),
      /** Who would take over; null: nobody above. */
      manager: z.nullable(z.object({ member_id: uuid, name: z.string() })),
      /** Customers that the manager may still be given; null: no limit. */
      room: z.nullable(z.int()),
    }),
  },
  auditLines: {
    rpc: 'audit_lines',
    mode: 'read',
    /** Days in the organisation's zone, both included. */
    args: z.object({
      actor_id: z.nullable(uuid),
      by_system: z.boolean(),
      action: z.nullable(auditAction),
      table_name: z.nullable(z.string().check(z.maxLength(63))),
      from: z.nullable(day),
      to: z.nullable(day),
      before: z.nullable(z.int().check(z.gte(1))),
      limit: z.int().check(z.gte(1), z.lte(100)),
    }),
    result: z.array(auditLine),
  },
  allStages: { rpc: 'all_stages', mode: 'read', args: z.object({}), result: stages },
  saveStage: {
    rpc: 'save_stage',
    mode: 'write',
    /** Without `stage_id` a new one. `was`: what stood there when the form was opened. */
    args: z.object({
      op_id,
      stage_id: z.nullable(uuid),
      name: z.string().check(z.trim(), z.minLength(1), z.maxLength(100)),
      probability: z.int().check(z.gte(0), z.lte(100)),
      retired: z.boolean(),
      was: z.optional(z.object({ name: z.string(), probability: z.int(), retired: z.boolean() })),
    }),
    result: stages,
  },
  orderStages: {
    rpc: 'order_stages',
    mode: 'write',
    /** Open stages in the order they are to have, before all that are not named. `was`: the order that was read. */
    args: z.object({
      op_id,
      stage_ids: z.array(uuid).check(z.maxLength(50)),
      was: z.optional(z.array(uuid).check(z.maxLength(50))),
    }),
    result: stages,
  },
} as const;
