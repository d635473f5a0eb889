import * as z from 'zod/mini';
import type { Digester } from './digests.ts';
import { type FoundMail, foundMail, type LeftOut } from './found-mail.ts';
import { immutableIdSpace } from './message-name.ts';
import { inPageAlphabet } from './outlook-ids.ts';
import { readGraphMail } from './provider-mail.ts';

/** https://learn.microsoft.com/en-us/graph/api/resources/message */
const graphMail = z.object({
  /** Told of derived types: invitations, answers to them. */
  '@odata.type': z.optional(z.string()),
  id: z.string(),
  conversationId: z.optional(z.nullable(z.string())),
  parentFolderId: z.optional(z.nullable(z.string())),
  isDraft: z.optional(z.nullable(z.boolean())),
  categories: z.optional(z.array(z.string())),
  receivedDateTime: z.optional(z.nullable(z.string())),
  webLink: z.optional(z.nullable(z.string())),
  internetMessageHeaders: z.optional(z.array(z.object({ name: z.string(), value: z.string() }))),
  singleValueExtendedProperties: z.optional(
    z.array(z.object({ id: z.string(), value: z.string() })),
  ),
});
type GraphMail = z.infer<typeof graphMail>;

/** Folders of a mailbox, by id. */
export interface MailboxFolders {
  /** Drafts, junk, deleted and what is not sent yet, with all that is below them. */
  readonly leftOut: ReadonlySet<string>;
  /** Those whose mail the member never logs, with all that is below them. */
  readonly excluded: ReadonlySet<string>;
  readonly sent: string | null;
}

/**
 * What of a message in a connected mailbox may be logged at all, whoever it is with.
 * @param json of a message by its immutable id, with headers, categories, unique body and PidTagSensitivity
 * @param mailbox the address whose mailbox it is, lower case
 * @param excludedLabels names of categories whose mail the member never logs, lower case
 */
export async function findGraphMail(
  json: unknown,
  mailbox: string,
  folders: MailboxFolders,
  excludedLabels: ReadonlySet<string>,
  digester: Digester,
): Promise<FoundMail | LeftOut> {
  const parsed = graphMail.safeParse(json);
  const reading = readGraphMail(json, mailbox);
  if (!parsed.success || reading === null) return 'unreadable';
  const mail = parsed.data;
  const folder = mail.parentFolderId ?? '';
  if (mail.isDraft === true || folders.leftOut.has(folder)) return 'folder';
  if (folders.excluded.has(folder)) return 'label';
  if (mail.categories?.some((name) => excludedLabels.has(name.toLowerCase()))) return 'label';
  const headers = headersOf(mail);
  return foundMail(
    {
      ...{ surface: 'outlook', mailbox, idSpace: immutableIdSpace(mailbox), reading },
      id: inPageAlphabet(mail.id),
      threadId: mail.conversationId == null ? null : inPageAlphabet(mail.conversationId),
      received: mail.receivedDateTime ?? new Date(0).toISOString(),
      isOut: folder === folders.sent,
      headers,
      contentTypes: typesOf(mail, headers),
      url: /^https:\/\/.{1,1990}$/.test(mail.webLink ?? '') ? (mail.webLink ?? null) : null,
    },
    digester,
  );
}

/** Of RFC 4021, by the value of PidTagSensitivity: mail that never left Exchange has it there alone. */
const sensitivities: Readonly<Record<string, string>> = {
  ...{ '1': 'Personal', '2': 'Private', '3': 'Company-Confidential' },
};

function headersOf({
  internetMessageHeaders = [],
  singleValueExtendedProperties = [],
}: GraphMail): Map<string, readonly string[]> {
  const headers = new Map<string, readonly string[]>();
  for (const { name, value } of internetMessageHeaders) {
    const key = name.toLowerCase();
    headers.set(key, [...(headers.get(key) ?? []), value]);
  }
  const marked = singleValueExtendedProperties.find(({ id }) => /^Integer 0x0*36$/i.test(id));
  const sensitivity = sensitivities[marked?.value ?? ''];
  if (sensitivity !== undefined) headers.set('sensitivity', [sensitivity]);
  return headers;
}

/** An invitation and the answers to one are told by their type; its parts are not shown. */
function typesOf(mail: GraphMail, headers: ReadonlyMap<string, readonly string[]>): string[] {
  const whole = headers.get('content-type') ?? [];
  return /eventMessage/i.test(mail['@odata.type'] ?? '') ? [...whole, 'text/calendar'] : [...whole];
}
