import * as z from 'zod/mini';
import { uuid } from './scalars.ts';

/** When a member gets the daily mail: on each working day with something to do, only when something is overdue, never. */
export const dailyMailWanted = z.enum(['all', 'overdue', 'off']);

export const dailyMailSettings = z.object({
  wanted: dailyMailWanted,
  /** IANA zone in whose morning it comes. */
  time_zone: z.string().check(z.minLength(1), z.maxLength(64)),
});
export type DailyMailSettings = z.infer<typeof dailyMailSettings>;

const count = z.int().check(z.gte(0));

const dueItem = z.object({
  kind: z.enum(['follow_up', 'recycling']),
  plan: z.string(),
  due_at: z.string(),
  /** null for one that is somebody else's by now. */
  customer_name: z.nullable(z.string()),
});

/** What one daily mail says; ten of each kind at most, beside how many there are. */
export const dailyMailContent = z.object({
  address: z.string(),
  language: z.enum(['en', 'zh-CN']),
  organisation: z.string(),
  time_zone: z.string(),
  /** `YYYY-MM-DD` in that zone. */
  day: z.string(),
  overdue_count: count,
  overdue: z.array(dueItem),
  today_count: count,
  today: z.array(dueItem),
  /** Of a manager: who below them has overdue work. */
  team: z.array(
    z.object({ member_name: z.string(), overdue_count: count, oldest_due_at: z.string() }),
  ),
});
export type DailyMailContent = z.infer<typeof dailyMailContent>;

/** A daily mail in the hands of one worker. */
export const leasedDailyMail = z.extend(dailyMailContent, {
  org_id: uuid,
  daily_mail_id: uuid,
  lease: uuid,
  stop_token: z.string(),
});
export type LeasedDailyMail = z.infer<typeof leasedDailyMail>;
