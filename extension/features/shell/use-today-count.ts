import { useQuery } from '@tanstack/react-query';
import { usePorts } from '../../ports.ts';

const RENEW_MS = 5 * 60_000;

/** How many reminders are due today or overdue; null until it is known. The list itself reads the same query. */
export function useTodayCount(): { due: number; overdue: number } | null {
  const { crm } = usePorts();
  const today = useQuery({
    queryKey: ['today'],
    queryFn: () => crm.today({}),
    refetchInterval: RENEW_MS,
  });
  if (today.data === undefined) return null;
  const overdue = today.data.overdue.length;
  return { due: overdue + today.data.today.length, overdue };
}
