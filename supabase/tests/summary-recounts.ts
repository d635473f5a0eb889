import type { OperationResult } from '../../shared/contracts/operations.ts';
import type { CustomerChoice } from '../../shared/contracts/summary.ts';
import { isChosen, type RawRows } from './summary-raw-rows.ts';

interface Days {
  readonly from: string;
  readonly to: string;
}

/** A period and the one before it, both ends included. */
export interface Span {
  readonly period: Days;
  readonly before: Days;
}

const within = (day: string, range: { from: string; to: string }) =>
  day >= range.from && day <= range.to;
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function countBy<T>(rows: readonly T[], keyOf: (row: T) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const row of rows) counts[keyOf(row)] = (counts[keyOf(row)] ?? 0) + 1;
  return counts;
}

export function recountCustomers(
  raw: RawRows,
  people: ReadonlySet<string>,
  choice: CustomerChoice,
  span: Span,
) {
  const byId = new Map(raw.customers.map((customer) => [customer.id, customer]));
  const held = raw.customers.filter(
    (one) =>
      one.owner !== null &&
      people.has(one.owner) &&
      one.approval === 'approved' &&
      isChosen(one, choice),
  );
  const source = (one: { source: string | null }) => one.source ?? '-';
  const contacts = raw.followUps.filter(
    (one) =>
      people.has(one.author) &&
      within(one.day, span.period) &&
      isChosen(byId.get(one.customer), choice),
  );
  const ages = (day: string) => {
    const days = (Date.parse(raw.today) - Date.parse(day)) / 86_400_000;
    return days <= 3 ? 0 : days <= 7 ? 1 : days <= 30 ? 2 : 3;
  };
  const late = raw.reminders.filter(
    (one) =>
      people.has(one.owner) && one.day < raw.today && isChosen(byId.get(one.customer), choice),
  );
  return {
    now: countBy(
      held.filter((one) => within(one.created, span.period)),
      source,
    ),
    before: countBy(
      held.filter((one) => within(one.created, span.before)),
      source,
    ),
    touched: new Set(contacts.map((one) => one.customer)).size,
    touchedBy: countBy(
      [...new Set(contacts.map((one) => `${one.author} ${one.customer}`))],
      (pair) => pair.slice(0, 36),
    ),
    overdue: countBy(late, (one) => `${one.owner} ${ages(one.day)}`),
  };
}

const without0 = (counts: readonly (readonly [string, number])[]) =>
  Object.fromEntries(counts.filter(([, count]) => count > 0));

export const shownCustomers = ({
  growth,
  touched,
  overdue,
}: OperationResult<'customerFigures'>) => ({
  now: without0(growth.by_source.map((one) => [one.source ?? '-', one.count])),
  before: without0(growth.by_source.map((one) => [one.source ?? '-', one.previous])),
  touched: touched.count,
  touchedBy: without0(touched.by_member.map((one) => [one.member_id, one.count])),
  overdue: without0(
    overdue.flatMap(({ member_id, ages }) =>
      ages.map((count, age) => [`${member_id} ${age}`, count] as const),
    ),
  ),
});

const median = (values: readonly number[]): number | null => {
  const sorted = [...values].sort((a, b) => a - b);
  const low = sorted[Math.floor((sorted.length - 1) / 2)];
  const high = sorted[Math.ceil((sorted.length - 1) / 2)];
  return low === undefined || high === undefined ? null : (low + high) / 2;
};

