import { randomUUID } from 'node:crypto';
import type { SupabaseClient } from '@supabase/supabase-js';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { useBackend } from '../local/testing/test-database.ts';
import { namedCustomerIds } from '../seed/demo-customers.ts';
import {
  demoAdmin,
  demoAgent,
  demoManager,
  demoRep,
  demoTeamManager,
} from '../seed/demo-organisation.ts';
import { demoMemberId, demoOrgId } from '../seed/insert-demo.ts';
import { call, logPayload, mailPayload, refusalOf } from './call-operation.ts';

const backend = useBackend();
const { acme, yunfan } = namedCustomerIds;
const partner = 'wang.hao@harbour-tools.example';
const period = { from: '2026-11-20', to: '2026-11-20', team_id: null };

const emails = {
  rep: demoRep,
  partner,
  manager: demoTeamManager,
  topManager: demoManager,
  agent: demoAgent,
  admin: demoAdmin,
} as const;
type Who = keyof typeof emails;
const clients = new Map<Who, SupabaseClient>();
const as = (who: Who): SupabaseClient => {
  const client = clients.get(who);
  if (client === undefined) throw new Error(`${who} is not signed in`);
  return client;
};

beforeAll(async () => {
  for (const [who, email] of Object.entries(emails))
    clients.set(who as Who, await backend.signIn(email));
});

beforeEach(async () => {
  await backend.sql`delete from public.collaborators where org_id = ${demoOrgId}`;
  await backend.sql`update public.organisation_settings set visibility_mode = 'own' where org_id = ${demoOrgId}`;
});

const collaborate = (customer: string) => backend.sql`
  insert into public.collaborators (org_id, customer_id, member_id)
  values (${demoOrgId}, ${customer}, ${demoMemberId(partner)})`;

/** What somebody sees of a mail in the timeline: text, subject, fact or nothing. */
async function seen(who: Who, name: string, customer_id: string = acme): Promise<string> {
  const [mail] = await backend.sql<{ id: string }[]>`
    select f.id from public.follow_ups as f
    join public.mail_envelopes as e on e.org_id = f.org_id and e.mail_id = f.mail_id
    where e.subject = ${`Quote ${name}`} and f.customer_id = ${customer_id} and f.removed_at is null limit 1`;
  const entries = await call(as(who), 'timeline', { customer_id, before: null, limit: 50 });
  const entry = entries.find(({ follow_up_id }) => follow_up_id === mail?.id);
  if (entry === undefined) return 'nothing';
  if (entry.text !== null) return entry.subject === null ? 'text without subject' : 'text';
  return entry.subject === null ? 'fact' : 'subject';
}

describe('what others see of a mail', () => {
  test.each([
    ['full', { manager: 'text', agent: 'text', admin: 'text' }],
    ['subject', { manager: 'subject', agent: 'subject', admin: 'subject' }],
    ['fact', { manager: 'fact', agent: 'fact', admin: 'fact' }],
    ['private', { manager: 'fact', agent: 'nothing', admin: 'fact' }],
  ] as const)('logged as %s', async (visibility, expected) => {
    const name = `level ${visibility}`;
    await call(as('rep'), 'logInteraction', logPayload(acme, mailPayload(name), { visibility }));
    expect(await seen('rep', name)).toBe('text');
    for (const who of ['manager', 'agent', 'admin'] as const)
      expect(await seen(who, name), who).toBe(expected[who]);
  });

  test('the note of a closed one is as closed', async () => {
    const note = 'Between us';
    await call(
      as('rep'),
      'logInteraction',
      logPayload(acme, mailPayload('note'), { note, visibility: 'subject' }),
    );
    const entries = await call(as('admin'), 'timeline', {
      customer_id: acme,
      before: null,
      limit: 50,
    });
    expect(entries.filter((entry) => entry.note === note)).toEqual([]);
  });
});

