import * as z from 'zod/mini';
import { askGraph, type GraphCall, unlessGone } from './graph-api.ts';

/** Of messages at most seven days: https://learn.microsoft.com/en-us/graph/api/resources/subscription */
export const SUBSCRIPTION_SECONDS = 6 * 86_400;

const subscription = z.object({ id: z.string() });
const subscriptions = z.object({ value: z.array(subscription) });

const expiry = () => new Date(Date.now() + SUBSCRIPTION_SECONDS * 1000).toISOString();

/** From now on Microsoft tells `url` of each new message; its id. @throws ProviderRefusal, also where `url` does not answer */
export async function subscribeToMail(
  call: GraphCall,
  { url, clientState }: { url: string; clientState: string },
): Promise<string> {
  const made = await askGraph(call, '/subscriptions', {}, subscription, {
    method: 'POST',
    body: {
      ...{ changeType: 'created', resource: 'me/messages', clientState },
      // The second cannot be added later.
      ...{ notificationUrl: url, lifecycleNotificationUrl: url },
      expirationDateTime: expiry(),
    },
  });
  return made.id;
}

/** Makes it live longer, and authorises it anew; false where Microsoft does not know it any more. @throws ProviderRefusal */
export async function prolongSubscription(call: GraphCall, id: string): Promise<boolean> {
  const path = `/subscriptions/${encodeURIComponent(id)}`;
  const change = { method: 'PATCH' as const, body: { expirationDateTime: expiry() } };
  return (await unlessGone(askGraph(call, path, {}, z.object({}), change))) !== null;
}

/** Ends all of this app's in the mailbox. @throws ProviderRefusal */
export async function endSubscriptions(call: GraphCall): Promise<void> {
  const { value } = await askGraph(call, '/subscriptions', {}, subscriptions);
  for (const { id } of value) {
    const path = `/subscriptions/${encodeURIComponent(id)}`;
    await unlessGone(askGraph(call, path, {}, z.object({}), { method: 'DELETE' }));
  }
}
