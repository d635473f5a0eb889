import * as z from 'zod/mini';
import { ProviderRefusal } from '../provider-refusal.ts';
import type { GoogleSettings } from './google-settings.ts';

const eventList = z.object({
  /** Each as Google wrote it; what cannot be read of one takes nothing from the others. */
  items: z.optional(z.array(z.unknown())),
  nextPageToken: z.optional(z.string()),
  nextSyncToken: z.optional(z.string()),
});
const who = z.object({ email: z.string() });

/** What is asked of a calendar: all instances of a time, or what changed since a token. */
export type EventsAsked = { readonly page: string | null } & (
  | { readonly from: string; readonly until: string }
  | { readonly since: string }
);

export type EventPage = {
  readonly events: readonly unknown[];
  readonly nextPage: string | null;
  /** With the last page alone: from where to follow. */
  readonly nextSince: string | null;
};

/**
 * One page of the member's own calendar, recurring events as their instances, cancelled ones among them. A page may be empty and
 * have a next one: https://developers.google.com/workspace/calendar/api/guides/sync
 * @throws ProviderRefusal `gone` when `since` is too old
 */
export async function googleEvents(
  settings: GoogleSettings,
  asked: EventsAsked,
  token: string,
  send: typeof fetch,
): Promise<EventPage> {
  const url = new URL(`${settings.calendarUrl}/calendars/primary/events`);
  // With a token only what the first question said may be said again, and that has to be.
  const query = {
    ...{ singleEvents: 'true', showDeleted: 'true', maxResults: '250' },
    ...('since' in asked
      ? { syncToken: asked.since }
      : { timeMin: asked.from, timeMax: asked.until }),
    ...(asked.page !== null && { pageToken: asked.page }),
  };
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  const found = eventList.parse(await askGoogle(url, token, send));
  return {
    events: found.items ?? [],
    nextPage: found.nextPageToken ?? null,
    nextSince: found.nextSyncToken ?? null,
  };
}

/** Whose consent a token is of: https://openid.net/specs/openid-connect-core-1_0.html#UserInfo @throws ProviderRefusal */
export async function googleAddress(
  settings: GoogleSettings,
  token: string,
  send: typeof fetch,
): Promise<string> {
  return who.parse(await askGoogle(new URL(settings.userInfoUrl), token, send)).email;
}

async function askGoogle(url: URL, token: string, send: typeof fetch): Promise<unknown> {
  let answer: Response;
  try {
    answer = await send(url, {
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(30_000),
    });
  } catch {
    throw new ProviderRefusal('unavailable');
  }
  if (!answer.ok) throw await ProviderRefusal.of(answer);
  return answer.json();
}
