import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { OperationResult } from '../../../shared/contracts/operations.ts';
import { usePorts } from '../../ports.ts';

export type Exclusion = OperationResult<'exclusions'>[number];

const PURGING_MS = 5000;

/** What the reader never logs; looked at again while more of it is being taken out. */
export function useExclusions(): UseQueryResult<Exclusion[]> {
  const { crm } = usePorts();
  return useQuery({
    queryKey: ['exclusions'],
    queryFn: () => crm.exclusions({}),
    refetchInterval: ({ state }) =>
      state.data?.some(({ purging }) => purging) === true ? PURGING_MS : false,
  });
}
