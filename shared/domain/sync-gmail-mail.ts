import type { Digester } from './digests.ts';
import { type FoundMail, foundMail, type LeftOut } from './found-mail.ts';
import { type GmailPart, gmailMessage, readGmailMail } from './provider-mail.ts';

const foldersLeftOut = new Set([
  ...['SPAM', 'TRASH', 'DRAFT', 'CHAT'],
  ...['CATEGORY_PROMOTIONS', 'CATEGORY_SOCIAL', 'CATEGORY_UPDATES', 'CATEGORY_FORUMS'],
]);

/**
 * What of a message in a connected mailbox may be logged at all, whoever it is with.
 * @param json of users.messages.get with `format=full`
 * @param mailbox the address whose mailbox it is, lower case
 * @param excludedLabels ids of labels whose mail the member never logs
 */
export async function findGmailMail(
  json: unknown,
  mailbox: string,
  excludedLabels: ReadonlySet<string>,
  digester: Digester,
): Promise<FoundMail | LeftOut> {
  const parsed = gmailMessage.safeParse(json);
  const reading = await readGmailMail(json, mailbox);
  if (!parsed.success || reading === null) return 'unreadable';
  const { payload, labelIds = [], threadId = null, internalDate } = parsed.data;
  if (labelIds.some((label) => foldersLeftOut.has(label))) return 'folder';
  if (labelIds.some((label) => excludedLabels.has(label))) return 'label';
  return foundMail(
    {
      ...{ surface: 'gmail', mailbox, idSpace: mailbox, id: parsed.data.id, threadId, reading },
      received: new Date(Number(internalDate ?? 0)).toISOString(),
      isOut: labelIds.includes('SENT'),
      headers: headersOf(payload),
      contentTypes: payload === undefined ? [] : typesOf(payload),
      url: `https://mail.google.com/mail/?authuser=${encodeURIComponent(mailbox)}#all/${encodeURIComponent(parsed.data.id)}`,
    },
    digester,
  );
}

function headersOf(payload: GmailPart | undefined): Map<string, string[]> {
  const headers = new Map<string, string[]>();
  for (const { name, value } of payload?.headers ?? []) {
    const key = name.toLowerCase();
    headers.set(key, [...(headers.get(key) ?? []), value]);
  }
  return headers;
}

function typesOf(part: GmailPart): string[] {
  const whole = part.headers?.find(({ name }) => name.toLowerCase() === 'content-type')?.value;
  return [whole ?? part.mimeType ?? '', ...(part.parts ?? []).flatMap(typesOf)];
}
