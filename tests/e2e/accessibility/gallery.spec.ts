import { test as base, expect } from '@playwright/test';
import { type Gallery, startGallery } from '../../gallery/gallery-browser.ts';
import { stateNames } from '../../gallery/states.ts';
import { violationsIn } from './axe.ts';

const test = base.extend<object, { readonly gallery: Gallery }>({
  gallery: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are needed off this pattern.
    async ({}, use) => {
      const gallery = await startGallery();
      await use(gallery);
      await gallery.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

/** Each language and each theme once: what axe finds hangs on either, not on both together. */
const looks = [
  ['en', 'light'],
  ['zh-CN', 'dark'],
] as const;

for (const [language, colorScheme] of looks) {
  test(`${language}, ${colorScheme}: axe finds nothing in any state of the sidebar`, async ({
    gallery,
  }) => {
    test.setTimeout(180_000);
    // The narrowest that the sidebar gets.
    const page = await gallery.open({ colorScheme, viewport: { width: 320, height: 720 } });
    const found: string[] = [];
    for (const state of stateNames) {
      await gallery.show(page, state, language);
      for (const line of await violationsIn(page)) found.push(`${state}: ${line}`);
    }
    await page.context().close();
    expect(found).toEqual([]);
  });
}
