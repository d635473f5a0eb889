import { expect } from '@playwright/test';
import { hostTag } from '../../extension/inbox/frame/our-nodes.ts';
import { acme, surfaces } from './demo-conversations.ts';
import {
  accessiblePart,
  addFixedParts,
  expectSidebarAt,
  fixedParts,
  layoutShifts,
  noteLayoutShifts,
  sidebarEdges,
} from './frame-in-page.ts';
import { test } from './test.ts';

const window = { width: 1440, height: 860 };

test.afterEach(({ world }) => world.control.forget('frames'));

for (const [name, surface] of surfaces) {
  test(`${name}: nothing of the page is covered, neither what is fixed to the window nor what hangs on its edges`, async ({
    inbox,
  }) => {
    const { page } = await inbox.open(surface, acme.thread);
    await expectSidebarAt(page, { left: window.width - 380, right: window.width });
    await addFixedParts(page);
    const parts = await fixedParts(page);
    const inside = window.width - 380;
    expect(parts['part-fixed']).toEqual({
      left: inside - 208,
      right: inside - 8,
      bottom: window.height,
    });
    expect(parts['part-full']).toEqual({ left: 0, right: inside, bottom: window.height });
    expect(parts['part-hung']).toMatchObject({ left: 0, right: inside });
    // What the page places by coordinates of the window stays where it was placed.
    expect(parts['part-placed']).toMatchObject({ left: 300 });
  });

  test(`${name}: the page does not move when the sidebar comes, nor after`, async ({ inbox }) => {
    const sidebar = await inbox.open(surface, acme.thread, noteLayoutShifts);
    await expect(await sidebar.card(acme.customer)).toBeVisible();
    expect(await layoutShifts(sidebar.page)).toEqual([]);
  });
}

test('is made wider with the mouse and the keys, and each host keeps its own width', async ({
  inbox,
}) => {
  const sidebar = await inbox.open('gmail', acme.thread);
  const { page } = sidebar;
  await sidebar.settled();
  const edge = window.width - 380;
  await page.mouse.move(edge, 400);
  await page.mouse.down();
  await page.mouse.move(edge - 30, 400);
  await page.mouse.move(edge - 60, 400);
  await page.mouse.up();
  await expectSidebarAt(page, { left: edge - 60, right: window.width });

  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expectSidebarAt(page, { left: edge - 28, right: window.width });
  // As far as it goes, and no further.
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowLeft');
  await expectSidebarAt(page, { left: window.width - 480, right: window.width });
  await page.keyboard.press('Home');
  await expectSidebarAt(page, { left: window.width - 320, right: window.width });

  await page.reload();
  await expectSidebarAt(page, { left: window.width - 320, right: window.width });
  const other = await inbox.open('outlook', acme.thread);
  await expectSidebarAt(other.page, { left: edge, right: window.width });
});

test('folds to a handle that the keyboard reaches, and stays folded on this host', async ({
  inbox,
}) => {
  const sidebar = await inbox.open('gmail', acme.thread);
  const { page } = sidebar;
  await sidebar.settled();
  await sidebar.press(sidebar.words.shell('fold'));
  await expectSidebarAt(page, { left: window.width - 36, right: window.width });
  await page.reload();
  await expectSidebarAt(page, { left: window.width - 36, right: window.width });
  const handle = await accessiblePart(page, 'button', 'Open Threadbook');
  await page.mouse.click(handle?.x ?? 0, handle?.y ?? 0);
  await expectSidebarAt(page, { left: window.width - 380, right: window.width });
  await sidebar.press(sidebar.words.shell('fold'));
  // The focus went to the handle with the hand that folded.
  await page.keyboard.press('Enter');
  await expectSidebarAt(page, { left: window.width - 380, right: window.width });
});

test('moves to the other side, where the page begins beside it, and is found there again', async ({
  inbox,
}) => {
  const sidebar = await inbox.open('outlook', acme.thread);
  const { page } = sidebar;
  await sidebar.menuItem(sidebar.words.shell('change_side'));
  await expectSidebarAt(page, { left: 0, right: 380 });
  const root = await page.evaluate(() => document.documentElement.getBoundingClientRect().left);
  expect(root).toBe(380);
  await page.reload();
  await expectSidebarAt(page, { left: 0, right: 380 });
});

test('takes no room in a narrow window: it opens over the mail on its button and closes again', async ({
  inbox,
}) => {
  const sidebar = await inbox.open('gmail', acme.thread);
  const { page } = sidebar;
  await sidebar.settled();
  await page.setViewportSize({ width: 800, height: 700 });
  await expectSidebarAt(page, { left: 764, right: 800 });
  const rootWidth = () =>
    page.evaluate(() => document.documentElement.getBoundingClientRect().width);
  await page.mouse.click(782, 300);
  await expectSidebarAt(page, { left: 420, right: 800 });
  expect(await rootWidth()).toBe(764);
  await sidebar.press(sidebar.words.shell('fold'));
  await expectSidebarAt(page, { left: 764, right: 800 });
  // A wide window has it back as it was: folding for want of room is not a wish to be remembered.
  await page.setViewportSize(window);
  await expectSidebarAt(page, { left: window.width - 380, right: window.width });
});

test('comes back when the page removes it or takes its room away', async ({ inbox }) => {
  const sidebar = await inbox.open('gmail', acme.thread);
  const { page } = sidebar;
  await sidebar.settled();
  for (let time = 0; time < 3; time++) {
    await page.evaluate((tag) => document.querySelector(tag)?.remove(), hostTag);
    await expectSidebarAt(page, { left: window.width - 380, right: window.width });
  }
  await page.evaluate(() => document.documentElement.removeAttribute('style'));
  await expect
    .poll(() => page.evaluate(() => document.documentElement.getBoundingClientRect().width))
    .toBe(window.width - 380);
  await expect(await sidebar.card(acme.customer)).toBeVisible();
});

test('M10 a page that removes it a hundred times gets it back more and more slowly, then never, and is told of once', async ({
  inbox,
}) => {
  const warnings: string[] = [];
  const sidebar = await inbox.open('gmail', acme.thread);
  const { page } = sidebar;
  page.on('console', (message) => {
    if (message.type() === 'warning' && /Threadbook/.test(message.text())) {
      warnings.push(message.text());
    }
  });
  await page.evaluate((tag) => {
    let removals = 0;
    Object.assign(window, { removalsOf: () => removals });
    const remove = () => {
      for (const host of document.querySelectorAll(tag)) {
        if (removals >= 100) return;
        removals += 1;
        host.remove();
      }
    };
    new MutationObserver(remove).observe(document.documentElement, { childList: true });
    remove();
  }, hostTag);
  const removals = (): Promise<number> => page.evaluate('window.removalsOf()') as Promise<number>;
  await page.waitForTimeout(2_000);
  expect(await removals()).toBeLessThan(8);
  await expect.poll(() => warnings, { timeout: 30_000 }).toHaveLength(1);
  expect(await removals()).toBeLessThanOrEqual(12);
  expect(await sidebarEdges(page)).toBeNull();
  // The mail has its room back.
  expect(await page.evaluate(() => document.documentElement.getBoundingClientRect().width)).toBe(
    window.width,
  );
});
