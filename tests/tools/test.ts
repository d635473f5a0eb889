import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BrowserMissing, ensureChineseFont, findBrowser, thisMachine } from './find-browser.ts';
import { outcomeFolder, runSuite, type SuiteOutcome } from './run-suite.ts';
import { everyday, hosted, type Stage, slow } from './suites.ts';

/**
 * `npm test [-- --slow | --hosted] [-- suite …]`: runs the suites, prints the time of each, and ends with
 * `N passed, N failed, N skipped`. Exit code 0 only when nothing failed and nothing was skipped.
 */
const stages: readonly Stage[] = process.argv.includes('--slow')
  ? slow
  : process.argv.includes('--hosted')
    ? hosted
    : everyday;
const only = process.argv.slice(2).filter((argument) => !/^--(?:slow|hosted)$/.test(argument));
const known = stages.flat(2).map(({ name }) => name);
const strange = only.filter((name) => !known.includes(name));
if (strange.length > 0) {
  // Whatever is asked for and not there must not pass for "all of it" nor for "none of it".
  console.error(`Not a part of the tests: ${strange.join(', ')}. There are: ${known.join(', ')}`);
  process.exit(2);
}

const stopping = new AbortController();
let stopped = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    stopped = true;
    stopping.abort();
  });
}

const outcomes: SuiteOutcome[] = [];
const began = performance.now();

try {
  if (await machineIsReady()) {
    for (const stage of stages) {
      await Promise.all(stage.map(runLane));
    }
  }
} finally {
  // Also when this runner itself breaks, nothing that it started goes on alone.
  stopping.abort();
}
report();

async function runLane(lane: Stage[number]): Promise<void> {
  for (const suite of lane) {
    if (stopping.signal.aborted) return;
    if (only.length > 0 && !only.includes(suite.name)) continue;
    const outcome = await runSuite(suite, stopping.signal);
    outcomes.push(outcome);
    tell(outcome);
  }
}

function tell(outcome: SuiteOutcome): void {
  const mark = outcome.failed > 0 ? 'FAILED' : 'ok';
  const counts = `${outcome.passed} passed, ${outcome.failed} failed, ${outcome.skipped} skipped`;
  console.log(
    `${mark.padEnd(7)}${outcome.name.padEnd(15)}${outcome.seconds.toFixed(1).padStart(7)} s   ${counts}`,
  );
  for (const failure of outcome.failures) console.log(`         ${failure}`);
  for (const test of outcome.wavering) console.log(`         passed only when repeated: ${test}`);
  if (outcome.failed > 0) console.log(tail(outcome.log, 40));
}

function tail(path: string, lines: number): string {
  return readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n')
    .slice(-lines)
    .map((line) => `       | ${line}`)
    .join('\n');
}

async function machineIsReady(): Promise<boolean> {
  const machine = thisMachine((line) => console.log(line));
  try {
    // Found once here: the browser suites start several processes, and none of them should install anything.
    process.env.CHROME_PATH = await findBrowser(machine);
    await ensureChineseFont(machine);
    return true;
  } catch (error) {
    if (!(error instanceof BrowserMissing)) throw error;
    console.log(error.message);
    return false;
  }
}

function report(): void {
  const sum = (of: (outcome: SuiteOutcome) => number): number =>
    outcomes.reduce((total, outcome) => total + of(outcome), 0);
  const seconds = (performance.now() - began) / 1000;
  // A run that was stopped, or had nothing to run, is not green.
  const unfinished = stopped || outcomes.length === 0 ? 1 : 0;
  const failed = sum((outcome) => outcome.failed) + unfinished;
  const skipped = sum((outcome) => outcome.skipped);
  if (outcomes.length > 0) {
    const times = outcomes.map(({ name, seconds: time }) => ({ name, seconds: time }));
    const complete = only.length === 0 && stages === everyday;
    if (complete) {
      writeFileSync(join(outcomeFolder, 'last-run.json'), JSON.stringify({ seconds, times }));
    }
  }
  console.log(`Time: ${seconds.toFixed(0)} s`);
  console.log(`${sum((outcome) => outcome.passed)} passed, ${failed} failed, ${skipped} skipped`);
  process.exitCode = failed > 0 || skipped > 0 ? 1 : 0;
}
