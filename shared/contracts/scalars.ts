import * as z from 'zod/mini';

// zod's JIT probe runs `new Function`, which an extension page's content security policy reports twice a page.
z.config({ jitless: true });

export const uuid = z.uuid();
/** An instant in UTC, ISO 8601 with an offset: what Postgres' `timestamptz` becomes in JSON. */
export const instant = z.iso.datetime({ offset: true });
/** A calendar day in the organisation's zone, `YYYY-MM-DD`. */
export const day = z.iso.date();
/** Truncated base64url HMAC of `shared/domain/digests.ts`: 22 characters, 128 bits and a bit. */
export const digest = z.string().check(z.regex(/^[A-Za-z0-9_-]{22}$/));
export const shortText = z.string().check(z.trim(), z.minLength(1), z.maxLength(200));
export const longText = z.string().check(z.maxLength(100_000));
export const priority = z.enum(['high', 'medium', 'low']);
export const language = z.enum(['en', 'zh-CN']);

export type Priority = z.infer<typeof priority>;
export type Language = z.infer<typeof language>;
