import { QueryClient } from '@tanstack/react-query';
import { CrmError, errorCatalogue } from '../../shared/contracts/errors.ts';

/** Reads are tried again only where the catalogue says that it can help; writes never by themselves. */
function shouldRetry(failures: number, error: Error): boolean {
  return failures < 2 && error instanceof CrmError && errorCatalogue[error.code].retryable;
}

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        retry: shouldRetry,
        retryDelay: (attempt) => 400 * 2 ** attempt,
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
