import { readFile } from 'node:fs/promises';
import type postgres from 'postgres';
import { beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { useBackend } from '../local/testing/test-database.ts';
import { demoMembers } from '../seed/demo-organisation.ts';
import { demoOrgId } from '../seed/insert-demo.ts';

/**
 * Card, timeline and search decide once how the caller stands to a customer and write the policies out. Here they are held,
 * for every member and every customer, against the same question put to the tables under row security.
 */
const backend = useBackend();
const customers = 40;
const most = 50;

beforeAll(async () => {
  const data = await readFile(new URL('./levels-and-relations.sql', import.meta.url), 'utf8');
  const connection = await backend.sql.reserve();
  await connection.unsafe(data.replaceAll('$ORG', demoOrgId));
  connection.release();
  await backend.sql.unsafe('analyze');
});

/** Of one customer; null where it is not seen. Entries are ordered by time and id, lists by name. */
const underRowSecurity = `
  select jsonb_build_object(
    'domains', (select coalesce(jsonb_agg(d.domain order by d.domain), '[]') from public.customer_domains as d where d.customer_id = c.id),
    'owner', (select o.name from public.members as o where o.org_id = c.org_id and o.id = c.owner_id),
    'next_reminder', (
      select r.plan from public.reminders as r where r.customer_id = c.id and r.state = 'open' order by r.due_at limit 1
    ),
    'contacts', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'name', p.name,
        'addresses', (select coalesce(jsonb_agg(a.address order by a.address), '[]') from public.contact_addresses as a where a.contact_id = p.id),
        'phones', (select coalesce(jsonb_agg(t.e164 order by t.e164), '[]') from public.contact_phones as t where t.contact_id = p.id)
      ) order by p.is_primary desc, p.has_left, p.created_at, p.id), '[]')
      from public.contacts as p where p.customer_id = c.id
    ),
    'entries', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'follow_up_id', f.id,
        'subject', e.subject,
        'text', (select b.body from public.mail_contents as b where b.mail_id = f.mail_id),
        'note', (
          select string_agg(n.note, E'\\n\\n' order by n.first_at) from (
            select i.note, min(i.created_at) as first_at from public.follow_up_contents as i
            where i.follow_up_id = f.id group by i.note
          ) as n
        ),
        'outcome', (
          select k.outcome from public.follow_up_contents as k
          where k.follow_up_id = f.id and k.outcome is not null order by k.created_at desc limit 1
        ),
        'next_plan', (
          select k.next_plan from public.follow_up_contents as k
          where k.follow_up_id = f.id and k.next_plan is not null order by k.created_at desc limit 1
        ),
        'participants', case
          when e.mail_id is not null and jsonb_array_length(e.participants) > 0 then '["a@b.example"]'
          else (
            select coalesce(jsonb_agg(p.name order by p.name), '[]') from public.follow_up_participants as q
            join public.contacts as p on p.id = q.contact_id where q.follow_up_id = f.id
          )
        end
      ) order by f.occurred_at desc, f.id desc), '[]')
      from (
        select t.* from public.follow_ups as t where t.customer_id = c.id order by t.occurred_at desc, t.id desc limit ${most}
      ) as f
      left join public.mail_envelopes as e on e.mail_id = f.mail_id and e.customer_id = f.customer_id
    )
  ) as shown
  from public.customers as c where c.id = $1`;

/** The same, out of what the functions answer. What is masked for the reader counts as not shown. */
const byFunctions = `
  select jsonb_build_object(
    'domains', k.card -> 'domains', 'owner', k.card -> 'owner' -> 'name', 'next_reminder', k.card -> 'next_reminder' -> 'plan',
    'contacts', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'name', p -> 'name', 'addresses', p -> 'addresses',
        'phones', case when p ->> 'phones' like '%•%' then '[]' else p -> 'phones' end
      ) order by i), '[]')
      from jsonb_array_elements(k.card -> 'contacts') with ordinality as x (p, i) where p ->> 'name' not like '%•%'
    ),
    'entries', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'follow_up_id', e -> 'follow_up_id', 'subject', e -> 'subject', 'text', e -> 'text', 'note', e -> 'note',
        'outcome', e -> 'outcome', 'next_plan', e -> 'next_plan', 'participants', e -> 'participants'
      ) order by i), '[]')
      from jsonb_array_elements(private.timeline_entries($1, null, null, ${most})) with ordinality as x (e, i)
    )
  ) as shown
  from (select private.card_of($1) as card) as k where k.card is not null`;

async function shownTo(sql: postgres.TransactionSql, query: string, n: number): Promise<unknown> {
  const [{ id } = { id: '' }] = await sql<
    { id: string }[]
  >`select md5('relation' || ${n}::text)::uuid as id`;
  const [row] = await sql.unsafe(query, [id], { prepare: true });
  return row?.shown ?? null;
}

const found = z.array(z.looseObject({ customer_id: z.string(), name: z.string() }));

async function searchedBy(sql: postgres.TransactionSql, query: object) {
  const [row] =
    await sql`select public.search_customers(${JSON.stringify(query)}::text::jsonb) as answer`;
  return found.parse(row?.answer);
}

describe.each(['own', 'all_readable'])('where visibility is "%s"', (mode) => {
  beforeAll(async () => {
    await backend.sql`update public.organisation_settings set visibility_mode = ${mode}
      where org_id = ${demoOrgId}`;
  });

  test.each(demoMembers.map(({ email, role }) => [role, email]))(
    'card and timeline show the %s %s what row security shows',
    async (_, email) => {
      const [user] = await backend.sql<{ sub: string }[]>`
        select user_id as sub from public.members where email = ${email} and org_id = ${demoOrgId}`;
      await backend.sqlAs('authenticated', { sub: user?.sub }, async (sql) => {
        let seen = 0;
        for (let n = 1; n <= customers; n += 1) {
          const expected = await shownTo(sql, underRowSecurity, n);
          expect(await shownTo(sql, byFunctions, n), `customer ${n}`).toEqual(expected);
          if (expected !== null) seen += 1;
        }
        // Each member sees some, so that the comparison says something.
        expect(seen).toBeGreaterThan(2);
      });
    },
  );

  test.each(demoMembers.map(({ email, role }) => [role, email]))(
    'the search finds for the %s %s what row security shows, by any text and page by page',
    async (_, email) => {
      const [user] = await backend.sql<{ sub: string }[]>`
        select user_id as sub from public.members where email = ${email} and org_id = ${demoOrgId}`;
      await backend.sqlAs('authenticated', { sub: user?.sub }, async (sql) => {
        const visible = await sql<{ name: string }[]>`
          select c.name from public.customers as c where c.name like 'Relation %' order by c.name, c.id`;
        const expected = visible.map(({ name }) => name);
        for (const text of ['re', 'relation', '']) {
          const names: string[] = [];
          let after: object | null = null;
          for (let full = true; full; ) {
            const page = await searchedBy(sql, { text, order: 'name', limit: 7, after });
            names.push(...page.map(({ name }) => name));
            const last = page.at(-1);
            full = page.length === 7;
            after = last === undefined ? null : { value: last.name, customer_id: last.customer_id };
          }
          expect(
            names.filter((name) => name.startsWith('Relation ')),
            `by "${text}"`,
          ).toEqual(expected);
        }
      });
    },
  );
});

test('the data holds what is to be compared: each level is open to some and closed to others', async () => {
  const shown = async (email: string): Promise<string> => {
    const [user] = await backend.sql<{ sub: string }[]>`
      select user_id as sub from public.members where email = ${email} and org_id = ${demoOrgId}`;
    return backend.sqlAs('authenticated', { sub: user?.sub }, async (sql) => {
      const all: unknown[] = [];
      for (let n = 1; n <= customers; n += 1) all.push(await shownTo(sql, underRowSecurity, n));
      return JSON.stringify(all);
    });
  };
  const [rep, agent] = [
    await shown('zhao.min@harbour-tools.example'),
    await shown('sun.li@harbour-tools.example'),
  ];
  for (const text of [rep, agent])
    for (const word of [
      '"text": "Text',
      '"text": null',
      '"note": "Note',
      'Person ',
      'Plan of',
      '+86138',
      '"contacts": []',
    ])
      expect(text.replaceAll('":', '": '), word).toContain(word);
});
