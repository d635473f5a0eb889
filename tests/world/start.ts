import { join } from 'node:path';
import { demoMailbox } from '../sandbox/demo-mailbox.ts';
import { emlMailbox } from '../sandbox/eml-mailbox.ts';
import type { Mailbox } from '../sandbox/mailbox.ts';
import { BrowserMissing } from '../tools/find-browser.ts';
import { beginTour } from './count-tours.ts';
import { openForWork } from './open-for-work.ts';
import { hasDisplay, readOptions, type StartOptions, usage, WrongOption } from './options.ts';
import { rebuildOnChange } from './rebuild-on-change.ts';
import { playTour } from './tour.ts';
import { mailboxOfTour } from './tour-mailbox.ts';
import { walkMail } from './walk-mail.ts';
import { CannotStart, startWorld, type World } from './world.ts';

/**
 * `npm start`: the whole product on this machine. Exit codes: 0 done or stopped by the person, 1 a step of the tour was
 * not true, 2 an option that is none, 3 it could not start, 130 a tour that was broken off.
 */
const log = (line: string): void => console.log(line);

const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    // The second one means it.
    if (stopping.signal.aborted) process.exit(130);
    log('\nStopping.');
    stopping.abort();
  });
}

process.exitCode = await main();

async function main(): Promise<number> {
  const options = optionsOrNull();
  if (options === null) return 2;
  if (options.help) {
    log(usage);
    return 0;
  }
  const tour = options.headless ? await beginTour(options.dataDir) : 0;
  const world = await worldOrNull(options, tour);
  if (world === null) return stopping.signal.aborted ? brokenOff(options) : 3;
  try {
    return await run(world, options, tour);
  } catch (error) {
    // A browser that is closed in the middle of a step by Ctrl-C is no failure.
    if (stopping.signal.aborted) return brokenOff(options);
    throw error;
  } finally {
    await world.stop();
  }
}

async function run(world: World, options: StartOptions, tour: number): Promise<number> {
  if (!options.headless) {
    if (options.dev) rebuildOnChange(world, { log, signal: stopping.signal });
    await openForWork(world, { log, signal: stopping.signal });
    return 0;
  }
  const pictures = join('.output', 'tour');
  const allTrue =
    options.mail === null
      ? await playTour(world, tour, { pictures, log, signal: stopping.signal })
      : await walkMail(world, { pictures, log, signal: stopping.signal });
  if (stopping.signal.aborted) return brokenOff(options);
  return allTrue ? 0 : 1;
}

/** A window is closed like this every day; a tour that did not come to its end has not shown that all is true. */
function brokenOff({ headless }: StartOptions): number {
  return headless ? 130 : 0;
}

function optionsOrNull(): StartOptions | null {
  try {
    return readOptions(process.argv.slice(2), {
      hasDisplay: hasDisplay(process.env, process.platform),
    });
  } catch (error) {
    if (!(error instanceof WrongOption)) throw error;
    log(`${error.message}\n\n${usage}`);
    return null;
  }
}

async function worldOrNull(options: StartOptions, tour: number): Promise<World | null> {
  try {
    return await startWorld({
      ...options,
      mailbox: await mailboxFor(options, tour),
      log,
      signal: stopping.signal,
    });
  } catch (error) {
    if (error instanceof BrowserMissing || error instanceof CannotStart) {
      log(error.message);
      return null;
    }
    if (stopping.signal.aborted) return null;
    throw error;
  }
}

async function mailboxFor({ mail }: StartOptions, tour: number): Promise<Mailbox> {
  const now = new Date();
  if (mail !== null) {
    return emlMailbox(mail, { now }).catch((error: unknown) => {
      throw new CannotStart(`--mail: ${error instanceof Error ? error.message : String(error)}`);
    });
  }
  return mailboxOfTour(demoMailbox({ now }), tour);
}
