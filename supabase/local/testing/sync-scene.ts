import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { startRunningClock } from '../../../tests/fakes/clock.ts';
import type { GmailMailbox } from '../../../tests/fakes/google/gmail-mailbox.ts';
import { appAtFake, settingsAtFake } from '../../../tests/fakes/google/google-app.ts';
import { type GoogleFake, startGoogleFake } from '../../../tests/fakes/google/google-fake.ts';
import { writeMail } from '../../../tests/fakes/write-mail.ts';
import type { FunctionDeps } from '../../functions/_shared/function-deps.ts';
import { demoRep } from '../../seed/demo-organisation.ts';
import { demoMemberId } from '../../seed/insert-demo.ts';
import { connectTestMailbox, type Rule, syncUntilQuiet } from './connect-test-mailbox.ts';
import type { TestBackend } from './test-database.ts';

export type IncomingMail = {
  headers: Readonly<Record<string, string>>;
  text: string;
  at: string;
  id?: string;
  threadId?: string;
  labels?: readonly string[];
};
export type MailOver = Partial<IncomingMail> & { from?: string; to?: string };

/** What goes wrong with the next request of its kind. */
type NextFault = {
  /** How the path begins. */
  path: string;
  /** A parameter that it has. */
  query?: string;
  status: number;
  headers?: Readonly<Record<string, string>>;
  body?: unknown;
};

/** The demo rep's mailbox at a Google of this machine, a fresh one in each test. */
export type SyncScene = {
  readonly google: GoogleFake;
  readonly deps: FunctionDeps;
  readonly address: string;
  /** Pages of three, so that a handful of mails has several. */
  readonly mailbox: GmailMailbox;
  /** Puts a mail into the rep's mailbox, or another; its id. */
  receive(mail: IncomingMail, mailbox?: string): string;
  failNext(...faults: NextFault[]): void;
  /** In every subject of a test, so that its follow-ups are found among those of the others. */
  readonly tag: string;
  /** A mail from a known contact to the rep; override what a test is about. */
  mail(name: string, over?: MailOver): IncomingMail;
  connect(rule: Rule, importDays?: number): Promise<void>;
  /** The rep's calendar, or another demo member's. */
  connectCalendar(email?: string, address?: string): Promise<void>;
  sync(): Promise<void>;
  /** Live follow-ups of this test's mails: name, direction, source. */
  followUps(): Promise<string[]>;
};

export const customerAddress = 'wang.fang@acme-packaging.example';
export const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();

/** Call once at the top of a test file, after useBackend(). */
export function useSyncScene(backend: TestBackend): SyncScene {
  let google: GoogleFake | null = null;
  let tag = '';
  const now = (): GoogleFake => {
    if (google === null) throw new Error('useSyncScene() lives from beforeAll to afterAll');
    return google;
  };
  const address = () => `inbox-${tag}@harbour-tools.example`;

  beforeAll(async () => {
    google = await startGoogleFake({ clock: startRunningClock(), app: appAtFake, mostPerPage: 3 });
  });
  afterAll(() => now().stop());
  beforeEach(async () => {
    await backend.sql`delete from public.connections`;
    await backend.sql`delete from private.call_counters`;
    await backend.sql`delete from public.never_log_entries where member_id = ${demoMemberId(demoRep)}`;
    tag = randomUUID().slice(0, 8);
    now().faults.clear();
    now().mailbox(address()).labels.push({ id: 'Label_1', name: 'Family' });
  });

  const scene: SyncScene = {
    get google() {
      return now();
    },
    get deps() {
      return {
        ...{ url: backend.url, secretKey: backend.secretKey, cronSecret: backend.cronSecret },
        ...{ google: settingsAtFake(now()), microsoft: null, fetch },
      };
    },
    get address() {
      return address();
    },
    get mailbox() {
      return now().mailbox(address());
    },
    get tag() {
      return tag;
    },
    mail(name, over = {}) {
      const {
        from = `Wang Fang <${customerAddress}>`,
        to = address(),
        headers = {},
        ...rest
      } = over;
      const at = over.at ?? daysAgo(2);
      return {
        ...{ text: `Please quote for ${name}.`, ...rest, at },
        headers: {
          ...{ From: from, To: to, Subject: `${tag} ${name}`, Date: new Date(at).toUTCString() },
          'Message-ID': `<${tag}-${name}@mail.example>`,
          ...headers,
        },
      };
    },
    receive({ headers, text, at, id, threadId, labels }, mailbox = address()) {
      return now()
        .mailbox(mailbox)
        .receive(writeMail(headers, text), {
          at: Date.parse(at),
          ...(id === undefined ? {} : { id }),
          ...(threadId === undefined ? {} : { threadId }),
          ...(labels === undefined ? {} : { labelIds: labels }),
        });
    },
    failNext(...faults) {
      for (const { path, query, ...answer } of faults)
        now().faults.add({
          ...answer,
          at: new RegExp(`^${path}${query ? `.*[?&]${query}=` : ''}`),
        });
    },
    connect: (rule, importDays = 30) =>
      connectTestMailbox(backend, scene.deps, {
        email: demoRep,
        address: address(),
        rule,
        importDays,
      }),
    connectCalendar: (email = demoRep, from = address()) =>
      connectTestMailbox(backend, scene.deps, {
        ...{ kind: 'calendar', email, address: from, rule: 'known_contacts', importDays: 0 },
      }),
    sync: () => syncUntilQuiet(backend, scene.deps),
    followUps: () => followUpsOf(backend, tag),
  };
  return scene;
}

/** Live follow-ups of mails with this tag in their subject: name, direction, source. */
export async function followUpsOf(backend: TestBackend, tag: string): Promise<string[]> {
  const rows = await backend.sql<{ name: string }[]>`
    select distinct e.subject || ' ' || f.direction || ' ' || f.source as name
    from public.follow_ups as f
    join public.mail_envelopes as e
      on e.org_id = f.org_id and e.mail_id = f.mail_id and e.customer_id = f.customer_id
    where e.subject like ${`${tag}%`} and f.removed_at is null order by 1`;
  return rows.map(({ name }) => name.replace(`${tag} `, ''));
}
