import type { SupabaseClient } from '@supabase/supabase-js';
import { beforeAll, describe, expect, test } from 'vitest';
import type { OperationResult } from '../../shared/contracts/operations.ts';
import type { CustomerChoice } from '../../shared/contracts/summary.ts';
import { useBackend } from '../local/testing/test-database.ts';
import { demoAdmin, demoRep, demoTeamManager } from '../seed/demo-organisation.ts';
import { demoMemberId, demoOrgId } from '../seed/insert-demo.ts';
import { call } from './call-operation.ts';

const backend = useBackend();
const zone = 'America/New_York';
const day = (back: number) => new Date(Date.now() - back * 86_400_000).toISOString().slice(0, 10);
const period = { from: day(200), to: day(10), team_id: null };
const clients = new Map<string, SupabaseClient>();
const roles = [demoAdmin, demoTeamManager, demoRep];

beforeAll(async () => {
  for (const email of roles) clients.set(email, await backend.signIn(email));
  await backend.sql`update public.organisations set time_zone = ${zone} where id = ${demoOrgId}`;
  await backend.sql`
    update public.customers set
      tier = (array['A', 'B', null])[1 + abs(hashtext(id::text)) % 3],
      address = case when abs(hashtext(code)) % 3 > 0 then 'Harbour 1' end,
      key_needs = case when abs(hashtext(name)) % 4 = 0 then 'Racks' end,
      source_channel = case when abs(hashtext(code)) % 5 > 1 then 'website' end,
      name = case when abs(hashtext(id::text)) % 7 = 0 then 'Twin Tools Ltd' else name end
    where org_id = ${demoOrgId}`;
  await backend.sql`
    insert into public.pool_events (org_id, customer_id, kind, from_member_id, to_member_id, at)
    select ${demoOrgId}, c.id, k.kind,
      case when k.kind in ('claimed', 'assigned') then null else c.owner_id end,
      case when k.kind in ('released', 'recycled') then null else (
        select m.id from public.members as m where m.org_id = ${demoOrgId} and m.role = 'rep'
        order by md5(m.id::text || c.id || k.kind) limit 1
      ) end,
      now() - make_interval(hours => abs(hashtext(c.id || k.kind)) % 6000)
    from public.customers as c
    cross join unnest(array['claimed', 'released', 'assigned', 'recycled', 'transferred', 'left']) as k (kind)
    where c.org_id = ${demoOrgId} and c.owner_id is not null`;
});

const clientOf = (email: string): SupabaseClient => {
  const client = clients.get(email);
  if (client === undefined) throw new Error(`${email} is signed in`);
  return client;
};

async function peopleOf(email: string): Promise<Set<string>> {
  const rows = await backend.sql<
    { id: string; role: string; team: string | null; email: string }[]
  >`
    select m.id, m.role, t.name as team, m.email from public.members as m
    left join public.teams as t on t.org_id = m.org_id and t.id = m.team_id where m.org_id = ${demoOrgId}`;
  const me = rows.find((row) => row.email === email);
  const seen = rows.filter(
    (row) =>
      row.email === email ||
      me?.role === 'admin' ||
      // East has no teams below it.
      (me?.role === 'manager' && row.team === me.team),
  );
  return new Set(seen.map(({ id }) => id));
}

interface RawFile {
  readonly id: string;
  readonly owner: string | null;
  readonly tier: string | null;
  readonly name_key: string;
  readonly approval: string;
  readonly missing: readonly string[];
}

const readFiles = () => backend.sql<RawFile[]>`
  select c.id, c.owner_id as owner, c.tier, c.name_key, c.approval, array_remove(array[
    case when c.source_channel is null then 'source' end, case when c.address is null then 'address' end,
    case when c.tier is null then 'tier' end, case when c.key_needs is null then 'needs' end,
    case when c.first_contact_on is null then 'first_contact' end,
    case when not exists (select from public.contacts as k where k.customer_id = c.id) then 'contact' end,
    case when not exists (select from public.customer_domains as d where d.customer_id = c.id) then 'domain' end,
    case when cardinality(c.to_verify) > 0 then 'verified' end], null) as missing
  from public.customers as c where c.org_id = ${demoOrgId}`;

const choices: readonly CustomerChoice[] = [{}, { tiers: ['A'] }];
const cases = roles.flatMap((email) => choices.map((customers) => ({ email, customers })));

