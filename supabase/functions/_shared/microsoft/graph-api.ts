import * as z from 'zod/mini';
import { ProviderRefusal } from '../provider-refusal.ts';
import type { MicrosoftSettings } from './microsoft-settings.ts';

const user = z.object({
  mail: z.optional(z.nullable(z.string())),
  userPrincipalName: z.optional(z.nullable(z.string())),
});
const folder = z.object({
  id: z.string(),
  displayName: z.string(),
  parentFolderId: z.optional(z.nullable(z.string())),
  childFolderCount: z.optional(z.nullable(z.int())),
});
const folderPage = z.object({
  value: z.array(folder),
  '@odata.nextLink': z.optional(z.string()),
});
const entry = z.object({
  id: z.string(),
  isDraft: z.optional(z.nullable(z.boolean())),
  receivedDateTime: z.optional(z.nullable(z.string())),
  '@removed': z.optional(z.unknown()),
});
const messagePage = z.object({
  value: z.array(entry),
  '@odata.nextLink': z.optional(z.string()),
  '@odata.deltaLink': z.optional(z.string()),
});

const namesPage = z.object({
  value: z.array(
    z.object({ id: z.string(), internetMessageId: z.optional(z.nullable(z.string())) }),
  ),
  '@odata.nextLink': z.optional(z.string()),
});

export type GraphFolder = z.infer<typeof folder>;
export type GraphNames = {
  readonly mails: readonly { readonly id: string; readonly messageId: string | null }[];
  readonly nextLink: string | null;
};
export type GraphPage = {
  /** Without drafts and what was removed, each once. */
  readonly ids: readonly string[];
  /** Of all that was given, those included. */
  readonly count: number;
  /** When the last of them was received; null for an empty page. */
  readonly lastAt: string | null;
  /** Where this question goes on; a page may be empty and have one. */
  readonly nextLink: string | null;
  /** Where the next round of a delta begins; at the end of a round only. */
  readonly deltaLink: string | null;
};

/** All that a request needs beside its question. */
export type GraphCall = {
  readonly microsoft: MicrosoftSettings;
  readonly token: string;
  readonly send: typeof fetch;
};

/** Of a message, for judging and logging it: https://learn.microsoft.com/en-us/graph/api/resources/message */
const selected = [
  ...['id', 'conversationId', 'parentFolderId', 'isDraft', 'categories', 'webLink', 'subject'],
  ...['from', 'toRecipients', 'ccRecipients', 'sentDateTime', 'receivedDateTime'],
  ...['internetMessageId', 'internetMessageHeaders', 'uniqueBody'],
].join(',');
/** PidTagSensitivity: mail within Exchange has no such header, and v1.0 no such property. */
const withSensitivity = "singleValueExtendedProperties($filter=id eq 'Integer 0x0036')";
const MOST_PER_PAGE = 50;

/** Whose mailbox a token opens. @throws ProviderRefusal */
export async function graphAddress(
  microsoft: MicrosoftSettings,
  token: string,
  send: typeof fetch,
): Promise<string> {
  const call = { microsoft, token, send };
  const me = await askGraph(call, '/me', { $select: 'mail,userPrincipalName' }, user);
  const address = me.mail ?? me.userPrincipalName ?? null;
  if (address === null) throw new ProviderRefusal('not_allowed');
  return address;
}

/** Folders directly below one, or the topmost; one page of them. @throws ProviderRefusal */
export async function graphFolders(
  call: GraphCall,
  parent: string | null,
  link: string | null,
): Promise<{ folders: readonly GraphFolder[]; nextLink: string | null }> {
  const path =
    parent === null
      ? '/me/mailFolders'
      : `/me/mailFolders/${encodeURIComponent(parent)}/childFolders`;
  const query = { $select: 'id,displayName,parentFolderId,childFolderCount', $top: '100' };
  const page = await askGraph(call, link ?? path, link === null ? query : {}, folderPage);
  return { folders: page.value, nextLink: page['@odata.nextLink'] ?? null };
}

/** The id of a folder that is called otherwise in each language; null where the mailbox has none. @throws ProviderRefusal */
export async function graphFolderId(call: GraphCall, wellKnown: string): Promise<string | null> {
  const found = await unlessGone(
    askGraph(call, `/me/mailFolders/${wellKnown}`, { $select: 'id' }, z.object({ id: z.string() })),
  );
  return found?.id ?? null;
}

/** One page of what a search finds in all folders, newest first. @throws ProviderRefusal */
export const findGraphMessages = (
  call: GraphCall,
  { q, link }: { q: string; link: string | null },
): Promise<GraphPage> =>
  messages(call, link ?? '/me/messages', link === null ? { $search: `"${q}"`, ...ofList } : {});

/**
 * One page of what is new in a folder since the last round, or for a first round what it received since. Drafts and what was
 * removed are left out. @throws ProviderRefusal `gone` where Microsoft forgot the round, or the folder is gone
 */
