import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { SummaryArgs, SummaryResult, SummaryRow } from '../../../shared/contracts/summary.ts';
import { type DailyCount, dailyCounts } from '../../../shared/domain/daily-counts.ts';
import { usePorts } from '../../ports.ts';
import type { RowsView } from './summary-view.ts';

/** What the figures are drawn from. */
export interface Summary extends Omit<SummaryResult, 'by_day'> {
  readonly by_day: readonly DailyCount[];
}

/** Teams that the reader may look at; none for who has only their own figures. */
export function useTeams() {
  const { crm } = usePorts();
  return useQuery({ queryKey: ['teams'], queryFn: () => crm.teams({}), staleTime: 10 * 60_000 });
}

/** null waits: for instance until it is known which teams there are. */
export function useSummary(args: SummaryArgs | null) {
  const { crm } = usePorts();
  return useQuery({
    queryKey: ['summary', args],
    queryFn: async (): Promise<Summary> => {
      const summary = await crm.summary(args ?? { from: '', to: '', team_id: null });
      return { ...summary, by_day: dailyCounts(summary.from, summary.by_day) };
    },
    enabled: args !== null,
    // While other days are read the earlier figures stay, dimmed, so that nothing jumps.
    placeholderData: keepPreviousData,
  });
}

/** What the rows of a first figure are asked by; `cursor` comes with each page. */
export const rowsArgs = (args: SummaryArgs, rows: RowsView) => ({
  ...args,
  figure: rows.figure,
  member_id: rows.memberId,
  day: rows.day,
});

/** The rows behind a figure, page by page. */
export function useSummaryRows(args: SummaryArgs, rows: RowsView) {
  const { crm } = usePorts();
  return useInfiniteQuery({
    queryKey: ['summary', 'rows', args, rows],
    queryFn: ({ pageParam }) => crm.summaryRows({ ...rowsArgs(args, rows), cursor: pageParam }),
    initialPageParam: nothingYet,
    getNextPageParam: (last) => last.next_cursor,
    select: (data): SummaryRow[] => data.pages.flatMap((page) => page.rows),
  });
}

const nothingYet: string | null = null;
