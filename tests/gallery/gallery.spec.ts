import { test as base, expect } from '@playwright/test';
import type { Page } from 'playwright';
import { violationsIn } from '../e2e/accessibility/axe.ts';
import { type Gallery, startGallery } from './gallery-browser.ts';
import { stateNames, states } from './states.ts';

const test = base.extend<{ readonly page: Page }, { readonly gallery: Gallery }>({
  gallery: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are needed off this pattern.
    async ({}, use) => {
      const gallery = await startGallery();
      await use(gallery);
      await gallery.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  page: async ({ gallery }, use) => {
    const page = await gallery.open({ viewport: { width: 380, height: 720 } });
    await use(page);
    await page.context().close();
  },
});

const card = (page: Page) => page.getByRole('region', { name: 'Acme Packaging Co.' });

/** What the sidebar becomes, in CSS pixels. */
const narrowest = 320;
const widest = 480;

/** What is painted beyond the right edge: a text that ends in an ellipsis is cut on purpose, and stays inside. */
/** What reaches beyond the window, but for what lies in a frame of its own that scrolls, keys included. */
const sticking = (page: Page) =>
  page.evaluate(() => {
    const sticksOut = (one: Element) => one.getBoundingClientRect().right > innerWidth + 0.5;
    const framed = (one: Element) => {
      const frame = one.closest('[role=group][tabindex="0"]');
      return frame !== null && getComputedStyle(frame).overflowX === 'auto' && !sticksOut(frame);
    };
    return [...document.querySelectorAll('button, p, h1, h2, h3, input, [role=tab]')]
      .filter((one) => sticksOut(one) && !framed(one))
      .map((one) => one.outerHTML.slice(0, 160));
  });

const scrolls = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollHeight > window.innerHeight);

/** Each language and each theme once: what axe finds hangs on either, not on both together. */
const looks = [
  ['en', 'light'],
  ['zh-CN', 'dark'],
] as const;

for (const [language, colorScheme] of looks) {
  test(`${language}, ${colorScheme}: in every state nothing sticks out, and axe finds nothing`, async ({
    gallery,
  }) => {
    // Every state is a page of its own; a busy machine takes seconds for each.
    test.setTimeout(stateNames.length * 5_000);
    const found: string[] = [];
    const waiting = [...stateNames];
    const lookAtTheRest = async () => {
      const page = await gallery.open({ colorScheme, viewport: { width: widest, height: 720 } });
      for (let state = waiting.pop(); state !== undefined; state = waiting.pop()) {
        await gallery.show(page, state, language);
        for (const width of [widest, narrowest]) {
          await page.setViewportSize({ width, height: 720 });
          const lines = await sticking(page);
          // The sidebar's own part scrolls; header and foot stay.
          if (states[state].page === undefined && (await scrolls(page)))
            lines.push('the document scrolls');
          found.push(...lines.map((line) => `${state} at ${width} px: ${line}`));
        }
        found.push(...(await violationsIn(page)).map((line) => `${state}: ${line}`));
        await page.setViewportSize({ width: widest, height: 720 });
      }
      await page.context().close();
    };
    // What a page mostly does is wait: for chunks, for answers, for things to come to rest.
    await Promise.all([lookAtTheRest(), lookAtTheRest(), lookAtTheRest()]);
    expect(found).toEqual([]);
  });
}

