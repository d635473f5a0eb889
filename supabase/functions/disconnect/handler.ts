import * as z from 'zod/mini';
import { connectionKind } from '../../../shared/contracts/mailbox-consent.ts';
import { callDatabase, DatabaseRefusal } from '../_shared/call-database.ts';
import type { FunctionDeps } from '../_shared/function-deps.ts';
import { mailProvider } from '../_shared/mail-provider.ts';
import { readBody } from '../_shared/read-body.ts';
import { signedInUser } from '../_shared/signed-in-user.ts';

const asked = z.object({ connection_id: z.uuid(), org_id: z.optional(z.nullable(z.uuid())) });
const secret = z.object({
  provider: z.enum(['google', 'microsoft']),
  refresh_token: z.nullable(z.string()),
  kind: connectionKind,
  /** The member has no other connection to this mailbox. */
  is_last: z.boolean(),
});

/**
 * `{ connection_id, org_id? }` from its member → `{ revoked }`: the provider is told, then token, cursor and waiting work
 * are forgotten. What was logged stays. `revoked` is false when the provider could not be told; it is forgotten here even
 * then. 401 without a session, 404 for others' and unknown connections.
 */
export async function handler(request: Request, deps: FunctionDeps): Promise<Response> {
  if (request.method !== 'POST') return new Response(null, { status: 405 });
  const body = await readBody(request, asked);
  if (body.refused !== null) return body.refused;
  const userId = await signedInUser(request, deps);
  if (userId === null) return Response.json({ error: 'not_signed_in' }, { status: 401 });
  const whose = { user_id: userId, org_id: body.data.org_id ?? null };
  const payload = { ...whose, connection_id: body.data.connection_id };
  try {
    const { provider, kind, refresh_token, is_last } = await callDatabase(
      deps,
      'own_connection_secret',
      payload,
      secret,
    );
    const known = mailProvider(deps, provider);
    if (refresh_token !== null && kind === 'mail') await known?.stopTelling(refresh_token);
    const revoked =
      refresh_token === null ||
      // With the consent of the one the provider takes that of the other back.
      !is_last ||
      ((await known?.revoke(refresh_token)) ?? false);
    await callDatabase(deps, 'end_connection', payload, z.object({}));
    return Response.json({ revoked });
  } catch (error) {
    if (!(error instanceof DatabaseRefusal)) throw error;
    const status = error.code === 'TB001' ? 404 : 403;
    return Response.json({ error: 'refused', code: error.code }, { status });
  }
}
