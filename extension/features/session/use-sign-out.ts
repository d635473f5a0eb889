import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { usePorts } from '../../ports.ts';
import { forgetWhatWasRead } from './use-session.ts';

/** Signs out on this profile and forgets what was read; other open pages follow. */
export function useSignOut(): () => Promise<void> {
  const { session, changes } = usePorts();
  const client = useQueryClient();
  return useCallback(async () => {
    await session.signOut();
    changes.announce(['session']);
    client.setQueryData(['session'], null);
    forgetWhatWasRead(client);
  }, [session, changes, client]);
}
