import { useQuery } from '@tanstack/react-query';
import { emptyOutbox, type OutboxState } from '../../shared/contracts/outbox.ts';
import { usePorts } from '../ports.ts';

/**
 * What waits on this machine; read again whenever the background says that it changed. Empty where nothing is kept, and
 * null until it is known.
 */
export function useOutbox(): OutboxState | null {
  const { outbox } = usePorts();
  const { data } = useQuery({
    queryKey: ['outbox'],
    queryFn: () => outbox?.state() ?? emptyOutbox,
    enabled: outbox !== null,
    // The background tells each change; what it told last holds until then.
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data ?? (outbox === null ? emptyOutbox : null);
}
