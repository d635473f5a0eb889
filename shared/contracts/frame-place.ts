import * as z from 'zod/mini';
import { frameWidth } from '../domain/frame-width.ts';
import './scalars.ts';

/** Where the sidebar stands beside a host's mail. One per host and browser profile. */
export const framePlace = z.strictObject({
  folded: z.boolean(),
  side: z.enum(['left', 'right']),
  /** CSS pixels. */
  width: z.int().check(z.gte(frameWidth.least), z.lte(frameWidth.most)),
});

export type FramePlace = z.infer<typeof framePlace>;
