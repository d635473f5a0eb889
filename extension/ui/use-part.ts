import { useEffect, useState } from 'react';

/** A part of the interface that is fetched when it is first wanted. */
export interface Part<T> {
  /** What was fetched, null before. */
  loaded(): T | null;
  /** Fetches it once; after a failure it may be tried again. */
  load(): Promise<T>;
}

export function partOf<T>(fetchPart: () => Promise<T>): Part<T> {
  let value: T | null = null;
  let pending: Promise<T> | null = null;
  return {
    loaded: () => value,
    load() {
      pending ??= fetchPart().then(
        (fetched) => {
          value = fetched;
          return fetched;
        },
        (error) => {
          pending = null;
          throw error;
        },
      );
      return pending;
    },
  };
}

/**
 * The part, or null while it comes. Unlike React's lazy(), what is there already is shown in the same frame: a Suspense
 * boundary shows its fallback for 300 ms at least (https://react.dev/reference/react/Suspense).
 * @throws what fetching it threw, to the next error boundary
 */
export function usePart<T>(part: Part<T>, wanted: boolean): T | null {
  const [failure, setFailure] = useState<{ error: unknown } | null>(null);
  const [value, setValue] = useState<{ of: T } | null>(null);
  useEffect(() => {
    if (!wanted || part.loaded() !== null) return;
    let current = true;
    part.load().then(
      (of) => current && setValue({ of }),
      (error: unknown) => current && setFailure({ error }),
    );
    return () => {
      current = false;
    };
  }, [part, wanted]);
  if (failure !== null) throw failure.error;
  return value?.of ?? part.loaded();
}
