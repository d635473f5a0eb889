import { tier } from '../../../shared/contracts/customers.ts';
import type { OperationArgs } from '../../../shared/contracts/operations.ts';
import { uuid } from '../../../shared/contracts/scalars.ts';

/** Which customers of the pool are listed, as the address bar holds it. */
export interface PoolView {
  readonly pool: string | null;
  readonly tier: (typeof tier.options)[number] | null;
  readonly region: string | null;
  readonly industry: string | null;
  readonly source: string | null;
  readonly why: (typeof whys)[number] | null;
  readonly lain: keyof typeof spans | null;
}

export const whys = ['new', 'released', 'recycled', 'left'] as const;

/** For how long they have lain there, in days: at least, or at most. */
export const spans = {
  week: { most_days: 7 },
  month: { most_days: 30 },
  over_month: { least_days: 30 },
  over_quarter: { least_days: 90 },
  over_half: { least_days: 180 },
} as const;

export const wholePool: PoolView = {
  ...{ pool: null, tier: null, region: null, industry: null, source: null, why: null, lain: null },
};

/** Reads an address that anybody may have typed: nothing in it is trusted, and what is odd is left out and told. */
export function parsePoolView(params: URLSearchParams): { view: PoolView; isOdd: boolean } {
  let isOdd = false;
  function read<T>(name: string, known: (text: string) => T | null | undefined): T | null {
    const text = params.get(name);
    if (text === null || text === '') return null;
    const value = known(text) ?? null;
    if (value === null) isOdd = true;
    return value;
  }
  const code = (text: string) => (/^[\w-]{1,40}$/.test(text) ? text : null);
  const view: PoolView = {
    pool: read('pool', (text) => uuid.safeParse(text).data),
    tier: read('tier', (text) => tier.safeParse(text).data),
    region: read('region', code),
    industry: read('industry', code),
    source: read('source', code),
    why: read('why', (text) => whys.find((one) => one === text)),
    lain: read('lain', (text) => spanNames.find((one) => one === text)),
  };
  return { view, isOdd };
}

export const spanNames = ['week', 'month', 'over_month', 'over_quarter', 'over_half'] as const;

export function formatPoolView(view: PoolView): URLSearchParams {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(view)) if (value !== null) params.set(name, value);
  return params;
}

type PoolFilter = NonNullable<OperationArgs<'poolCustomers'>['filter']>;

/** As the database is asked. */
export function filterOf(view: PoolView): PoolFilter {
  return {
    pool_id: view.pool,
    tier: view.tier,
    region_code: view.region,
    industry_code: view.industry,
    ...(view.source !== null && { source_channel: view.source }),
    ...(view.why !== null && { why: view.why }),
    ...(view.lain !== null && spans[view.lain]),
  };
}
