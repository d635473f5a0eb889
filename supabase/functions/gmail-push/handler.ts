import * as z from 'zod/mini';
import { DatabaseRefusal } from '../_shared/call-database.ts';
import type { FunctionDeps } from '../_shared/function-deps.ts';
import { signedByGoogle } from '../_shared/google/signed-by-google.ts';
import { noteNews } from '../_shared/note-news.ts';
import { readBody } from '../_shared/read-body.ts';

/** https://cloud.google.com/pubsub/docs/push#receive_push */
const envelope = z.object({ message: z.object({ data: z.string().check(z.maxLength(5000)) }) });
/** What Gmail puts into it; its `historyId` is older than what is known as often as not. */
const notice = z.object({ emailAddress: z.string().check(z.maxLength(320)) });
const note = noteNews<string>('hear_of_gmail', 'addresses');

/**
 * Where Google Cloud Pub/Sub tells that something changed in a Gmail mailbox. It says so with an OpenID token that Google signed
 * for this address and for the service account of the organisation's subscription: https://cloud.google.com/pubsub/docs/authenticate-push-subscriptions
 * 204 for what is noted, and for what is nobody's or not readable: anything else would be sent again for a week. 401 and 403
 * without such a token, 404 where no Pub/Sub is set up, 503 when Google's keys or the database cannot be asked.
 */
export async function handler(request: Request, deps: FunctionDeps): Promise<Response> {
  if (request.method !== 'POST') return new Response(null, { status: 405 });
  const { google } = deps;
  if (google?.push == null) return new Response(null, { status: 404 });
  const audience = `${deps.url}/functions/v1/gmail-push`;
  const signed = await signedByGoogle(request, audience, deps);
  if (signed === 'unknown') return new Response(null, { status: 503 });
  if (signed === 'nobody') return new Response(null, { status: 401 });
  if (signed.email !== google.push.account) return new Response(null, { status: 403 });
  const body = await readBody(request, envelope);
  const told = body.refused === null ? noticeOf(body.data.message.data) : null;
  if (told === null) return new Response(null, { status: 204 });
  try {
    await note(deps)([told]);
  } catch (error) {
    if (!(error instanceof DatabaseRefusal) && !(error instanceof TypeError)) throw error;
    return new Response(null, { status: 503 });
  }
  return new Response(null, { status: 204 });
}

/** The address of a mailbox; null where nothing can be read from it. */
function noticeOf(data: string): string | null {
  try {
    const text = new TextDecoder().decode(
      Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0)),
    );
    const read = notice.safeParse(JSON.parse(text));
    return read.success ? read.data.emailAddress : null;
  } catch {
    return null;
  }
}
