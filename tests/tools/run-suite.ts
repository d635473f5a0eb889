import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Counts } from './suite-report.ts';

/** One line of the table of suites: a command, and how its outcome is read. */
export interface Suite {
  readonly name: string;
  readonly command: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Reads the report that the command wrote to `report`; null for a command that is one check: its exit code. */
  readonly read: ((report: string) => Counts) | null;
}

export interface SuiteOutcome extends Counts {
  readonly name: string;
  readonly seconds: number;
  readonly log: string;
}

/** A suite in which more than these pass only the second time is broken, whatever each of them says. */
const MOST_WAVERING = 3;

/** Where the reports and logs of the last run lie. */
export const outcomeFolder = '.output/test';
export const reportPath = (name: string): string => join(outcomeFolder, `${name}.json`);

/**
 * Runs one suite to its end. A command that dies, writes no report, or ran no test is a failure: silence is never green.
 * Stops with its children when the signal aborts.
 */
export async function runSuite(suite: Suite, signal: AbortSignal): Promise<SuiteOutcome> {
  mkdirSync(outcomeFolder, { recursive: true });
  const report = reportPath(suite.name);
  rmSync(report, { force: true });
  const log = join(outcomeFolder, `${suite.name}.log`);
  const began = performance.now();
  const code = await runLogged(suite, log, signal);
  const seconds = (performance.now() - began) / 1000;
  return { name: suite.name, seconds, log, ...judge(suite, code, report) };
}

function judge(suite: Suite, code: number, report: string): Counts {
  const nothing: Counts = { passed: 0, failed: 0, skipped: 0, failures: [], wavering: [] };
  const failed = (why: string): Counts => ({ ...nothing, failed: 1, failures: [why] });
  if (suite.read === null) {
    return code === 0
      ? { ...nothing, passed: 1 }
      : failed(`${suite.command.join(' ')} ended with code ${code}`);
  }
  if (!existsSync(report)) return failed(`ended with code ${code} and wrote no report`);
  const counts = suite.read(readFileSync(report, 'utf8'));
  if (counts.passed + counts.failed === 0) return failed('ran no test');
  if (counts.wavering.length > MOST_WAVERING) {
    const why = `${counts.wavering.length} tests passed only when repeated`;
    return { ...counts, failed: counts.failed + 1, failures: [...counts.failures, why] };
  }
  // An error outside of any test, such as an unhandled rejection, shows only in the exit code.
  if (code !== 0 && counts.failed === 0) {
    return { ...counts, failed: 1, failures: [`ended with code ${code} though each test passed`] };
  }
  return counts;
}

function runLogged(suite: Suite, log: string, signal: AbortSignal): Promise<number> {
  const [command, ...args] = suite.command;
  if (command === undefined) throw new Error(`Suite ${suite.name} has no command.`);
  const out = openSync(log, 'w');
  return new Promise((resolve) => {
    // A group of its own, so that stopping the suite also stops the browsers and databases that it started.
    const child = spawn(command, args, {
      detached: true,
      stdio: ['ignore', out, out],
      env: { ...process.env, ...suite.env },
    });
    const stop = (): void => {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM');
    };
    signal.addEventListener('abort', stop);
    const end = (code: number): void => {
      signal.removeEventListener('abort', stop);
      closeSync(out);
      resolve(code);
    };
    child.once('error', () => end(127));
    child.once('exit', (code) => end(code ?? 1));
  });
}
