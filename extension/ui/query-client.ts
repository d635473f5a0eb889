import { QueryClient } from '@tanstack/react-query';
import { CrmError, errorCatalogue } from '../../shared/contracts/errors.ts';

/**
 * Reads are tried again at once only where the catalogue says that it can help; writes never by themselves. Who asked too
 * often in a minute is not helped by asking more.
 */
function shouldRetry(failures: number, error: Error): boolean {
  if (!(error instanceof CrmError) || error.code === 'TB008') return false;
  return failures < 2 && errorCatalogue[error.code].retryable;
}

/** Milliseconds until a read that came too often is asked again by itself: the rest of the minute, as the database says. */
function untilAllowed(error: Error | null): number | false {
  if (!(error instanceof CrmError) || error.code !== 'TB008') return false;
  const seconds = Number(error.facts.seconds);
  return (Number.isFinite(seconds) && seconds >= 1 ? Math.min(seconds, 60) : 60) * 1000;
}

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        retry: shouldRetry,
        retryDelay: (attempt) => 400 * 2 ** attempt,
        refetchInterval: ({ state }) => untilAllowed(state.error),
        staleTime: 30_000,
        gcTime: 5 * 60_000,
        // The browser's idea of "online" says nothing about the backend, least of all about one on this machine.
        networkMode: 'always',
        refetchOnWindowFocus: false,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}
