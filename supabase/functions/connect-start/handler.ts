import * as z from 'zod/mini';
import { connectionKind, mailboxProvider } from '../../../shared/contracts/mailbox-consent.ts';
import { pkceChallenge, randomToken } from '../_shared/base64url.ts';
import { callDatabase, DatabaseRefusal } from '../_shared/call-database.ts';
import { callbackUrl } from '../_shared/callback-url.ts';
import type { FunctionDeps } from '../_shared/function-deps.ts';
import { mailProvider } from '../_shared/mail-provider.ts';
import { readBody } from '../_shared/read-body.ts';
import { signedInUser } from '../_shared/signed-in-user.ts';

const asked = z.object({
  provider: mailboxProvider,
  /** Left out: the mail. */
  kind: z._default(connectionKind, 'mail'),
  org_id: z.optional(z.nullable(z.uuid())),
  /** Which mailbox is meant; the provider may offer it first, and what it grants decides. */
  address: z.optional(z.nullable(z.string().check(z.maxLength(320)))),
});
const started = z.object({ email: z.string() });

/**
 * `{ provider, kind?, org_id?, address? }` from a signed-in member → `{ url }` of the provider's consent page. The state is good once, for
 * ten minutes, for this member. 401 without a session, 409 `provider_not_set_up`, 403 with the database's code.
 */
export async function handler(request: Request, deps: FunctionDeps): Promise<Response> {
  if (request.method !== 'POST') return new Response(null, { status: 405 });
  const body = await readBody(request, asked);
  if (body.refused !== null) return body.refused;
  const userId = await signedInUser(request, deps);
  if (userId === null) return Response.json({ error: 'not_signed_in' }, { status: 401 });
  const { provider: name, kind, org_id = null } = body.data;
  const provider = mailProvider(deps, name);
  if (provider === null) return Response.json({ error: 'provider_not_set_up' }, { status: 409 });
  const state = randomToken();
  const verifier = randomToken();
  try {
    const { email } = await callDatabase(
      deps,
      'start_connecting',
      { user_id: userId, org_id, provider: name, kind, state, verifier },
      started,
    );
    const url = provider.consentUrl({
      kind,
      redirectUri: callbackUrl(deps),
      ...{ state, challenge: await pkceChallenge(verifier), loginHint: body.data.address ?? email },
    });
    return Response.json({ url });
  } catch (error) {
    if (!(error instanceof DatabaseRefusal)) throw error;
    return Response.json({ error: 'refused', code: error.code }, { status: 403 });
  }
}
