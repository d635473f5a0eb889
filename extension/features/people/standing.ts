import type { MatchCandidate } from '../../../shared/contracts/customers.ts';

/**
 * How a person of the thread stands to the reader. `decide`: several customers, and nobody guesses which. `excluded`: on the
 * reader's own list of what is never logged, whatever customer they belong to.
 */
export type Standing =
  | {
      readonly kind: 'mine' | 'team';
      readonly candidate: MatchCandidate;
      readonly customerId: string;
    }
  | { readonly kind: 'decide'; readonly candidates: readonly MatchCandidate[] }
  | { readonly kind: 'colleague' | 'pool'; readonly candidate: MatchCandidate }
  | { readonly kind: 'excluded' }
  | { readonly kind: 'unknown' };

export type StandingKind = Standing['kind'];

export function standingOf(candidates: readonly MatchCandidate[]): Standing {
  const known = distinct(candidates.filter((candidate) => candidate.relation !== 'none'));
  const [first] = known;
  if (first === undefined) return { kind: 'unknown' };
  if (known.length > 1) return { kind: 'decide', candidates: known };
  switch (first.relation) {
    case 'colleague':
    case 'pool':
      return { kind: first.relation, candidate: first };
    default:
      // A customer that the reader may see always comes with its id; without one there is nothing to open.
      if (first.customer_id === null) return { kind: 'unknown' };
      return {
        kind: first.relation === 'mine' ? 'mine' : 'team',
        candidate: first,
        customerId: first.customer_id,
      };
  }
}

/** One candidate per customer, the first (strongest) reason kept. Colleagues' customers are told apart by their owner. */
function distinct(candidates: readonly MatchCandidate[]): MatchCandidate[] {
  const seen = new Map<string, MatchCandidate>();
  for (const candidate of candidates) {
    const key = candidate.customer_id ?? `${candidate.relation}/${candidate.owner_name ?? ''}`;
    if (!seen.has(key)) seen.set(key, candidate);
  }
  return [...seen.values()];
}
