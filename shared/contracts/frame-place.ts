import * as z from 'zod/mini';
import './scalars.ts';

/** Narrower, the sidebar's rows break; wider, it takes from the mail what it does not need. */
export const frameWidth = { least: 320, usual: 380, most: 480 } as const;

/** Where the sidebar stands beside a host's mail. One per host and browser profile. */
export const framePlace = z.strictObject({
  folded: z.boolean(),
  side: z.enum(['left', 'right']),
  /** CSS pixels. */
  width: z.int().check(z.gte(frameWidth.least), z.lte(frameWidth.most)),
});

export type FramePlace = z.infer<typeof framePlace>;
