import { createContext, useContext } from 'react';
import type { CrmApi, SessionApi } from '../shared/api/crm-api.ts';
import type { InboxSnapshot } from '../shared/contracts/inbox-snapshot.ts';
import type { Language } from '../shared/contracts/scalars.ts';

/** The page beside the sidebar. Absent on the web and in the workspace. */
export interface Inbox {
  /** Calls back with the present snapshot and then with each new one; null while the page is being read. */
  subscribe(listener: (snapshot: InboxSnapshot | null) => void, signal: AbortSignal): void;
  /** Marks messages as logged in the reading view and the list; replaces what was marked before. */
  markLogged(marks: readonly LoggedMark[]): void;
  /** Folds the sidebar to its handle, or opens it. */
  setFolded(folded: boolean): void;
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

/** Opens a page of the product (`today`, `summary`) or a mail that the member logged themselves. */
export interface Navigation {
  openWorkspace(path: string): void;
  openMail(url: string): void;
}

export interface Ports {
  readonly crm: CrmApi;
  readonly session: SessionApi;
  readonly inbox: Inbox | null;
  readonly drafts: Drafts;
  readonly preferences: Preferences;
  readonly clock: Clock;
  readonly changes: Changes;
  readonly navigation: Navigation;
}

const PortsContext = createContext<Ports | null>(null);

export const PortsProvider = PortsContext.Provider;

/** @throws Error when no entrypoint supplied the ports: a wiring mistake, never a user's. */
export function usePorts(): Ports {
  const ports = useContext(PortsContext);
  if (ports === null) throw new Error('No ports: mount features inside <PortsProvider>.');
  return ports;
}
