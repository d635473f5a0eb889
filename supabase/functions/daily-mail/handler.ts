import * as z from 'zod/mini';
import { type LeasedDailyMail, leasedDailyMail } from '../../../shared/contracts/daily-mail.ts';
import { writeDailyMail } from '../../../shared/domain/write-daily-mail.ts';
import { callDatabase, DatabaseRefusal } from '../_shared/call-database.ts';
import type { FunctionDeps } from '../_shared/function-deps.ts';
import type { MailSettings } from '../_shared/mail/mail-settings.ts';
import { sendMail } from '../_shared/mail/send-mail.ts';
import { sameSecret } from '../_shared/same-secret.ts';
import { holidaysAround } from './holidays-around.ts';

const claimed = z.object({ mail: z.nullable(leasedDailyMail) });
/** The clock may be given, for tests and to see a morning's mails at night. */
const asked = z.object({ now: z.optional(z.iso.datetime()) });

const LEASE_SECONDS = 120;
/** Hosted ends a function after 150 s; the next bell finds what is left. */
const RUN_MILLISECONDS = 60_000;

/**
 * Rung like `tick`: sends the daily mails that are due, one after the other, until none is or the time is up. Answers how many
 * were sent. Does nothing where no mail provider is set up. 401 without the scheduler's secret, 502 when the database refuses.
 */
export async function handler(request: Request, deps: FunctionDeps): Promise<Response> {
  if (request.method !== 'POST') return new Response(null, { status: 405 });
  if (!(await sameSecret(request.headers.get('x-cron-secret'), deps.cronSecret)))
    return Response.json({ error: 'wrong_cron_secret' }, { status: 401 });
  const settings = deps.mail ?? null;
  if (settings === null) return Response.json({ sent: 0 });
  const body = asked.safeParse(await request.json().catch(() => ({})));
  if (!body.success) return Response.json({ error: 'invalid_request' }, { status: 400 });
  const at = body.data.now === undefined ? {} : { now: body.data.now };
  const holidays = await holidaysAround(new Date(body.data.now ?? Date.now()));
  const end = Date.now() + RUN_MILLISECONDS;
  let sent = 0;
  try {
    while (Date.now() < end) {
      const ask = { ...at, lease_seconds: LEASE_SECONDS, holidays };
      const { mail } = await callDatabase(deps, 'claim_daily_mail', ask, claimed);
      if (mail === null) break;
      if (await sendOne(deps, settings, mail, at)) sent += 1;
    }
  } catch (error) {
    if (!(error instanceof DatabaseRefusal)) throw error;
    return Response.json({ error: 'daily_mail_failed', code: error.code }, { status: 502 });
  }
  return Response.json({ sent });
}

async function sendOne(
  deps: FunctionDeps,
  settings: MailSettings,
  mail: LeasedDailyMail,
  at: { readonly now?: string },
): Promise<boolean> {
  const { org_id, daily_mail_id, lease, stop_token } = mail;
  const stop = `${deps.url}/functions/v1/stop-daily-mail?token=${stop_token}`;
  const today = settings.webUrl === null ? null : `${settings.webUrl}#/today`;
  const end = await sendMail(
    settings,
    {
      ...writeDailyMail(mail, { stop, today }),
      key: `daily-mail/${daily_mail_id}`,
      headers: {
        // One click, RFC 8058: the mail program posts there by itself.
        'List-Unsubscribe': `<${stop}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        // So that nobody's holiday note answers it (RFC 3834).
        'Auto-Submitted': 'auto-generated',
      },
    },
    deps.fetch,
  );
  const told =
    end.outcome === 'sent'
      ? {}
      : {
          problem: end.problem,
          ...(end.outcome === 'later' ? { after_seconds: end.afterSeconds } : {}),
        };
  const payload = { ...at, org_id, daily_mail_id, lease, outcome: end.outcome, ...told };
  try {
    await callDatabase(deps, 'settle_daily_mail', payload, z.object({}));
  } catch (error) {
    // It took longer than the lease: another worker has it, under the same key.
    if (!(error instanceof DatabaseRefusal && error.code === 'TB040')) throw error;
    return false;
  }
  return end.outcome === 'sent';
}