describe('a private mail', () => {
  test('counts in the totals of the managers, and its text is reached by no way', async () => {
    const before = await call(as('topManager'), 'summary', period);
    const logged = await call(
      as('rep'),
      'logInteraction',
      logPayload(acme, mailPayload('secret'), { visibility: 'private' }),
    );
    const after = await call(as('topManager'), 'summary', period);
    expect(after.follow_ups.count).toBe(before.follow_ups.count + 1);
    const rows = await call(as('topManager'), 'summaryRows', {
      ...{ figure: 'follow_ups' as const, ...period, member_id: null, day: null, cursor: null },
    });
    const row = rows.rows.find(({ id }) => id === logged.follow_ups[0]?.follow_up_id);
    expect(row).toMatchObject({ title: null });
    for (const who of ['manager', 'topManager', 'agent', 'admin'] as const)
      for (const table of ['mail_contents', 'mail_envelopes', 'mail_sources']) {
        const { data } = await as(who).from(table).select('mail_id').eq('mail_id', logged.mail_id);
        expect(data, `${who} ${table}`).toEqual([]);
      }
  });
});

describe('the next plan of a follow-up', () => {
  const plan = (level: string) => ({
    ...{ plan: `Plan ${level}`, priority: 'high' as const },
    at: new Date(Date.now() + 1000).toISOString(),
  });
  const overdue = async (who: Who, id: string) => {
    const { rows } = await call(as(who), 'summaryRows', {
      ...{ figure: 'overdue' as const, ...period, member_id: demoMemberId(demoRep) },
      ...{ day: null, cursor: null },
    });
    return rows.find((row) => row.id === id);
  };

  test.each([
    ['full', true],
    ['subject', false],
    ['fact', false],
    ['private', false],
  ] as const)('logged as %s is read by others: %s', async (visibility, open) => {
    // Others log the same mail openly: the mail is open then, and the plan of the one who did not is not.
    await collaborate(acme);
    const mail = mailPayload(`plan ${visibility}`);
    const next = plan(visibility);
    const { reminder_id } = await call(
      as('rep'),
      'logInteraction',
      logPayload(acme, mail, { visibility, next, no_next_reason: null }),
    );
    const id = reminder_id ?? '';
    await call(as('partner'), 'logInteraction', logPayload(acme, mail));
    // Before every other reminder of the customer, so that the card and the first page of the summary show it.
    await backend.sql`update public.reminders set due_at = '2000-01-01' where id = ${id}`;
    const planOf = async (who: Who) =>
      (await call(as(who), 'customerCard', { customer_id: acme })).next_reminder?.plan;
    expect(await planOf('rep')).toBe(next.plan);
    expect(await overdue('rep', id)).toMatchObject({ title: next.plan });
    for (const who of ['partner', 'manager', 'agent', 'admin'] as const) {
      const { data } = await as(who).from('reminders').select('plan').eq('id', id);
      expect(data, who).toEqual(open ? [{ plan: next.plan }] : []);
      if (open) expect(await planOf(who), who).toBe(next.plan);
      else expect(await planOf(who), who).not.toBe(next.plan);
    }
    // The figure counts it, so that a row stands behind it.
    for (const who of ['manager', 'topManager', 'admin'] as const)
      expect(await overdue(who, id), who).toMatchObject({ title: open ? next.plan : null });
    const handled = call(as('partner'), 'completeReminder', {
      ...{ op_id: randomUUID(), reminder_id: id },
    });
    expect(await refusalOf(handled)).toBe(open ? 'TB002 reminder_id' : 'TB001 reminder_id');
    await backend.sql`delete from public.reminders where id = ${id}`;
  });
});

describe('several loggers with different levels', () => {
  test('the most open one counts, and closing my own hides nobody else’s', async () => {
    await collaborate(acme);
    const mail = mailPayload('levels');
    await call(as('rep'), 'logInteraction', logPayload(acme, mail, { visibility: 'full' }));
    await call(as('partner'), 'logInteraction', logPayload(acme, mail, { visibility: 'private' }));
    expect(await seen('agent', 'levels')).toBe('text');
  });

  test('who logged a mail with others reads it still when the customer is theirs no more', async () => {
    await collaborate(acme);
    const mail = mailPayload('joined');
    await call(as('rep'), 'logInteraction', logPayload(acme, mail, { visibility: 'private' }));
    const { mail_id } = await call(as('partner'), 'logInteraction', logPayload(acme, mail));
    await backend.sql`delete from public.collaborators where org_id = ${demoOrgId}`;
    for (const table of ['follow_ups', 'mail_contents', 'mail_envelopes']) {
      const { data } = await as('partner').from(table).select('mail_id').eq('mail_id', mail_id);
      expect(data, table).toHaveLength(1);
    }
  });

  test('opposite levels at two customers: each reader has what is open where they look', async () => {
    await collaborate(yunfan);
    const mail = mailPayload('opposite');
    await call(as('rep'), 'logInteraction', logPayload(acme, mail, { visibility: 'private' }));
    await call(as('partner'), 'logInteraction', logPayload(yunfan, mail, { visibility: 'full' }));
    // The agent reads both customers: the text at one, not even the fact at the other.
    expect(await seen('agent', 'opposite', yunfan)).toBe('text');
    expect(await seen('agent', 'opposite', acme)).toBe('nothing');
  });
});

