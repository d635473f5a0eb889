import type { Suite } from './run-suite.ts';
import { reportPath } from './run-suite.ts';
import { readPlaywrightReport, readVitestReport } from './suite-report.ts';

/** Suites of one lane run one after another; lanes run beside each other, stages one after another. */
export type Stage = readonly (readonly Suite[])[];

/** What fails is tried once more, and named where it passes then: docs/decisions/0016. */
const TRIES = 1;

const check = (name: string, ...command: string[]): Suite => ({ name, command, read: null });

const vitest = (
  name: string,
  project: 'unit' | 'database' | 'hosted',
  ...filters: string[]
): Suite => ({
  name,
  command: [
    'vitest',
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${reportPath(name)}`,
    `--retry=${TRIES}`,
    ...filters,
  ],
  read: readVitestReport,
});

/** `@soak` in a test's name: it takes more than a minute to say what it says, and runs with the slow ones. */
const playwright = (name: string, project = name, grep = '--grep-invert'): Suite => ({
  name,
  command: [
    ...['playwright', 'test', `--project=${project}`, grep, '@soak'],
    ...['--reporter=list,json', `--retries=${TRIES}`],
  ],
  env: { PLAYWRIGHT_JSON_OUTPUT_NAME: reportPath(name) },
  read: readPlaywrightReport,
});

/**
 * `npm test`. Two lanes fill two cores; the suites that run the whole product come after, since they time out on a machine
 * that is busy with something else: each of the two mostly waits for its own browser.
 */
export const everyday: readonly Stage[] = [
  // Every other suite reads the compiler's settings that this writes; a fresh clone has none.
  [[check('prepare', 'wxt', 'prepare')]],
  [
    [
      check('types', 'npm', 'run', '--silent', 'types'),
      check('lint', 'npm', 'run', '--silent', 'lint'),
      vitest('structure', 'unit', 'tests/structure'),
      vitest('unit', 'unit', '--exclude', 'tests/structure/**'),
      playwright('gallery'),
      // On clusters of their own, as is what runs beside them.
      vitest('rights', 'database', 'tests/rights'),
      vitest('functions', 'database', 'supabase/functions'),
      vitest('parity', 'database', 'supabase/tests/hosted-'),
    ],
    [
      vitest(
        'database',
        'database',
        '--exclude',
        'tests/rights/**',
        '--exclude',
        'supabase/functions/**',
        '--exclude',
        'supabase/local/backup/**',
        '--exclude',
        'supabase/tests/hosted-*',
      ),
    ],
  ],
  [[playwright('e2e')], [playwright('accessibility'), playwright('pages')]],
];

const longRuns = {
  THREADBOOK_LONG: '1',
  THREADBOOK_ROLLUP_STEPS: '1500',
  THREADBOOK_CRASH_ROUNDS: '12',
};

/** `npm run test:slow`: what takes minutes, and what breaks things on purpose. */
export const slow: readonly Stage[] = [
  [[check('mutation', 'npm', 'run', '--silent', 'mutate')]],
  [[vitest('backup', 'database', 'supabase/local/backup')]],
  [[playwright('soak', 'e2e', '--grep')]],
  [[playwright('baselines')], [playwright('firefox')]],
  // Every order, many seeds' worth of steps, many crashes: the everyday suite runs some of each.
  [
    [
      {
        ...vitest('long', 'database', 'merge-orders', 'rollups.test', 'crash-recovery'),
        env: longRuns,
      },
    ],
  ],
  [
    [
      check(
        'tour',
        ...['npm', 'start', '--silent', '--', '--headless', '--fresh'],
        // Beside an `npm start` that somebody is working in.
        ...['--data', '.output/test/tour', '--port', '0', '--db-port', '0'],
      ),
    ],
  ],
];

/** `npm run test:hosted`: the contract on the project that the environment names. */
export const hosted: readonly Stage[] = [[[vitest('contract', 'hosted')]]];
