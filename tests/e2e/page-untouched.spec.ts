import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { chromium, type Page } from 'playwright';
import { roomProperties } from '../../extension/inbox/frame/make-room.ts';
import { hostTag } from '../../extension/inbox/frame/our-nodes.ts';
import { markAttribute } from '../../extension/inbox/logged-marks.ts';
import { goOn } from '../sandbox/go-on.ts';
import type { Mailbox, MailThread } from '../sandbox/mailbox.ts';
import { threadUrl } from '../sandbox/page-ids.ts';
import { serveSandbox } from '../sandbox/serve-sandbox.ts';
import { findBrowser, thisMachine } from '../tools/find-browser.ts';
import { LogForm } from '../world/pages/log-form.ts';
import { surfaces, yunfan } from './demo-conversations.ts';
import { test } from './test.ts';

for (const [name, surface] of surfaces) {
  test(`${name}: the page is changed in three named ways only: our element, its width, the marks`, async ({
    inbox,
    world,
  }) => {
    const sidebar = await inbox.open(surface, yunfan.thread);
    await new LogForm(sidebar, yunfan.customer).log({ next: { none: 'answered' } });
    await expect(sidebar.page.locator(`[${markAttribute}]`).first()).toBeVisible();
    const withUs = await markupWithoutOurs(sidebar.page);

    await besideNobody(sidebar.page, world.mailbox, async (page) => {
      await page.goto(sidebar.page.url());
      await expect.poll(() => markupWithoutOurs(page)).toBe(withUs);
    });
  });

  test(`${name}: over a hundred threads, one after another, nothing else is changed and nobody else is asked`, async ({
    inbox,
    world,
  }) => {
    test.setTimeout(150_000);
    const threads = manyThreads(world.mailbox.threads, 100);
    const { owner, language, timeZone, now, errors } = world.mailbox;
    world.mailbox.show({ owner, language, timeZone, now, errors, threads });
    const { page } = await inbox.openList(surface);
    const asked = new Set<string>();
    page.on('request', (request) => {
      const { protocol, origin } = new URL(request.url());
      if (/^(?:https?|wss?):$/.test(protocol)) asked.add(origin);
    });
    await besideNobody(page, world.mailbox, async (plain) => {
      await plain.goto(page.url());
      const isUnchanged = () =>
        expect
          .poll(async () => {
            const [ours = '', theirs = ''] = await Promise.all(
              [page, plain].map(markupWithoutOurs),
            );
            return differenceOf(ours, theirs);
          })
          .toBeNull();
      // The pages count what they have shown.
      await isUnchanged();
      for (const { key } of threads) {
        const url = threadUrl(surface, key);
        await Promise.all([page, plain].map((one) => goOn(one, url)));
        // Long enough for the mail to be shown, read and told to the sidebar.
        await page.waitForTimeout(150);
        await isUnchanged();
      }
    });
    const host = new URL(threadUrl(surface, '')).origin;
    const isThisMachine = (origin: string): boolean => origin.startsWith('http://127.0.0.1:');
    const others = [...asked].filter((origin) => origin !== host && !isThisMachine(origin));
    expect(others).toEqual([]);
  });
}

test('M08 another site cannot put the sidebar into a frame of its own', async ({
  world,
  expectedErrors,
}) => {
  expectedErrors.push(/chrome-extension/, /blocked/i);
  const page = await world.context.newPage();
  await page.goto(world.siteUrl);
  await page.setContent(
    `<iframe src="chrome-extension://${world.extensionId}/sidebar.html"></iframe>`,
  );
  await page.waitForTimeout(500);
  for (const frame of page.frames()) {
    expect(await frame.evaluate('document.querySelector("#root") !== null')).toBe(false);
  }
});

/** The same mails in a browser without the extension. */
async function besideNobody(
  ours: Page,
  mailbox: Mailbox,
  look: (plain: Page) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'threadbook-plain-'));
  const plain = await chromium.launchPersistentContext(folder, {
    executablePath: await findBrowser(thisMachine(console.log)),
    viewport: ours.viewportSize(),
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  try {
    await serveSandbox(plain, { mailbox, onForeignRequest: () => undefined });
    await look(await plain.newPage());
  } finally {
    await plain.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** The demo threads over and over, each under a name and ids of its own. */
function manyThreads(threads: readonly MailThread[], count: number): MailThread[] {
  const inbox = threads.filter(({ folder }) => folder === 'inbox');
  return Array.from({ length: count }, (_, index) => inbox[index % inbox.length])
    .filter((thread) => thread !== undefined)
    .map((thread, index) => ({ ...thread, key: `${thread.key}-of-many-${index}` }));
}

/** null: none; else where they part, for the one who reads the report. */
function differenceOf(ours: string, theirs: string): string | null {
  if (ours === theirs) return null;
  let at = 0;
  while (ours[at] === theirs[at] && at < ours.length) at += 1;
  return `${ours.slice(at - 200, at + 300)}\n\ninstead of\n\n${theirs.slice(at, at + 300)}`;
}

/** The page's markup after the named changes are taken back: whatever still differs is a change that nobody named. */
function markupWithoutOurs(page: Page): Promise<string> {
  return page.evaluate(
    ({ tag, attribute, properties }) => {
      const copy = document.documentElement.cloneNode(true);
      if (!(copy instanceof HTMLElement)) return '';
      for (const ours of copy.querySelectorAll(`${tag}, [${attribute}]`)) ours.remove();
      for (const property of properties) copy.style.removeProperty(property);
      if (copy.getAttribute('style') === '') copy.removeAttribute('style');
      return copy.outerHTML;
    },
    { tag: hostTag, attribute: markAttribute, properties: roomProperties },
  );
}