describe('customers', () => {
  test('the written-out relation and row security agree about every customer, for everybody', async () => {
    for (const mode of ['own', 'all_readable']) {
      await backend.sql`
        update public.organisation_settings set visibility_mode = ${mode} where org_id = ${demoOrgId}`;
      await collaborate(namedCustomerIds.atlas);
      // One that waits for approval.
      await backend.sql`update public.customers set approval = 'pending', created_by = owner_id
        where org_id = ${demoOrgId} and id = ${yunfan}`;
      for (const email of Object.values(emails)) {
        const user = { sub: '' };
        const [row] = await backend.sql<
          { id: string }[]
        >`select user_id as id from public.members where email = ${email}`;
        user.sub = row?.id ?? '';
        const differing = await backend.sqlAs('authenticated', user, async (sql) => {
          const visible = await sql<{ id: string }[]>`select id from public.customers`;
          await sql`reset role`;
          const related = await sql<{ id: string }[]>`
            select c.id from public.customers as c, private.caller() as me, private.sight_of(me) as s
            where c.org_id = (me).org_id and private.relation_of(s, c.id, c.owner_id) <> 'colleague'`;
          const ids = new Set(related.map(({ id }) => id));
          return {
            visible: visible.length,
            related: ids.size,
            both: visible.filter(({ id }) => ids.has(id)).length,
          };
        });
        expect(differing.related, email).toBe(differing.visible);
        expect(differing.both, email).toBe(differing.visible);
      }
      await backend.sql`delete from public.collaborators where org_id = ${demoOrgId}`;
      await backend.sql`update public.customers set approval = 'approved'
        where org_id = ${demoOrgId} and id = ${yunfan}`;
    }
  });

  test('a colleague’s customer has neither card nor timeline', async () => {
    const customer_id = namedCustomerIds.atlas;
    const card = call(as('rep'), 'customerCard', { customer_id });
    expect(await refusalOf(card)).toBe('TB001 customer_id');
    const timeline = call(as('rep'), 'timeline', { customer_id, before: null, limit: 20 });
    expect(await refusalOf(timeline)).toBe('TB001 customer_id');
  });

  test('where all may be read, writing stays with the owner', async () => {
    await backend.sql`
      update public.organisation_settings set visibility_mode = 'all_readable' where org_id = ${demoOrgId}`;
    const card = await call(as('rep'), 'customerCard', { customer_id: namedCustomerIds.atlas });
    expect(card).toMatchObject({ relation: 'team', can_log: false });
    const edit = call(as('rep'), 'updateCustomer', {
      ...{ op_id: randomUUID(), customer_id: namedCustomerIds.atlas, version: 1 },
      changes: { remark: 'mine now' },
    });
    expect(await refusalOf(edit)).toBe('TB020 customer_id');
  });
});

describe('the active organisation', () => {
  test('is the one that the request names, and only if one belongs to it', async () => {
    const elsewhere = await backend.signIn(demoRep, {
      'x-threadbook-org': '00000000-0000-4000-8000-000000000000',
    });
    await expect(call(elsewhere, 'whoAmI', {})).rejects.toMatchObject({ code: 'TB003' });
    const named = await backend.signIn(demoRep, { 'x-threadbook-org': demoOrgId });
    expect((await call(named, 'whoAmI', {})).org_id).toBe(demoOrgId);
  });

  test.each(['', 'x', "' or 1=1 --"])('is nobody’s when it is called %j', async (org) => {
    const client = await backend.signIn(demoRep, { 'x-threadbook-org': org });
    await expect(call(client, 'whoAmI', {})).rejects.toMatchObject({ code: 'TB003' });
  });
});
