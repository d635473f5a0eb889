import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod/mini';
import type { CodeMutation } from './code-mutation.ts';
import { codeMutations } from './code-mutations.ts';
import { mutations } from './mutations.ts';

type Guarded = Pick<CodeMutation, 'name' | 'file' | 'test'>;

/**
 * `npm run mutate [-- part of a name or of a test file]`: takes each guard of mutations.ts (in a scratch
 * database) and code-mutations.ts away and proves that its
 * test turns red. First all of these tests must be green with every guard in place. Exit 1 where a guard is not missed.
 */
const root = fileURLToPath(new URL('../..', import.meta.url));
const vitest = join(root, 'node_modules/vitest/vitest.mjs');

const report = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
});

type Outcome = 'red' | 'green' | 'did not run';

/** Runs the named tests in one vitest; the state of each, by file and name. */
async function run(
  wanted: readonly Guarded[],
  guard: string | null,
): Promise<(mutation: Guarded) => Outcome> {
  const folder = await mkdtemp(join(tmpdir(), 'threadbook-mutate-'));
  const output = join(folder, 'report.json');
  const files = [...new Set(wanted.map(({ file }) => file))];
  // Vitest 5 writes "suite > test" where its reports write "suite test".
  const names = wanted
    .map(({ test }) => test.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '( > | )'))
    .join('|');
  try {
    await new Promise<void>((resolve, reject) => {
      const child = spawn(
        process.execPath,
        [
          ...[vitest, 'run', '--config', 'tests/faults/mutate.config.ts', ...files, '-t', names],
          ...['--reporter=json', `--outputFile=${output}`],
        ],
        {
          cwd: root,
          stdio: ['ignore', 'ignore', 'inherit'],
          env: { ...process.env, THREADBOOK_MUTATION: guard ?? '' },
        },
      );
      child.on('error', reject);
      child.on('close', () => resolve());
    });
    const text = await readFile(output, 'utf8').catch(() => '{"testResults":[]}');
    const { testResults } = report.parse(JSON.parse(text));
    return ({ file, test }) => {
      const states = testResults
        .filter(({ name }) => name.endsWith(file))
        .flatMap(({ assertionResults }) => assertionResults)
        .filter(({ fullName }) => fullName.startsWith(test))
        .map(({ status }) => status);
      if (states.includes('failed')) return 'red';
      return states.includes('passed') ? 'green' : 'did not run';
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const asked = process.argv.slice(2).join(' ');
const guards: readonly Guarded[] = [...mutations, ...codeMutations];
const chosen = guards.filter(({ name, file }) => name.includes(asked) || file.includes(asked));
const before = await run(chosen, null);
const sound = chosen.filter((mutation) => before(mutation) === 'green');
for (const mutation of chosen)
  if (!sound.includes(mutation))
    console.log(`✗ ${mutation.test}: ${before(mutation)} with every guard in place`);
let missed = chosen.length - sound.length;
for (const mutation of sound) {
  const after = (await run([mutation], mutation.name))(mutation);
  if (after !== 'red') missed += 1;
  console.log(
    `${after === 'red' ? '✓' : '✗'} without ${mutation.name}: "${mutation.test}" ${after}`,
  );
}
console.log(`${chosen.length - missed} passed, ${missed} failed, 0 skipped`);
process.exitCode = missed === 0 ? 0 : 1;
