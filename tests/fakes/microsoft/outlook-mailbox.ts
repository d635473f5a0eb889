import type { FakeClock } from '../clock.ts';

/** What a test puts into a mailbox; the rest is made here, as Exchange makes it. */
export interface OutlookMail {
  readonly from: string;
  readonly fromName?: string;
  readonly to: readonly string[];
  readonly cc?: readonly string[];
  readonly subject: string;
  /** With its angle brackets. */
  readonly messageId: string;
  /** What this mail says itself, and the history below it. */
  readonly text: string;
  readonly history?: string;
  readonly inReplyTo?: string;
  /** Instant; the clock's where left out. */
  readonly at?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly categories?: readonly string[];
  /** PidTagSensitivity: 0 none, 1 personal, 2 private, 3 confidential. */
  readonly sensitivity?: 0 | 1 | 2 | 3;
  readonly isInvitation?: boolean;
}

export interface StoredMessage {
  /** Stays with the message wherever it is moved in the mailbox. */
  readonly immutableId: string;
  /** Names its folder, too: another one after a move. */
  regularId: string;
  readonly conversationId: string;
  readonly mail: OutlookMail;
  readonly at: number;
  readonly isDraft: boolean;
  folderId: string;
}
export interface MailFolder {
  readonly id: string;
  readonly displayName: string;
  readonly parentFolderId: string;
}
/** One line of what a folder's delta tells. */
export interface FolderChange {
  readonly id: number;
  readonly folderId: string;
  readonly kind: 'created' | 'updated' | 'removed';
  readonly message: StoredMessage;
}

export const wellKnownFolders: Readonly<Record<string, string>> = {
  ...{ inbox: 'Inbox', sentitems: 'Sent Items', drafts: 'Drafts', deleteditems: 'Deleted Items' },
  ...{ junkemail: 'Junk Email', outbox: 'Outbox', archive: 'Archive' },
};

/** One mailbox of Exchange Online. An unknown id throws. */
export interface OutlookMailbox {
  readonly address: string;
  readonly rootId: string;
  /** Into the inbox, or into a folder by well-known name or id; answers the immutable id. */
  readonly receive: (mail: OutlookMail, folder?: string) => string;
  readonly send: (mail: OutlookMail) => string;
  readonly draft: (mail: OutlookMail) => string;
  readonly move: (id: string, folder: string) => void;
  /** As when somebody reads it: told by a delta, worth nothing to a CRM. */
  readonly touch: (id: string) => void;
  readonly remove: (id: string) => void;
  /** Answers the id of a new folder. */
  readonly addFolder: (displayName: string, parent?: string) => string;
  readonly removeFolder: (id: string) => void;
  readonly folders: () => readonly MailFolder[];
  /** By id or well-known name. */
  readonly folder: (name: string) => MailFolder | null;
  /** By either kind of id. */
  readonly find: (id: string) => StoredMessage | null;
  /** Newest first. */
  readonly messages: () => readonly StoredMessage[];
  readonly lastChange: () => number;
  readonly changesSince: (folderId: string, id: number) => readonly FolderChange[];
  /** As when Exchange drops what it kept: every delta token of before is answered with 410. */
  readonly forgetChanges: () => void;
  /** How often that happened. */
  readonly timesForgotten: () => number;
}

export function openOutlookMailbox(address: string, clock: FakeClock): OutlookMailbox {
  const root = 'AQMkRootOfMailbox000000000000000==';
  const folders = new Map<string, MailFolder>();
  const names = new Map<string, string>();
  const messages = new Map<string, StoredMessage>();
  const conversations = new Map<string, string>();
  const changes: FolderChange[] = [];
  let count = 0;
  let timesForgotten = 0;

  const numbered = (head: string): string => {
    count += 1;
    // Both characters that are written otherwise in the page.
    return `${head}AHYQDEapmEc2byACqAC-EWg0A_${String(count).padStart(6, '0')}AA=`;
  };
  function addFolder(displayName: string, parent = root): string {
    const id = numbered('AAMkFolder');
    folders.set(id, { id, displayName, parentFolderId: parent });
    return id;
  }
  for (const [name, displayName] of Object.entries(wellKnownFolders))
    names.set(name, addFolder(displayName));

  const folder = (name: string) => folders.get(names.get(name.toLowerCase()) ?? name) ?? null;
  const knownFolder = (name: string): MailFolder => {
    const found = folder(name);
    if (found === null) throw new RangeError(`${address} has no folder ${name}`);
    return found;
  };
  const find = (id: string) =>
    messages.get(id) ?? [...messages.values()].find(({ regularId }) => regularId === id) ?? null;
  const known = (id: string): StoredMessage => {
    const message = find(id);
    if (message === null) throw new RangeError(`${address} has no message ${id}`);
    return message;
  };
  const record = (kind: FolderChange['kind'], message: StoredMessage): void => {
    changes.push({ id: changes.length + 1, folderId: message.folderId, kind, message });
  };

  function put(mail: OutlookMail, folderName: string, isDraft: boolean): string {
    const conversationId = conversations.get(mail.inReplyTo ?? '') ?? numbered('AAQkConversation');
    conversations.set(mail.messageId, conversationId);
    const immutableId = numbered('AAkALgAAAA');
    const at = mail.at === undefined ? clock.now() : Date.parse(mail.at);
    const folderId = knownFolder(folderName).id;
    const regularId = numbered('AAMkAGUz');
    const message = { immutableId, regularId, conversationId, mail, at, isDraft, folderId };
    messages.set(immutableId, message);
    record('created', message);
    return immutableId;
  }

  return {
    address,
    rootId: root,
    receive: (mail, name = 'inbox') => put(mail, name, false),
    send: (mail) => put(mail, 'sentitems', false),
    draft: (mail) => put(mail, 'drafts', true),
    move: (id, name) => {
      const message = known(id);
      record('removed', message);
      message.folderId = knownFolder(name).id;
      message.regularId = numbered('AAMkAGUz');
      record('created', message);
    },
    touch: (id) => record('updated', known(id)),
    remove: (id) => {
      const message = known(id);
      record('removed', message);
      messages.delete(message.immutableId);
    },
    addFolder: (displayName, parent) =>
      addFolder(displayName, parent === undefined ? root : knownFolder(parent).id),
    removeFolder: (id) => {
      folders.delete(knownFolder(id).id);
    },
    folders: () => [...folders.values()],
    ...{ folder, find },
    messages: () => [...messages.values()].toSorted((one, other) => other.at - one.at),
    lastChange: () => changes.length,
    changesSince: (folderId, id) =>
      changes.filter((one) => one.id > id && one.folderId === folderId),
    forgetChanges: () => {
      timesForgotten += 1;
    },
    timesForgotten: () => timesForgotten,
  };
}
