import { useQuery, useQueryClient } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { usePorts } from '../../ports.ts';

/** What may stand beside the name, in the order of the table. */
export const columns = [
  'status',
  'tier',
  'owner',
  'region',
  'industry',
  'type',
  'last_contact',
] as const;
export type Column = (typeof columns)[number];

const usual: readonly Column[] = ['status', 'tier', 'owner', 'region', 'last_contact'];
const kept = z.array(z.enum(columns));
const KEPT_UNDER = 'view/customer-columns';
const queryKey = ['customer-columns'];

/** Which columns this reader chose; they stay chosen after a restart. null while that is being read. */
export function useColumns() {
  const { drafts } = usePorts();
  const client = useQueryClient();
  const query = useQuery({
    queryKey,
    queryFn: async () => parse(await drafts.read(KEPT_UNDER).catch(() => null)),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  });
  const chosen = query.data ?? null;
  function show(column: Column, shown: boolean) {
    // What is known now, which may be newer than what was drawn.
    const now = client.getQueryData<readonly Column[]>(queryKey) ?? usual;
    const next = columns.filter((one) => (one === column ? shown : now.includes(one)));
    client.setQueryData(queryKey, next);
    // A store that does not answer forgets the choice, and nothing else.
    void drafts.write(KEPT_UNDER, JSON.stringify(next)).catch(() => undefined);
  }
  return { chosen, show };
}

function parse(text: string | null): readonly Column[] {
  if (text === null) return usual;
  try {
    return kept.safeParse(JSON.parse(text)).data ?? usual;
  } catch {
    return usual;
  }
}
