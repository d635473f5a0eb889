import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { chromium, type Page } from 'playwright';
import { roomProperties } from '../../extension/inbox/frame/make-room.ts';
import { hostTag } from '../../extension/inbox/frame/our-nodes.ts';
import { markAttribute } from '../../extension/inbox/logged-marks.ts';
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

    const folder = await mkdtemp(join(tmpdir(), 'threadbook-plain-'));
    const plain = await chromium.launchPersistentContext(folder, {
      executablePath: await findBrowser(thisMachine(console.log)),
      viewport: sidebar.page.viewportSize(),
      timezoneId: 'Asia/Shanghai',
      reducedMotion: 'reduce',
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    });
    try {
      await serveSandbox(plain, { mailbox: world.mailbox, onForeignRequest: () => undefined });
      const page = await plain.newPage();
      await page.goto(sidebar.page.url());
      await expect.poll(() => markupWithoutOurs(page)).toBe(withUs);
    } finally {
      await plain.close();
      await rm(folder, { recursive: true, force: true });
    }
  });
}

test('another site cannot put the sidebar into a frame of its own', async ({
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
