import type { Membership } from '../../../shared/contracts/session.ts';

/** Pages of the workspace that other pages lead to, by the name in the address. */
export type PageName =
  | 'summary'
  | 'today'
  | 'customers'
  | 'customer'
  | 'opportunities'
  | 'opportunity'
  | 'pool'
  | 'approvals'
  | 'members'
  | 'teams'
  | 'settings'
  | 'audit'
  | 'join';

/** What each page of the workspace is given. Here and not beside the workspace, which leans on every page. */
export interface PageProps {
  readonly membership: Membership;
  /** What stands behind the page's name, `#/customer/<id>`; null where nothing does. As typed: nothing in it is trusted. */
  readonly id: string | null;
  /** The view as the address bar holds it. */
  readonly params: URLSearchParams;
  /** Shows another view of this page; with `replace` the way back does not lead through this one. */
  readonly onParams: (params: URLSearchParams, how: 'go' | 'replace') => void;
  /** Names what is shown, for the title of the browser's tab; null gives it back to the page's own word. */
  readonly onName: (name: string | null) => void;
}

/** The address of a page, for a link or for `location.hash`: `#/customer/<id>?tab=deals`. */
export function pageLink(
  page: PageName,
  { id = null, params }: { id?: string | null; params?: URLSearchParams } = {},
): string {
  return formatRoute({ page, id, params: params ?? new URLSearchParams() });
}

/** The address behind `#`: a page, what it is about, and its view. */
export interface Route {
  readonly page: string;
  readonly id: string | null;
  readonly params: URLSearchParams;
}

export function formatRoute({ page, id, params }: Route): string {
  const path = id === null ? page : `${page}/${encodeURIComponent(id)}`;
  const query = params.toString();
  return query === '' ? `#/${path}` : `#/${path}?${query}`;
}
