import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useCallback, useSyncExternalStore } from 'react';
import { CrmError } from '../../shared/contracts/errors.ts';

/** Whether something on this page waits for a backend that cannot be reached, and how to ask again. */
export function useConnection(): { reachable: boolean; retry: () => void } {
  const client = useQueryClient();
  const subscribe = useCallback(
    (notify: () => void) => client.getQueryCache().subscribe(notify),
    [client],
  );
  const reachable = useSyncExternalStore(subscribe, () => unreached(client).length === 0);
  const retry = useCallback(() => {
    for (const { queryKey } of unreached(client)) void client.refetchQueries({ queryKey });
  }, [client]);
  return { reachable, retry };
}

function unreached(client: QueryClient) {
  return client
    .getQueryCache()
    .getAll()
    .filter(
      (query) =>
        // What nobody looks at any more is asked again when somebody does.
        query.isActive() &&
        query.state.error instanceof CrmError &&
        query.state.error.code === 'TC001',
    );
}
