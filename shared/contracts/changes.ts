import * as z from 'zod/mini';

/** Any extension page → all others and the background: data behind these query keys changed. */
export const changesAnnounced = z.strictObject({
  type: z.literal('changes.announced'),
  keys: z.array(z.string().check(z.maxLength(100))).check(z.maxLength(50)),
});
