import { cleanup, configure, render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach } from 'vitest';
import type { CrmApi } from '../../../../shared/api/crm-api.ts';
import { CrmError } from '../../../../shared/contracts/errors.ts';
import type { OperationName } from '../../../../shared/contracts/operations.ts';
import { operations } from '../../../../shared/contracts/operations.ts';
import { emptyOutbox, type OutboxState } from '../../../../shared/contracts/outbox.ts';
import type { Language } from '../../../../shared/contracts/scalars.ts';
import type { Membership } from '../../../../shared/contracts/session.ts';
import type { HealthRecords, Mailboxes, Ports } from '../../../ports.ts';
import { AppFrame } from '../../../ui/app-frame.tsx';

// A second is little where two cores do everything else as well; vitest's own end of a test is five.
configure({ asyncUtilTimeout: 4_000 });

/** A Friday, 10:00 in Shanghai. The tests run in a zone that is neither that nor UTC. */
export const NOW = new Date('2026-11-20T02:00:00Z');

export const uuidOf = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

export const member: Membership = {
  member_id: uuidOf(1),
  org_id: uuidOf(2),
  org_name: 'Harbour Tools 港湾工具',
  name: 'Zhao Min',
  email: 'zhao.min@harbour-tools.example',
  role: 'rep',
  is_data_steward: false,
  team_id: uuidOf(3),
  language: 'en',
  default_visibility: 'full',
  time_zone: 'Asia/Shanghai',
  // The tests' present is a Friday, and tomorrow is a day on which one works.
  workdays: [1, 2, 3, 4, 5, 6],
  holiday_calendar: 'cn',
  own_domains: ['harbour-tools.example'],
  colleague_addresses: ['sophie.keller@free-mail.example'],
};

interface FeatureOptions {
  readonly crm?: Partial<CrmApi>;
  readonly language?: Language;
  readonly membership?: Partial<Membership>;
  readonly adapterHealth?: HealthRecords;
  readonly notificationsDenied?: boolean;
  /** Left out, as on the web, none can be connected. */
  readonly mailboxes?: Mailboxes;
  /** What waits on this machine; left out, as on the web, nothing can. */
  readonly outbox?: OutboxState;
  /** What an earlier page left; give the same map twice to close a tab and come back. */
  readonly drafts?: Map<string, string>;
}

/** A feature with given ports. What a test does not answer fails, so that nothing is asked unseen. */
export function renderFeature(feature: ReactNode, options: FeatureOptions = {}) {
  const drafts = options.drafts ?? new Map<string, string>();
  const announced: string[] = [];
  const opened: string[] = [];
  const language = options.language ?? 'en';
  const ports: Ports = {
    crm: crmOf({
      whoAmI: async () => ({ ...member, ...options.membership, language }),
      digestKeys: async () => [{ version: 1, key: 'A'.repeat(43) }],
      ...options.crm,
    }),
    session: {
      current: async () => ({ email: member.email }),
      signIn: () => Promise.reject(new CrmError('TC002')),
      signUp: async () => 'confirm_mail',
      chooseOrganisation: async () => undefined,
      signOut: async () => undefined,
    },
    inbox: null,
    adapterHealth: options.adapterHealth ?? null,
    notifications: { allowed: async () => options.notificationsDenied !== true },
    mailboxes: options.mailboxes ?? null,
    outbox:
      options.outbox === undefined
        ? null
        : {
            keep: async () => undefined,
            state: async () => options.outbox ?? emptyOutbox,
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
    preferences: { language: async () => language, setLanguage: async () => undefined },
    clock: { now: () => NOW },
    changes: { announce: (keys) => announced.push(...keys), subscribe: () => undefined },
    navigation: {
      openWorkspace: (path) => opened.push(path),
      openMail: (url) => opened.push(url),
      openAdapterHealth: () => opened.push('adapter-health'),
    },
  };
  const view = render(<AppFrame ports={ports}>{feature}</AppFrame>);
  return { ...view, drafts, announced, opened };
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

/** An operation that keeps what it was asked and answers the same each time. */
export function recording<A, R>(asked: A[], answer: R): (args: A) => Promise<R> {
  return async (args) => {
    asked.push(args);
    return answer;
  };
}

/** Takes the page down after each test of the file, before what it wrote to the console is judged. */
export function cleanUpAfterEach(): void {
  afterEach(cleanup);
}
