import type { SupabaseClient } from '@supabase/supabase-js';
import type { TestBackend } from '../../supabase/local/testing/test-database.ts';
import {
  demoAdmin,
  demoAgent,
  demoColleague,
  demoOtherManager,
  demoRep,
  demoTeamManager,
  rivalRep,
} from '../../supabase/seed/demo-organisation.ts';
import { demoMemberId, demoOrgId } from '../../supabase/seed/insert-demo.ts';

/**
 * Who acts in the rights matrix, seen from one customer of the demo rep. `collaborator` works that customer beside its
 * owner; `steward` is a service agent with the right of a data steward, so that what the right adds stands beside `agent`;
 * `removed` is signed in with a token that is still good and has left the organisation since.
 */
export const roles = [
  'anon',
  'owner',
  'collaborator',
  'colleague',
  'manager',
  'otherManager',
  'agent',
  'steward',
  'admin',
  'removed',
  'otherOrganisation',
  'service',
] as const;
export type MatrixRole = (typeof roles)[number];

export const collaboratingMember = 'wang.hao@harbour-tools.example';
export const dataSteward = 'ouyang.xue@harbour-tools.example';
export const removedMember = 'sophie.keller@harbour-tools.example';

const addresses = {
  owner: demoRep,
  collaborator: collaboratingMember,
  colleague: demoColleague,
  manager: demoTeamManager,
  otherManager: demoOtherManager,
  agent: demoAgent,
  steward: dataSteward,
  admin: demoAdmin,
  removed: removedMember,
  otherOrganisation: rivalRep,
} as const;

export type Cast = Readonly<Record<MatrixRole, SupabaseClient>>;

/** Signs everybody in through the gateway, then lets one of them leave. */
export async function signInCast(backend: TestBackend): Promise<Cast> {
  const owner = await backend.signIn(addresses.owner);
  const cast: Cast = {
    anon: backend.anonymous(),
    service: backend.service(),
    owner,
    collaborator: await backend.signIn(addresses.collaborator),
    colleague: await backend.signIn(addresses.colleague),
    manager: await backend.signIn(addresses.manager),
    otherManager: await backend.signIn(addresses.otherManager),
    agent: await backend.signIn(addresses.agent),
    steward: await backend.signIn(addresses.steward),
    admin: await backend.signIn(addresses.admin),
    removed: await backend.signIn(addresses.removed),
    otherOrganisation: await backend.signIn(addresses.otherOrganisation),
  };
  await backend.sql`
    update public.members set status = 'left', left_at = now()
    where org_id = ${demoOrgId} and id = ${demoMemberId(removedMember)}`;
  await backend.sql`
    update public.members set role = 'agent', team_id = null, is_data_steward = true
    where org_id = ${demoOrgId} and id = ${demoMemberId(dataSteward)}`;
  return cast;
}
