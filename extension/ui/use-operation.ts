import { type UseMutationResult, useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { useAnnounce } from './use-announce.ts';

/**
 * A write with an id of its own. Until it succeeded, another try of the same is the same operation, so that a broken line
 * doubles nothing; other words, or the next time, are another one. `changed`: query keys that are read again afterwards.
 */
export function useOperation<Args extends object, Result>(
  write: (args: Args, opId: string) => Promise<Result>,
  changed: readonly string[],
): UseMutationResult<Result, Error, Args> {
  const announce = useAnnounce();
  const attempt = useRef<{ readonly said: string; readonly opId: string } | null>(null);
  return useMutation({
    mutationFn: (args: Args) => {
      const said = JSON.stringify(args);
      if (attempt.current?.said !== said) attempt.current = { said, opId: crypto.randomUUID() };
      return write(args, attempt.current.opId);
    },
    // Pending until everything was read again: nothing flickers back to what it was.
    onSuccess: async () => {
      attempt.current = null;
      await announce(...changed);
    },
  });
}
