import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { FunctionDeps } from '../../functions/_shared/function-deps.ts';
import { demoRep } from '../../seed/demo-organisation.ts';
import { demoMemberId } from '../../seed/insert-demo.ts';
import { connectTestMailbox, type Rule, syncUntilQuiet } from './connect-test-mailbox.ts';
import type { IncomingMail, Mailbox } from './gmail-mailbox.ts';
import { type LoopbackGoogle, startLoopbackGoogle } from './google-on-loopback.ts';
import type { TestBackend } from './test-database.ts';

type MailOver = Partial<IncomingMail> & { from?: string; to?: string };

/** The demo rep's mailbox at a Google of this machine, a fresh one in each test. */
export type SyncScene = {
  readonly google: LoopbackGoogle;
  readonly deps: FunctionDeps;
  readonly address: string;
  readonly mailbox: Mailbox;
  /** In every subject of a test, so that its follow-ups are found among those of the others. */
  readonly tag: string;
  /** A mail from a known contact to the rep; override what a test is about. */
  mail(name: string, over?: MailOver): IncomingMail;
  connect(rule: Rule, importDays?: number): Promise<void>;
  sync(): Promise<void>;
  /** Live follow-ups of this test's mails: name, direction, source. */
  followUps(): Promise<string[]>;
};

export const customerAddress = 'wang.fang@acme-packaging.example';
export const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();

/** Call once at the top of a test file, after useBackend(). */
export function useSyncScene(backend: TestBackend): SyncScene {
  let google: LoopbackGoogle | null = null;
  let tag = '';
  const now = (): LoopbackGoogle => {
    if (google === null) throw new Error('useSyncScene() lives from beforeAll to afterAll');
    return google;
  };
  const address = () => `inbox-${tag}@harbour-tools.example`;

  beforeAll(async () => {
    google = await startLoopbackGoogle();
  });
  afterAll(() => now().stop());
  beforeEach(async () => {
    await backend.sql`delete from public.connections`;
    await backend.sql`delete from private.call_counters`;
    await backend.sql`delete from public.never_log_entries where member_id = ${demoMemberId(demoRep)}`;
    tag = randomUUID().slice(0, 8);
    now().faults.length = 0;
    now().requests.length = 0;
  });

  const scene: SyncScene = {
    get google() {
      return now();
    },
    get deps() {
      return {
        ...{ url: backend.url, secretKey: backend.secretKey, cronSecret: backend.cronSecret },
        ...{ google: now().settings, fetch },
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
    connect: (rule, importDays = 30) =>
      connectTestMailbox(
        backend,
        { deps: scene.deps, google: now() },
        { email: demoRep, address: address(), rule, importDays },
      ),
    sync: () => syncUntilQuiet(backend, scene.deps),
    async followUps() {
      const rows = await backend.sql<{ name: string }[]>`
        select distinct e.subject || ' ' || f.direction || ' ' || f.source as name
        from public.follow_ups as f
        join public.mail_envelopes as e
          on e.org_id = f.org_id and e.mail_id = f.mail_id and e.customer_id = f.customer_id
        where e.subject like ${`${tag}%`} and f.removed_at is null order by 1`;
      return rows.map(({ name }) => name.replace(`${tag} `, ''));
    },
  };
  return scene;
}
