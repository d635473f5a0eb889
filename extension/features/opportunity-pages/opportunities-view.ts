import type { OpportunityFilter } from '../../../shared/contracts/opportunity-operations.ts';
import { uuid } from '../../../shared/contracts/scalars.ts';

export const closings = ['overdue', 'month', 'quarter'] as const;
export const outcomes = ['open', 'won', 'lost'] as const;

/** Board or list, and what narrows it, as the address bar holds it. */
export interface OpportunitiesView {
  readonly tab: 'board' | 'list';
  readonly text: string;
  readonly owners: readonly string[];
  readonly closing: (typeof closings)[number] | null;
  /** Of the list alone; null: whatever became of them. */
  readonly outcome: (typeof outcomes)[number] | null;
  /** Of the list alone. */
  readonly stage: string | null;
}

export const wholeBoard: OpportunitiesView = {
  ...{ tab: 'board', text: '', owners: [], closing: null, outcome: 'open', stage: null },
};

export const LONGEST_TEXT = 100;

/** Reads an address that anybody may have typed: what is odd in it is left out and told. */
export function parseOpportunitiesView(params: URLSearchParams): {
  view: OpportunitiesView;
  isOdd: boolean;
} {
  let isOdd = false;
  function read<T>(name: string, otherwise: T, understand: (text: string) => T | undefined): T {
    const text = params.get(name);
    if (text === null) return otherwise;
    const understood = understand(text);
    if (understood === undefined) isOdd = true;
    return understood ?? otherwise;
  }
  const view: OpportunitiesView = {
    tab: read('tab', wholeBoard.tab, (text) => (text === 'list' ? text : undefined)),
    text: read('q', '', (text) => (text.length <= LONGEST_TEXT ? text : undefined)),
    owners: read<readonly string[]>('owner', [], (text) => {
      const owner = uuid.safeParse(text).data;
      return owner === undefined ? undefined : [owner];
    }),
    closing: read<OpportunitiesView['closing']>('closing', null, (text) =>
      closings.find((one) => one === text),
    ),
    outcome:
      params.get('state') === 'all'
        ? null
        : read<OpportunitiesView['outcome']>('state', 'open', (text) =>
            outcomes.find((one) => one === text),
          ),
    stage: read<string | null>('stage', null, (text) => uuid.safeParse(text).data),
  };
  return { view, isOdd };
}

export function formatOpportunitiesView(view: OpportunitiesView): URLSearchParams {
  const params = new URLSearchParams();
  if (view.tab === 'list') params.set('tab', 'list');
  if (view.text !== '') params.set('q', view.text);
  if (view.owners[0] !== undefined) params.set('owner', view.owners[0]);
  if (view.closing !== null) params.set('closing', view.closing);
  if (view.outcome !== 'open') params.set('state', view.outcome ?? 'all');
  if (view.stage !== null) params.set('stage', view.stage);
  return params;
}

const dayAfter = (today: string, days: number) =>
  new Date(Date.parse(`${today}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** As the database is asked; `today` is the organisation's, `YYYY-MM-DD`. A board has every stage and state. */
export function filterOf(view: OpportunitiesView, today: string): OpportunityFilter {
  const days = view.closing === 'month' ? 30 : 90;
  const list = view.tab === 'list';
  return {
    ...(view.text.trim() !== '' && { text: view.text.trim() }),
    ...(view.owners.length > 0 && { owner_ids: [...view.owners] }),
    ...(view.closing === 'overdue' && { closes_until: dayAfter(today, -1) }),
    ...(view.closing !== null &&
      view.closing !== 'overdue' && { closes_from: today, closes_until: dayAfter(today, days) }),
    ...(list && view.outcome !== null && { outcome: view.outcome }),
    ...(list && view.stage !== null && { stage_id: view.stage }),
  };
}

/** Whether anything beside the tab narrows what is shown. */
export function isNarrowed(view: OpportunitiesView): boolean {
  return formatOpportunitiesView({ ...view, tab: 'board' }).size > 0;
}
