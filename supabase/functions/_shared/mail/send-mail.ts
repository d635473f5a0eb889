import * as z from 'zod/mini';
import type { WrittenMail } from '../../../../shared/domain/write-daily-mail.ts';
import { ProviderRefusal } from '../provider-refusal.ts';
import type { MailSettings } from './mail-settings.ts';

/** How an attempt ended, for the queue. */
export type SendOutcome =
  | { readonly outcome: 'sent' }
  | { readonly outcome: 'later'; readonly afterSeconds: number; readonly problem: string }
  | { readonly outcome: 'given_up'; readonly problem: string };

export type MailToSend = WrittenMail & {
  /** The same mail sent again under the same key arrives once. */
  readonly key: string;
  /** Beyond those that the provider writes. */
  readonly headers: Readonly<Record<string, string>>;
};

const refusal = z.object({ name: z.string() });

const AFTER_TROUBLE_SECONDS = 120;
/** A wrong key or an unverified domain is mended by a person. */
const AFTER_REFUSAL_SECONDS = 3600;

/**
 * Hands a mail to the provider in the form of Resend's `POST /emails` (https://resend.com/docs/api-reference/emails/send-email),
 * with its `Idempotency-Key`, which holds for 24 hours. Asked once: trying again is the queue's. Never throws for an answer or a
 * line that fails; no word of the provider is kept, since it quotes addresses.
 */
export async function sendMail(
  { apiUrl, apiKey, from }: MailSettings,
  { key, to, subject, text, html, headers }: MailToSend,
  send: typeof fetch,
): Promise<SendOutcome> {
  let answer: Response;
  try {
    answer = await send(`${apiUrl}/emails`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${apiKey}`,
        'content-type': 'application/json',
        'idempotency-key': key,
      },
      body: JSON.stringify({ from, to: [to], subject, text, html, headers }),
      signal: AbortSignal.timeout(20_000),
      redirect: 'error',
    });
  } catch {
    return { outcome: 'later', afterSeconds: AFTER_TROUBLE_SECONDS, problem: 'unavailable' };
  }
  if (answer.ok) {
    await answer.body?.cancel();
    return { outcome: 'sent' };
  }
  if (answer.status === 409) {
    const said = refusal.safeParse(await answer.json().catch(() => null));
    // Sent under this key before, by a worker that could not say so any more; since then the words have changed.
    if (said.success && said.data.name === 'invalid_idempotent_request') return { outcome: 'sent' };
    return { outcome: 'later', afterSeconds: AFTER_TROUBLE_SECONDS, problem: 'in_progress' };
  }
  if (answer.status === 400 || answer.status === 422) {
    await answer.body?.cancel();
    return { outcome: 'given_up', problem: 'not_accepted' };
  }
  const { kind, waitSeconds } = await ProviderRefusal.of(answer);
  const isTrouble = kind === 'too_fast' || kind === 'unavailable';
  return {
    outcome: 'later',
    afterSeconds: Math.ceil(
      waitSeconds ?? (isTrouble ? AFTER_TROUBLE_SECONDS : AFTER_REFUSAL_SECONDS),
    ),
    problem: isTrouble ? kind : 'not_allowed',
  };
}
