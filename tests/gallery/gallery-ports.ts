import type { HealthRecords, Ports } from '../../extension/ports.ts';
import type { CrmApi } from '../../shared/api/crm-api.ts';
import type { SentMail } from '../../shared/contracts/compose-messages.ts';
import { CrmError, type ErrorCode } from '../../shared/contracts/errors.ts';
import type { InboxSnapshot } from '../../shared/contracts/inbox-snapshot.ts';
import type { OperationName } from '../../shared/contracts/operations.ts';
import { emptyOutbox, type OutboxState } from '../../shared/contracts/outbox.ts';
import type { Language } from '../../shared/contracts/scalars.ts';
import { answers } from './answers.ts';

/** The moment at which every picture is taken: a Friday, 10:00 in Shanghai. */
export const NOW = new Date('2026-11-20T02:00:00Z');

export interface GalleryState {
  /** The sidebar where it is not said otherwise. */
  readonly page?: 'settings' | 'to-decide' | 'workspace';
  /** The address within the page. */
  readonly hash?: string;
  readonly snapshot?: InboxSnapshot | null;
  readonly signedIn?: boolean;
  /** Answers that differ from the usual ones. `'pending'` never comes; a code fails. */
  readonly crm?: Partial<CrmApi>;
  readonly fails?: Partial<Record<OperationName, ErrorCode>>;
  readonly pending?: readonly OperationName[];
  readonly signInFails?: ErrorCode;
  /** Text is not put into the mail. */
  readonly insertFails?: 'TC011' | 'TC012';
  readonly adapterHealth?: HealthRecords;
  readonly notificationsDenied?: boolean;
  /** Why the provider's page does not open. */
  readonly connectFails?: ErrorCode;
  /** What waits on this machine. */
  readonly outbox?: OutboxState;
  /** What was typed or chosen on earlier pages, by its key. */
  readonly drafts?: Readonly<Record<string, string>>;
  /** Mails that the reader sends while the page is looked at, as the page tells of them. */
  readonly sent?: readonly SentMail[];
  /** What a person does before the picture is taken, one after another. */
  readonly steps?: readonly GalleryStep[];
}

/** A key, a click on the first that the selector finds, waiting until it is there, or text in place of what has the focus. */
export type GalleryStep =
  | { readonly press: string }
  | { readonly click: string }
  | { readonly see: string }
  | { readonly type: string };

/**
 * Ports that give what a picture needs to show. They prove nothing about the database: that is done against the real
 * one. What they are good for: how each state looks, reads and behaves under keyboard and screen reader.
 */
export function galleryPorts(state: GalleryState & { language: Language }): Ports {
  const crm: CrmApi = { ...answers, ...state.crm };
  const overridden: Partial<Record<OperationName, () => Promise<never>>> = {};
  for (const name of state.pending ?? []) overridden[name] = () => new Promise(() => undefined);
  for (const [name, code] of Object.entries(state.fails ?? {})) {
    Object.assign(overridden, { [name]: () => Promise.reject(new CrmError(code)) });
  }
  const drafts = new Map(Object.entries(state.drafts ?? {}));
  let chosen = state.language;
  return {
    crm: { ...crm, ...overridden },
    session: {
      current: async () =>
        state.signedIn === false ? null : { email: 'zhao.min@harbour-tools.example' },
      signIn: async () => {
        throw new CrmError(state.signInFails ?? 'TC002');
      },
      signUp: async () => 'confirm_mail',
      chooseOrganisation: async () => undefined,
      signOut: async () => undefined,
    },
    inbox: {
      subscribe: (listener) => listener(state.snapshot ?? null),
      markLogged: () => undefined,
      insertText: async () =>
        state.insertFails === undefined
          ? { ok: true, subjectSet: false }
          : { ok: false, code: state.insertFails },
      subscribeSent: (listener) => {
        // Nobody sends before what they chose earlier was read.
        setTimeout(() => {
          for (const mail of state.sent ?? []) listener(mail);
        }, 150);
      },
      setFolded: () => undefined,
      changeSide: () => undefined,
      present: async () => state.snapshot ?? null,
    },
    outbox: {
      keep: async () => undefined,
      state: async () => state.outbox ?? emptyOutbox,
      retry: async () => undefined,
      discard: async () => undefined,
    },
    drafts: {
      read: async (key) => drafts.get(key) ?? null,
      write: async (key, value) => {
        if (value === null) drafts.delete(key);
        else drafts.set(key, value);
      },
    },
    preferences: {
      language: async () => chosen,
      setLanguage: async (language) => {
        chosen = language;
      },
    },
    clock: { now: () => NOW },
    changes: { announce: () => undefined, subscribe: () => undefined },
    navigation: {
      openWorkspace: () => undefined,
      openMail: () => undefined,
      openAdapterHealth: () => undefined,
    },
    adapterHealth: state.adapterHealth ?? null,
    notifications: { allowed: async () => state.notificationsDenied !== true },
    mailboxes: {
      connect: async () => {
        if (state.connectFails !== undefined) throw new CrmError(state.connectFails);
      },
      disconnect: async () => true,
    },
  };
}
