import { useInfiniteQuery } from '@tanstack/react-query';
import type { OperationArgs, OperationResult } from '../../../shared/contracts/operations.ts';
import { usePorts } from '../../ports.ts';

export type Leaving = OperationResult<'comingRecycling'>['customers'][number];

const PAGE = 50;
type Place = NonNullable<OperationArgs<'comingRecycling'>['after']>;
const fromTheFirst: Place | null = null;

/** What leaves soon, of one member or of all whose customers the reader sees; asked once it is known that one may. */
export function useLeaving(memberId: string | null, isKnown: boolean) {
  const { crm } = usePorts();
  return useInfiniteQuery({
    queryKey: ['pool', 'leaving', memberId],
    queryFn: ({ pageParam }) =>
      crm.comingRecycling({ member_id: memberId, after: pageParam, limit: PAGE }),
    initialPageParam: fromTheFirst,
    getNextPageParam: ({ customers }) => {
      const last = customers.at(-1);
      return last === undefined || customers.length < PAGE
        ? null
        : { warned_for: last.warned_for, customer_id: last.customer_id };
    },
    select: ({ pages: [first, ...others] }) => ({
      recycles: first?.recycles ?? false,
      warn_days: first?.warn_days ?? 0,
      // A tier that changed after the warning has other days: by what holds now.
      customers: [first, ...others]
        .flatMap((page) => page?.customers ?? [])
        .toSorted((one, other) => Date.parse(one.leaves_at) - Date.parse(other.leaves_at)),
    }),
    enabled: isKnown,
  });
}
