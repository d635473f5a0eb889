import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { OperationArgs, OperationResult } from '../../../shared/contracts/operations.ts';
import { usePorts } from '../../ports.ts';
import { filterOf, type PoolView } from './pool-view.ts';

export type PoolCustomer = OperationResult<'poolCustomers'>[number];
export type Pool = OperationResult<'pools'>[number];
export type PoolLimits = OperationResult<'poolLimits'>;

const PAGE = 50;
type Place = NonNullable<OperationArgs<'poolCustomers'>['after']>;
const fromTheNewest: Place | null = null;

/** Pools that are open to the reader. */
export function usePools() {
  const { crm } = usePorts();
  return useQuery({ queryKey: ['pool', 'pools'], queryFn: () => crm.pools({}) });
}

/** What the reader may still claim and own. */
export function usePoolLimits() {
  const { crm } = usePorts();
  return useQuery({ queryKey: ['pool', 'limits'], queryFn: () => crm.poolLimits({}) });
}

/** Oneself and those below, as far as they may own customers. */
export function usePoolMembers() {
  const { crm } = usePorts();
  return useQuery({
    queryKey: ['pool-members'],
    queryFn: () => crm.poolMembers({}),
    staleTime: 10 * 60_000,
  });
}

/** Customers of the pool in keyset pages, the newest first; asked once it is known that the question may be. */
export function usePoolCustomers(view: PoolView, isKnown: boolean) {
  const { crm } = usePorts();
  return useInfiniteQuery({
    queryKey: ['pool', 'customers', view],
    queryFn: ({ pageParam }) =>
      crm.poolCustomers({ filter: filterOf(view), after: pageParam, limit: PAGE }),
    initialPageParam: fromTheNewest,
    getNextPageParam: (page) => {
      const last = page.at(-1);
      return last === undefined || page.length < PAGE
        ? null
        : { since: last.since, customer_id: last.customer_id };
    },
    select: ({ pages }) => pages.flat(),
    enabled: isKnown,
    // While another question is asked the rows stay, dimmed, so that nothing jumps.
    placeholderData: keepPreviousData,
  });
}
