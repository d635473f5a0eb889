import * as z from 'zod/mini';
import type { Sql } from '../database/open-database.ts';
import { authError } from './answers.ts';
import {
  changeAuthUser,
  countAuthUsers,
  createAuthUser,
  deleteAuthUser,
  EmailTaken,
  findAuthUser,
  listAuthUsers,
  newUser,
  userChange,
} from './auth-users.ts';

const base = '/auth/v1/admin/users';
const positive = z.coerce.number().check(z.int(), z.gte(1));
const paging = z.object({
  page: z._default(positive, 1),
  per_page: z._default(positive.check(z.lte(1000)), 50),
});

/** Cure: the library has no admin API. Null when the path is none of it. Source: GoTrue's openapi.yaml. */
export async function answerAdminUsers(
  request: Request,
  sql: Sql,
  secretKey: string,
): Promise<Response | null> {
  const url = new URL(request.url);
  if (!url.pathname.startsWith('/auth/v1/admin/')) return null;
  if (request.headers.get('apikey') !== secretKey)
    return authError(401, 'no_authorization', 'This endpoint requires the secret key');
  try {
    return await route(request, url, sql);
  } catch (error) {
    if (error instanceof EmailTaken)
      return authError(
        422,
        'email_exists',
        'A user with this email address has already been registered',
      );
    if (error instanceof z.core.$ZodError || error instanceof SyntaxError)
      return authError(400, 'validation_failed', 'The request is not a valid user');
    throw error;
  }
}

async function route(request: Request, url: URL, sql: Sql): Promise<Response> {
  if (url.pathname === base) {
    if (request.method === 'POST')
      return Response.json(await createAuthUser(sql, newUser.parse(await request.json())));
    if (request.method !== 'GET') return new Response(null, { status: 405 });
    const { page, per_page } = paging.parse(Object.fromEntries(url.searchParams));
    const total = await countAuthUsers(sql);
    return Response.json(
      { users: await listAuthUsers(sql, page, per_page), aud: 'authenticated' },
      { headers: { 'x-total-count': String(total) } },
    );
  }
  const id = z.uuid().safeParse(url.pathname.slice(base.length + 1));
  if (!url.pathname.startsWith(`${base}/`) || !id.success)
    return authError(404, 'user_not_found', 'User not found');
  const user = await oneUser(request, sql, id.data);
  return user === null
    ? authError(404, 'user_not_found', 'User not found')
    : Response.json(user, { status: 200 });
}

async function oneUser(request: Request, sql: Sql, id: string): Promise<object | null> {
  if (request.method === 'GET') return findAuthUser(sql, id);
  if (request.method === 'PUT')
    return changeAuthUser(sql, id, userChange.parse(await request.json()));
  if (request.method === 'DELETE') return (await deleteAuthUser(sql, id)) ? {} : null;
  return null;
}
