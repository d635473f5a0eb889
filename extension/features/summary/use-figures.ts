import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { SummaryArgs } from '../../../shared/contracts/summary.ts';
import type { FigureRow } from '../../../shared/contracts/summary-figures.ts';
import { usePorts } from '../../ports.ts';
import type { PartView } from './summary-view.ts';

// All under 'summary', so that what refreshes one refreshes all.

export function useCustomerFigures(args: SummaryArgs) {
  const { crm } = usePorts();
  return useQuery({
    queryKey: ['summary', 'customers', args],
    queryFn: () => crm.customerFigures(args),
    placeholderData: keepPreviousData,
  });
}

export function useDealFigures(args: SummaryArgs) {
  const { crm } = usePorts();
  return useQuery({
    queryKey: ['summary', 'deals', args],
    queryFn: () => crm.dealFigures(args),
    placeholderData: keepPreviousData,
  });
}

export function usePoolFigures(args: SummaryArgs) {
  const { crm } = usePorts();
  return useQuery({
    queryKey: ['summary', 'pool', args],
    queryFn: () => crm.poolFigures(args),
    placeholderData: keepPreviousData,
  });
}

export function useFileFigures(args: SummaryArgs) {
  const { crm } = usePorts();
  return useQuery({
    queryKey: ['summary', 'files', args],
    queryFn: () => crm.fileFigures(args),
    placeholderData: keepPreviousData,
  });
}

/** What the rows of a part are asked by; `cursor` and the like come with each page. */
export const partArgs = (args: SummaryArgs, part: PartView) => ({
  ...args,
  figure: part.figure,
  key: part.key,
  member_id: part.memberId,
});

export function useFigureRows(args: SummaryArgs, part: PartView) {
  const { crm } = usePorts();
  return useInfiniteQuery({
    queryKey: ['summary', 'part', args, part],
    queryFn: ({ pageParam }) => crm.figureRows({ ...partArgs(args, part), cursor: pageParam }),
    initialPageParam: nothingYet,
    getNextPageParam: (last) => last.next_cursor,
    select: (data): FigureRow[] => data.pages.flatMap((page) => page.rows),
  });
}

const nothingYet: string | null = null;
