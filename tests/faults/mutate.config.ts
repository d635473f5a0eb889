import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { codeMutations } from './code-mutations.ts';

const removed = codeMutations.find(({ name }) => name === process.env.THREADBOOK_MUTATION);

/** Takes a guard out of a file as it is loaded; the file itself stays as it is. */
const withoutGuard = {
  name: 'without-guard',
  enforce: 'pre' as const,
  transform(code: string, id: string) {
    if (removed === undefined || !id.endsWith(removed.path)) return null;
    if (!code.includes(removed.guard))
      throw new Error(`The guard is not in ${removed.path} any more: rewrite the mutation.`);
    return code.replace(removed.guard, () => removed.instead);
  },
};

/** Tests against a product that lost one guard, in the database or in code: `mutate.ts` names it in the environment. */
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  plugins: [withoutGuard],
  test: {
    include: [
      'supabase/{tests,functions}/**/*.test.ts',
      'tests/rights/**/*.test.ts',
      'extension/{background,features,inbox,outbox,ui}/**/*.test.{ts,tsx}',
      'shared/domain/**/*.test.ts',
    ],
    // Its key knows the files and not the guard that is taken out of one.
    fsModuleCache: false,
    environment: 'node',
    globalSetup: ['tests/faults/mutated-database.ts'],
    env: { TZ: 'America/St_Johns' },
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
