import * as z from 'zod/mini';
import { customerStatus, tier } from './customers.ts';
import { day, instant, uuid } from './scalars.ts';
import { role } from './session.ts';

/** The public pool. Rules and rights: supabase/migrations/20261122101150 and 20261122103400 to 103430. */
const op_id = uuid;
const nothing = z.object({});
const reason = z.string().check(z.maxLength(500));
const limit = z.nullable(z.int().check(z.gte(1)));
const idleDays = z.int().check(z.gte(1), z.lte(3650));

export const poolRules = z.object({
  recycles: z.boolean(),
  idle_days_a: idleDays,
  idle_days_b: idleDays,
  idle_days_c: idleDays,
  idle_days_d: idleDays,
  idle_days_e: idleDays,
  /** Of customers without a tier. */
  idle_days_none: idleDays,
  warn_days: z.int(),
  spares_open_opportunities: z.boolean(),
  spares_running_contracts: z.boolean(),
  /** null: no limit. */
  most_owned: limit,
  most_claims_a_day: limit,
  cool_down_days: z.int(),
});

/**
 * What is given out, to whom and how. `seed` decides who gets which: with the same seed the preview and the assignment are
 * the same, as long as nobody claims in between.
 */
const plan = {
  customer_ids: z.array(uuid).check(z.maxLength(5000)),
  /** Counts where no customers are named: all that lie in the pools one may assign from. */
  filter: z.nullable(
    z.object({
      pool_id: z.nullable(uuid),
      tier: z.nullable(tier),
      region_code: z.nullable(z.string()),
      industry_code: z.nullable(z.string()),
    }),
  ),
  member_ids: z.array(uuid).check(z.minLength(1), z.maxLength(100)),
  /** `number`: everybody gets equally many. `load`: everybody ends with equally many. */
  by: z.enum(['number', 'load']),
  seed: z.string().check(z.minLength(1), z.maxLength(64)),
  most: z.nullable(z.int().check(z.gte(1), z.lte(5000))),
};

/** Whom a pool is open to; a pool without rights is open to all. null: every role, every team. */
const poolRight = z.object({
  role: z.nullable(role),
  team_id: z.nullable(uuid),
  can_claim: z.boolean(),
  can_assign: z.boolean(),
});
const poolName = z.string().check(z.trim(), z.minLength(1), z.maxLength(100));

export const poolOperations = {
  /** Pools that are open to the caller, with what they may do there. */
  pools: {
    rpc: 'pools',
    mode: 'read',
    args: nothing,
    result: z.array(
      z.object({
        pool_id: uuid,
        name: z.string(),
        /** Takes what no other pool's regions take. */
        is_default: z.boolean(),
        can_claim: z.boolean(),
        can_assign: z.boolean(),
        customers: z.int(),
        region_codes: z.array(z.string()),
        rights: z.array(poolRight),
      }),
    ),
  },
  savePool: {
    rpc: 'save_pool',
    mode: 'write',
    /** Without `pool_id` a new one; the regions below a region belong to it. */
    args: z.object({
      op_id,
      pool_id: z.nullable(uuid),
      name: poolName,
      region_codes: z.array(z.string()).check(z.maxLength(500)),
      rights: z.array(poolRight).check(z.maxLength(100)),
    }),
    result: z.object({ pool_id: uuid }),
  },
  removePool: {
    rpc: 'remove_pool',
    mode: 'write',
    args: z.object({ op_id, pool_id: uuid }),
    result: z.object({ pool_id: uuid }),
  },
  poolRules: { rpc: 'pool_rules', mode: 'read', args: nothing, result: poolRules },
  setPoolRules: {
    rpc: 'set_pool_rules',
    mode: 'write',
    /** What is left out stays; a limit that is null is lifted. */
    args: z.extend(z.partial(poolRules), { op_id, was: z.optional(z.partial(poolRules)) }),
    result: poolRules,
  },
  simulatePoolRules: {
    rpc: 'simulate_pool_rules',
    mode: 'read',
    args: z.partial(poolRules),
    result: z.object({
      customers: z.int(),
      owners: z.int(),
      /** By tier, `none` for customers without. */
      by_tier: z.record(z.string(), z.int()),
    }),
  },
  poolCustomers: {
    rpc: 'pool_customers',
    mode: 'read',
    args: z.object({
      pool_id: z.nullable(uuid),
      after: z.nullable(z.object({ since: instant, customer_id: uuid })),
      limit: z.int().check(z.gte(1), z.lte(100)),
    }),
    result: z.array(
      z.object({
        customer_id: uuid,
        code: z.string(),
        name: z.string(),
        industry_code: z.string(),
        region_code: z.string(),
        customer_type: z.string(),
        status: customerStatus,
        tier: z.nullable(tier),
        pool_id: uuid,
        since: instant,
        last_follow_up_at: z.nullable(instant),
        /** How many people are known there; who they are is seen after the claim. */
        contacts: z.int(),
        reason: z.nullable(z.string()),
      }),
    ),
  },
  claimCustomer: {
    rpc: 'claim_customer',
    mode: 'write',
    args: z.object({ op_id, customer_id: uuid }),
    /** `collaborator`: it has an owner in another region already. */
    result: z.object({ customer_id: uuid, as: z.enum(['owner', 'collaborator']) }),
  },
  releaseCustomer: {
    rpc: 'release_customer',
    mode: 'write',
    args: z.object({ op_id, customer_id: uuid, reason }),
    result: z.object({ customer_id: uuid }),
  },
  transferCustomer: {
    rpc: 'transfer_customer',
    mode: 'write',
    args: z.object({ op_id, customer_id: uuid, member_id: uuid, note: z.nullable(reason) }),
    result: z.object({ customer_id: uuid, owner_id: uuid }),
  },
  setCollaborator: {
    rpc: 'set_collaborator',
    mode: 'write',
    args: z.object({ op_id, customer_id: uuid, member_id: uuid, collaborates: z.boolean() }),
    result: z.object({ customer_id: uuid, member_id: uuid }),
  },
  previewAssignment: {
    rpc: 'preview_assignment',
    mode: 'read',
    args: z.object(plan),
    result: z.object({
      customers: z.int(),
      members: z.array(z.object({ member_id: uuid, name: z.string(), customers: z.int() })),
    }),
  },
  assignCustomers: {
    rpc: 'assign_customers',
    mode: 'write',
    /** Within one round nobody gets the same customer twice. */
    args: z.object({ ...plan, op_id, round_id: z.nullable(uuid) }),
    result: z.object({
      round_id: uuid,
      customers: z.int(),
      members: z.array(z.object({ member_id: uuid, customers: z.int() })),
    }),
  },
  savedAssignments: {
    rpc: 'saved_assignments',
    mode: 'read',
    args: nothing,
    result: z.array(
      z.object({
        assignment_id: uuid,
        name: z.string(),
        plan: z.object(plan),
        weekly_on: z.nullable(z.int()),
        last_run_on: z.nullable(day),
      }),
    ),
  },
  saveAssignment: {
    rpc: 'save_assignment',
    mode: 'write',
    args: z.object({
      op_id,
      name: z.string().check(z.minLength(1), z.maxLength(100)),
      plan: z.object(plan),
      /** 1 = Monday … 7 = Sunday; null: by hand. */
      weekly_on: z.nullable(z.int().check(z.gte(1), z.lte(7))),
    }),
    result: z.object({ assignment_id: uuid }),
  },
  removeAssignment: {
    rpc: 'remove_assignment',
    mode: 'write',
    args: z.object({ op_id, assignment_id: uuid }),
    result: z.object({ assignment_id: uuid }),
  },
} as const;