async function countRows(
  email: string,
  customers: CustomerChoice,
  figure: 'moved' | 'missing',
  key: string,
) {
  const seen = new Set<string>();
  let cursor: string | null = null;
  do {
    const page: OperationResult<'figureRows'> = await call(clientOf(email), 'figureRows', {
      ...{ ...period, customers, figure, key, cursor },
    });
    for (const row of page.rows) seen.add(`${row.id} ${row.member_name}`);
    cursor = page.next_cursor;
  } while (cursor !== null);
  return seen.size;
}

describe.each(cases)('for $email with $customers', ({ email, customers }) => {
  const isChosen = (tier: string | null | undefined) =>
    customers.tiers === undefined || customers.tiers.some((one) => one === tier);

  test('movements equal a recount of the events, and have as many rows', async () => {
    const people = await peopleOf(email);
    const events = await backend.sql<
      { kind: string; from: string | null; to: string | null; day: string; tier: string | null }[]
    >`
      select e.kind, e.from_member_id as from, e.to_member_id as to, c.tier,
        (e.at at time zone ${zone})::date::text as day
      from public.pool_events as e join public.customers as c on c.id = e.customer_id where e.org_id = ${demoOrgId}`;
    const expected: Record<string, number> = {};
    const add = (member: string | null, word: string) => {
      if (member === null || !people.has(member)) return;
      expected[`${member} ${word}`] = (expected[`${member} ${word}`] ?? 0) + 1;
    };
    for (const one of events) {
      if (one.day < period.from || one.day > period.to || !isChosen(one.tier)) continue;
      if (one.from === one.to) continue;
      add(one.to, one.kind === 'claimed' || one.kind === 'assigned' ? one.kind : 'taken_over');
      add(one.from, one.kind === 'released' || one.kind === 'recycled' ? one.kind : 'handed_over');
    }
    const { movements } = await call(clientOf(email), 'poolFigures', { ...period, customers });
    expect(Object.keys(expected).length).toBeGreaterThan(3);
    expect(
      Object.fromEntries(movements.map((one) => [`${one.member_id} ${one.movement}`, one.count])),
    ).toEqual(expected);
    for (const word of ['claimed', 'recycled', 'taken_over']) {
      const total = movements.filter((one) => one.movement === word);
      const count = total.reduce((sum, one) => sum + one.count, 0);
      expect(await countRows(email, customers, 'moved', word), word).toBe(count);
    }
  });

  test('what files lack equals a recount of the files, and has as many rows', async () => {
    const people = await peopleOf(email);
    const files = (await readFiles()).filter(
      (one) =>
        one.owner !== null &&
        people.has(one.owner) &&
        one.approval === 'approved' &&
        isChosen(one.tier),
    );
    const figures = await call(clientOf(email), 'fileFigures', { ...period, customers });
    expect(figures.customers).toBe(files.length);
    for (const { field, missing } of figures.fields) {
      expect(missing, field).toBe(files.filter((one) => one.missing.includes(field)).length);
    }
    const twins = files.filter((one) =>
      files.some((other) => other.id !== one.id && other.name_key === one.name_key),
    );
    expect(figures.duplicates).toBe(twins.length);
    for (const [key, count] of [
      ['duplicate', figures.duplicates],
      ['address', figures.fields.find(({ field }) => field === 'address')?.missing],
    ] as const) {
      expect(await countRows(email, customers, 'missing', key), key).toBe(count);
    }
  });
});

test('a customer that is a colleague’s now is not named behind a movement', async () => {
  await backend.sql`update public.organisation_settings set visibility_mode = 'own' where org_id = ${demoOrgId}`;
  const me = demoMemberId(demoRep);
  const mine = await backend.sql<{ id: string }[]>`
    select id from public.customers where org_id = ${demoOrgId} and owner_id = ${me}`;
  const own = new Set(mine.map(({ id }) => id));
  const args = { ...period, figure: 'moved' as const, key: 'taken_over', cursor: null };
  const { rows } = await call(clientOf(demoRep), 'figureRows', args);
  const others = rows.filter((row) => !own.has(row.customer_id) && row.customer_name !== '–');
  const masked = rows.filter((row) => row.customer_name === '–');
  expect(masked.length).toBeGreaterThan(0);
  const collaborating = await backend.sql<{ id: string }[]>`
    select customer_id as id from public.collaborators where org_id = ${demoOrgId} and member_id = ${me}`;
  expect(
    others
      .map((row) => row.customer_id)
      .filter((id) => !collaborating.some((one) => one.id === id)),
  ).toEqual([]);
});
