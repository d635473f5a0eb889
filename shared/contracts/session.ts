import * as z from 'zod/mini';
import { visibility } from './interactions.ts';
import { language, uuid } from './scalars.ts';
import { workingDays } from './working-days.ts';

export const role = z.enum(['rep', 'manager', 'agent', 'admin']);

/** Who is signed in, in the active organisation. */
export const membership = z.object({
  member_id: uuid,
  org_id: uuid,
  org_name: z.string(),
  name: z.string(),
  email: z.string(),
  role,
  is_data_steward: z.boolean(),
  team_id: z.nullable(uuid),
  language,
  /** What a log form begins with. */
  default_visibility: visibility,
  /** IANA zone of the organisation. */
  time_zone: z.string(),
  ...workingDays.shape,
  /** Domains of the organisation itself: their people are colleagues, never contacts. */
  own_domains: z.array(z.string()),
  /** Addresses of all members: colleagues also when they write from a free-mail address. */
  colleague_addresses: z.array(z.string()),
});

/** Key for digests (shared/domain/digests.ts). Every member has it: it hides strangers, not customers from members. */
export const digestKey = z.object({
  version: z.int(),
  /** base64url, 32 bytes */
  key: z.string(),
});

export const signInArgs = z.object({
  email: z.string().check(z.trim(), z.minLength(1), z.maxLength(320)),
  password: z.string().check(z.minLength(1), z.maxLength(200)),
});

/** Of a new account: at least as long as the auth server demands. */
export const signUpArgs = z.object({
  email: z.string().check(z.trim(), z.minLength(3), z.maxLength(320)),
  password: z.string().check(z.minLength(8), z.maxLength(72)),
});

/** `confirm_mail`: signed in once the link in the mail was opened. */
export const signUpResult = z.enum(['signed_in', 'confirm_mail']);

export type SignUpResult = z.infer<typeof signUpResult>;
export type Role = z.infer<typeof role>;
export type Membership = z.infer<typeof membership>;
export type DigestKey = z.infer<typeof digestKey>;
