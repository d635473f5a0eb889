import { act, render } from '@testing-library/react';
import type { CrmApi } from '../../../../shared/api/crm-api.ts';
import type { SentMail } from '../../../../shared/contracts/compose-messages.ts';
import { CrmError } from '../../../../shared/contracts/errors.ts';
import type { InboxSnapshot } from '../../../../shared/contracts/inbox-snapshot.ts';
import { type OperationName, operations } from '../../../../shared/contracts/operations.ts';
import type { Language } from '../../../../shared/contracts/scalars.ts';
import type { Membership } from '../../../../shared/contracts/session.ts';
import type { Inbox, LoggedMark, Outbox, Ports } from '../../../ports.ts';
import { AppFrame } from '../../../ui/app-frame.tsx';
import { InboxSidebar } from '../inbox-sidebar.tsx';

/** A Friday, 10:00 in Shanghai; the tests run in a zone that is neither that nor UTC. */
export const NOW = new Date('2026-11-20T02:00:00Z');
export const uuidOf = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

export const zhaoMin: Membership = {
  member_id: uuidOf(1),
  org_id: uuidOf(2),
  org_name: 'Harbour Tools',
  name: 'Zhao Min',
  email: 'zhao.min@harbour-tools.example',
  role: 'rep',
  is_data_steward: false,
  team_id: uuidOf(3),
  language: 'en',
  default_visibility: 'full',
  time_zone: 'Asia/Shanghai',
  workdays: [1, 2, 3, 4, 5],
  holiday_calendar: 'cn',
  own_domains: ['harbour-tools.example'],
  colleague_addresses: [],
};

interface Options {
  readonly crm: Partial<CrmApi>;
  readonly snapshot: InboxSnapshot | null;
  readonly signedIn?: string | null;
  readonly password?: string;
  readonly outbox?: Outbox;
  /** What is kept of earlier pages. */
  readonly drafts?: Map<string, string>;
  readonly insertText?: Inbox['insertText'];
  readonly membership?: Partial<Membership>;
}

/** The whole sidebar on given ports. What a test gives no answer for fails, so that nothing is asked unseen. */
export function renderSidebar(options: Options) {
  let account = options.signedIn === undefined ? zhaoMin.email : options.signedIn;
  let show: (snapshot: InboxSnapshot | null) => void = () => undefined;
  let hearSent: (mail: SentMail) => void = () => undefined;
  let hear: (keys: readonly string[]) => void = () => undefined;
  const marks: (readonly LoggedMark[])[] = [];
  const announced: string[] = [];
  const chosen: Language[] = [];
  const ports: Ports = {
    crm: crmOf({
      whoAmI: async () => ({ ...zhaoMin, ...options.membership }),
      digestKeys: async () => [{ version: 7, key: 'A'.repeat(43) }],
      today: async () => ({ as_of: NOW.toISOString(), overdue: [], today: [], coming: [] }),
      meetingsToComplete: async () => ({ meetings: [] }),
      meetingOfEvent: async () => ({ meeting: null, alike: [] }),
      ...options.crm,
    }),
    session: {
      current: async () => (account === null ? null : { email: account }),
      async signIn({ email, password }) {
        if (password !== options.password) throw new CrmError('TC002');
        account = email;
      },
      signUp: async () => 'confirm_mail',
      chooseOrganisation: async () => undefined,
      async signOut() {
        account = null;
      },
    },
    inbox: {
      subscribe(listener) {
        show = listener;
        listener(options.snapshot);
      },
      markLogged: (next) => marks.push(next),
      insertText: options.insertText ?? (async () => ({ ok: false, code: 'TC012' })),
      subscribeSent: (listener) => {
        hearSent = listener;
      },
      setFolded: () => undefined,
      changeSide: () => undefined,
      present: async () => options.snapshot,
    },
    outbox: options.outbox ?? null,
    drafts: {
      read: async (key) => options.drafts?.get(key) ?? null,
      async write(key, value) {
        if (value === null) options.drafts?.delete(key);
        else options.drafts?.set(key, value);
      },
    },
    preferences: {
      language: async () => null,
      setLanguage: async (language) => void chosen.push(language),
    },
    clock: { now: () => NOW },
    changes: {
      announce: (keys) => announced.push(...keys),
      subscribe: (listener) => {
        hear = listener;
      },
    },
    navigation: {
      openWorkspace: () => undefined,
      openMail: () => undefined,
      openAdapterHealth: () => undefined,
    },
    adapterHealth: null,
    notifications: { allowed: async () => true },
    mailboxes: null,
  };
  const view = render(
    <AppFrame ports={ports}>
      <InboxSidebar />
    </AppFrame>,
  );
  const told = (...keys: string[]) => act(() => hear(keys));
  return {
    ...view,
    marks,
    announced,
    chosen,
    told,
    sent: (mail: SentMail) => act(() => hearSent(mail)),
    open: (next: InboxSnapshot | null) => show(next),
  };
}

function crmOf(given: Partial<CrmApi>): CrmApi {
  const unanswered = Object.fromEntries(
    Object.keys(operations).map((name) => [
      name,
      () => Promise.reject(new Error(`The test gave no answer for ${name}.`)),
    ]),
  ) as Record<OperationName, () => Promise<never>>;
  return { ...unanswered, ...given };
}