export function recountDeals(
  raw: RawRows,
  sight: { people: ReadonlySet<string>; opportunities: ReadonlySet<string> },
  choice: CustomerChoice,
  span: Span,
) {
  const customers = new Map(raw.customers.map((customer) => [customer.id, customer]));
  const rankOf = new Map(
    raw.stages.map(({ id, outcome, position }) => [
      id,
      outcome === 'won' ? 99 : outcome === 'lost' ? -1 : position,
    ]),
  );
  const outcomeOf = new Map(raw.stages.map(({ id, outcome }) => [id, outcome]));
  const rank = (stage: string) => rankOf.get(stage) ?? -1;
  const deals = raw.opportunities
    .filter((one) => sight.people.has(one.owner) && sight.opportunities.has(one.id))
    .filter(
      (one) =>
        customers.get(one.customer)?.approval === 'approved' &&
        isChosen(customers.get(one.customer), choice),
    )
    .map((one) => {
      const steps = raw.history.filter((step) => step.opportunity === one.id);
      const outcome = outcomeOf.get(one.stage) ?? 'open';
      return {
        ...one,
        outcome,
        steps,
        furthest: Math.max(rank(one.stage), ...steps.map(({ stage }) => rank(stage))),
      };
    });
  const sums = (some: readonly { amount: number | null; currency: string }[]) =>
    Object.fromEntries(
      ['CNY', 'EUR'].flatMap((currency) => {
        const known = some.flatMap((one) =>
          one.currency === currency && one.amount !== null ? [one.amount] : [],
        );
        return known.length === 0 ? [] : [[currency, known.reduce((a, b) => a + b, 0)]];
      }),
    );
  const begun = deals.filter((one) => within(one.created, span.period));
  const yearAgo = Date.now() - 365 * 86_400_000;
  const ended = deals.filter(
    (one) => one.outcome !== 'open' && (one.closed_at?.getTime() ?? 0) >= yearAgo,
  );
  const closed = deals.filter((one) => one.closed !== null && within(one.closed, span.period));
  const closedBefore = deals.filter(
    (one) => one.closed !== null && within(one.closed, span.before),
  );
  const end = (outcome: string) => ({
    count: closed.filter((one) => one.outcome === outcome).length,
    previous: closedBefore.filter((one) => one.outcome === outcome).length,
    amounts: sums(closed.filter((one) => one.outcome === outcome)),
  });
  const stages = raw.stages
    .filter(({ outcome }) => outcome !== 'lost')
    .sort((a, b) => a.position - b.position)
    .map((stage) => {
      const reached = begun.filter((one) => one.furthest >= rank(stage.id));
      const stays = begun.flatMap(({ steps }) =>
        steps.flatMap((step, n) => {
          const next = steps[n + 1];
          return step.stage === stage.id && next !== undefined
            ? [(next.at - step.at) / 86_400_000]
            : [];
        }),
      );
      const through = ended.filter((one) => one.furthest >= rank(stage.id));
      const days = median(stays);
      return {
        reached: reached.length,
        amounts: sums(reached),
        days: days === null ? null : Number(days.toFixed(1)),
        won: through.filter((one) => one.outcome === 'won').length,
        ended: through.length,
        id: stage.id,
        probability: stage.probability,
      };
    });
  const month = (expected: string | null) =>
    expected === null
      ? 'none'
      : expected < `${raw.today.slice(0, 7)}-01`
        ? 'past'
        : expected.slice(0, 7);
  const open = deals.filter((one) => one.outcome === 'open');
  const forecast = [...new Set(open.map((one) => `${month(one.expected)} ${one.currency}`))]
    .sort(compare)
    .map((key) => {
      const some = open.filter((one) => `${month(one.expected)} ${one.currency}` === key);
      const amount = some.reduce((sum, one) => sum + (one.amount ?? 0), 0);
      const weighted = some.reduce(
        (sum, one) =>
          sum +
          ((one.amount ?? 0) * (stages.find(({ id }) => id === one.stage)?.probability ?? 0)) / 100,
        0,
      );
      return { key, count: some.length, amount, weighted: Math.round(weighted) };
    });
  const firsts = new Map<string, (typeof deals)[number]>();
  for (const one of deals.filter(({ outcome }) => outcome === 'won')) {
    const known = firsts.get(one.customer);
    if (known === undefined || (one.closed_at ?? 0) < (known.closed_at ?? 0))
      firsts.set(one.customer, one);
  }
  const cycles = [...firsts.values()]
    .filter((one) => one.closed !== null && within(one.closed, span.period))
    .map((one) => {
      const days = raw.followUps
        .filter(({ customer }) => customer === one.customer)
        .map(({ day }) => day);
      const first =
        [...days, customers.get(one.customer)?.first_contact ?? '9999-99-99'].sort(compare)[0] ??
        '';
      return (Date.parse(one.closed ?? '') - Date.parse(first)) / 86_400_000;
    });
  return {
    begun: begun.length,
    stages: stages.map(({ id: _id, probability: _probability, ...stage }) => stage),
    won: end('won'),
    lost: end('lost'),
    reasons: countBy(
      closed.filter((one) => one.outcome === 'lost'),
      (one) => one.lost_reason ?? '-',
    ),
    forecast,
    cycle: {
      median: median(cycles.filter((days) => days >= 0)),
      customers: cycles.filter((days) => days >= 0).length,
      all: cycles.length,
    },
  };
}

const byCurrency = (amounts: readonly { currency: string; amount_minor: number }[]) =>
  Object.fromEntries(amounts.map((one) => [one.currency, one.amount_minor]));
const shownEnd = (end: OperationResult<'dealFigures'>['won']) => ({
  count: end?.count ?? 0,
  previous: end?.previous ?? 0,
  amounts: byCurrency(end?.amounts ?? []),
});

export const shownDeals = (figures: OperationResult<'dealFigures'>) => ({
  begun: figures.begun,
  stages: figures.stages.map(({ reached, amounts, median_days, won, ended }) => ({
    ...{ reached, amounts: byCurrency(amounts), days: median_days, won, ended },
  })),
  won: shownEnd(figures.won),
  lost: shownEnd(figures.lost),
  reasons: Object.fromEntries(figures.reasons.map(({ reason, count }) => [reason ?? '-', count])),
  forecast: figures.forecast
    .map((one) => ({
      key: `${one.month} ${one.currency}`,
      ...{ count: one.count, amount: one.amount_minor, weighted: one.weighted_minor },
    }))
    .sort((a, b) => compare(a.key, b.key)),
  cycle: {
    median: figures.cycle.median_days,
    customers: figures.cycle.customers,
    all: figures.cycle.customers + figures.cycle.left_out,
  },
});
