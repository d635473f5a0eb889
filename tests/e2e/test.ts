import { test as base, expect, type TestInfo } from '@playwright/test';
import type { BrowserContext, ConsoleMessage, Page } from 'playwright';
import { demoPassword, demoRep } from '../../supabase/seed/demo-organisation.ts';
import { demoMailbox } from '../sandbox/demo-mailbox.ts';
import type { SandboxSurface } from '../sandbox/mailbox.ts';
import { listUrl, threadUrl } from '../sandbox/page-ids.ts';
import { SidebarPage } from '../world/pages/sidebar-page.ts';
import { keyOnTour, mailboxOfTour } from '../world/tour-mailbox.ts';
import { startWorkerWorld, type WorkerWorld } from './worker-world.ts';

/** One test's own inbox: the demo mails under ids of their own, so that nothing is logged and no stranger is known. */
export interface TestInbox {
  /** Number of this test's mails; strangers' domains carry it (tests/world/tour-mailbox.ts). */
  readonly number: number;
  /** Opens a demo thread (`demoThreads`) in a new tab, and the sidebar beside it. */
  open(
    surface: SandboxSurface,
    thread: string,
    prepare?: (page: Page) => Promise<void>,
  ): Promise<SidebarPage>;
  /** Goes on to another thread in the same tab, as the mail page itself does: without loading it anew. */
  go(sidebar: SidebarPage, surface: SandboxSurface, thread: string): Promise<void>;
  /** Address of a demo thread in this test's own inbox. */
  urlOf(surface: SandboxSurface, thread: string): string;
  openList(surface: SandboxSurface): Promise<SidebarPage>;
  /** Another member of the demo organisation takes the rep's place. */
  signInAs(email: string): Promise<void>;
}

interface TestFixtures {
  readonly inbox: TestInbox;
  /** Errors on the console that this test causes on purpose. */
  readonly expectedErrors: RegExp[];
  readonly soundness: undefined;
}

let testsOfThisWorker = 0;

export const test = base.extend<TestFixtures, { readonly world: WorkerWorld }>({
  world: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are needed off this pattern.
    async ({}, use) => {
      const world = await startWorkerWorld();
      await use(world);
      await world.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],

  // biome-ignore lint/correctness/noEmptyPattern: as above.
  expectedErrors: async ({}, use) => use([]),

  inbox: async ({ world }, use) => {
    testsOfThisWorker += 1;
    const number = testsOfThisWorker;
    world.mailbox.show(mailboxOfTour(demoMailbox({ now: new Date() }), number));
    world.gate.weather = 'fair';
    world.gate.seen.length = 0;
    // What an earlier test left waiting is not this one's.
    await world.control.send({ type: 'outbox.discard', op_id: null });
    // A test asks as much in seconds as a person does in minutes.
    await world.facts.endMinute();
    await world.control.signOut();
    await world.control.signIn(demoRep, demoPassword);
    const open = async (
      url: string,
      prepare: (page: Page) => Promise<void> = async () => {},
    ): Promise<SidebarPage> => {
      const page = await world.context.newPage();
      await prepare(page);
      await page.goto(url);
      return new SidebarPage(page);
    };
    await use({
      number,
      open: (surface, thread, prepare) =>
        open(threadUrl(surface, keyOnTour(thread, number)), prepare),
      go: async ({ page }, surface, thread) => {
        const url = threadUrl(surface, keyOnTour(thread, number));
        await page.evaluate((to) => {
          const target = new URL(to);
          if (target.hash !== '') location.hash = target.hash;
          else {
            history.pushState(null, '', to);
            dispatchEvent(new PopStateEvent('popstate'));
          }
        }, url);
      },
      urlOf: (surface, thread) => threadUrl(surface, keyOnTour(thread, number)),
      openList: (surface) => open(listUrl(surface)),
      signInAs: async (email) => {
        await world.control.signOut();
        await world.control.signIn(email, demoPassword);
      },
    });
  },

  /** Holds after each test, whatever it was about: no request to a foreign host, no error on any console. */
  soundness: [
    async ({ world, expectedErrors }, use, testInfo) => {
      const errors: string[] = [];
      const stopListening = listenForErrors(world.context, errors);
      world.foreignRequests.length = 0;
      await use(undefined);
      stopListening();
      if (testInfo.status !== testInfo.expectedStatus) await pictureTabs(world, testInfo);
      await closeTabs(world);
      expect(errors.filter((error) => !expectedErrors.some((known) => known.test(error)))).toEqual(
        [],
      );
      expect(world.foreignRequests).toEqual([]);
    },
    { auto: true },
  ],
});

function listenForErrors(context: BrowserContext, errors: string[]): () => void {
  const onConsole = (message: ConsoleMessage): void => {
    if (message.type() === 'error') errors.push(message.text());
  };
  const onWebError = (error: { error(): Error }): void => {
    errors.push(error.error().message);
  };
  context.on('console', onConsole);
  context.on('weberror', onWebError);
  return () => {
    context.off('console', onConsole);
    context.off('weberror', onWebError);
  };
}

/** What was on the screen when a test failed, beside its report. */
async function pictureTabs({ context }: WorkerWorld, testInfo: TestInfo): Promise<void> {
  for (const [index, page] of context.pages().entries()) {
    const path = testInfo.outputPath(`tab-${index}.png`);
    await page.screenshot({ path, timeout: 5000 }).catch(() => undefined);
  }
}

async function closeTabs({ context, control }: WorkerWorld): Promise<void> {
  for (const page of context.pages()) {
    if (!control.isOn(page)) await page.close();
  }
}
