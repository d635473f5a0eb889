import { randomUUID } from 'node:crypto';
import type { SupabaseClient } from '@supabase/supabase-js';
import { beforeAll, describe, expect, test } from 'vitest';
import { createDigester } from '../../shared/domain/digests.ts';
import { useBackend } from '../local/testing/test-database.ts';
import { namedCustomerIds } from '../seed/demo-customers.ts';
import { demoColleague, demoManager, demoRep } from '../seed/demo-organisation.ts';
import { demoTeamId } from '../seed/insert-demo.ts';
import { call, logPayload, mailPayload, refusalOf } from './call-operation.ts';

const backend = useBackend();
let rep: SupabaseClient;
let manager: SupabaseClient;
let digester: ReturnType<typeof createDigester>;

beforeAll(async () => {
  rep = await backend.signIn(demoRep);
  manager = await backend.signIn(demoManager);
  const [key] = await call(rep, 'digestKeys', {});
  if (key === undefined) throw new Error('no digest key');
  digester = createDigester(key);
});

async function person(ref: string, email: string) {
  const forms = await digester.address(email);
  if (forms === null) throw new Error(`${email} is no address`);
  return { ref, ...forms, domains: await digester.domains(email, ['harbour-tools.example']) };
}

async function match(emails: readonly string[], client = rep) {
  return call(client, 'matchPeople', {
    key_version: digester.version,
    people: await Promise.all(emails.map((email) => person(email, email))),
    thread: null,
    mail_keys: [],
    customer_id: null,
  });
}

describe('who is signed in', () => {
  test('a rep learns their membership, own domains and colleagues', async () => {
    const me = await call(rep, 'whoAmI', {});
    expect(me).toMatchObject({ role: 'rep', time_zone: 'Asia/Shanghai', language: 'en' });
    expect(me).toMatchObject({ workdays: [1, 2, 3, 4, 5], holiday_calendar: 'cn' });
    expect(me.own_domains).toEqual(['harbour-tools.example']);
    expect(me.colleague_addresses).toContain(demoColleague);
  });

  test('a language that somebody chose is there at the next sign-in', async () => {
    await call(rep, 'setLanguage', { op_id: randomUUID(), language: 'zh-CN' });
    expect((await call(rep, 'whoAmI', {})).language).toBe('zh-CN');
    await call(rep, 'setLanguage', { op_id: randomUUID(), language: 'en' });
  });

  test('all dictionaries come in both languages', async () => {
    const entries = await call(rep, 'dictionaries', {});
    const count = (kind: string) => entries.filter((entry) => entry.kind === kind).length;
    // 20 sections and 97 divisions; 249 countries, 34 provinces, 333 prefectures.
    expect([count('industry'), count('region')]).toEqual([117, 616]);
    expect(entries.every(({ label_en, label_zh }) => label_en !== '' && label_zh !== '')).toBe(
      true,
    );
  });

  test('a manager chooses among the own team and those below, a rep has the own', async () => {
    const below = await call(manager, 'teams', {});
    expect(below.map(({ name, depth }) => [name, depth])).toEqual([
      ['Sales 销售部', 0],
      ['East 华东组', 1],
      ['West 西区组', 1],
    ]);
    expect((await call(rep, 'teams', {})).map(({ name }) => name)).toEqual(['East 华东组']);
  });
});

describe('matching', () => {
  test('a contact of mine is found by address, and the card comes along', async () => {
    const { people, card } = await match(['wang.fang@acme-packaging.example']);
    expect(people[0]?.candidates).toEqual([
      expect.objectContaining({
        relation: 'mine',
        reason: 'address',
        contact_name: 'Wang Fang 王芳',
      }),
    ]);
    expect(card).toMatchObject({ customer_id: namedCustomerIds.acme, can_log: true, tier: 'B' });
    expect(card?.contacts.map(({ is_primary }) => is_primary)).toEqual([true, false]);
  });

  test.each(['Wang.Fang+news@acme-packaging.example', 'WANG.FANG@ACME-PACKAGING.EXAMPLE'])(
    '%s is the same person',
    async (email) => {
      const { people } = await match([email]);
      expect(people[0]?.candidates[0]).toMatchObject({
        reason: 'address',
        contact_name: 'Wang Fang 王芳',
      });
    },
  );

  test('somebody new at a known firm is found by the domain, also below it', async () => {
    const { people } = await match(['new@mail.eu.nordlicht.example']);
    expect(people[0]?.candidates).toEqual([
      expect.objectContaining({
        relation: 'mine',
        reason: 'domain',
        customer_id: namedCustomerIds.nordlicht,
        contact_id: null,
      }),
    ]);
  });

  test("of a colleague's customer nothing is told but the owner's name", async () => {
    const { people, card } = await match(['tom.becker@atlas-fasteners.example']);
    expect(people[0]?.candidates).toEqual([
      {
        relation: 'colleague',
        reason: 'address',
        owner_name: 'Liu Yang 刘洋',
        customer_id: null,
        customer_name: null,
        contact_id: null,
        contact_name: null,
      },
    ]);
    expect(card).toBeNull();
  });

  test('a customer in the pool is shown and cannot be logged to before it is claimed', async () => {
    const { people, card } = await match(['he.lin@baiqiao-trading.example']);
    expect(people[0]?.candidates[0]).toMatchObject({ relation: 'pool', owner_name: null });
    expect(card).toMatchObject({ relation: 'pool', can_log: false });
  });

  test('a shared address stays a question', async () => {
    const { people, card } = await match(['procurement@joint-sourcing.example']);
    const ids = people[0]?.candidates.map(({ customer_id }) => customer_id).sort();
    expect(ids).toEqual([namedCustomerIds.acme, namedCustomerIds.yunfan].sort());
    expect(card).toBeNull();
  });

  test('a stranger has no candidates', async () => {
    const { people } = await match(['maria.rossi@fonderia-aurora.example']);
    expect(people).toMatchObject([{ candidates: [], excluded: false }]);
  });

  test("a customer chosen by hand must be one's to see", async () => {
    const choose = (customer_id: string) =>
      call(rep, 'matchPeople', {
        ...{ key_version: digester.version, people: [], thread: null, mail_keys: [], customer_id },
      });
    expect((await choose(namedCustomerIds.acme)).card?.name).toBe('Acme Packaging Co.');
    for (const hidden of [namedCustomerIds.atlas, namedCustomerIds.rivalAcme, randomUUID()])
      expect(await refusalOf(choose(hidden))).toBe('TB001 customer_id');
  });
});

