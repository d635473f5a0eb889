import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { reportPath, runSuite, type Suite } from './run-suite.ts';

const signal = new AbortController().signal;
const node = (script: string): readonly string[] => [process.execPath, '-e', script];
const counts = (passed: number) => () => ({
  passed,
  failed: 0,
  skipped: 0,
  failures: [],
  wavering: [],
});

/** A command that writes an (empty) report under the suite's name and ends with the code. */
const reporting = (name: string, code: number): readonly string[] =>
  node(`require('fs').writeFileSync('${reportPath(name)}', '{}'); process.exit(${code})`);

describe('a suite', () => {
  it('is red when it ran no test', async () => {
    const name = 'trial-without-tests';
    const suite: Suite = { name, command: reporting(name, 0), read: counts(0) };
    expect(await runSuite(suite, signal)).toMatchObject({ failed: 1, failures: ['ran no test'] });
  });

  it('is red when it wrote no report, also when an older one lies there', async () => {
    const name = 'trial-without-report';
    const suite: Suite = { name, command: node(''), read: counts(5) };
    await runSuite(suite, signal);
    writeFileSync(reportPath(name), '{}');
    expect((await runSuite(suite, signal)).failures).toEqual([
      'ended with code 0 and wrote no report',
    ]);
  });

  it('is red when each test passed and the command still failed', async () => {
    const name = 'trial-with-code';
    const suite: Suite = { name, command: reporting(name, 3), read: counts(5) };
    expect(await runSuite(suite, signal)).toMatchObject({ passed: 5, failed: 1 });
  });

  it('is red when too many tests passed only when they were repeated', async () => {
    const wavering = (many: number) => () => ({
      ...counts(5)(),
      wavering: Array.from({ length: many }, (_, index) => `test ${index}`),
    });
    const name = 'trial-wavering';
    const suite = (many: number): Suite => ({
      name,
      command: reporting(name, 0),
      read: wavering(many),
    });
    expect(await runSuite(suite(3), signal)).toMatchObject({ passed: 5, failed: 0 });
    expect(await runSuite(suite(4), signal)).toMatchObject({
      failed: 1,
      failures: ['4 tests passed only when repeated'],
    });
  });

  it('counts a plain command by its exit code', async () => {
    const green: Suite = { name: 'trial-green', command: node(''), read: null };
    const red: Suite = { name: 'trial-red', command: node('process.exit(2)'), read: null };
    const missing: Suite = { name: 'trial-missing', command: ['no-such-command'], read: null };
    expect(await runSuite(green, signal)).toMatchObject({ passed: 1, failed: 0 });
    expect(await runSuite(red, signal)).toMatchObject({ passed: 0, failed: 1 });
    expect(await runSuite(missing, signal)).toMatchObject({ passed: 0, failed: 1 });
  });

  it('stops with its children when it is told to', async () => {
    const stopping = new AbortController();
    const command = ['sh', '-c', 'sleep 30 & sleep 30'];
    const running = runSuite({ name: 'trial-stopped', command, read: null }, stopping.signal);
    stopping.abort();
    expect((await running).seconds).toBeLessThan(5);
  });
});
