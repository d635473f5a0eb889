import type {
  InboxSnapshot,
  Person,
  SnapshotMessage,
} from '../../../../shared/contracts/inbox-snapshot.ts';

export const person = (email: string, name: string): Person => ({ email, name });

export function mail(from: Person, to: Person, ...cc: Person[]): SnapshotMessage {
  return {
    id: null,
    from,
    to: [to],
    cc,
    dateRaw: 'Fri, Nov 20, 2026, 9:10 AM',
    html: '<p>Please send the quote.</p>',
    expanded: true,
    complete: true,
  };
}

/** A Gmail thread with these messages, numbered by their place. */
export function threadOf(...messages: SnapshotMessage[]): InboxSnapshot {
  return thread('18c0', ...messages);
}

export function thread(id: string, ...messages: SnapshotMessage[]): InboxSnapshot {
  return {
    ...page,
    view: 'thread',
    url: `https://mail.google.com/mail/u/0/#inbox/${id}`,
    thread: { id, legacyId: id, conversationId: null, subject: 'Quote' },
    messages: messages.map((message, index) => ({ ...message, id: `${id}${index}` })),
    health: {
      account: 'ok',
      thread: 'ok',
      messages: 'ok',
      sender: 'ok',
      rows: 'idle',
      compose: 'idle',
      event: 'idle',
    },
  };
}

/** A list without rows. */
export const page: InboxSnapshot = {
  surface: 'gmail',
  host: 'mail.google.com',
  account: 'zhao.min@harbour-tools.example',
  ownAddresses: ['zhao.min@harbour-tools.example'],
  view: 'list',
  pageLanguage: 'en',
  url: 'https://mail.google.com/mail/u/0/#inbox',
  thread: null,
  messages: [],
  rows: [],
  composes: [],
  event: null,
  provenance: {},
  health: {
    account: 'ok',
    thread: 'idle',
    messages: 'idle',
    sender: 'idle',
    rows: 'ok',
    compose: 'idle',
    event: 'idle',
  },
};
