import { randomUUID } from 'node:crypto';
import { hash } from 'bcryptjs';
import * as z from 'zod/mini';
import type { Sql } from '../database/open-database.ts';

/** Passwords of a development machine are known to all; 4 is the least bcrypt takes, and costs 2 ms instead of 60. */
const bcryptCost = 4;

const metadata = z.record(z.string(), z.unknown());

/** The fields of GoTrue's admin API that we honour; others are ignored, as there. */
export const newUser = z.object({
  email: z.string().check(z.trim(), z.toLowerCase(), z.email()),
  password: z.optional(z.string().check(z.minLength(6), z.maxLength(72))),
  email_confirm: z.optional(z.boolean()),
  user_metadata: z.optional(metadata),
  app_metadata: z.optional(metadata),
});
export const userChange = z.partial(newUser);

export type NewUser = z.input<typeof newUser>;
export type UserChange = z.infer<typeof userChange>;

const userRow = z.object({
  id: z.uuid(),
  aud: z.string(),
  role: z.string(),
  email: z.string(),
  phone: z.string(),
  app_metadata: metadata,
  user_metadata: metadata,
  email_confirmed_at: z.nullable(z.string()),
  last_sign_in_at: z.nullable(z.string()),
  created_at: z.string(),
  updated_at: z.string(),
  is_anonymous: z.boolean(),
});
export type AuthUser = z.infer<typeof userRow>;

/** A second account with the same address. GoTrue: 422 email_exists. */
export class EmailTaken extends Error {}

const shown = `
  id, aud, role, coalesce(email, '') as email, coalesce(phone, '') as phone,
  raw_app_meta_data as app_metadata, raw_user_meta_data as user_metadata,
  to_json(email_confirmed_at) #>> '{}' as email_confirmed_at,
  to_json(last_sign_in_at) #>> '{}' as last_sign_in_at,
  to_json(created_at) #>> '{}' as created_at, to_json(updated_at) #>> '{}' as updated_at, is_anonymous`;

const users = (rows: readonly unknown[]): AuthUser[] => z.array(userRow).parse(rows);

/**
 * Makes an account as `POST /auth/v1/admin/users` does: the one way in which accounts come to be, seeding included.
 * Throws EmailTaken.
 */
export async function createAuthUser(sql: Sql, input: NewUser): Promise<AuthUser> {
  const user = newUser.parse(input);
  const id = randomUUID();
  const password = user.password === undefined ? null : await hash(user.password, bcryptCost);
  const facts = { sub: id, email: user.email, email_verified: user.email_confirm ?? false };
  const app = { provider: 'email', providers: ['email'], ...user.app_metadata };
  return sql
    .begin(async (transaction) => {
      const rows = await transaction`
        insert into auth.users (id, aud, role, email, encrypted_password, email_confirmed_at,
          raw_app_meta_data, raw_user_meta_data)
        values (${id}, 'authenticated', 'authenticated', ${user.email}, ${password},
          case when ${user.email_confirm ?? false} then now() end,
          ${JSON.stringify(app)}::text::jsonb, ${JSON.stringify(user.user_metadata ?? {})}::text::jsonb)
        returning ${transaction.unsafe(shown)}`;
      await transaction`
        insert into auth.identities (id, provider, provider_id, user_id, identity_data)
        values (${randomUUID()}, 'email', ${id}, ${id}, ${JSON.stringify(facts)}::text::jsonb)`;
      return rows;
    })
    .then((rows) => only(users(rows)))
    .catch((error: unknown) => {
      if (isUniqueViolation(error)) throw new EmailTaken();
      throw error;
    });
}

export async function listAuthUsers(sql: Sql, page: number, perPage: number): Promise<AuthUser[]> {
  return users(
    await sql`
      select ${sql.unsafe(shown)} from auth.users
      order by created_at desc, id limit ${perPage} offset ${(page - 1) * perPage}`,
  );
}

export async function countAuthUsers(sql: Sql): Promise<number> {
  const [row] = await sql`select count(*)::integer as total from auth.users`;
  return Number(row?.total);
}

/** Null when there is none. */
export async function findAuthUser(sql: Sql, id: string): Promise<AuthUser | null> {
  return users(await sql`select ${sql.unsafe(shown)} from auth.users where id = ${id}`)[0] ?? null;
}

/** Metadata is merged key by key, as GoTrue does. Null when there is no such user. Throws EmailTaken. */
export async function changeAuthUser(
  sql: Sql,
  id: string,
  change: UserChange,
): Promise<AuthUser | null> {
  const password = change.password === undefined ? null : await hash(change.password, bcryptCost);
  const merge = (value: unknown) => JSON.stringify(value ?? {});
  const rows = await sql`
    update auth.users set
      email = coalesce(${change.email ?? null}, email),
      encrypted_password = coalesce(${password}, encrypted_password),
      email_confirmed_at = case when ${change.email_confirm ?? false}
        then coalesce(email_confirmed_at, now()) else email_confirmed_at end,
      raw_app_meta_data = raw_app_meta_data || ${merge(change.app_metadata)}::text::jsonb,
      raw_user_meta_data = raw_user_meta_data || ${merge(change.user_metadata)}::text::jsonb,
      updated_at = now()
    where id = ${id}
    returning ${sql.unsafe(shown)}`.catch((error: unknown) => {
    if (isUniqueViolation(error)) throw new EmailTaken();
    throw error;
  });
  return users(rows)[0] ?? null;
}

/** False when there was none. Sessions and refresh tokens go with the account. */
export async function deleteAuthUser(sql: Sql, id: string): Promise<boolean> {
  return sql.begin(async (transaction) => {
    await transaction`delete from auth.refresh_tokens where user_id = ${id}`;
    return (await transaction`delete from auth.users where id = ${id}`).count > 0;
  });
}

function only(rows: AuthUser[]): AuthUser {
  const [row] = rows;
  if (row === undefined) throw new Error('auth.users returned no row');
  return row;
}

const isUniqueViolation = (error: unknown): boolean =>
  z.looseObject({ code: z.literal('23505') }).safeParse(error).success;