describe('today', () => {
  test('a reminder that is done leaves the list; snoozed, it comes back later with a new version', async () => {
    const lists = await call(rep, 'today', {});
    for (const list of [lists.overdue, lists.today, lists.coming])
      expect(list.length).toBeGreaterThan(1);
    const [first, second] = lists.overdue;
    if (first === undefined || second === undefined)
      throw new Error('the demo has overdue reminders');
    const done = await call(rep, 'completeReminder', {
      op_id: randomUUID(),
      reminder_id: first.reminder_id,
    });
    expect(done.state).toBe('done');
    const until = new Date(Date.now() + 3_600_000).toISOString();
    const snoozed = await call(rep, 'snoozeReminder', {
      ...{ op_id: randomUUID(), reminder_id: second.reminder_id, until },
    });
    expect(snoozed).toMatchObject({ state: 'open', due_version: second.due_version + 1 });
    const left = (await call(rep, 'today', {})).overdue.map(({ reminder_id }) => reminder_id);
    expect(left).not.toContain(first.reminder_id);
    expect(left).not.toContain(second.reminder_id);
  });
});

describe('finding by hand', () => {
  test.each([
    ['云帆', '苏州云帆精密制造有限公司'],
    ['acme', 'Acme Packaging Co.'],
    ['nordlicht.example', 'Nordlicht Maschinenbau GmbH'],
  ])('%s finds %s', async (text, name) => {
    const found = await call(rep, 'searchCustomers', { text });
    expect(found.map((hit) => hit.name)).toContain(name);
  });

  test("a colleague's customer is not found", async () => {
    expect(await call(rep, 'searchCustomers', { text: 'Atlas' })).toEqual([]);
  });
});

describe('the summary', () => {
  const period = { from: '2026-11-01', to: '2026-11-30' };

  test('a mail that was logged is in the figures at once, with its row behind it', async () => {
    const before = await call(manager, 'summary', { ...period, team_id: null });
    await call(rep, 'logInteraction', logPayload(namedCustomerIds.acme, mailPayload('in-summary')));
    const after = await call(manager, 'summary', { ...period, team_id: demoTeamId('east') });
    const count = (result: typeof before) =>
      result.by_member.find(({ name }) => name.startsWith('Zhao Min'))?.follow_ups ?? 0;
    expect(count(after)).toBe(count(before) + 1);
    const { rows } = await call(manager, 'summaryRows', {
      ...{
        figure: 'follow_ups' as const,
        ...period,
        team_id: null,
        member_id: null,
        day: '2026-11-20',
        cursor: null,
      },
    });
    expect(rows.map(({ title }) => title)).toContain('Quote in-summary');
  });

  test('every row of a long list comes once, page by page', async () => {
    const daysAgo = (days: number) =>
      new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
    const all = { from: daysAgo(120), to: daysAgo(0), team_id: null };
    const summary = await call(manager, 'summary', all);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof call<'summaryRows'>>> = await call(
        manager,
        'summaryRows',
        {
          ...{ figure: 'follow_ups' as const, ...all, member_id: null, day: null, cursor },
        },
      );
      seen.push(...page.rows.map(({ id }) => id));
      cursor = page.next_cursor;
    } while (cursor !== null);
    expect(seen.length).toBe(summary.follow_ups.count);
    expect(seen.length).toBeGreaterThan(200);
    expect(new Set(seen).size).toBe(seen.length);
  });
});
