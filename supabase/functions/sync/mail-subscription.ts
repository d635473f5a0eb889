import * as z from 'zod/mini';

/** What `mail_subscription` answers: by what its provider tells of a leased mailbox, and how long still. */
export const mailSubscription = z.object({
  subscription: z.nullable(z.object({ subscription_id: z.string(), seconds_left: z.int() })),
});
