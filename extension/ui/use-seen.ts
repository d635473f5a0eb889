import { type RefObject, useCallback, useEffect, useRef } from 'react';

/** How long it must have been seen again after it was hidden: a page could show it in the moment of the press. */
const settledMs = 250;
/** The least that browsers allow between two looks. */
const lookEveryMs = 100;

/** A look is on its way: a promise of whether it can be seen. */
export type Standing = 'seen' | 'hidden' | Promise<boolean>;

/**
 * Whether a person can see an element of ours that stands in a frame on a foreign page: nothing lies over it, and nothing makes
 * it transparent or moves it. Elsewhere, and where the browser cannot tell, it counts as seen
 * (https://w3c.github.io/IntersectionObserver/#calculate-visibility-algo).
 */
export function useSeen(element: RefObject<Element | null>): () => Standing {
  const last = useRef<{ readonly seen: boolean; readonly at: number } | null>(null);
  const waiting = useRef<((seen: boolean) => void)[]>([]);
  useEffect(() => {
    const watched = element.current;
    if (watched === null || !mustLook()) return;
    // Chromium's part of the options, which the types do not know yet.
    const options: IntersectionObserverInit & { trackVisibility: boolean; delay: number } = {
      trackVisibility: true,
      delay: lookEveryMs,
    };
    const observer = new IntersectionObserver((entries) => {
      const entry = entries.at(-1);
      if (entry === undefined) return;
      const seen = Reflect.get(entry, 'isVisible') === true;
      // The first look finds what was there all along; only what comes back has to stay a while.
      const at = last.current === null ? Number.NEGATIVE_INFINITY : performance.now();
      last.current = { seen, at };
      for (const tell of waiting.current.splice(0)) tell(seen);
    }, options);
    observer.observe(watched);
    return () => observer.disconnect();
  }, [element]);
  return useCallback(() => {
    if (!mustLook()) return 'seen';
    if (last.current === null) return new Promise((tell) => waiting.current.push(tell));
    const { seen, at } = last.current;
    return seen && performance.now() - at >= settledMs ? 'seen' : 'hidden';
  }, []);
}

/** Within another page, in a browser that can tell. */
const mustLook = (): boolean =>
  window.parent !== window &&
  typeof IntersectionObserverEntry !== 'undefined' &&
  'isVisible' in IntersectionObserverEntry.prototype;
