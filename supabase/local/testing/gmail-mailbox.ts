/** One mailbox as Gmail's API shows it: messages, and a history of what arrived. */
export type Mailbox = {
  readonly address: string;
  messages: GmailStandIn[];
  history: { id: number; message: string }[];
  historyId: number;
  /** History before this one is forgotten. */
  oldestHistory: number;
  labels: { id: string; name: string }[];
  pageSize: number;
  receive(mail: IncomingMail): string;
};

export type IncomingMail = {
  id?: string;
  threadId?: string;
  headers: Readonly<Record<string, string>>;
  text: string;
  labels?: readonly string[];
  at: string;
};

type GmailStandIn = {
  id: string;
  threadId: string;
  labelIds: readonly string[];
  internalDate: string;
  payload: {
    mimeType: string;
    filename: string;
    headers: { name: string; value: string }[];
    body: { data: string };
  };
};

export function createMailbox(address: string): Mailbox {
  const mailbox: Mailbox = {
    ...{ address, messages: [], history: [], historyId: 1000, oldestHistory: 1000 },
    ...{ labels: [{ id: 'Label_1', name: 'Family' }], pageSize: 3 },
    receive({ id, threadId, headers, text, labels = ['INBOX'], at }) {
      const number = mailbox.messages.length + 1;
      const name = id ?? `18f${number.toString(16).padStart(13, '0')}`;
      mailbox.messages.push({
        ...{ id: name, threadId: threadId ?? name, labelIds: labels },
        internalDate: String(Date.parse(at)),
        payload: {
          ...{ mimeType: 'text/plain', filename: '' },
          headers: Object.entries(headers).map(([header, value]) => ({ name: header, value })),
          body: { data: Buffer.from(text).toString('base64url') },
        },
      });
      // Ids of the history have gaps.
      mailbox.historyId += 7;
      mailbox.history.push({ id: mailbox.historyId, message: name });
      return name;
    },
  };
  return mailbox;
}

/** @param path after /users/me */
export function answerGmail(mailbox: Mailbox, path: string, { searchParams }: URL): Response {
  if (path === '/profile')
    return Response.json({
      ...{ emailAddress: mailbox.address, historyId: String(mailbox.historyId) },
      messagesTotal: mailbox.messages.length,
    });
  if (path === '/labels') return Response.json({ labels: mailbox.labels });
  if (path === '/messages') return list(mailbox, searchParams);
  if (path === '/history') return history(mailbox, searchParams);
  const found = mailbox.messages.find(({ id }) => path === `/messages/${id}`);
  return found === undefined ? notFound() : Response.json(found);
}

const notFound = (): Response =>
  Response.json(
    { error: { status: 'NOT_FOUND', errors: [{ reason: 'notFound' }] } },
    { status: 404 },
  );

/** `after:<epoch seconds>` and one `{from:… to:… cc:…}` group, whose members are joined by "or". */
function list(mailbox: Mailbox, query: URLSearchParams): Response {
  const q = query.get('q') ?? '';
  const after = Number(/after:(\d+)/.exec(q)?.[1] ?? 0) * 1000;
  const people = [...(/\{([^}]*)\}/.exec(q)?.[1] ?? '').matchAll(/(?:from|to|cc):(\S+)/g)].map(
    ([, who = '']) => who,
  );
  const hidden = ['SPAM', 'TRASH'];
  const found = mailbox.messages.filter(({ payload, internalDate, labelIds }) => {
    const heads = payload.headers
      .filter(({ name }) => ['from', 'to', 'cc'].includes(name.toLowerCase()))
      .map(({ value }) => value.toLowerCase());
    return (
      Number(internalDate) >= after &&
      !labelIds.some((label) => hidden.includes(label)) &&
      people.some((who) => heads.some((head) => head.includes(who)))
    );
  });
  const { items, next } = page(found.reverse(), query, mailbox.pageSize);
  return Response.json({
    ...(items.length === 0
      ? {}
      : { messages: items.map(({ id, threadId }) => ({ id, threadId })) }),
    ...next,
  });
}

function history(mailbox: Mailbox, query: URLSearchParams): Response {
  const since = Number(query.get('startHistoryId'));
  if (since < mailbox.oldestHistory) return notFound();
  const records = mailbox.history.filter(({ id }) => id > since);
  const { items, next } = page(records, query, mailbox.pageSize);
  return Response.json({
    history: items.map(({ id, message }) => ({
      id: String(id),
      messagesAdded: [{ message: { id: message } }],
    })),
    ...next,
    historyId: String(mailbox.historyId),
  });
}

function page<T>(all: readonly T[], query: URLSearchParams, size: number) {
  const from = Number(query.get('pageToken') ?? 0);
  const next = from + size < all.length ? { nextPageToken: String(from + size) } : {};
  return { items: all.slice(from, from + size), next };
}
