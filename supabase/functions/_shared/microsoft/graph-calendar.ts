import * as z from 'zod/mini';
import { askGraph, type GraphCall, unlessGone } from './graph-api.ts';

const eventPage = z.object({
  /** Each as Graph wrote it; what cannot be read of one takes nothing from the others. */
  value: z.array(z.unknown()),
  '@odata.nextLink': z.optional(z.string()),
  '@odata.deltaLink': z.optional(z.string()),
});

export type GraphEventPage = {
  readonly events: readonly unknown[];
  /** Where this question goes on; a page may be empty and have one. */
  readonly nextLink: string | null;
  /** Where the next round begins; at the end of a round of a delta only. */
  readonly deltaLink: string | null;
};

/** What is asked of a calendar: the instances of a time, or a link of an earlier answer. */
export type GraphEventsAsked = { readonly from: string; readonly until: string } | string;

/**
 * One page of the instances of a time, or of what changed in it: https://learn.microsoft.com/en-us/graph/api/event-delta
 * The time is that of the first question and does not move on.
 * @throws ProviderRefusal `gone` where Microsoft forgot the round
 */
export const graphEventChanges = (
  call: GraphCall,
  asked: GraphEventsAsked,
): Promise<GraphEventPage> => events(call, '/me/calendarView/delta', asked);

/** The same without rounds, for a cloud that has none. @throws ProviderRefusal */
export const graphEvents = (call: GraphCall, asked: GraphEventsAsked): Promise<GraphEventPage> =>
  events(call, '/me/calendarView', asked);

/** An event by its id, whole; null when it is gone. @throws ProviderRefusal */
export const graphEvent = (call: GraphCall, id: string): Promise<unknown> =>
  unlessGone(askGraph(call, `/me/events/${encodeURIComponent(id)}`, {}, z.unknown()));

async function events(
  call: GraphCall,
  path: string,
  asked: GraphEventsAsked,
): Promise<GraphEventPage> {
  const page = await (typeof asked === 'string'
    ? askGraph(call, asked, {}, eventPage)
    : askGraph(call, path, { startDateTime: asked.from, endDateTime: asked.until }, eventPage));
  return {
    events: page.value,
    nextLink: page['@odata.nextLink'] ?? null,
    deltaLink: page['@odata.deltaLink'] ?? null,
  };
}
