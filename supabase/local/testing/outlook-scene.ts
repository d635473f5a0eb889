import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { startRunningClock } from '../../../tests/fakes/clock.ts';
import type { Fault } from '../../../tests/fakes/faults.ts';
import {
  microsoftAppAtFake,
  microsoftSettingsAtFake,
} from '../../../tests/fakes/microsoft/microsoft-app.ts';
import {
  type MicrosoftFake,
  startMicrosoftFake,
} from '../../../tests/fakes/microsoft/microsoft-fake.ts';
import type { MicrosoftCloud } from '../../../tests/fakes/microsoft/oauth.ts';
import type {
  OutlookMail,
  OutlookMailbox,
} from '../../../tests/fakes/microsoft/outlook-mailbox.ts';
import type { FunctionDeps } from '../../functions/_shared/function-deps.ts';
import { demoRep } from '../../seed/demo-organisation.ts';
import { demoMemberId } from '../../seed/insert-demo.ts';
import { connectTestMailbox, type Rule, syncUntilQuiet } from './connect-test-mailbox.ts';
import { customerAddress, daysAgo, followUpsOf } from './sync-scene.ts';
import type { TestBackend } from './test-database.ts';

/** The demo rep's mailbox at a Microsoft of this machine, a fresh one in each test. */
export type OutlookScene = {
  readonly microsoft: MicrosoftFake;
  readonly deps: FunctionDeps;
  readonly address: string;
  /** Pages of three where nothing is said, so that a handful of mails has several. */
  readonly mailbox: OutlookMailbox;
  readonly tag: string;
  /** A mail from a known contact to the rep; override what a test is about. */
  mail(name: string, over?: Partial<OutlookMail>): OutlookMail;
  failNext(...faults: Fault[]): void;
  connect(rule: Rule, importDays?: number): Promise<void>;
  /** The rep's calendar. */
  connectCalendar(): Promise<void>;
  sync(): Promise<void>;
  followUps(): Promise<string[]>;
};

/** Call once at the top of a test file, after useBackend(). */
export function useOutlookScene(
  backend: TestBackend,
  { cloud = 'global', mostPerPage = 3 }: { cloud?: MicrosoftCloud; mostPerPage?: number } = {},
): OutlookScene {
  let microsoft: MicrosoftFake | null = null;
  let tag = '';
  const now = (): MicrosoftFake => {
    if (microsoft === null) throw new Error('useOutlookScene() lives from beforeAll to afterAll');
    return microsoft;
  };
  const address = () => `outlook-${tag}@harbour-tools.example`;

  beforeAll(async () => {
    const clock = startRunningClock();
    microsoft = await startMicrosoftFake({ clock, cloud, app: microsoftAppAtFake, mostPerPage });
  });
  afterAll(() => now().stop());
  beforeEach(async () => {
    await backend.sql`delete from public.connections`;
    await backend.sql`delete from private.call_counters`;
    await backend.sql`delete from public.never_log_entries where member_id = ${demoMemberId(demoRep)}`;
    tag = randomUUID().slice(0, 8);
    now().faults.clear();
  });

  const scene: OutlookScene = {
    get microsoft() {
      return now();
    },
    get deps() {
      return {
        ...{ url: backend.url, secretKey: backend.secretKey, cronSecret: backend.cronSecret },
        ...{ google: null, microsoft: microsoftSettingsAtFake(now(), cloud), fetch },
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
    mail: (name, over = {}) => ({
      ...{ from: customerAddress, fromName: 'Wang Fang', to: [address()], at: daysAgo(2) },
      ...{ subject: `${tag} ${name}`, messageId: `<${tag}-${name}@mail.example>` },
      text: `Please quote for ${name}.`,
      ...over,
    }),
    failNext(...faults) {
      for (const fault of faults) now().faults.add(fault);
    },
    connect: (rule, importDays = 30) =>
      connectTestMailbox(backend, scene.deps, {
        ...{ provider: 'microsoft', email: demoRep, address: address(), rule, importDays },
      }),
    connectCalendar: () =>
      connectTestMailbox(backend, scene.deps, {
        ...{ provider: 'microsoft', kind: 'calendar', email: demoRep, address: address() },
        ...{ rule: 'known_contacts', importDays: 0 },
      }),
    sync: () => syncUntilQuiet(backend, scene.deps),
    followUps: () => followUpsOf(backend, tag),
  };
  return scene;
}
