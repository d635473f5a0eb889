import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** The database tests against a template that lost one guard: `tests/faults/mutate.ts` names it in the environment. */
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    include: ['supabase/tests/**/*.test.ts', 'tests/rights/**/*.test.ts'],
    environment: 'node',
    globalSetup: ['tests/faults/mutated-database.ts'],
    env: { TZ: 'America/St_Johns' },
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
