import { useInfiniteQuery } from '@tanstack/react-query';
import type { CustomerCard, TimelineEntry } from '../../../shared/contracts/customers.ts';
import { usePorts } from '../../ports.ts';

const PAGE = 20;
/** What a card brings along at most; with fewer entries there are no older ones. */
const ON_CARD = 10;

/** The entries that came with the card, then older pages when they are asked for. */
export function useTimeline(card: CustomerCard) {
  const { crm } = usePorts();
  const last = card.timeline.at(-1);
  const older = useInfiniteQuery({
    queryKey: ['timeline', card.customer_id, last?.follow_up_id ?? null],
    queryFn: ({ pageParam }) =>
      crm.timeline({ customer_id: card.customer_id, before: pageParam, limit: PAGE }),
    initialPageParam: positionOf(last),
    getNextPageParam: (page: TimelineEntry[]) =>
      page.length < PAGE ? undefined : positionOf(page.at(-1)),
    enabled: false,
  });
  const pages = older.data?.pages ?? [];
  return {
    entries: [...card.timeline, ...pages.flat()],
    hasOlder: older.data === undefined ? card.timeline.length >= ON_CARD : older.hasNextPage,
    loading: older.isFetching,
    error: older.error,
    showOlder: () => void (older.data === undefined ? older.refetch() : older.fetchNextPage()),
  };
}

function positionOf(entry: TimelineEntry | undefined) {
  return entry === undefined
    ? null
    : { occurred_at: entry.occurred_at, follow_up_id: entry.follow_up_id };
}
