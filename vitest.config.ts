import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    sequence: { shuffle: true },
    setupFiles: ['tests/tools/fail-on-console-error.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: [
            'shared/**/*.test.{ts,tsx}',
            'extension/**/*.test.{ts,tsx}',
            'tests/{fakes,structure,sandbox,tools,world}/**/*.test.{ts,tsx}',
          ],
          environment: 'node',
          // Dates are tested in a zone that is neither the organisation's nor UTC.
          env: { TZ: 'America/St_Johns' },
        },
      },
      {
        extends: true,
        test: {
          name: 'database',
          include: ['supabase/**/*.test.ts', 'tests/{rights,faults}/**/*.test.ts'],
          environment: 'node',
          globalSetup: ['supabase/local/testing/global-setup.ts'],
          env: { TZ: 'America/St_Johns' },
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'hosted',
          include: ['tests/hosted/**/*.test.ts'],
          environment: 'node',
          testTimeout: 30_000,
        },
      },
    ],
  },
});
