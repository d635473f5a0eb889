/**
 * Stands in for pg_cron and pg_net: rings a function, one of those below, at once and then every `seconds`, never two at a time,
 * until `signal` aborts. A failed ring is logged and the next one comes as usual.
 */
export async function ringFunction(options: {
  name: 'tick' | 'sync' | 'daily-mail';
  url: string;
  cronSecret: string;
  seconds: number;
  log: (line: string) => void;
  signal: AbortSignal;
}): Promise<void> {
  const { signal, log, name } = options;
  while (!signal.aborted) {
    try {
      const answer = await fetch(`${options.url}/functions/v1/${name}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-cron-secret': options.cronSecret },
        body: '{}',
        signal: AbortSignal.any([signal, AbortSignal.timeout(120_000)]),
      });
      await answer.body?.cancel();
      if (!answer.ok && answer.status !== 404) log(`${name} answered ${answer.status}`);
    } catch (error) {
      if (!signal.aborted)
        log(`${name} failed: ${error instanceof Error ? error.name : 'unknown'}`);
    }
    await pause(options.seconds * 1000, signal);
  }
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener('abort', done);
  });
}
