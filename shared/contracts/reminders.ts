import * as z from 'zod/mini';
import { instant, priority, uuid } from './scalars.ts';

export const reminder = z.object({
  reminder_id: uuid,
  /** `recycling`: the customer goes back to the pool at `due_at` unless somebody touches it; `plan` says nothing then. */
  kind: z.enum(['follow_up', 'recycling']),
  customer_id: uuid,
  customer_name: z.string(),
  plan: z.string(),
  due_at: instant,
  priority,
  /** Goes up with each snooze or new owner. */
  due_version: z.int(),
  /** Where the mail it came from opens, for the member who logged it. */
  open_url: z.nullable(z.string()),
});

/** `overdue`: before the organisation's today; `today`: due on it, past hours included; `coming`: the next 14 days. */
export const todayResult = z.object({
  as_of: instant,
  overdue: z.array(reminder),
  today: z.array(reminder),
  coming: z.array(reminder),
});

export const completeReminderArgs = z.object({ op_id: uuid, reminder_id: uuid });
export const snoozeReminderArgs = z.object({ op_id: uuid, reminder_id: uuid, until: instant });
export const reminderTakersArgs = z.object({ reminder_id: uuid });
/** Who works the customer, without the one who has the reminder. */
export const reminderTakersResult = z.object({
  takers: z.array(z.object({ member_id: uuid, name: z.string() })),
});
export const reassignReminderArgs = z.object({ op_id: uuid, reminder_id: uuid, member_id: uuid });
export const reminderResult = z.object({
  reminder_id: uuid,
  state: z.enum(['open', 'done']),
  due_at: instant,
  due_version: z.int(),
});

export type Reminder = z.infer<typeof reminder>;
export type TodayResult = z.infer<typeof todayResult>;
