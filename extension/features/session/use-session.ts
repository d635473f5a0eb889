import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { usePorts } from '../../ports.ts';

/** Whether somebody is signed in on this profile; asks the background, not the network. */
export function useSession(): UseQueryResult<{ email: string } | null> {
  const { session } = usePorts();
  return useQuery({ queryKey: ['session'], queryFn: () => session.current(), staleTime: 0 });
}
