import { describe, expect, it } from 'vitest';
import { readPlaywrightReport, readVitestReport } from './suite-report.ts';

const vitestFile = (assertions: object[], status = 'passed', message = '') => ({
  name: 'some.test.ts',
  status,
  message,
  assertionResults: assertions,
});

describe('reading a vitest report', () => {
  it('counts and names what failed, without colours', () => {
    const counts = readVitestReport(
      JSON.stringify({
        numPassedTests: 2,
        numFailedTests: 1,
        numPendingTests: 1,
        numTodoTests: 1,
        testResults: [
          vitestFile(
            [
              { fullName: 'holds', status: 'passed' },
              {
                fullName: 'breaks',
                status: 'failed',
                failureMessages: ['\u001b[31mno\u001b[0m\nat'],
              },
            ],
            'failed',
          ),
        ],
      }),
    );
    expect(counts).toEqual({
      passed: 2,
      failed: 1,
      skipped: 2,
      failures: ['some.test.ts › breaks: no'],
      wavering: [],
    });
  });

  it('names what passed only when it was repeated', () => {
    const counts = readVitestReport(
      JSON.stringify({
        numPassedTests: 2,
        numFailedTests: 0,
        numPendingTests: 0,
        numTodoTests: 0,
        testResults: [
          vitestFile([
            { fullName: 'holds', status: 'passed', failureMessages: [] },
            { fullName: 'wavers', status: 'passed', failureMessages: ['late\nat'] },
          ]),
        ],
      }),
    );
    expect(counts).toMatchObject({
      passed: 2,
      failed: 0,
      wavering: ['some.test.ts › wavers: late'],
    });
  });

  it('counts a file that could not be loaded as a failure, though it holds no failed test', () => {
    const counts = readVitestReport(
      JSON.stringify({
        numPassedTests: 0,
        numFailedTests: 0,
        numPendingTests: 0,
        numTodoTests: 0,
        testResults: [vitestFile([], 'failed', 'Cannot find module')],
      }),
    );
    expect(counts.failed).toBe(1);
    expect(counts.failures).toEqual(['some.test.ts: Cannot find module']);
  });
});

describe('reading a Playwright report', () => {
  const spec = (title: string, status: string) => ({
    title,
    file: 'a.spec.ts',
    line: 3,
    tests: [{ status, results: [{ error: { message: 'late' } }] }],
  });

  it('finds failures in nested suites, and names what passed only when it was repeated', () => {
    const counts = readPlaywrightReport(
      JSON.stringify({
        errors: [],
        stats: { expected: 4, skipped: 0, unexpected: 1, flaky: 1 },
        suites: [
          { specs: [spec('breaks', 'unexpected')], suites: [{ specs: [spec('wavers', 'flaky')] }] },
        ],
      }),
    );
    expect(counts).toMatchObject({
      passed: 5,
      failed: 1,
      failures: ['a.spec.ts:3 › breaks: late'],
      wavering: ['a.spec.ts:3 › wavers: late'],
    });
  });

  it('counts an error outside of any test', () => {
    const counts = readPlaywrightReport(
      JSON.stringify({
        errors: [{ message: 'no config' }],
        stats: { expected: 0, skipped: 0, unexpected: 0, flaky: 0 },
        suites: [],
      }),
    );
    expect(counts.failures).toEqual(['no config']);
  });
});
