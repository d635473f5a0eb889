import * as z from 'zod/mini';
import { dailyMailSettings } from './daily-mail.ts';
import { uuid } from './scalars.ts';

/** Rules and rights: supabase/migrations/20261122104600. */
export const dailyMailOperations = {
  dailyMailSettings: {
    rpc: 'daily_mail_settings',
    mode: 'read',
    args: z.object({}),
    result: dailyMailSettings,
  },
  changeDailyMailSettings: {
    rpc: 'change_daily_mail_settings',
    mode: 'write',
    args: z.extend(dailyMailSettings, { op_id: uuid }),
    result: dailyMailSettings,
  },
} as const;
