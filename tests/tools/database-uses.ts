import { createHash, randomUUID } from 'node:crypto';
import type postgres from 'postgres';

/** Of the organisation that tests/tools/bench-load.sql makes. */
export const benchOrg = '00000000-0000-4000-8000-0000000000aa';

/** One use of the database that has a budget: whose it is, what it may take, and the call of each turn. */
export interface DatabaseUse {
  readonly name: string;
  /** Milliseconds, 95th percentile, at 200,000 customers. */
  readonly budget: number;
  /**
   * Pages of 8 kB that one call may touch at 20,000 customers; free of noise, and so a test
   * (supabase/tests/plans.test.ts). A quarter more than was seen; where a second process may read, it brings pages of its own.
   */
  readonly pages: number;
  /** Number of the member who asks: 0 to 19 reps, 20 their manager, 21 the administrator. */
  readonly member: number;
  readonly call: (turn: number) => readonly [rpc: string, payload: object];
}

/** The id under which tests/tools/bench-load.sql made this row: a valid one, since contracts look. */
export function idOf(kind: string, n: number): string {
  const digits = createHash('md5').update(`${kind}${n}`).digest('hex');
  const part = (from: number, to: number) => digits.slice(from, to);
  return `${part(0, 8)}-${part(8, 12)}-4${part(13, 16)}-8${part(17, 20)}-${part(20, 32)}`;
}

