import * as z from 'zod/mini';
import { DatabaseRefusal } from '../_shared/call-database.ts';
import type { FunctionDeps } from '../_shared/function-deps.ts';
import { MOST_NEWS, noteNews } from '../_shared/note-news.ts';
import { readBody } from '../_shared/read-body.ts';

const message = z.object({
  subscriptionId: z.string().check(z.maxLength(200)),
  clientState: z.optional(z.nullable(z.string().check(z.maxLength(200)))),
  /** Of lifecycle messages: https://learn.microsoft.com/en-us/graph/change-notifications-lifecycle-events */
  lifecycleEvent: z.optional(z.nullable(z.string().check(z.maxLength(100)))),
});
const batch = z.object({ value: z.array(message).check(z.maxLength(MOST_NEWS)) });
type Told = { subscription_id: string; client_state: string | null; lifecycle: string | null };
const note = noteNews<Told>('hear_of_mail', 'items');
const MOST_BYTES = 1_000_000;
const LONGEST_TOKEN = 2000;

/**
 * Where Microsoft Graph tells of new mail: https://learn.microsoft.com/en-us/graph/change-notifications-delivery-webhooks
 * With `validationToken` it is asked whether it is there, and repeats the token as plain text. Else it notes what is told and
 * answers 202 whoever sent it; the mailboxes are read by `sync`, which is rung at once. 503 when the database cannot be
 * asked: Microsoft tries again for four hours.
 */
export async function handler(request: Request, deps: FunctionDeps): Promise<Response> {
  if (request.method !== 'POST') return new Response(null, { status: 405 });
  const token = new URL(request.url).searchParams.get('validationToken');
  if (token !== null)
    return token.length > LONGEST_TOKEN
      ? new Response(null, { status: 400 })
      : new Response(token, {
          headers: { 'content-type': 'text/plain', 'x-content-type-options': 'nosniff' },
        });
  const body = await readBody(request, batch, MOST_BYTES);
  if (body.refused !== null) return body.refused;
  const items = body.data.value.map((one) => ({
    ...{ subscription_id: one.subscriptionId, client_state: one.clientState ?? null },
    lifecycle: one.lifecycleEvent ?? null,
  }));
  try {
    await note(deps)(items);
  } catch (error) {
    if (!(error instanceof DatabaseRefusal) && !(error instanceof TypeError)) throw error;
    return new Response(null, { status: 503 });
  }
  return new Response(null, { status: 202 });
}
