import * as z from 'zod/mini';
import { visibility } from './interactions.ts';

/** What a browser may tell. */
export const toldKind = z.enum(['follow_up', 'recycling']);

const wallTime = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/));

/** Wall times of `time_zone`. Where `until` is earlier than `from`, they end on the next day. */
export const quietHours = z.object({
  from: wallTime,
  until: wallTime,
  /** Days on which they begin, 1 = Monday … 7 = Sunday. */
  days: z.array(z.int().check(z.gte(1), z.lte(7))).check(z.minLength(1), z.maxLength(7)),
  /** IANA zone of the member, which need not be the organisation's. */
  time_zone: z.string().check(z.minLength(1), z.maxLength(64)),
});

/** What a member chose for themselves; the same on all of their machines. */
export const memberSettings = z.object({
  /** False: no browser tells anything; Today and the number on the icon stay. */
  notify: z.boolean(),
  muted_kinds: z.array(toldKind),
  quiet: z.nullable(quietHours),
  /** What a log form begins with. */
  default_visibility: visibility,
});

export type ToldKind = z.infer<typeof toldKind>;
export type QuietHours = z.infer<typeof quietHours>;
export type MemberSettings = z.infer<typeof memberSettings>;
