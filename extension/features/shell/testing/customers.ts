import type {
  CustomerCard,
  LoggedMail,
  MatchCandidate,
  MatchPeopleArgs,
  MatchPeopleResult,
} from '../../../../shared/contracts/customers.ts';
import { uuidOf, zhaoMin } from './render-sidebar.tsx';

export function customer(n: number, name: string, given: Partial<CustomerCard> = {}): CustomerCard {
  return {
    customer_id: uuidOf(n),
    code: `CUS2026010500${n % 10}`,
    name,
    short_name: null,
    status: 'intent',
    tier: 'B',
    industry_code: 'C',
    customer_type: 'direct',
    region_code: 'CN',
    source_channel: null,
    domains: [],
    to_verify: [],
    owner: { member_id: zhaoMin.member_id, name: zhaoMin.name },
    relation: 'mine',
    can_log: true,
    created_at: '2026-01-05T02:00:00Z',
    last_follow_up_at: null,
    next_reminder: null,
    contacts: [],
    timeline: [],
    ...given,
  };
}

export const candidateOf = (
  card: CustomerCard,
  given: Partial<MatchCandidate> = {},
): MatchCandidate => ({
  relation: 'mine',
  reason: 'address',
  customer_id: card.customer_id,
  customer_name: card.name,
  contact_id: null,
  contact_name: null,
  owner_name: zhaoMin.name,
  ...given,
});

/** Every person of the thread belongs to these candidates; every mail of it is logged as told. */
export const answer =
  (candidates: MatchCandidate[], logged?: Omit<LoggedMail, 'key'>) =>
  async (args: MatchPeopleArgs): Promise<MatchPeopleResult> => ({
    people: args.people.map(({ ref }) => ({ ref, candidates, excluded: false })),
    card: null,
    follows: null,
    logged: logged === undefined ? [] : args.mail_keys.map((key) => ({ key, ...logged })),
  });
