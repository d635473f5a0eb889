import * as z from 'zod/mini';
import { instant, language, uuid } from './scalars.ts';
import { role } from './session.ts';

/** Organisations, their members, teams and settings. Rules and rights: supabase/migrations/20261122103200 to 103240. */
const nothing = z.object({});
const name = z.string().check(z.trim(), z.minLength(1), z.maxLength(200));
const ownMembership = z.object({ org_id: uuid, member_id: uuid, role });

export const settings = z.object({
  name: z.string(),
  time_zone: z.string(),
  /** `own`: reps see what they own or work on. `all_readable`: reps read all customers; writing stays with the owner. */
  visibility_mode: z.enum(['own', 'all_readable']),
  idle_days: z.int(),
  timely_hours: z.int(),
  undo_minutes: z.int(),
  /** 1 = Monday … 7 = Sunday. */
  workdays: z.array(z.int().check(z.gte(1), z.lte(7))).check(z.minLength(1), z.maxLength(7)),
  holiday_calendar: z.enum(['cn', 'none']),
  /** A new customer takes effect when somebody above its creator says so. */
  approve_new_customers: z.boolean(),
  status_needs_reason: z.boolean(),
  won_needs_contract: z.boolean(),
  /** Whether the status begins with `lead`. */
  uses_leads: z.boolean(),
  domains: z.array(z.string()),
});

export const organisationOperations = {
  /** Organisations of the login itself; the first run asks before there is a membership. */
  myOrganisations: {
    rpc: 'my_organisations',
    mode: 'read',
    args: nothing,
    result: z.array(z.object({ org_id: uuid, name: z.string(), role })),
  },
  createOrganisation: {
    rpc: 'create_organisation',
    mode: 'write',
    args: z.object({ op_id: uuid, name, time_zone: z.string(), member_name: name, language }),
    result: ownMembership,
  },
  acceptInvitation: {
    rpc: 'accept_invitation',
    mode: 'write',
    args: z.object({ op_id: uuid, token: z.string().check(z.maxLength(200)), name, language }),
    result: ownMembership,
  },
  inviteMember: {
    rpc: 'invite_member',
    mode: 'write',
    args: z.object({
      op_id: uuid,
      email: z.string().check(z.maxLength(320)),
      role,
      team_id: z.nullable(uuid),
    }),
    /** `token` goes into the link; it is shown once and stored nowhere. */
    result: z.object({ invitation_id: uuid, expires_at: instant, token: z.string() }),
  },
  revokeInvitation: {
    rpc: 'revoke_invitation',
    mode: 'write',
    args: z.object({ op_id: uuid, invitation_id: uuid }),
    result: z.object({ invitation_id: uuid }),
  },
  invitations: {
    rpc: 'invitations',
    mode: 'read',
    args: nothing,
    result: z.array(
      z.object({
        invitation_id: uuid,
        email: z.string(),
        role,
        team_id: z.nullable(uuid),
        created_at: instant,
        expires_at: instant,
      }),
    ),
  },
  members: {
    rpc: 'members',
    mode: 'read',
    args: nothing,
    result: z.array(
      z.object({
        member_id: uuid,
        name: z.string(),
        email: z.string(),
        role,
        team_id: z.nullable(uuid),
        is_data_steward: z.boolean(),
        status: z.enum(['active', 'left']),
      }),
    ),
  },
  changeMember: {
    rpc: 'change_member',
    mode: 'write',
    args: z.object({
      op_id: uuid,
      member_id: uuid,
      role,
      team_id: z.nullable(uuid),
      is_data_steward: z.boolean(),
      /** What stood there when the form was opened; TB040 where it no longer does. The same below. */
      was: z.optional(z.object({ role, team_id: z.nullable(uuid), is_data_steward: z.boolean() })),
    }),
    result: z.object({ member_id: uuid }),
  },
  removeMember: {
    rpc: 'remove_member',
    mode: 'write',
    args: z.object({ op_id: uuid, member_id: uuid, customers_to: z.enum(['manager', 'pool']) }),
    result: z.object({
      member_id: uuid,
      customers_moved: z.int(),
      /** The manager who took over; null: the pool. */
      customers_to: z.nullable(uuid),
    }),
  },
  saveTeam: {
    rpc: 'save_team',
    mode: 'write',
    /** Without `team_id` a new one. */
    args: z.object({
      op_id: uuid,
      team_id: z.nullable(uuid),
      parent_team_id: z.nullable(uuid),
      name,
      was: z.optional(z.object({ name: z.string(), parent_team_id: z.nullable(uuid) })),
    }),
    result: z.object({ team_id: uuid }),
  },
  removeTeam: {
    rpc: 'remove_team',
    mode: 'write',
    args: z.object({ op_id: uuid, team_id: uuid }),
    result: z.object({ team_id: uuid }),
  },
  settings: { rpc: 'settings', mode: 'read', args: nothing, result: settings },
  changeSettings: {
    rpc: 'change_settings',
    mode: 'write',
    /** What is left out stays as it is. */
    args: z.extend(z.partial(z.omit(settings, { time_zone: true })), {
      op_id: uuid,
      was: z.optional(z.partial(settings)),
    }),
    result: settings,
  },
} as const;
