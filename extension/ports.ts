import { createContext, useContext } from 'react';
import type { CrmApi, SessionApi } from '../shared/api/crm-api.ts';
import type { HealthCounter, PageReport } from '../shared/contracts/adapter-health.ts';
import type { InsertTextAnswer, SentMail } from '../shared/contracts/compose-messages.ts';
import type { InboxSnapshot } from '../shared/contracts/inbox-snapshot.ts';
import type { WantedConsent } from '../shared/contracts/mailbox-consent.ts';
import type { OperationArgs, OperationName } from '../shared/contracts/operations.ts';
import type { OutboxState } from '../shared/contracts/outbox.ts';
import type { Language } from '../shared/contracts/scalars.ts';

/** The page beside the sidebar. Absent on the web and in the workspace. */
export interface Inbox {
  /** Calls back with the present snapshot and then with each new one; null while the page is being read. */
  subscribe(listener: (snapshot: InboxSnapshot | null) => void, signal: AbortSignal): void;
  /** What the page shows at this moment, settled or not; null where nobody answers for it. */
  present(): Promise<InboxSnapshot | null>;
  /** Marks messages as logged in the reading view and the list; replaces what was marked before. */
  markLogged(marks: readonly LoggedMark[]): void;
  /** Puts plain text into a mail that is being written, as if it was typed: undo and the page's drafts know of it. */
  insertText(text: TextToInsert): Promise<InsertTextAnswer>;
  /** Calls back when the reader sent a mail from this page, and once more when it has its id or was taken back. */
  subscribeSent(listener: (mail: SentMail) => void, signal: AbortSignal): void;
  /** Folds the sidebar to its handle, or opens it. */
  setFolded(folded: boolean): void;
  /** Moves the sidebar to the other side of the page. */
  changeSide(): void;
}

export interface TextToInsert {
  /** `key` of the snapshot's compose. */
  readonly key: string;
  readonly text: string;
  /** For a mail whose subject is empty; null leaves the subject alone. */
  readonly subject: string | null;
}

export interface LoggedMark {
  readonly messageId: string | null;
  readonly threadId: string | null;
  readonly label: string;
}

/** What was typed and not yet sent. Kept by the background, so that a closed tab or a dead backend loses nothing. */
export interface Drafts {
  read(key: string): Promise<string | null>;
  /** null removes it. Resolves when it is stored durably. */
  write(key: string, value: string | null): Promise<void>;
}

/** Writes that were kept on this machine and wait for the database's answer. */
export interface Outbox {
  /**
   * Resolves when the write survives a kill of the browser. The same call of `crm` afterwards brings its answer.
   * @throws CrmError TC031 when it could not be kept
   */
  keep<N extends OperationName>(operation: N, args: OperationArgs<N>): Promise<void>;
  /** What the signed-in person's own items are. */
  state(): Promise<OutboxState>;
  /** Sends an item again, or all of them. */
  retry(opId: string | null): Promise<void>;
  /** Forgets an item, or all of them. */
  discard(opId: string | null): Promise<void>;
}

/** Settings of this browser profile. */
export interface Preferences {
  language(): Promise<Language | null>;
  setLanguage(language: Language): Promise<void>;
}

export interface Clock {
  now(): Date;
}

/** Tells other pages of this profile that data behind these query keys changed, and hears it from them. */
export interface Changes {
  announce(keys: readonly string[]): void;
  subscribe(listener: (keys: readonly string[]) => void, signal: AbortSignal): void;
}

/** How well mail pages are read, as this machine counts it. */
export interface HealthRecords {
  /** The last 14 days. */
  counters(): Promise<readonly HealthCounter[]>;
  /** What the adapters find on the open mail tabs, or on one of them; a tab that does not answer is left out. */
  check(tabId: number | null): Promise<readonly PageReport[]>;
}

/** Whether this browser would show a notification. */
export interface Notifications {
  allowed(): Promise<boolean>;
}

/** The member's own mailboxes at a provider, where connecting one is done by edge functions. */
export interface Mailboxes {
  /**
   * Opens the provider's consent page in a tab. Whether the member agrees there shows in `myConnections`.
   * @throws CrmError TC040 where no app of this provider is set up
   */
  connect(wanted: WantedConsent): Promise<void>;
  /** Ends a connection and forgets its tokens. @returns whether the provider could be told */
  disconnect(connectionId: string): Promise<boolean>;
}

/** Opens a page of the product (`today`, `summary`) or a mail that the member logged themselves. */
export interface Navigation {
  openWorkspace(path: string): void;
  /** How well this tab is read. Nowhere but in the extension. */
  openAdapterHealth(): void;
  openMail(url: string): void;
}

export interface Ports {
  readonly crm: CrmApi;
  readonly session: SessionApi;
  readonly inbox: Inbox | null;
  readonly drafts: Drafts;
  /** null on the web, where nothing is kept. */
  readonly outbox: Outbox | null;
  readonly preferences: Preferences;
  readonly clock: Clock;
  readonly changes: Changes;
  readonly navigation: Navigation;
  /** null on the web. */
  readonly adapterHealth: HealthRecords | null;
  /** null on the web, which tells nothing. */
  readonly notifications: Notifications | null;
  /** null on the web, whose origin the functions do not answer. */
  readonly mailboxes: Mailboxes | null;
}

const PortsContext = createContext<Ports | null>(null);

export const PortsProvider = PortsContext.Provider;

/** @throws Error when no entrypoint supplied the ports: a wiring mistake, never a user's. */
export function usePorts(): Ports {
  const ports = useContext(PortsContext);
  if (ports === null) throw new Error('No ports: mount features inside <PortsProvider>.');
  return ports;
}
