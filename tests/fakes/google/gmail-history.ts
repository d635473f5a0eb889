import type { GmailMailbox, HistoryRecord } from './gmail-mailbox.ts';
import { pageOf } from './gmail-messages.ts';
import { googleError } from './google-error.ts';

/** users.history.list: https://developers.google.com/gmail/api/guides/sync#partial_synchronization */
export function listHistory(mailbox: GmailMailbox, query: URLSearchParams): Response {
  const start = query.get('startHistoryId') ?? '';
  if (!/^\d+$/.test(start)) return googleError(400, 'invalidArgument', 'Invalid startHistoryId');
  const records = mailbox.historySince(Number(start));
  if (records === null) return googleError(404, 'notFound', 'Requested entity was not found.');
  const wanted = query.getAll('historyTypes');
  // In the list the types are written in the plural.
  const listed = records.filter(
    ({ kind }) => wanted.length === 0 || wanted.some((type) => kind === inPlural[type]),
  );
  const page = pageOf(listed, query, mailbox.mostPerPage);
  if (page === null) return googleError(400, 'invalidArgument', 'Invalid pageToken');
  return Response.json({
    ...(page.items.length === 0 ? {} : { history: page.items.map(written) }),
    ...page.next,
    historyId: `${mailbox.historyId()}`,
  });
}

const inPlural: Readonly<Record<string, HistoryRecord['kind']>> = {
  messageAdded: 'messagesAdded',
  messageDeleted: 'messagesDeleted',
  labelAdded: 'labelsAdded',
  labelRemoved: 'labelsRemoved',
};

function written({ id, kind, mail, labelIds }: HistoryRecord) {
  const message = { id: mail.id, threadId: mail.threadId };
  const full = { ...message, labelIds: mail.labelIds };
  const entry =
    kind === 'messagesAdded' || kind === 'messagesDeleted'
      ? { message: full }
      : { message: full, labelIds };
  return { id: `${id}`, messages: [message], [kind]: [entry] };
}
