import * as z from 'zod/mini';
import { ProviderRefusal } from '../provider-refusal.ts';
import type { GoogleSettings } from './google-settings.ts';

/** Grows, has gaps, may exceed what a number holds: text. */
const historyId = z.string().check(z.regex(/^\d{1,20}$/));
const profile = z.object({ emailAddress: z.string(), historyId });
const named = z.object({ id: z.string() });
const messageList = z.object({
  messages: z.optional(z.array(named)),
  nextPageToken: z.optional(z.string()),
});
const historyList = z.object({
  history: z.optional(
    z.array(z.object({ messagesAdded: z.optional(z.array(z.object({ message: named }))) })),
  ),
  nextPageToken: z.optional(z.string()),
  historyId,
});
const labelList = z.object({
  labels: z.optional(z.array(z.object({ id: z.string(), name: z.string() }))),
});

export type GmailPage = { readonly ids: readonly string[]; readonly nextPage: string | null };

/** Whose mailbox a token opens, and how far its history goes. @throws ProviderRefusal */
export const gmailProfile = (settings: GoogleSettings, token: string, send: typeof fetch) =>
  ask(settings, '/profile', {}, token, send, profile);

/** What is asked of the list of messages: a search, or the id of a label. */
type GmailSearch = {
  readonly q?: string;
  readonly label?: string;
  readonly page: string | null;
  readonly most: number;
};

/** One page of what a search finds, newest first. A page may be empty and have a next one. @throws ProviderRefusal */
export async function findGmailMessages(
  settings: GoogleSettings,
  search: GmailSearch,
  token: string,
  send: typeof fetch,
): Promise<GmailPage> {
  const { q = null, label = null, page, most } = search;
  const query = { q, labelIds: label, pageToken: page, maxResults: String(most) };
  const found = await ask(settings, '/messages', query, token, send, messageList);
  const ids = (found.messages ?? []).map(({ id }) => id);
  return { ids, nextPage: found.nextPageToken ?? null };
}

/** One page of what arrived after `since`; an id may come twice. @throws ProviderRefusal `gone` when `since` is too old */
export async function gmailArrivals(
  settings: GoogleSettings,
  asked: { since: string; page: string | null },
  token: string,
  send: typeof fetch,
): Promise<GmailPage & { readonly historyId: string }> {
  const query = {
    startHistoryId: asked.since,
    historyTypes: 'messageAdded',
    pageToken: asked.page,
    maxResults: '100',
  };
  const found = await ask(settings, '/history', query, token, send, historyList);
  const added = (found.history ?? []).flatMap(({ messagesAdded }) => messagesAdded ?? []);
  const ids = [...new Set(added.map(({ message }) => message.id))];
  return { ids, nextPage: found.nextPageToken ?? null, historyId: found.historyId };
}

/** A message without its attachments; null when it is gone by now. @throws ProviderRefusal */
export async function gmailMessage(
  settings: GoogleSettings,
  id: string,
  token: string,
  send: typeof fetch,
): Promise<unknown> {
  try {
    const path = `/messages/${encodeURIComponent(id)}`;
    return await ask(settings, path, { format: 'full' }, token, send, z.unknown());
  } catch (error) {
    if (error instanceof ProviderRefusal && error.kind === 'gone') return null;
    throw error;
  }
}

/** Ids of labels by their lower-case names. @throws ProviderRefusal */
export async function gmailLabels(
  settings: GoogleSettings,
  token: string,
  send: typeof fetch,
): Promise<ReadonlyMap<string, string>> {
  const { labels = [] } = await ask(settings, '/labels', {}, token, send, labelList);
  return new Map(labels.map(({ id, name }) => [name.toLowerCase(), id]));
}

const watched = z.object({ expiration: z.string().check(z.regex(/^\d{1,16}$/)) });

/**
 * From now on Gmail publishes to `topic` that something changed in the mailbox; in how many seconds it stops, seven days at most.
 * Asked again it goes on anew: https://developers.google.com/workspace/gmail/api/reference/rest/v1/users/watch @throws ProviderRefusal
 */
export async function watchGmail(
  settings: GoogleSettings,
  topic: string,
  token: string,
  send: typeof fetch,
): Promise<number> {
  const body = { topicName: topic };
  const { expiration } = await ask(settings, '/watch', {}, token, send, watched, body);
  return Math.max(0, Math.floor((Number(expiration) - Date.now()) / 1000));
}

/** Gmail tells nothing more of the mailbox. @throws ProviderRefusal */
export async function unwatchGmail(
  settings: GoogleSettings,
  token: string,
  send: typeof fetch,
): Promise<void> {
  await ask(settings, '/stop', {}, token, send, z.unknown(), {});
}

async function ask<T extends z.ZodMiniType>(
  { gmailUrl }: GoogleSettings,
  path: string,
  query: Readonly<Record<string, string | null>>,
  token: string,
  send: typeof fetch,
  contract: T,
  body?: Readonly<Record<string, string>>,
): Promise<z.infer<T>> {
  const url = new URL(`${gmailUrl}/users/me${path}`);
  for (const [name, value] of Object.entries(query))
    if (value !== null) url.searchParams.set(name, value);
  let answer: Response;
  try {
    answer = await send(url, {
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(30_000),
    });
  } catch {
    throw new ProviderRefusal('unavailable');
  }
  if (!answer.ok) throw await ProviderRefusal.of(answer);
  const text = await answer.text();
  return contract.parse(text === '' ? null : JSON.parse(text));
}
