import { setFlagsFromString } from 'node:v8';
import { readBackendOptions } from './backend-options.ts';
import { startBackend } from './start-backend.ts';

/**
 * `npm run --silent backend`: one line of JSON on stdout when the backend is ready, everything else on stderr.
 * Ctrl-C stops all of it.
 */
const log = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

// Else garbage is left lying until the process holds 200 MB more than it needs (tests/tools/bench-memory.ts).
setFlagsFromString('--optimize-for-size');

const stopped = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => stopped.abort());

// The database driver throws outside of any promise when a connection dies while it writes, and the pool is then not
// to be trusted. Whatever it was: say so, stop the rest, and let the next start recover.
process.on('uncaughtException', (error) => {
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  log(`The backend broke and stops (${error.name}):\n${frames.join('\n')}`);
  process.exitCode = 1;
  stopped.abort();
});

try {
  const options = readBackendOptions(process.argv.slice(2));
  const backend = await startBackend({ ...options, log, signal: stopped.signal });
  const { url, publishableKey, databaseUrl, accounts } = backend;
  process.stdout.write(`${JSON.stringify({ url, publishableKey, databaseUrl, accounts })}\n`);
  await Promise.race([
    backend.ended.then(() => {
      if (stopped.signal.aborted) return;
      log('The database server ended by itself; see postgres.log in the data folder.');
      process.exitCode = 1;
    }),
    new Promise((resolve) => stopped.signal.addEventListener('abort', resolve)),
  ]);
  await backend.stop();
  log('stopped');
} catch (error) {
  if (!stopped.signal.aborted) {
    log(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
// Everything is stopped by now; a socket that a broken driver still holds must not keep the terminal.
process.exit();
