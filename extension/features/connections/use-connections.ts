import { useQuery } from '@tanstack/react-query';
import type { OperationResult } from '../../../shared/contracts/operations.ts';
import { usePorts } from '../../ports.ts';

export type Connection = OperationResult<'myConnections'>['connections'][number];

/** The reader's own connections, looked at again as often as something may change while one looks. */
export function useConnections(waiting: boolean) {
  const { crm } = usePorts();
  return useQuery({
    queryKey: ['connections'],
    queryFn: () => crm.myConnections({}),
    refetchInterval: ({ state }) => {
      if (waiting) return 2_000;
      return state.data?.connections.some(({ importing }) => importing) === true ? 5_000 : 30_000;
    },
    // Whoever comes back from the provider's tab came for this.
    refetchOnWindowFocus: 'always',
  });
}

/** The mailbox that was connected since: one that was not there, or that did not work before. */
export const arrivedSince = (
  before: readonly Connection[],
  now: readonly Connection[],
): Connection | null =>
  now.find(
    ({ connection_id, state }) =>
      state === 'connected' &&
      !before.some((old) => old.connection_id === connection_id && old.state === 'connected'),
  ) ?? null;
