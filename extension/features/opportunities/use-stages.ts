import { useQuery } from '@tanstack/react-query';
import { usePorts } from '../../ports.ts';

/** The stages of the organisation in their order; they change with its settings, not with the day. */
export function useStages() {
  const { crm } = usePorts();
  return useQuery({
    queryKey: ['stages'],
    queryFn: () => crm.opportunityStages({}),
    staleTime: 10 * 60_000,
  });
}
