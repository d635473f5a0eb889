import { randomUUID } from 'node:crypto';
import type { Subscription } from '@microsoft/microsoft-graph-types';
import * as z from 'zod/mini';
import type { FakeClock } from '../clock.ts';
import { graphError } from './graph-error.ts';

/** Of messages, in milliseconds: https://learn.microsoft.com/en-us/graph/api/resources/subscription */
const longestLife = 10_080 * 60_000;

const asked = z.object({
  ...{ changeType: z.literal('created'), resource: z.literal('me/messages') },
  notificationUrl: z.url(),
  lifecycleNotificationUrl: z.url(),
  expirationDateTime: z.iso.datetime(),
  clientState: z.string().check(z.maxLength(128)),
});
const prolonged = z.object({ expirationDateTime: z.iso.datetime() });

export type LifecycleEvent = 'missed' | 'subscriptionRemoved' | 'reauthorizationRequired';
interface Live extends z.infer<typeof asked> {
  readonly id: string;
  readonly address: string;
}

/** Who is told of what: https://learn.microsoft.com/en-us/graph/change-notifications-delivery-webhooks */
export interface GraphSubscriptions {
  readonly answer: (address: string, path: string, request: Request) => Promise<Response>;
  /** Those of a mailbox that have not ended. */
  readonly of: (address: string) => readonly Readonly<Live>[];
  /** Sends what Microsoft sends when a mail comes in, or of a subscription's life; the answers' statuses. */
  readonly tell: (address: string, event?: LifecycleEvent) => Promise<number[]>;
}

export function startGraphSubscriptions(clock: FakeClock): GraphSubscriptions {
  const all = new Map<string, Live>();
  const of = (address: string) =>
    [...all.values()].filter(
      (one) => one.address === address && Date.parse(one.expirationDateTime) > clock.now(),
    );
  const isBearable = (at: string) => {
    const left = Date.parse(at) - clock.now();
    return left > 0 && left <= longestLife;
  };

  async function make(address: string, request: Request): Promise<Response> {
    const given = asked.safeParse(await request.json());
    if (!given.success || !isBearable(given.data.expirationDateTime))
      return graphError(400, 'InvalidRequest');
    for (const url of [given.data.notificationUrl, given.data.lifecycleNotificationUrl])
      if (!(await isThere(url))) return graphError(400, 'ValidationError');
    const made = { ...given.data, id: randomUUID(), address };
    all.set(made.id, made);
    return Response.json(written(made, made.clientState), { status: 201 });
  }

  async function change(one: Live, request: Request): Promise<Response> {
    if (request.method === 'DELETE') {
      all.delete(one.id);
      return new Response(null, { status: 204 });
    }
    const given = prolonged.safeParse(await request.json());
    if (!given.success || !isBearable(given.data.expirationDateTime))
      return graphError(400, 'InvalidRequest');
    one.expirationDateTime = given.data.expirationDateTime;
    return Response.json(written(one, null));
  }

  return {
    of,
    answer: async (address, path, request) => {
      if (path === 'subscriptions')
        return request.method === 'POST'
          ? make(address, request)
          : Response.json({ value: of(address).map((one) => written(one, null)) });
      const one = of(address).find(({ id }) => path === `subscriptions/${id}`);
      if (one === undefined) return graphError(404, 'ResourceNotFound');
      return change(one, request);
    },
    tell: async (address, event) => {
      const statuses = [];
      for (const one of of(address)) {
        if (event === 'subscriptionRemoved') all.delete(one.id);
        statuses.push((await deliver([messageOf(one, event)], one)).status);
      }
      return statuses;
    },
  };
}

function deliver(value: readonly object[], { notificationUrl }: Live): Promise<Response> {
  const body = JSON.stringify({ value });
  return fetch(notificationUrl, {
    ...{ method: 'POST', body },
    headers: { 'content-type': 'application/json' },
  });
}

function messageOf(one: Live, event: LifecycleEvent | undefined): object {
  const about = {
    ...{ subscriptionId: one.id, clientState: one.clientState },
    ...{ subscriptionExpirationDateTime: one.expirationDateTime, tenantId: randomUUID() },
  };
  return event === undefined
    ? {
        ...{ ...about, changeType: 'created', resource: `Users/x/Messages/${randomUUID()}` },
        resourceData: { '@odata.type': '#Microsoft.Graph.Message', id: randomUUID() },
      }
    : { ...about, lifecycleEvent: event };
}

/** Asks with a token in which every sign is one that has to be decoded; the answer is the token and nothing else. */
async function isThere(url: string): Promise<boolean> {
  const token = `Validation: 100% of a+b & <i>${randomUUID()}</i>`;
  const asking = new URL(url);
  asking.searchParams.set('validationToken', token);
  const answer = await fetch(asking, { method: 'POST' });
  const type = answer.headers.get('content-type') ?? '';
  return answer.status === 200 && type.startsWith('text/plain') && (await answer.text()) === token;
}

const written = (one: Live, clientState: string | null) =>
  ({
    ...{ id: one.id, resource: one.resource, changeType: one.changeType, clientState },
    notificationUrl: one.notificationUrl,
    lifecycleNotificationUrl: one.lifecycleNotificationUrl,
    expirationDateTime: one.expirationDateTime,
  }) satisfies Subscription;
