import { readBackendOptions } from './backend-options.ts';
import { startBackend } from './start-backend.ts';

/**
 * `npm run --silent backend`: one line of JSON on stdout when the backend is ready, everything else on stderr.
 * Ctrl-C stops all of it.
 */
const log = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

const stopped = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => stopped.abort());

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
