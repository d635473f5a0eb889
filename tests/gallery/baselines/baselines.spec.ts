import { test as base, expect } from '@playwright/test';
import { language as languages } from '../../../shared/contracts/scalars.ts';
import { type Gallery, startGallery } from '../gallery-browser.ts';
import type { StateName } from '../states.ts';

/**
 * Pictures of what a rep sees most, compared with those beside this file. Two pictures are the same when at most one pixel
 * in five hundred differs: text drawn by another release of Chromium differs by less, a moved line by more.
 */
const pictured = [
  'known',
  'unknown',
  'to-decide',
  'colleague',
  'pool',
  'logged',
  'card-status',
  'log-errors',
  'compose-reply',
  'nothing-open',
  'outbox-waiting',
  'offline',
  'plain-mode',
] as const satisfies readonly StateName[];

/** Pages of the web, the first screen of each: without the navigation, which grows with the pages that there are. */
const picturedOnTheWeb = [
  'summary',
  'customers',
  'customer-page',
] as const satisfies readonly StateName[];
const beside = { x: 200, y: 0, width: 1080, height: 720 };

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

for (const language of languages.options) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`looks as it did: ${language}, ${colorScheme}`, async ({ gallery }) => {
      test.setTimeout(120_000);
      const page = await gallery.open({ colorScheme, viewport: { width: 380, height: 720 } });
      for (const state of pictured) {
        await gallery.show(page, state, language);
        await expect
          .soft(page, `${state}, ${language}, ${colorScheme}`)
          .toHaveScreenshot(`${state}.${language}.${colorScheme}.png`, {
            animations: 'disabled',
            caret: 'hide',
            maxDiffPixelRatio: 0.002,
          });
      }
      await page.context().close();
    });

    test(`the web looks as it did: ${language}, ${colorScheme}`, async ({ gallery }) => {
      test.setTimeout(120_000);
      const page = await gallery.open({ colorScheme, viewport: { width: 1280, height: 720 } });
      for (const state of picturedOnTheWeb) {
        await gallery.show(page, state, language);
        await expect
          .soft(page, `${state}, ${language}, ${colorScheme}`)
          .toHaveScreenshot(`web-${state}.${language}.${colorScheme}.png`, {
            animations: 'disabled',
            caret: 'hide',
            clip: beside,
            maxDiffPixelRatio: 0.002,
          });
      }
      await page.context().close();
    });
  }
}
