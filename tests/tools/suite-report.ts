import * as z from 'zod/mini';

/**
 * What one suite did. `failures` and `wavering` are lines for a person: which promise, and the first line of why.
 * What wavers failed first and passed when it was repeated (docs/decisions/0016): it counts as passed, and is named.
 */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly failures: readonly string[];
  readonly wavering: readonly string[];
}

const vitestReport = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numPendingTests: z.int(),
  numTodoTests: z.int(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.optional(z.nullable(z.string())),
      assertionResults: z.array(
        z.object({
          fullName: z.string(),
          status: z.string(),
          failureMessages: z.optional(z.nullable(z.array(z.string()))),
        }),
      ),
    }),
  ),
});

/**
 * Counts of a `vitest --reporter=json` file. A test file that could not be loaded has no tests of its own:
 * it counts as one failure.
 */
export function readVitestReport(text: string): Counts {
  const report = vitestReport.parse(JSON.parse(text));
  const failures: string[] = [];
  const wavering: string[] = [];
  for (const file of report.testResults) {
    for (const test of file.assertionResults) {
      // A test that passes keeps the messages of the attempts that did not.
      const [why] = test.status === 'passed' ? (test.failureMessages ?? []) : [];
      if (why !== undefined) wavering.push(`${file.name} › ${test.fullName}: ${firstLine(why)}`);
    }
    const failed = file.assertionResults.filter((test) => test.status === 'failed');
    for (const test of failed) {
      failures.push(`${file.name} › ${test.fullName}: ${firstLine(test.failureMessages?.[0])}`);
    }
    if (file.status === 'failed' && failed.length === 0) {
      failures.push(`${file.name}: ${firstLine(file.message)}`);
    }
  }
  return {
    passed: report.numPassedTests,
    failed: failures.length,
    skipped: report.numPendingTests + report.numTodoTests,
    failures,
    wavering,
  };
}

const playwrightError = z.object({ message: z.optional(z.string()) });
const playwrightSpec = z.object({
  title: z.string(),
  file: z.string(),
  line: z.int(),
  tests: z.array(
    z.object({
      status: z.string(),
      results: z.array(z.object({ error: z.optional(playwrightError) })),
    }),
  ),
});
const playwrightSuite = z.object({
  specs: z.array(playwrightSpec),
  get suites() {
    return z.optional(z.array(playwrightSuite));
  },
});
const playwrightReport = z.object({
  suites: z.array(playwrightSuite),
  errors: z.array(playwrightError),
  stats: z.object({
    expected: z.int(),
    skipped: z.int(),
    unexpected: z.int(),
    flaky: z.int(),
  }),
});

/** Counts of a Playwright JSON report. */
export function readPlaywrightReport(text: string): Counts {
  const report = playwrightReport.parse(JSON.parse(text));
  const failures = report.errors.map((error) => firstLine(error.message));
  const wavering: string[] = [];
  const visit = (suite: z.infer<typeof playwrightSuite>): void => {
    for (const spec of suite.specs) {
      for (const test of spec.tests) {
        if (test.status !== 'unexpected' && test.status !== 'flaky') continue;
        const why = test.results.find((result) => result.error !== undefined)?.error?.message;
        const list = test.status === 'flaky' ? wavering : failures;
        list.push(`${spec.file}:${spec.line} › ${spec.title}: ${firstLine(why)}`);
      }
    }
    for (const inner of suite.suites ?? []) visit(inner);
  };
  for (const suite of report.suites) visit(suite);
  return {
    passed: report.stats.expected + report.stats.flaky,
    failed: failures.length,
    skipped: report.stats.skipped,
    failures,
    wavering,
  };
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: reporters colour their messages with escape sequences.
const colour = /\u001b\[[0-9;]*m/g;

const firstLine = (text: string | null | undefined): string =>
  (text ?? 'no message').replaceAll(colour, '').trim().split('\n')[0] ?? '';
