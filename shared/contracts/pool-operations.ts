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

/** How a customer came to the pool; `new`: it never had an owner. */
const poolWhy = z.enum(['new', 'released', 'recycled', 'left']);

/** Which customers of the pool are meant; a part that is null or left out leaves none out. */
export const poolFilter = z.object({
  pool_id: z.nullable(uuid),
  tier: z.nullable(tier),
  /** With all that lie below it. */
  region_code: z.nullable(z.string()),
  /** With all that begin alike: a section has its divisions. */
  industry_code: z.nullable(z.string()),
  source_channel: z.optional(z.nullable(z.string())),
  why: z.optional(z.nullable(poolWhy)),
  /** In the pool for at least, at most so many days. */
  least_days: z.optional(z.nullable(z.int())),
  most_days: z.optional(z.nullable(z.int())),
});

const seed = z.string().check(z.minLength(1), z.maxLength(64));

/** What an assignment gives to nobody. */
const leftOut = {
  /** `gone`: not in the pool, or in one that is closed to the caller. */
  skipped: z.array(
    z.object({ why: z.enum(['no_room', 'had_before', 'gone']), customers: z.int() }),
  ),
  /** Of what is gone, whose it became within a day, and who did it; `name` null where it is hidden from the caller now. */
  taken: z.array(
    z.object({
      ...{ customer_id: uuid, name: z.nullable(z.string()), owner_name: z.string() },
      ...{ by_name: z.nullable(z.string()), how: z.enum(['claimed', 'assigned']) },
    }),
  ),
};

const assigned = z.object({
  round_id: uuid,
  customers: z.int(),
  members: z.array(z.object({ member_id: uuid, customers: z.int() })),
  ...leftOut,
});

/**
 * What is given out, to whom and how. `seed` decides who gets which: with the same seed the preview and the assignment are
 * the same, as long as nobody claims in between.
 */
const plan = {
  customer_ids: z.array(uuid).check(z.maxLength(5000)),
  /** Counts where no customers are named: all that lie in the pools one may assign from. */
  filter: z.nullable(poolFilter),
  member_ids: z.array(uuid).check(z.minLength(1), z.maxLength(100)),
  /** `number`: everybody gets equally many. `load`: everybody ends with equally many. */
  by: z.enum(['number', 'load']),
  seed,
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
      filter: z.nullable(poolFilter),
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
        source_channel: z.nullable(z.string()),
        status: customerStatus,
        tier: z.nullable(tier),
        pool_id: uuid,
        since: instant,
        why: poolWhy,
        last_follow_up_at: z.nullable(instant),
        /** How many people are known there; who they are is seen after the claim. */
        contacts: z.int(),
        reason: z.nullable(z.string()),
        /** Claimed in another region before: who claims it now works it beside its owner. */
        has_owner: z.boolean(),
        can_claim: z.boolean(),
        /** The caller gave it up: until then others may claim it. */
        waits_until: z.nullable(instant),
      }),
    ),
  },
  /** What the caller may still take, as a claim would count it; null: no limit. */
  poolLimits: {
    rpc: 'pool_limits',
    mode: 'read',
    args: nothing,
    result: z.object({
      claims_left: z.nullable(z.int()),
      most_claims_a_day: z.nullable(z.int()),
      /** How many customers they may still own. */
      room: z.nullable(z.int()),
      most_owned: z.nullable(z.int()),
      cool_down_days: z.int(),
    }),
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
  /** Oneself and those below who may own customers: whom one may give to. */
  poolMembers: {
    rpc: 'pool_members',
    mode: 'read',
    args: nothing,
    result: z.array(z.object({ member_id: uuid, name: z.string() })),
  },
  /** Customers of the caller, or of those below, that recycling takes: soonest first. Empty where nothing is recycled. */
  comingRecycling: {
    rpc: 'coming_recycling',
    mode: 'read',
    args: z.object({
      /** null: of all whose customers one sees. */
      member_id: z.nullable(uuid),
      after: z.nullable(z.object({ warned_for: instant, customer_id: uuid })),
      limit: z.int().check(z.gte(1), z.lte(100)),
    }),
    result: z.object({
      recycles: z.boolean(),
      /** Owners are warned so many days before; who is not warned yet is not in the list. 0: nobody is. */
      warn_days: z.int(),
      customers: z.array(
        z.object({
          customer_id: uuid,
          code: z.string(),
          name: z.string(),
          tier: z.nullable(tier),
          owner: z.object({ member_id: uuid, name: z.string() }),
          /** The day of the warning, by which the list is ordered. */
          warned_for: instant,
          /** What holds now: another tier has other days. In the past: at the next round, within the hour. */
          leaves_at: instant,
          idle_since: instant,
          /** Days that its tier may lie idle. */
          idle_days: z.int(),
          last_follow_up_at: z.nullable(instant),
          can_keep: z.boolean(),
        }),
      ),
    }),
  },
  /** Leaves a customer with its owner; its idle days begin anew. For those above the owner. */
  keepCustomer: {
    rpc: 'keep_customer',
    mode: 'write',
    args: z.object({ op_id, customer_id: uuid, reason }),
    result: z.object({ customer_id: uuid }),
  },
  previewAssignment: {
    rpc: 'preview_assignment',
    mode: 'read',
    /** `round_id`: whoever had a customer in that round does not get it again. */
    args: z.object({ ...plan, round_id: z.optional(z.nullable(uuid)) }),
    result: z.object({
      customers: z.int(),
      members: z.array(
        z.object({
          ...{ member_id: uuid, name: z.string(), customers: z.int() },
          /** Owned already. */
          held: z.int(),
        }),
      ),
      /** What the plan is about; carried out with these, it gives what was looked at. */
      customer_ids: z.array(uuid),
      ...leftOut,
    }),
  },
  assignCustomers: {
    rpc: 'assign_customers',
    mode: 'write',
    /** Within one round nobody gets the same customer twice. */
    args: z.object({ ...plan, op_id, round_id: z.nullable(uuid) }),
    result: assigned,
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
        /** One round over all runs. */
        round_id: uuid,
        /** Does not run by itself. */
        paused: z.boolean(),
        made_by: z.nullable(z.string()),
      }),
    ),
  },
  runAssignment: {
    rpc: 'run_assignment',
    mode: 'write',
    args: z.object({ op_id, assignment_id: uuid, seed }),
    result: assigned,
  },
  pauseAssignment: {
    rpc: 'pause_assignment',
    mode: 'write',
    args: z.object({ op_id, assignment_id: uuid, paused: z.boolean() }),
    result: z.object({ assignment_id: uuid, paused: z.boolean() }),
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
