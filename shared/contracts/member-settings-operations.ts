import * as z from 'zod/mini';
import { memberSettings } from './member-settings.ts';
import { uuid } from './scalars.ts';

/** Rules and rights: supabase/migrations/20261122101750. */
export const memberSettingsOperations = {
  memberSettings: {
    rpc: 'member_settings',
    mode: 'read',
    args: z.object({}),
    result: memberSettings,
  },
  changeMemberSettings: {
    rpc: 'change_member_settings',
    mode: 'write',
    /** What is left out stays as it is; `quiet: null` takes the quiet hours away. */
    args: z.extend(z.partial(memberSettings), { op_id: uuid }),
    result: memberSettings,
  },
} as const;
