import {
  type QueryClient,
  type UseQueryResult,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { usePorts } from '../../ports.ts';

type Session = { email: string } | null;

/** Whether somebody is signed in on this profile; asks the background, not the network. */
export function useSession(): UseQueryResult<Session> {
  const { session } = usePorts();
  const client = useQueryClient();
  return useQuery({
    queryKey: ['session'],
    queryFn: async () => {
      const now = await session.current();
      const before = client.getQueryData<Session>(['session']);
      if (before && before.email !== now?.email) forgetWhatWasRead(client);
      return now;
    },
    staleTime: 0,
  });
}

/** What one account read is gone before another account sees the page. */
export function forgetWhatWasRead(client: QueryClient): void {
  client.removeQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
}
