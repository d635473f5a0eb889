import * as z from 'zod/mini';
import { instant, priority, uuid } from './scalars.ts';

export const claimDeliveriesArgs = z.object({ device_id: uuid });

/** A due reminder that this device alone may show until `leased_until`: 60 seconds after the server's present. */
export const delivery = z.object({
  reminder_id: uuid,
  kind: z.enum(['follow_up', 'recycling']),
  /** Goes up with each snooze or new owner; the next one is told anew. */
  due_version: z.int(),
  plan: z.string(),
  due_at: instant,
  priority,
  customer_id: uuid,
  customer_name: z.string(),
  leased_until: instant,
  /** Fell due in the member's quiet hours, which are over now. */
  held: z.boolean(),
});

export const acknowledgeDeliveryArgs = z.object({
  device_id: uuid,
  reminder_id: uuid,
  due_version: z.int(),
});

/** False: another device took over, or it was acknowledged before. */
export const acknowledgeDeliveryResult = z.object({ acknowledged: z.boolean() });

export type Delivery = z.infer<typeof delivery>;
