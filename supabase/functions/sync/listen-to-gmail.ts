import * as z from 'zod/mini';
import type { FunctionDeps } from '../_shared/function-deps.ts';
import { watchGmail } from '../_shared/google/gmail-api.ts';
import type { GoogleSettings } from '../_shared/google/google-settings.ts';
import { ProviderRefusal } from '../_shared/provider-refusal.ts';
import { callUnderLease, type LeasedMailbox } from './leased-mailbox.ts';
import { mailSubscription } from './mail-subscription.ts';
import type { ProviderAccess } from './provider-access.ts';

/** A watch lives for a week; Google advises to ask for it every day. */
const ASKED_ANEW_BELOW_SECONDS = 6 * 86_400;

/**
 * Sees to it that Gmail tells of changes in this mailbox, where Pub/Sub is set up. To be done before history is asked, so that
 * nothing falls between. What Google refuses here is passed over: the mailbox is read at its times all the same.
 * @throws ProviderRefusal what holds for the mailbox as a whole
 */
export async function listenToGmail(
  deps: FunctionDeps,
  google: GoogleSettings,
  mailbox: LeasedMailbox,
  access: ProviderAccess,
): Promise<void> {
  const topic = google.push?.topic;
  if (topic === undefined) return;
  const { subscription } = await callUnderLease(
    deps,
    mailbox,
    'mail_subscription',
    {},
    mailSubscription,
  );
  // Another topic: the organisation's app moved.
  const isTold = subscription?.subscription_id === topic;
  if (isTold && subscription.seconds_left > ASKED_ANEW_BELOW_SECONDS) return;
  try {
    const seconds = await access((token) => watchGmail(google, topic, token, deps.fetch));
    const payload = { subscription_id: topic, client_state: null, seconds };
    await callUnderLease(deps, mailbox, 'keep_mail_subscription', payload, z.object({}));
  } catch (error) {
    if (!(error instanceof ProviderRefusal)) throw error;
    if (error.kind === 'reconnect' || error.kind === 'too_fast') throw error;
  }
}