test('nothing moves when the answers come one after another', async ({ gallery, page }) => {
  await page.addInitScript(() => {
    const seen: number[] = [];
    Object.assign(window, { shifts: seen });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        if ('value' in entry && typeof entry.value === 'number') seen.push(entry.value);
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await gallery.show(page, 'slow', 'en');
  await expect(card(page)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Log this mail' })).toBeVisible();
  await page.waitForTimeout(300);
  expect(await page.evaluate('window.shifts')).toEqual([]);
});

test('the keys do what the list of keys says', async ({ gallery, page }) => {
  await gallery.show(page, 'known', 'en');
  const { keyboard } = page;
  await keyboard.press('?');
  await expect(page.getByRole('heading', { name: 'Keys' })).toBeVisible();
  await keyboard.press('Escape');
  await expect(card(page)).toBeVisible();
  await keyboard.press('t');
  await expect(page.getByRole('heading', { name: 'Today', level: 1 })).toBeVisible();
  await keyboard.press('t');
  await keyboard.press('2');
  await expect(page.getByRole('tab', { name: /Contacts/ })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await expect(page.getByText('Purchasing manager')).toBeVisible();
  await keyboard.press('3');
  await expect(page.getByRole('button', { name: 'New opportunity' })).toBeVisible();
  await keyboard.press('4');
  await expect(page.getByRole('button', { name: /^Edit Remark/ })).toBeVisible();
  await keyboard.press('1');
  await expect(page.getByRole('tab', { name: 'Timeline' })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await page.getByRole('tab', { name: 'Timeline' }).focus();
  await keyboard.press('ArrowRight');
  await expect(page.getByRole('tab', { name: /Contacts/ })).toBeFocused();
  await keyboard.press('l');
  await expect(page.getByRole('form')).toBeVisible();
  await keyboard.press('Escape');
  await expect(page.getByRole('form')).toHaveCount(0);
});

test('letters that one types are letters, not keys', async ({ gallery, page }) => {
  await gallery.show(page, 'known', 'en');
  await page.keyboard.press('/');
  const field = page.getByRole('searchbox', { name: 'Find a customer' });
  await expect(field).toBeFocused();
  await page.keyboard.type('tl12?');
  await expect(field).toHaveValue('tl12?');
  await expect(page.getByRole('button', { name: /Acme Packaging/ })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('button', { name: /Acme Packaging/ })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Chosen by hand')).toBeVisible();
  await expect(page.getByRole('region', { name: '苏州云帆精密制造有限公司' })).toBeVisible();
});

test('every control is reached by Tab and shows that it has the focus', async ({
  gallery,
  page,
}) => {
  await gallery.show(page, 'known', 'en');
  const controls = await page.locator('button:visible, select:visible').count();
  const tabs = await page.getByRole('tab').count();
  let reached = 0;
  for (let press = 0; press < controls + 5; press += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const one = document.activeElement;
      if (one === null || one === document.body) return null;
      const again = one.hasAttribute('data-reached');
      one.setAttribute('data-reached', '');
      const { outlineStyle, outlineWidth } = getComputedStyle(one);
      return {
        html: one.outerHTML.slice(0, 200),
        again,
        outlined: outlineStyle !== 'none' && outlineWidth !== '0px',
      };
    });
    if (focused === null) continue;
    expect(focused.outlined, focused.html).toBe(true);
    if (!focused.again) reached += 1;
  }
  // Of the tabs one is in the order, the others are reached by arrows.
  expect(reached).toBeGreaterThanOrEqual(controls - tabs + 1);
});

test('a section stays folded at the next customer', async ({ gallery, page }) => {
  await gallery.show(page, 'to-decide', 'en');
  await page.getByRole('button', { name: /Acme Packaging/ }).click();
  await expect(page.getByRole('tab', { name: 'Timeline' })).toBeVisible();
  await page.keyboard.press('3');
  await page.getByRole('button', { name: /^Opportunities/ }).click();
  await expect(page.getByRole('button', { name: 'New opportunity' })).toHaveCount(0);
  await page.keyboard.press('/');
  await page.getByRole('searchbox').fill('yun');
  await page.getByRole('button', { name: /苏州云帆/ }).click();
  await expect(page.getByRole('tab', { name: 'Timeline' })).toBeVisible();
  await page.keyboard.press('3');
  await expect(page.getByRole('button', { name: 'New contract' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'New opportunity' })).toHaveCount(0);
});

test('the language is switched in place, and what is open stays open', async ({
  gallery,
  page,
}) => {
  await gallery.show(page, 'known', 'en');
  await page.keyboard.press('2');
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('menuitemradio', { name: '简体中文' }).click();
  await expect(page.getByRole('button', { name: '记录这封邮件' })).toBeVisible();
  await expect(page.getByRole('tab', { name: /联系人/ })).toHaveAttribute('aria-selected', 'true');
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
});

test('markup in names is text, and nothing in it runs', async ({ gallery, page }) => {
  const ran: string[] = [];
  page.on('dialog', async (dialog) => {
    ran.push(dialog.message());
    await dialog.dismiss();
  });
  await gallery.show(page, 'script-name', 'en');
  await expect(page.getByText('<img src=x onerror=alert(1)>')).toBeVisible();
  await expect(page.getByText('Belongs to <script>alert(1)</script>.')).toBeVisible();
  expect(await page.locator('#root img, #root script').count()).toBe(0);
  expect(ran).toEqual([]);
});

test('the customer code is copied by a click, and it is said', async ({ gallery, page }) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await gallery.show(page, 'known', 'en');
  await page.getByRole('button', { name: 'Copy customer code CUS20260105001' }).click();
  await expect(page.getByText('Copied', { exact: true })).toBeAttached();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('CUS20260105001');
});
