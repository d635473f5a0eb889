import { useCallback, useSyncExternalStore } from 'react';

/**
 * The address behind `#`: `#/summary?period=this-week`. The same on a site and in an extension page, which has no
 * server that could answer to paths.
 */
export interface Route {
  readonly page: string;
  readonly params: URLSearchParams;
}

export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#?\/?/, '').split('?', 2);
  return { page: path.replace(/\/$/, ''), params: new URLSearchParams(query) };
}

export function formatRoute(page: string, params = new URLSearchParams()): string {
  const query = params.toString();
  return query === '' ? `#/${page}` : `#/${page}?${query}`;
}

export interface RouteControl {
  readonly hash: string;
  /** Goes there; back returns. */
  go(hash: string): void;
  /** Puts the address right without a step in the history. */
  replace(hash: string): void;
}

export function useHashRoute(): RouteControl {
  const hash = useSyncExternalStore(onHashChange, () => window.location.hash);
  const go = useCallback((next: string) => {
    window.location.hash = next;
  }, []);
  const replace = useCallback((next: string) => {
    window.history.replaceState(null, '', next);
    // replaceState tells nobody.
    window.dispatchEvent(new HashChangeEvent('hashchange'));
  }, []);
  return { hash, go, replace };
}

function onHashChange(notify: () => void): () => void {
  window.addEventListener('hashchange', notify);
  return () => window.removeEventListener('hashchange', notify);
}
