import * as z from 'zod/mini';
import { callDatabase, DatabaseRefusal } from '../_shared/call-database.ts';
import type { FunctionDeps } from '../_shared/function-deps.ts';
import { readBody } from '../_shared/read-body.ts';
import { sendTogether } from '../_shared/send-together.ts';

const message = z.object({
  subscriptionId: z.string().check(z.maxLength(200)),
  clientState: z.optional(z.nullable(z.string().check(z.maxLength(200)))),
  /** Of lifecycle messages: https://learn.microsoft.com/en-us/graph/change-notifications-lifecycle-events */
  lifecycleEvent: z.optional(z.nullable(z.string().check(z.maxLength(100)))),
});
const MOST_ITEMS = 1000;
const batch = z.object({ value: z.array(message).check(z.maxLength(MOST_ITEMS)) });
const answered = z.object({ is_due: z.boolean() });
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
    await hearing(deps)(items);
  } catch (error) {
    if (!(error instanceof DatabaseRefusal) && !(error instanceof TypeError)) throw error;
    return new Response(null, { status: 503 });
  }
  return new Response(null, { status: 202 });
}

type Told = { subscription_id: string; client_state: string | null; lifecycle: string | null };
type Hearing = (items: readonly Told[]) => Promise<void>;
const hearings = new WeakMap<FunctionDeps, Hearing>();

/** Microsoft tells of many mailboxes at the same moment, and counts a late answer as none. */
function hearing(deps: FunctionDeps): Hearing {
  const known = hearings.get(deps);
  if (known !== undefined) return known;
  const made = sendTogether<Told, void>(async (items) => {
    const { is_due } = await callDatabase(deps, 'hear_of_mail', { items }, answered);
    // Not waited for: Microsoft slows down who answers late.
    const ringing = is_due ? deps.ringForMail?.() : undefined;
    if (ringing !== undefined) deps.background?.(ringing);
  }, MOST_ITEMS);
  hearings.set(deps, made);
  return made;
}