/** Every use with a budget, for customers of rep 0. `turns`: how many calls differ from each other. */
export async function databaseUses(
  sql: postgres.Sql,
  customers: number,
  turns: number,
): Promise<DatabaseUse[]> {
  // Customers of rep 0 are those whose number is a multiple of twenty.
  const own: string[] = [];
  for (let n = 0; n < turns; n += 1)
    own.push(idOf('customer', 20 * (1 + ((n * 31) % Math.floor(customers / 20)))));
  const people = await Promise.all(
    Array.from({ length: 20 }, async (_, n) => {
      const customer = 1 + n * 13;
      const [row] = await sql<{ address: string; domain: string }[]>`
        select private.digest(decode(repeat('ab', 32), 'hex'), 'address', ${`p0@c${customer}.example`}) as address,
          private.digest(decode(repeat('ab', 32), 'hex'), 'domain', ${`c${customer}.example`}) as domain`;
      const { address = '', domain = '' } = row ?? {};
      const forms = { exact: address, plus: address, canonical: address };
      return { ref: String(n), ...forms, domains: [domain] };
    }),
  );
  // As a thread looks whose people are known by their company alone, with the mails on screen that were logged.
  const strangers = people.map((person) => {
    const unknown = digest();
    return { ...person, exact: unknown, plus: unknown, canonical: unknown };
  });
  const onScreen = await sql<{ value: string }[]>`
    select k.value from public.mail_keys as k
    where k.org_id = ${benchOrg} and k.mail_id in (
      select unnest(${Array.from({ length: 20 }, (_, n) => idOf('mail', (n + 1) * 40))}::uuid[])
    )`;
  const message = () => ({
    ...{ key_version: 1, soft_key: digest(), soft_keys_near: [], thread: digest() },
    keys: [{ kind: 'message_id', value: digest(), mailbox: null }],
    ...{ direction: 'in', subject: 'Quote', sent_at: ago(120_000) },
    participants: [{ role: 'from', address: 'p0@c20.example', name: 'Person' }],
    ...{ text: 'Please send the quote.', original_text: 'Please send the quote.' },
    source: {
      ...{ surface: 'gmail', mailbox: digest(), thread_id: 'x', message_id: digest(), url: null },
    },
  });
  const log = (turn: number) => ({
    ...{ op_id: randomUUID(), customer_ids: [own[turn]], contact_ids: [], kind: 'mail' },
    ...{ source: 'sidebar', visibility: 'full', outcome: null, note: null, next: null },
    ...{ no_next_reason: 'Answered', occurred_at: ago(60_000), mail: message() },
  });
  const match = (turn: number) => ({
    ...{ key_version: 1, people, thread: null, mail_keys: [], customer_id: own[turn] },
  });
  const matchByDomain = (turn: number) => ({
    ...match(turn),
    ...{ people: strangers, mail_keys: onScreen.map(({ value }) => value) },
  });
  const page = (turn: number) => ({ customer_id: own[turn], before: null, limit: 20 });
  const search = (query: object) => () => ['search_customers', query] as const;
  const rare = (turn: number) => ({ text: String(20 * (turn + 1)).padStart(6, '0') });
  const me = idOf('member', 0);
  return [
    {
      ...{ name: 'match 20 people, card included', budget: 5, pages: 800, member: 0 },
      call: (turn) => ['match_people', match(turn)],
    },
    {
      ...{
        name: 'match 20 people by domain, 20 mails on screen',
        budget: 5,
        pages: 1150,
        member: 0,
      },
      call: (turn) => ['match_people', matchByDomain(turn)],
    },
    {
      ...{ name: 'log a mail', budget: 8, pages: 480, member: 0 },
      call: (turn) => ['log_interaction', log(turn)],
    },
    {
      ...{ name: 'timeline of 20', budget: 5, pages: 250, member: 0 },
      call: (turn) => ['timeline', page(turn)],
    },
    {
      ...{ name: 'timeline of 20, changes among them', budget: 5, pages: 280, member: 0 },
      call: (turn) => ['customer_timeline', { ...page(turn), kinds: null }],
    },
    {
      ...{ name: 'newest 50 of mine', budget: 10, pages: 1800, member: 0 },
      call: search({ text: '', filters: { owner_ids: [me] }, limit: 50 }),
    },
    {
      ...{ name: 'search: rare term', budget: 5, pages: 100, member: 0 },
      call: (turn) => ['search_customers', rare(turn)],
    },
    {
      ...{ name: 'search: term in every fifth name', budget: 15, pages: 1750, member: 0 },
      call: search({ text: '精密' }),
    },
    {
      ...{ name: 'search: term in every name', budget: 30, pages: 1750, member: 0 },
      call: search({ text: '有限' }),
    },
    {
      ...{ name: 'search: initials', budget: 15, pages: 1100, member: 0 },
      call: search({ text: 'szyf' }),
    },
    {
      ...{ name: 'match 20 people, as manager', budget: 5, pages: 800, member: 20 },
      call: (turn) => ['match_people', match(turn)],
    },
    {
      ...{ name: 'timeline of 20, as manager', budget: 5, pages: 250, member: 20 },
      call: (turn) => ['timeline', page(turn)],
    },
    {
      ...{ name: 'search: term in every name, as manager', budget: 30, pages: 190, member: 20 },
      call: search({ text: '有限' }),
    },
    {
      ...{ name: 'search: rare term, as manager', budget: 5, pages: 90, member: 20 },
      call: (turn) => ['search_customers', rare(turn)],
    },
    {
      ...{ name: 'list: the first 100, as manager', budget: 15, pages: 800, member: 20 },
      call: search({ text: '', limit: 100 }),
    },
    {
      ...{ name: 'list: 100 by name, as manager', budget: 15, pages: 800, member: 20 },
      call: search({ text: '', order: 'name', limit: 100 }),
    },
    {
      ...{ name: "summary of a team's 30 days", budget: 10, pages: 1600, member: 20 },
      call: () => ['summary', period(30)],
    },
    {
      ...{ name: "summary of the organisation's year", budget: 50, pages: 2000, member: 21 },
      call: () => ['summary', period(365)],
    },
    {
      ...{ name: 'summary of two tiers, 30 days', budget: 100, pages: 1600, member: 21 },
      call: () => ['summary', { ...period(30), customers: { tiers: ['A', 'B'] } }],
    },
    {
      ...{ name: 'summary of two tiers, a year', budget: 500, pages: 3000, member: 21 },
      call: () => ['summary', { ...period(365), customers: { tiers: ['A', 'B'] } }],
    },
    {
      ...{ name: 'summary of a country, a year', budget: 500, pages: 3000, member: 21 },
      call: () => [
        'summary',
        { ...period(365), customers: { regions: ['CN'], tiers: ['A', 'B'] } },
      ],
    },
    {
      ...{ name: 'customer figures of two tiers, 30 days', budget: 100, pages: 850, member: 21 },
      call: () => ['customer_figures', { ...period(30), customers: { tiers: ['A', 'B'] } }],
    },
    {
      ...{ name: 'customer figures of two tiers, a year', budget: 500, pages: 2600, member: 21 },
      call: () => ['customer_figures', { ...period(365), customers: { tiers: ['A', 'B'] } }],
    },
    {
      ...{ name: 'deal figures of two tiers, 30 days', budget: 100, pages: 3200, member: 21 },
      call: () => ['deal_figures', { ...period(30), customers: { tiers: ['A', 'B'] } }],
    },
    {
      ...{ name: 'deal figures of two tiers, a year', budget: 500, pages: 12400, member: 21 },
      call: () => ['deal_figures', { ...period(365), customers: { tiers: ['A', 'B'] } }],
    },
    {
      ...{ name: 'pool movements of two tiers, 30 days', budget: 100, pages: 550, member: 21 },
      call: () => ['pool_figures', { ...period(30), customers: { tiers: ['A', 'B'] } }],
    },
    {
      ...{ name: 'pool movements of two tiers, a year', budget: 500, pages: 720, member: 21 },
      call: () => ['pool_figures', { ...period(365), customers: { tiers: ['A', 'B'] } }],
    },
    {
      ...{ name: 'completeness of two tiers', budget: 500, pages: 1450, member: 21 },
      call: () => ['file_figures', { ...period(30), customers: { tiers: ['A', 'B'] } }],
    },
  ];
}

const ago = (ms: number): string => new Date(Date.now() - ms).toISOString();

const digest = (): string => randomUUID().replaceAll('-', '').slice(0, 22);

function period(days: number): object {
  const day = (back: number) => new Date(Date.now() - back * 86_400_000).toISOString().slice(0, 10);
  return { from: day(days), to: day(0), team_id: null };
}
