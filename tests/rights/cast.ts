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
 * Who acts in the rights matrix, seen from one customer of the demo rep. `removed` is signed in with a token that is
 * still good and has left the organisation since.
 */
export const roles = [
  'anon',
  'owner',
  'colleague',
  'manager',
  'otherManager',
  'agent',
  'admin',
  'removed',
  'otherOrganisation',
  'service',
] as const;
export type MatrixRole = (typeof roles)[number];

export const removedMember = 'sophie.keller@harbour-tools.example';

const addresses = {
  owner: demoRep,
  colleague: demoColleague,
  manager: demoTeamManager,
  otherManager: demoOtherManager,
  agent: demoAgent,
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
    colleague: await backend.signIn(addresses.colleague),
    manager: await backend.signIn(addresses.manager),
    otherManager: await backend.signIn(addresses.otherManager),
    agent: await backend.signIn(addresses.agent),
    admin: await backend.signIn(addresses.admin),
    removed: await backend.signIn(addresses.removed),
    otherOrganisation: await backend.signIn(addresses.otherOrganisation),
  };
  await backend.sql`
    update public.members set status = 'left', left_at = now()
    where org_id = ${demoOrgId} and id = ${demoMemberId(removedMember)}`;
  return cast;
}
