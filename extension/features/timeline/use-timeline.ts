import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { CustomerCard } from '../../../shared/contracts/customers.ts';
import type { TimelineItem, TimelineKind } from '../../../shared/contracts/timeline-operations.ts';
import { usePorts } from '../../ports.ts';

const PAGE = 20;
/** A connection logs while one looks. */
const LOOK_AGAIN_MS = 20_000;

/**
 * What happened with a customer, newest first, page by page; `kind` null: everything. Where it cannot be read, the
 * follow-ups that came with the card still stand.
 */
export function useTimeline(card: CustomerCard, kind: TimelineKind | null) {
  const { crm } = usePorts();
  const { customer_id } = card;
  const pages = useInfiniteQuery({
    queryKey: ['timeline', customer_id, kind],
    queryFn: ({ pageParam }) =>
      crm.customerTimeline({
        customer_id,
        kinds: kind === null ? null : [kind],
        before: pageParam,
        limit: PAGE,
      }),
    initialPageParam: placeOf(undefined),
    // Whoever reads on in older pages has left the newest behind.
    refetchInterval: ({ state }) => (state.data?.pages.length === 1 ? LOOK_AGAIN_MS : false),
    getNextPageParam: (page: TimelineItem[]) =>
      page.length < PAGE ? undefined : placeOf(page.at(-1)),
  });
  useCardOf(customer_id, pages.data?.pages[0]?.[0]?.at ?? null);
  return {
    items: pages.data?.pages.flat() ?? (pages.isError ? fromCard(card, kind) : null),
    hasOlder: pages.hasNextPage,
    loading: pages.isFetching && !pages.isRefetching,
    // A look again that fails takes nothing away, and is not the reader's business.
    error: pages.isRefetchError ? null : pages.error,
    showOlder: () => void (pages.data === undefined ? pages.refetch() : pages.fetchNextPage()),
  };
}

/** What came in by itself is the card's last contact as well: `newest` later than before asks for the card anew. */
function useCardOf(customerId: string, newest: string | null): void {
  const client = useQueryClient();
  const known = useRef({ customerId, newest });
  useEffect(() => {
    const before = known.current;
    known.current = { customerId, newest };
    if (before.customerId !== customerId || before.newest === null || newest === null) return;
    if (newest <= before.newest) return;
    for (const key of ['match', 'customer']) void client.invalidateQueries({ queryKey: [key] });
  }, [client, customerId, newest]);
}

function fromCard(card: CustomerCard, kind: TimelineKind | null): TimelineItem[] {
  return card.timeline
    .filter((entry) => kind === null || entry.kind === kind)
    .map((entry) => ({
      ...entry,
      item: 'follow_up',
      item_id: entry.follow_up_id,
      at: entry.occurred_at,
    }));
}

function placeOf(last: TimelineItem | undefined) {
  return last === undefined ? null : { at: last.at, item: last.item, item_id: last.item_id };
}
