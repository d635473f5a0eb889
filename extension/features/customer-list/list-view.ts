import { customerStatus, type SearchQuery, tier } from '../../../shared/contracts/customers.ts';
import { uuid } from '../../../shared/contracts/scalars.ts';

/** All that the list shows, as the address bar holds it. Within one list any value counts, of tags all of them. */
export interface ListView {
  readonly text: string;
  readonly statuses: readonly (typeof customerStatus.options)[number][];
  readonly tiers: readonly (typeof tier.options)[number][];
  readonly owners: readonly string[];
  readonly regions: readonly string[];
  readonly industry: string | null;
  readonly types: readonly string[];
  readonly tags: readonly string[];
  readonly idleDays: number | null;
  readonly order: Order;
}

export const orders = ['last_follow_up', 'name', 'code'] as const;
export type Order = (typeof orders)[number];

export const everything: ListView = {
  ...{ text: '', statuses: [], tiers: [], owners: [], regions: [], industry: null, types: [] },
  ...{ tags: [], idleDays: null, order: 'last_follow_up' },
};

/** What in the address could not be understood, or may not be asked, and was left out. */
export type ListProblem = 'text' | 'filter' | 'owner' | 'code' | 'tag' | 'idle' | 'order';

export const LONGEST_TEXT = 100;
const LONGEST_IDLE = 36_500;
const MOST = 20;

/** Reads an address that anybody may have typed: nothing in it is trusted, everything odd is told. */
export function parseListView(params: URLSearchParams): {
  view: ListView;
  problems: ListProblem[];
} {
  const problems: ListProblem[] = [];
  const typed = params.get('q') ?? '';
  if (typed.length > LONGEST_TEXT) problems.push('text');
  const named = params.get('order') ?? everything.order;
  const order = orders.find((one) => one === named);
  if (order === undefined) problems.push('order');
  const idle = params.get('idle');
  const idleDays = idle === null ? null : /^\d{1,5}$/.test(idle) ? Number(idle) : Number.NaN;
  const idleKnown = idleDays === null || idleDays <= LONGEST_IDLE;
  if (!idleKnown) problems.push('idle');

  /** Each value that `read` knows; one that it does not is told, and the others still count. */
  function list<T>(name: string, problem: ListProblem, read: (text: string) => T | null): T[] {
    const values = (params.get(name) ?? '').split(',').filter((text) => text !== '');
    const known = values.slice(0, MOST).map(read);
    if (values.length > MOST || known.includes(null)) problems.push(problem);
    return [...new Set(known.filter((value) => value !== null))];
  }
  const code = (text: string) => (/^[\w-]{1,40}$/.test(text) ? text : null);
  const id = (text: string) => uuid.safeParse(text).data ?? null;
  return {
    view: {
      text: typed.length > LONGEST_TEXT ? '' : typed,
      statuses: list('status', 'filter', (text) => customerStatus.safeParse(text).data ?? null),
      tiers: list('tier', 'filter', (text) => tier.safeParse(text).data ?? null),
      owners: list('owner', 'owner', id),
      regions: list('region', 'code', code),
      industry: list('industry', 'code', code)[0] ?? null,
      types: list('type', 'code', code),
      tags: list('tag', 'tag', id),
      idleDays: idleKnown ? idleDays : null,
      order: order ?? everything.order,
    },
    problems: [...new Set(problems)],
  };
}

export function formatListView(view: ListView): URLSearchParams {
  const params = new URLSearchParams();
  const put = (name: string, value: string) => {
    if (value !== '') params.set(name, value);
  };
  put('q', view.text);
  put('status', view.statuses.join(','));
  put('tier', view.tiers.join(','));
  put('owner', view.owners.join(','));
  put('region', view.regions.join(','));
  put('industry', view.industry ?? '');
  put('type', view.types.join(','));
  put('tag', view.tags.join(','));
  put('idle', view.idleDays === null ? '' : String(view.idleDays));
  put('order', view.order === everything.order ? '' : view.order);
  return params;
}

/** As the database is asked. What does not narrow is left out, so that the same question is the same words. */
export function queryOf(view: ListView): SearchQuery {
  const filters = {
    ...(view.statuses.length > 0 && { statuses: [...view.statuses] }),
    ...(view.tiers.length > 0 && { tiers: [...view.tiers] }),
    ...(view.owners.length > 0 && { owner_ids: [...view.owners] }),
    ...(view.regions.length > 0 && { regions: [...view.regions] }),
    ...(view.industry !== null && { industry: view.industry }),
    ...(view.types.length > 0 && { customer_types: [...view.types] }),
    ...(view.tags.length > 0 && { tag_ids: [...view.tags] }),
    ...(view.idleDays !== null && { idle_days: view.idleDays }),
  };
  return {
    text: view.text.trim(),
    ...(Object.keys(filters).length > 0 && { filters }),
    order: view.order,
  };
}

/** The view of a search that was saved. */
export function viewOf({ text, filters = {}, order }: SearchQuery): ListView {
  return {
    text,
    statuses: filters.statuses ?? [],
    tiers: filters.tiers ?? [],
    owners: filters.owner_ids ?? [],
    regions: filters.regions ?? [],
    industry: filters.industry ?? null,
    types: filters.customer_types ?? [],
    tags: filters.tag_ids ?? [],
    idleDays: filters.idle_days ?? null,
    order: order ?? everything.order,
  };
}

/** How many filters narrow the list, beside the text. */
export function countFilters(view: ListView): number {
  const { text: _text, order: _order, ...filters } = view;
  return Object.values(filters)
    .filter((value) => value !== null && value !== '')
    .flat().length;
}
