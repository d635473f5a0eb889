import * as z from 'zod/mini';
import { callDatabase } from '../_shared/call-database.ts';
import type { FunctionDeps } from '../_shared/function-deps.ts';

const answered = z.object({ stopped: z.boolean() });

/** Whose language it is is known to the mail alone. */
const texts = {
  ask: (url: string) =>
    `To stop Threadbook's daily mail, open this address:\n\n${url}\n\n要停止接收 Threadbook 的每日邮件，请打开上面的地址。\n`,
  stopped:
    'You get no daily mail any more. Your settings in Threadbook bring it back.\n\n已停止发送每日邮件。可在 Threadbook 的设置中重新开启。\n',
  unknown:
    'This link is not complete. Stop the mail in your settings in Threadbook.\n\n链接不完整。请在 Threadbook 的设置中停止此邮件。\n',
} as const;

/**
 * Behind the link of a daily mail, for whoever holds it; nobody is signed in. A POST, which mail programs send for one click
 * (RFC 8058, 3.2), stops the mail at once. A GET changes nothing, since filters open every link of a mail: it names the address
 * that stops, as text, for hosted turns HTML of functions into text and programs do not follow what is only written.
 */
export async function handler(request: Request, deps: FunctionDeps): Promise<Response> {
  const url = new URL(request.url);
  const token = url.searchParams.get('token') ?? '';
  if (request.method !== 'POST' && request.method !== 'GET')
    return new Response(null, { status: 405 });
  if (request.method === 'GET' && url.searchParams.get('confirm') !== 'yes') {
    const confirm = new URLSearchParams({ token, confirm: 'yes' });
    return said(texts.ask(`${deps.url}/functions/v1/stop-daily-mail?${confirm}`), 200);
  }
  // Longer than any of ours: not worth asking the database.
  if (token.length > 200) return said(texts.unknown, 404);
  const { stopped } = await callDatabase(deps, 'stop_daily_mail', { token }, answered);
  return stopped ? said(texts.stopped, 200) : said(texts.unknown, 404);
}

const said = (text: string, status: number): Response =>
  new Response(text, {
    status,
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    },
  });
