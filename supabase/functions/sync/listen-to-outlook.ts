import * as z from 'zod/mini';
import { randomToken } from '../_shared/base64url.ts';
import type { FunctionDeps } from '../_shared/function-deps.ts';
import type { GraphCall } from '../_shared/microsoft/graph-api.ts';
import {
  prolongSubscription,
  SUBSCRIPTION_SECONDS,
  subscribeToMail,
} from '../_shared/microsoft/graph-subscriptions.ts';
import { ProviderRefusal } from '../_shared/provider-refusal.ts';
import { callUnderLease, type LeasedMailbox } from './leased-mailbox.ts';
import { mailSubscription } from './mail-subscription.ts';
import type { ProviderAccess } from './provider-access.ts';

/**
 * Sees to it that Microsoft tells of new mail in this mailbox: makes a subscription, or renews it at half its life. To be
 * done before a delta is asked, so that nothing falls between. Without it the mailbox is read at its times all the same, so
 * that what Microsoft refuses here is passed over. @throws ProviderRefusal what holds for the mailbox as a whole
 */
export async function listenToOutlook(
  deps: FunctionDeps,
  mailbox: LeasedMailbox,
  access: ProviderAccess,
  call: (token: string) => GraphCall,
): Promise<void> {
  // Microsoft sends to public addresses alone; a stand-in on this machine to this machine.
  if (!deps.url.startsWith('https:') && deps.microsoft?.graphUrl.startsWith('https:') !== false)
    return;
  const keep = (payload: Record<string, unknown>) =>
    callUnderLease(
      deps,
      mailbox,
      'keep_mail_subscription',
      { ...payload, seconds: SUBSCRIPTION_SECONDS },
      z.object({}),
    );
  const { subscription } = await callUnderLease(
    deps,
    mailbox,
    'mail_subscription',
    {},
    mailSubscription,
  );
  try {
    if (subscription !== null) {
      if (subscription.seconds_left > SUBSCRIPTION_SECONDS / 2) return;
      const { subscription_id } = subscription;
      if (await access((token) => prolongSubscription(call(token), subscription_id))) {
        await keep({ subscription_id, client_state: null });
        return;
      }
    }
    const client_state = randomToken();
    const url = `${deps.url}/functions/v1/outlook-push`;
    const subscription_id = await access((token) =>
      subscribeToMail(call(token), { url, clientState: client_state }),
    );
    await keep({ subscription_id, client_state });
  } catch (error) {
    if (!(error instanceof ProviderRefusal)) throw error;
    if (error.kind === 'reconnect' || error.kind === 'too_fast') throw error;
  }
}
