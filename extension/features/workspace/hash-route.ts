import { useCallback, useSyncExternalStore } from 'react';
import type { Route } from '../page-links/page-links.ts';

/**
 * Reads the address behind `#`: `#/summary?period=this-week`, `#/customer/<id>`. The same on a site and in an extension
 * page, which has no server that could answer to paths. Pages lead to each other by `page-links/page-links.ts`.
 */
export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#?\/?/, '').split('?', 2);
  const [page = '', ...rest] = path.replace(/\/$/, '').split('/');
  return {
    page,
    id: rest.length === 0 ? null : decoded(rest.join('/')),
    params: new URLSearchParams(query),
  };
}

/** As it stands where it is no encoding: `%` typed by hand. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
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
