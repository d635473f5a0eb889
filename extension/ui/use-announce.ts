import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { usePorts } from '../ports.ts';

/**
 * Says that the data behind these query keys (first parts: `match`, `customer`, `timeline`, `today`, `summary`, …)
 * changed: reads it again here, and in the other pages of this profile.
 */
export function useAnnounce(): (...keys: readonly string[]) => Promise<void> {
  const { changes } = usePorts();
  const client = useQueryClient();
  return useCallback(
    async (...keys) => {
      changes.announce(keys);
      await Promise.all(keys.map((key) => client.invalidateQueries({ queryKey: [key] })));
    },
    [changes, client],
  );
}
