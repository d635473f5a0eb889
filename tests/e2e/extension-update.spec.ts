import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { BrowserContext, Page } from 'playwright';
import { hostTag } from '../../extension/inbox/frame/our-nodes.ts';
import { localPublishableKey } from '../../supabase/local/backend-secrets.ts';
import { demoMailbox, demoThreads } from '../sandbox/demo-mailbox.ts';
import { threadUrl } from '../sandbox/page-ids.ts';
import { serveSandbox } from '../sandbox/serve-sandbox.ts';
import { findBrowser, thisMachine } from '../tools/find-browser.ts';
import { buildForBackend } from '../world/build-for-backend.ts';
import { backgroundOf, launchBrowser } from '../world/launch-browser.ts';
import { SidebarPage } from '../world/pages/sidebar-page.ts';
import { accessiblePart } from './frame-in-page.ts';

/** A browser of its own: an extension that reloads takes every page of its own with it. */
async function ownBrowser(): Promise<{
  context: BrowserContext;
  extensionId: string;
  close: () => Promise<void>;
}> {
  const folder = await mkdtemp(join(tmpdir(), 'threadbook-update-'));
  const built = await buildForBackend(
    { url: 'http://127.0.0.1:54321', publishableKey: localPublishableKey },
    console.log,
  );
  const { context, extensionId } = await launchBrowser({
    browser: await findBrowser(thisMachine(console.log)),
    extension: built.extension,
    profile: folder,
    headless: true,
    locale: 'en-US',
  });
  await serveSandbox(context, {
    mailbox: demoMailbox({ now: new Date() }),
    onForeignRequest: () => undefined,
  });
  return {
    context,
    extensionId,
    close: async () => {
      await context.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const hosts = (page: Page): Promise<number> => page.locator(hostTag).count();

async function openMail(context: BrowserContext, problems: string[]): Promise<Page> {
  const page = await context.newPage();
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  await page.goto(threadUrl('gmail', demoThreads.knownCustomer));
  await (await new SidebarPage(page).signInForm()).waitFor();
  return page;
}

test('M06 an update while a mail is open leaves one sidebar that works, and no error', async () => {
  const { context, close } = await ownBrowser();
  try {
    const problems: string[] = [];
    const page = await openMail(context, problems);
    const before = page.frames().find((frame) => frame.url().includes('sidebar.html'));
    const background = await backgroundOf(context);
    await background.evaluate(() => chrome.runtime.reload()).catch(() => undefined);
    await expect
      .poll(() =>
        page.frames().some((frame) => frame !== before && /sidebar\.html/.test(frame.url())),
      )
      .toBe(true);
    await (await new SidebarPage(page).signInForm()).waitFor();
    expect(await hosts(page)).toBe(1);
    await page.evaluate(() => {
      location.hash = '#inbox';
    });
    // Longer than the old loader waits before it would say that it was left behind.
    await page.waitForTimeout(8_000);
    expect(await hosts(page)).toBe(1);
    expect(await page.evaluate(() => document.documentElement.getBoundingClientRect().width)).toBe(
      1440 - 380,
    );
    expect(problems).toEqual([]);
  } finally {
    await close();
  }
});

test('M06 a tab that its extension left behind says so, and gives its room back when it is told to', async () => {
  const { context, extensionId, close } = await ownBrowser();
  try {
    const problems: string[] = [];
    const page = await openMail(context, problems);
    const extensions = await context.newPage();
    await extensions.goto('chrome://extensions');
    await extensions.evaluate((id) => chrome.management.setEnabled(id, false), extensionId);
    await page.bringToFront();
    const reload = () => accessiblePart(page, 'button', 'Reload this tab');
    await expect.poll(async () => (await reload()) !== null, { timeout: 15_000 }).toBe(true);
    const closing = await accessiblePart(page, 'button', 'Close');
    await page.mouse.click(closing?.x ?? 0, closing?.y ?? 0);
    await expect.poll(() => hosts(page)).toBe(0);
    expect(await page.evaluate(() => document.documentElement.getBoundingClientRect().width)).toBe(
      1440,
    );
    expect(problems).toEqual([]);
  } finally {
    await close();
  }
});
