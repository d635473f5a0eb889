import { QueryCache, QueryClient } from '@tanstack/react-query';
import { CrmError, errorCatalogue } from '../../shared/contracts/errors.ts';

/** Reads are tried again only where the catalogue says that it can help; writes never by themselves. */
function shouldRetry(failures: number, error: Error): boolean {
  return failures < 2 && error instanceof CrmError && errorCatalogue[error.code].retryable;
}

const whoIsSignedIn = ['session', 'membership'];

export function createQueryClient(): QueryClient {
  const client = new QueryClient({
    queryCache: new QueryCache({
      onError(error, query) {
        // A session that ended in the middle of work leads to the sign-in form, wherever it was noticed.
        if (!(error instanceof CrmError) || error.code !== 'TC003') return;
        if (whoIsSignedIn.includes(String(query.queryKey[0]))) return;
        for (const key of whoIsSignedIn) void client.invalidateQueries({ queryKey: [key] });
      },
    }),
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
  return client;
}
