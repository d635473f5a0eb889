import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import type { Membership } from '../../../shared/contracts/session.ts';
import type { PageName, PageProps } from '../page-links/page-links.ts';

interface PageEntry {
  readonly name: PageName;
  /** `page` has a heading of its own and the whole width; `narrow` stands in a frame under its name. */
  readonly layout: 'page' | 'narrow';
  /** Its group in the navigation; null for a page that only others lead to. */
  readonly listed: 'work' | 'organisation' | null;
  /** The listed page that it belongs to. */
  readonly under?: PageName;
  readonly load: () => Promise<{ readonly default: ComponentType<PageProps> }>;
  /** Who may use it; left out, everybody. The database decides again. */
  readonly may?: (membership: Membership) => boolean;
}

const administrators = ({ role }: Membership) => role === 'admin';

/**
 * What there is in the workspace, in the order of the navigation. To add a page: one entry here with a component that
 * takes `PageProps` (`page-links/page-links.ts`, where its name stands too); its word is in `strings.ts` under the same
 * name. A page is fetched when it is first opened.
 */
const entries: readonly PageEntry[] = [
  {
    ...{ name: 'summary', layout: 'page', listed: 'work' },
    load: async () => ({ default: (await import('../summary/summary.tsx')).Summary }),
  },
  {
    ...{ name: 'today', layout: 'narrow', listed: 'work' },
    load: async () => ({ default: (await import('./today-page.tsx')).TodayPage }),
  },
  {
    ...{ name: 'customers', layout: 'page', listed: 'work' },
    load: async () => ({
      default: (await import('../customer-list/customer-list.tsx')).CustomerList,
    }),
  },
  {
    ...{ name: 'customer', layout: 'page', listed: null, under: 'customers' },
    load: async () => ({
      default: (await import('../customer-page/customer-page.tsx')).CustomerPage,
    }),
  },
  {
    ...{ name: 'opportunities', layout: 'page', listed: 'work' },
    load: async () => ({
      default: (await import('../opportunity-pages/opportunities-page.tsx')).OpportunitiesPage,
    }),
  },
  {
    ...{ name: 'opportunity', layout: 'page', listed: null, under: 'opportunities' },
    load: async () => ({
      default: (await import('../opportunity-pages/opportunity-page.tsx')).OpportunityPage,
    }),
  },
  {
    ...{ name: 'pool', layout: 'page', listed: 'work' },
    load: async () => ({ default: (await import('../pool-lists/pool-page.tsx')).PoolPage }),
  },
  {
    ...{ name: 'approvals', layout: 'narrow', listed: 'work' },
    load: async () => ({
      default: (await import('../approvals/approvals-page.tsx')).ApprovalsPage,
    }),
  },
  {
    ...{ name: 'members', layout: 'narrow', listed: 'organisation', may: administrators },
    load: async () => ({
      default: (await import('../members/members-page.tsx')).MembersPage,
    }),
  },
  {
    ...{ name: 'teams', layout: 'narrow', listed: 'organisation', may: administrators },
    load: async () => ({ default: (await import('../teams/teams-page.tsx')).TeamsPage }),
  },
  {
    ...{ name: 'settings', layout: 'narrow', listed: 'organisation', may: administrators },
    load: async () => ({
      default: (await import('../organisation-settings/organisation-page.tsx')).OrganisationPage,
    }),
  },
  {
    ...{ name: 'audit', layout: 'narrow', listed: 'organisation', may: administrators },
    load: async () => ({
      default: (await import('../audit-log/audit-page.tsx')).AuditPage,
    }),
  },
  {
    ...{ name: 'join', layout: 'narrow', listed: null },
    load: async () => ({ default: (await import('./join-page.tsx')).JoinPage }),
  },
];

interface Page extends PageEntry {
  readonly Content: LazyExoticComponent<ComponentType<PageProps>>;
}

export const pages: readonly Page[] = entries.map((entry) => ({
  ...entry,
  Content: lazy(entry.load),
}));

/** Begins to fetch a page before it is known who asks; what fails is told where it is shown. */
export function fetchPage(name: string): void {
  pages
    .find((page) => page.name === name)
    ?.load()
    .catch(() => undefined);
}

/** The page of that name, for who may use it; null says no more than that there is none for them. */
export function pageOf(name: string, membership: Membership): Page | null {
  const page = pages.find((one) => one.name === name);
  return page === undefined || page.may?.(membership) === false ? null : page;
}

export function listedPages(group: 'work' | 'organisation', membership: Membership): PageName[] {
  return pages
    .filter((page) => page.listed === group && page.may?.(membership) !== false)
    .map(({ name }) => name);
}
