import { defineConfig } from '@playwright/test';

/** End-to-end tests bring their own browser, with the extension in it: see tests/e2e/test.ts. */
export default defineConfig({
  outputDir: '.output/test/playwright',
  forbidOnly: true,
  // `npm test` tries what fails once more and names it: docs/decisions/0016. By hand, the first answer stands.
  retries: 0,
  // Each worker runs a backend and a browser of its own.
  workers: 1,
  timeout: 45_000,
  expect: { timeout: 10_000 },
  projects: [
    { name: 'e2e', testDir: 'tests/e2e', testIgnore: 'accessibility/**' },
    { name: 'gallery', testDir: 'tests/gallery', testIgnore: 'baselines/**' },
    {
      name: 'baselines',
      testDir: 'tests/gallery/baselines',
      // One set of pictures: fonts and browser are those that the scripts install.
      snapshotPathTemplate: '{testDir}/{arg}{ext}',
    },
    { name: 'firefox', testDir: 'tests/firefox' },
    { name: 'pages', testDir: 'tests/pages' },
    { name: 'accessibility', testDir: 'tests/e2e/accessibility' },
  ],
});