export const graphChanges = (
  call: GraphCall,
  { folder: id, since, link }: { folder: string; since: string; link: string | null },
): Promise<GraphPage> =>
  messages(
    call,
    link ?? `/me/mailFolders/${encodeURIComponent(id)}/messages/delta`,
    link === null
      ? {
          changeType: 'created',
          $filter: `receivedDateTime ge ${since}`,
          $select: 'id,isDraft,receivedDateTime',
        }
      : {},
  );

/** One page of what all folders received since, oldest first. @throws ProviderRefusal */
export const graphArrivals = (
  call: GraphCall,
  { since, link }: { since: string; link: string | null },
): Promise<GraphPage> =>
  messages(
    call,
    link ?? '/me/messages',
    link === null
      ? { $filter: `receivedDateTime ge ${since}`, $orderby: 'receivedDateTime asc', ...ofList }
      : {},
  );

/** One page of the mails under a category, or with a folder's id of those in it: their ids and names. @throws ProviderRefusal */
export async function graphLabelled(
  call: GraphCall,
  { category, folder: id, link }: { category: string; folder: string | null; link: string | null },
): Promise<GraphNames> {
  const path = id === null ? '/me/messages' : `/me/mailFolders/${encodeURIComponent(id)}/messages`;
  const one = `categories/any(c:c eq '${category.replaceAll("'", "''")}')`;
  const query = {
    ...(id === null ? { $filter: one } : {}),
    ...{ $select: 'id,internetMessageId', $top: String(MOST_PER_PAGE) },
  };
  const page = await askGraph(call, link ?? path, link === null ? query : {}, namesPage);
  const mails = page.value.map((mail) => ({
    id: mail.id,
    messageId: mail.internetMessageId ?? null,
  }));
  return { mails, nextLink: page['@odata.nextLink'] ?? null };
}

const ofList = { $select: 'id,isDraft,receivedDateTime', $top: String(MOST_PER_PAGE) };

/** A message without its attachments; null when it is gone by now. @throws ProviderRefusal */
export const graphMessage = (call: GraphCall, id: string): Promise<unknown> =>
  unlessGone(
    askGraph(
      call,
      `/me/messages/${encodeURIComponent(id)}`,
      { $select: selected, $expand: withSensitivity },
      z.unknown(),
    ),
  );

async function messages(
  call: GraphCall,
  question: string,
  query: Readonly<Record<string, string>>,
): Promise<GraphPage> {
  const page = await askGraph(call, question, query, messagePage);
  const there = page.value.filter((one) => one['@removed'] === undefined);
  return {
    ids: [...new Set(there.filter(({ isDraft }) => isDraft !== true).map(({ id }) => id))],
    count: page.value.length,
    lastAt: there.at(-1)?.receivedDateTime ?? null,
    nextLink: page['@odata.nextLink'] ?? null,
    deltaLink: page['@odata.deltaLink'] ?? null,
  };
}

/** Asks Graph, or changes something there. @throws ProviderRefusal
 * @param question a path below v1.0, or a link of an earlier answer, whole */
export async function askGraph<T extends z.ZodMiniType>(
  { microsoft, token, send }: GraphCall,
  question: string,
  query: Readonly<Record<string, string>>,
  contract: T,
  change?: { readonly method: 'POST' | 'PATCH' | 'DELETE'; readonly body?: unknown },
): Promise<z.infer<T>> {
  const isLink = question.startsWith('https:') || question.startsWith('http:');
  // A link carries the token wherever it leads.
  if (isLink && !question.startsWith(`${microsoft.graphUrl}/`))
    throw new Error('A link that leads away from Microsoft Graph');
  const asked = Object.entries(query).map(
    ([name, value]) => `${name}=${encodeURIComponent(value)}`,
  );
  const url = `${isLink ? '' : microsoft.graphUrl}${question}${asked.length > 0 ? `?${asked.join('&')}` : ''}`;
  let answer: Response;
  try {
    answer = await send(url, {
      ...(change === undefined ? {} : { method: change.method }),
      ...(change?.body === undefined ? {} : { body: JSON.stringify(change.body) }),
      headers: {
        ...(change?.body === undefined ? {} : { 'content-type': 'application/json' }),
        authorization: `Bearer ${token}`,
        // Ids that stay when a message is moved; for all requests, or the kinds would mix.
        prefer: `IdType="ImmutableId", odata.maxpagesize=${MOST_PER_PAGE}`,
      },
      signal: AbortSignal.timeout(30_000),
    });
  } catch {
    throw new ProviderRefusal('unavailable');
  }
  if (!answer.ok) throw await ProviderRefusal.of(answer);
  return contract.parse(answer.status === 204 ? {} : await answer.json());
}

export async function unlessGone<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof ProviderRefusal && error.kind === 'gone') return null;
    throw error;
  }
}
