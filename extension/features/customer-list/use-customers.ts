import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { FoundCustomer, SearchQuery } from '../../../shared/contracts/customers.ts';
import type { OperationArgs } from '../../../shared/contracts/operations.ts';
import { usePorts } from '../../ports.ts';

const PAGE = 100;

/** Customers in keyset pages; null waits: until it is known that the question may be asked. */
export function useCustomers(query: SearchQuery | null) {
  const { crm } = usePorts();
  return useInfiniteQuery({
    queryKey: ['customers', query],
    queryFn: ({ pageParam }) =>
      crm.searchCustomers({
        ...(query ?? { text: '' }),
        ...(pageParam === null ? {} : { after: pageParam }),
        limit: PAGE,
      }),
    initialPageParam: fromTheBeginning,
    getNextPageParam: (page) => placeAfter(page.at(-1), page.length, query),
    select: ({ pages }) => pages.flat(),
    enabled: query !== null,
    // While another question is asked the rows stay, dimmed, so that nothing jumps.
    placeholderData: keepPreviousData,
  });
}

type Place = NonNullable<OperationArgs<'searchCustomers'>['after']>;
const fromTheBeginning: Place | null = null;

/** Where the next page begins: behind this row, in the order that was asked for. */
function placeAfter(
  last: FoundCustomer | undefined,
  count: number,
  query: SearchQuery | null,
): Place | null {
  if (last === undefined || count < PAGE) return null;
  const { customer_id, name, code, last_follow_up_at } = last;
  const value = query?.order === 'name' ? name : query?.order === 'code' ? code : last_follow_up_at;
  return { value, customer_id };
}

/** Members whose customers the reader may look at. */
export function useOwners() {
  const { crm } = usePorts();
  return useQuery({
    queryKey: ['owner-choices'],
    queryFn: () => crm.ownerChoices({}),
    staleTime: 10 * 60_000,
  });
}

export function useTags() {
  const { crm } = usePorts();
  return useQuery({ queryKey: ['tags'], queryFn: () => crm.tags({}), staleTime: 10 * 60_000 });
}
