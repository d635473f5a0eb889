import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { OperationArgs } from '../../../shared/contracts/operations.ts';
import type {
  ListedOpportunity,
  OpportunityFilter,
} from '../../../shared/contracts/opportunity-operations.ts';
import { usePorts } from '../../ports.ts';

/** Cards of a stage; who wants more of them opens the list. */
const MOST = 30;
const PAGE = 50;

export function useBoard(filter: OpportunityFilter) {
  const { crm } = usePorts();
  return useQuery({
    queryKey: ['opportunities', 'board', filter],
    queryFn: () => crm.opportunityBoard({ filter, most: MOST }),
    placeholderData: keepPreviousData,
  });
}

type Place = OperationArgs<'listOpportunities'>['after'];
const fromTheBeginning: Place = null;

export function useOpportunityPages(filter: OpportunityFilter) {
  const { crm } = usePorts();
  return useInfiniteQuery({
    queryKey: ['opportunities', 'list', filter],
    queryFn: ({ pageParam }) => crm.listOpportunities({ filter, after: pageParam, limit: PAGE }),
    initialPageParam: fromTheBeginning,
    getNextPageParam: (page) => placeAfter(page),
    select: ({ pages }) => pages.flat(),
    placeholderData: keepPreviousData,
  });
}

function placeAfter(page: readonly ListedOpportunity[]): Place {
  const last = page.at(-1);
  if (last === undefined || page.length < PAGE) return null;
  return { expected_close_on: last.expected_close_on, opportunity_id: last.opportunity_id };
}

export function useOpportunity(opportunityId: string) {
  const { crm } = usePorts();
  return useQuery({
    queryKey: ['opportunities', 'one', opportunityId],
    queryFn: () => crm.opportunity({ opportunity_id: opportunityId }),
  });
}
