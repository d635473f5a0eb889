import { type ChildProcess, spawn } from 'node:child_process';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { clearStaleServer, readServerLock } from './clear-stale-server.ts';
import { assertPortFree } from './free-port.ts';
import type { PostgresPrograms } from './postgres-programs.ts';
import { commandOf, waitUntilGone } from './process-identity.ts';

export type PostgresServer = {
  port: number;
  /** Settles when the server is gone, asked or not. */
  ended: Promise<void>;
  stop(): Promise<void>;
};

export type PostgresServerOptions = {
  programs: PostgresPrograms;
  cluster: string;
  logFile: string;
  port: number;
  /** Trades safety against a power cut for speed. Tests only. */
  forgetful: boolean;
  log: (line: string) => void;
  signal: AbortSignal;
};

/**
 * A shell stands between us and the server. Its third descriptor is a pipe from us: when we die, even by
 * kill -9, the pipe closes and the shell asks the server to stop, so no orphan keeps the port.
 * A server that is asked while it recovers from a crash can wait for ever; it is then told to stop at once.
 */
const watch = `
"$@" 3<&- &
server=$!
(
  read -r _ <&3
  kill -INT $server
  for second in 1 2 3 4 5; do sleep 1; kill -0 $server || exit; done
  kill -QUIT $server
) >/dev/null 2>&1 &
exec 3<&-
wait $server
`;

const settings = (options: PostgresServerOptions): string[] => {
  const list = {
    port: options.port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    // Twice as much answers no quicker with 200,000 customers: the system keeps the files in memory as well.
    shared_buffers: options.forgetful ? '64MB' : '128MB',
    max_connections: 100,
    timezone: 'UTC',
    log_timezone: 'UTC',
    // An error quotes the value it is about, so it goes to whoever asked and not into the log.
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    ...(options.forgetful
      ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }
      : {}),
  };
  return Object.entries(list).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
};

export async function startPostgres(options: PostgresServerOptions): Promise<PostgresServer> {
  options.signal.throwIfAborted();
  await clearStaleServer(options.cluster, options.log);
  // Only now: the port may have been held by the server just cleared away.
  await assertPortFree(options.port, '--db-port');
  const logFile = await open(options.logFile, 'a', 0o600);
  const { account, postgres } = options.programs;
  const command = [postgres, '-D', options.cluster, ...settings(options)];
  const windows = process.platform === 'win32';
  const watched = windows ? command : ['/bin/sh', '-c', watch, 'threadbook-postgres', ...command];
  const [program = postgres, ...args] = [...account.prefix, ...watched];
  const child = spawn(program, args, {
    ...account.spawn,
    cwd: '/',
    // Memory of a heavy question goes back to the system once it is answered; glibc keeps it otherwise, for each connection.
    env: { ...process.env, MALLOC_TRIM_THRESHOLD_: String(2 ** 17) },
    // Ctrl-C reaches the whole foreground group; a group of its own lets us close the gateway first.
    detached: !windows,
    stdio: ['ignore', logFile.fd, logFile.fd, 'pipe'],
  });
  const ended = new Promise<void>((resolve) => {
    // Not 'close': the shell's watcher holds the pipe until we let go of it.
    child.on('exit', () => resolve());
    child.on('error', () => resolve());
  });
  void ended.then(() => child.stdio[3]?.destroy());
  await logFile.close();
  let stopping: Promise<void> | null = null;
  const stop = () => {
    stopping ??= stopServer(child, options.cluster, ended);
    return stopping;
  };
  try {
    await waitUntilReady(options, child);
  } catch (error) {
    await stop();
    throw error;
  }
  return { port: options.port, ended, stop };
}

async function waitUntilReady(options: PostgresServerOptions, child: ChildProcess): Promise<void> {
  const end = performance.now() + 30_000;
  while (performance.now() < end) {
    options.signal.throwIfAborted();
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) break;
    const lock = await readServerLock(options.cluster);
    if (lock?.includes('ready')) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  const lines = await readFile(options.logFile, 'utf8').catch(() => '');
  const tail = lines.trim().split('\n').slice(-5).join('\n');
  throw new Error(`The database server did not start. The end of ${options.logFile}:\n${tail}`);
}

/** Fast shutdown: open transactions are rolled back, everything committed is kept. */
async function stopServer(
  child: ChildProcess,
  cluster: string,
  ended: Promise<void>,
): Promise<void> {
  const pipe = child.stdio[3];
  if (pipe !== null && pipe !== undefined) pipe.destroy();
  const lock = await readServerLock(cluster);
  const pid = Number(lock?.[0]);
  if (Number.isInteger(pid) && pid > 1 && (await commandOf(pid))?.includes(join(cluster))) {
    signalServer(pid, 'SIGINT');
    if (!(await waitUntilGone(pid, 5_000))) signalServer(pid, 'SIGQUIT');
  } else if (child.exitCode === null) child.kill('SIGKILL');
  await ended;
}

function signalServer(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // Gone between the look and the signal, which is what we wanted.
  }
}
