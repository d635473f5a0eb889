import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  type MailProviderFake,
  startMailProvider,
} from '../../../tests/fakes/mail/mail-provider.ts';
import { type DenoFunction, startDenoFunction } from '../../local/testing/deno-function.ts';
import { useBackend } from '../../local/testing/test-database.ts';
import { namedCustomerIds } from '../../seed/demo-customers.ts';
import { demoAdmin, demoManager, demoRep, demoTeamManager } from '../../seed/demo-organisation.ts';
import { demoMemberId, demoOrgId } from '../../seed/insert-demo.ts';
import type { FunctionDeps } from '../_shared/function-deps.ts';
import { handler as stopDailyMail } from '../stop-daily-mail/handler.ts';
import { handler } from './handler.ts';

const backend = useBackend();
let provider: MailProviderFake;
const apiKey = 'key-of-the-test';
const rep = demoMemberId(demoRep);
const manager = demoMemberId(demoManager);

beforeAll(async () => {
  provider = await startMailProvider({ apiKey });
});
afterAll(() => provider.stop());

/** Monday, half past nine in Shanghai. */
const morning = '2026-11-23T01:30:00.000Z';
const later = (minutes: number, from = morning) =>
  new Date(Date.parse(from) + minutes * 60_000).toISOString();

const deps = (given: Partial<FunctionDeps> = {}): FunctionDeps => ({
  ...{ url: backend.url, secretKey: backend.secretKey, cronSecret: backend.cronSecret },
  ...{ google: null, microsoft: null, fetch },
  mail: {
    ...{ apiUrl: provider.url.replace(/\/$/, ''), apiKey, webUrl: null },
    from: 'Threadbook <crm@harbour-tools.example>',
  },
  ...given,
});

const ring = async (now: string, given: Partial<FunctionDeps> = {}) =>
  handler(
    new Request('http://127.0.0.1/', {
      method: 'POST',
      headers: { 'x-cron-secret': backend.cronSecret },
      body: JSON.stringify({ now }),
    }),
    deps(given),
  );

let seen = 0;
/** What came since the test began. */
const mails = () => provider.mails.slice(seen);
const mailsTo = (email: string) => mails().filter(({ to }) => to[0] === email);

const remind = (given: { plan?: string; due: string; visibility?: string }) =>
  backend.sql`insert into public.reminders (org_id, customer_id, owner_id, plan, due_at, priority, visibility)
    values (${demoOrgId}, ${namedCustomerIds.acme}, ${rep}, ${given.plan ?? 'Call them'}, ${given.due}, 'high',
      ${given.visibility ?? 'full'})`;

beforeEach(async () => {
  seen = provider.mails.length;
  provider.faults.clear();
  await backend.sql`delete from public.daily_mails`;
  await backend.sql`delete from public.daily_mail_settings`;
  await backend.sql`delete from public.reminders`;
  await backend.sql`update public.organisations set time_zone = 'Asia/Shanghai' where id = ${demoOrgId}`;
  await backend.sql`update public.organisation_settings set holiday_calendar = 'cn', workdays = '{1,2,3,4,5}'`;
  await backend.sql`update public.members set language = 'en'`;
});

const states = async () =>
  (
    await backend.sql`select state, problem from public.daily_mails where member_id = ${rep} order by day`
  ).map(({ state, problem }) => [state, problem]);

describe('who is told, and when', () => {
  test('a rep of what is overdue and due today, those above that they are behind, nobody else anything', async () => {
    await remind({ plan: 'Send the offer', due: '2026-11-20T02:00:00Z' });
    await remind({ plan: 'Visit them', due: '2026-11-23T08:00:00Z' });
    await remind({ plan: 'Not yet', due: '2026-11-24T08:00:00Z' });
    expect(await (await ring(morning)).json()).toEqual({ sent: 3 });
    const [mine] = mailsTo(demoRep);
    expect(mine?.subject).toBe('Threadbook: 1 overdue, 1 due today');
    expect(mine?.text).toMatch(/Send the offer[\s\S]*Visit them/);
    expect(mine?.text).not.toContain('Not yet');
    const [above] = mailsTo(demoManager);
    expect(above?.subject).toBe('Threadbook: overdue in your team: 1');
    // How many and since when, never what.
    expect(above?.text).not.toContain('Send the offer');
    expect(mailsTo(demoTeamManager)).toHaveLength(1);
    expect(mails()).toHaveLength(3);
    expect(mailsTo(demoAdmin)).toEqual([]);
  });

  test('in the language that the member chose', async () => {
    await remind({ due: '2026-11-20T02:00:00Z' });
    await backend.sql`update public.members set language = 'zh-CN' where id = ${rep}`;
    await ring(morning);
    expect(mailsTo(demoRep)[0]?.subject).toBe('Threadbook：逾期 1 项，今天到期 0 项');
  });

  test('from eight in the member’s own zone, and once a day', async () => {
    await remind({ due: '2026-11-20T02:00:00Z' });
    await backend.sql`insert into public.daily_mail_settings (org_id, member_id, time_zone)
      values (${demoOrgId}, ${rep}, 'Europe/Berlin')`;
    // Half past nine in Shanghai is the middle of the night in Berlin.
    await ring(morning);
    expect(mailsTo(demoRep)).toEqual([]);
    await ring('2026-11-23T06:59:00Z');
    expect(mailsTo(demoRep)).toEqual([]);
    await ring('2026-11-23T07:00:00Z');
    await ring('2026-11-23T07:01:00Z');
    await ring('2026-11-23T15:00:00Z');
    expect(mailsTo(demoRep)).toHaveLength(1);
    await ring('2026-11-24T07:00:00Z');
    expect(mailsTo(demoRep)).toHaveLength(2);
  });

  test.each([
    ['Sunday', '2026-11-22T01:30:00Z', 0],
    ['a public holiday on a Thursday', '2026-10-01T01:30:00Z', 0],
    ['a Saturday that is worked to make up for one', '2026-10-10T01:30:00Z', 1],
  ])('on %s: %s, %i mails', async (_day, now, expected) => {
    await remind({ due: '2026-09-20T02:00:00Z' });
    await ring(now);
    expect(mailsTo(demoRep)).toHaveLength(expected);
  });

  test('what becomes due later the same day is told tomorrow, and a day with nothing to say is over', async () => {
    await ring(morning);
    await remind({ due: '2026-11-20T02:00:00Z' });
    await ring(later(60));
    expect(mails()).toEqual([]);
    expect(await states()).toEqual([['nothing', null]]);
  });

  test('who wants only what is overdue hears nothing of what is due today', async () => {
    await remind({ due: '2026-11-23T08:00:00Z' });
    await backend.sql`insert into public.daily_mail_settings (org_id, member_id, wanted)
      values (${demoOrgId}, ${rep}, 'overdue')`;
    await ring(morning);
    expect(mails()).toEqual([]);
  });

  test('who switched it off, and who has left, get none', async () => {
    await remind({ due: '2026-11-20T02:00:00Z' });
    await backend.sql`insert into public.daily_mail_settings (org_id, member_id, wanted)
      values (${demoOrgId}, ${rep}, 'off')`;
    await backend.sql`update public.members set status = 'left', left_at = now() where id = ${manager}`;
    try {
      await ring(morning);
      expect([...mailsTo(demoRep), ...mailsTo(demoManager)]).toEqual([]);
    } finally {
      await backend.sql`update public.members set status = 'active', left_at = null where id = ${manager}`;
    }
  });

  test('a customer that is a colleague’s by now takes its name along', async () => {
    await remind({ plan: 'Still mine to do', due: '2026-11-20T02:00:00Z' });
    const [before] =
      await backend.sql`select name, owner_id from public.customers where id = ${namedCustomerIds.acme}`;
    const [stranger] = await backend.sql`select id from public.members
      where org_id = ${demoOrgId} and id not in (${rep}, ${manager}) and role = 'rep' limit 1`;
    await backend.sql`delete from public.collaborators where customer_id = ${namedCustomerIds.acme} and member_id = ${rep}`;
    await backend.sql`update public.customers set owner_id = ${stranger?.id} where id = ${namedCustomerIds.acme}`;
    try {
      await ring(morning);
      expect(mailsTo(demoRep)[0]?.text).toContain('Still mine to do');
      expect(mailsTo(demoRep)[0]?.text).not.toContain(String(before?.name));
    } finally {
      await backend.sql`update public.customers set owner_id = ${before?.owner_id} where id = ${namedCustomerIds.acme}`;
    }
  });
});

describe('each once', () => {
  test('with four workers at a time', async () => {
    await remind({ due: '2026-11-20T02:00:00Z' });
    // Planned already, so that all four find them.
    provider.faults.add({ at: /emails/, status: 503 });
    await ring(morning);
    const before = provider.attempts();
    await Promise.all([3, 3, 3, 3].map((minutes) => ring(later(minutes))));
    await ring(later(10));
    expect(mailsTo(demoRep)).toHaveLength(1);
    expect(mailsTo(demoManager)).toHaveLength(1);
    // Nor is the provider left to sort doubles out.
    expect(provider.attempts() - before).toBe(3);
  });

  test('when the worker is killed between sending and saying so, even if the words have changed since', async () => {
    await remind({ due: '2026-11-20T02:00:00Z' });
    const dying: typeof fetch = (url, init) => {
      if (String(url).endsWith('/settle_daily_mail')) throw new TypeError('killed');
      return fetch(url, init);
    };
    await expect(ring(morning, { fetch: dying })).rejects.toThrow('killed');
    await remind({ plan: 'Another one', due: '2026-11-19T02:00:00Z' });
    // Its lease still holds.
    await ring(later(1));
    await ring(later(5));
    await ring(later(10));
    expect(mailsTo(demoRep)).toHaveLength(1);
    expect(await states()).toEqual([['sent', null]]);
  });

  test('nothing is asked before the provider allowed it, for nobody', async () => {
    await remind({ due: '2026-11-20T02:00:00Z' });
    provider.faults.add({ at: /emails/, status: 429, headers: { 'retry-after': '600' } });
    const before = provider.attempts();
    await ring(morning);
    await ring(later(5));
    await ring(later(9.9));
    expect(provider.attempts() - before).toBe(1);
    await ring(later(10));
    expect(mails()).toHaveLength(3);
  });

  test('a provider that is down is asked again, and one that refuses for good is not', async () => {
    await remind({ due: '2026-11-20T02:00:00Z' });
    provider.faults.add({ at: /emails/, status: 503 });
    await ring(morning);
    await ring(later(3));
    expect(mailsTo(demoRep)).toHaveLength(1);
    provider.faults.add({ at: /emails/, status: 422, times: 3 });
    const before = provider.attempts();
    const tomorrow = later(24 * 60);
    await ring(tomorrow);
    await ring(later(180, tomorrow));
    expect(provider.attempts() - before).toBe(3);
    expect(await states()).toEqual([
      ['sent', null],
      ['given_up', 'not_accepted'],
    ]);
  });

  test('what fails all day is given up, and the next day begins anew', async () => {
    await remind({ due: '2026-11-20T02:00:00Z' });
    provider.faults.add({ at: /emails/, status: 500, times: 100 });
    for (let hour = 0; hour < 21; hour += 1) await ring(later(hour * 60));
    provider.faults.clear();
    await ring(later(24 * 60));
    expect(await states()).toEqual([
      ['given_up', 'unavailable'],
      ['sent', null],
    ]);
    expect(mailsTo(demoRep)).toHaveLength(1);
  });

  test('without a provider nothing is planned', async () => {
    await remind({ due: '2026-11-20T02:00:00Z' });
    expect(await (await ring(morning, { mail: null })).json()).toEqual({ sent: 0 });
    expect(await states()).toEqual([]);
  });
});

describe('stopped by the link in the mail', () => {
  async function link(): Promise<string> {
    await remind({ due: '2026-11-20T02:00:00Z' });
    await ring(morning);
    const headers = mailsTo(demoRep)[0]?.headers ?? {};
    expect(headers['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click');
    const [, url = ''] = /^<(.+)>$/.exec(headers['List-Unsubscribe'] ?? '') ?? [];
    expect(mailsTo(demoRep)[0]?.text).toContain(url);
    return url;
  }
  const wanted = async () =>
    (await backend.sql`select wanted from public.daily_mail_settings where member_id = ${rep}`)[0]
      ?.wanted ?? null;
  const oneClick = (url: string) =>
    fetch(url, { method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) });

  test('one click of a mail program stops it, and tomorrow none comes', async () => {
    expect((await oneClick(await link())).status).toBe(200);
    expect(await wanted()).toBe('off');
    await ring(later(24 * 60));
    expect(mailsTo(demoRep)).toHaveLength(1);
  });

  test('a filter that opens the link stops nothing; the address that it names does', async () => {
    const page = await (await fetch(await link())).text();
    expect(await wanted()).toBe(null);
    const [confirm = ''] = /http\S+confirm=yes/.exec(page) ?? [];
    expect(await (await fetch(confirm)).text()).toContain('no daily mail any more');
    expect(await wanted()).toBe('off');
  });

  test('a link that was changed stops nobody’s', async () => {
    const url = new URL(await link());
    const token = url.searchParams.get('token') ?? '';
    expect(token).toMatch(/^[\w-]{64}$/);
    const bytes = Buffer.from(token, 'base64url');
    // Another member's id under the same signature.
    Buffer.from(manager.replaceAll('-', ''), 'hex').copy(bytes, 16);
    for (const wrong of [bytes.toString('base64url'), '', 'x'.repeat(64), 'x'.repeat(5000)]) {
      url.searchParams.set('token', wrong);
      const answer = await stopDailyMail(new Request(url, { method: 'POST' }), deps());
      expect(answer.status).toBe(404);
    }
    expect(await backend.sql`select from public.daily_mail_settings`).toHaveLength(0);
  });
});

test('a name with markup, a line break or a turned direction stays a name in what is sent', async () => {
  const [before] =
    await backend.sql`select name from public.customers where id = ${namedCustomerIds.acme}`;
  await backend.sql`update public.customers set name = ${'<img src=x onerror=alert(1)>\u202Egnp'} where id = ${namedCustomerIds.acme}`;
  try {
    await remind({ plan: 'Call\nBcc: all@evil.example', due: '2026-11-20T02:00:00Z' });
    await ring(morning);
    const [mail] = mailsTo(demoRep);
    expect(mail?.html).not.toContain('<img');
    expect(mail?.html).toContain('&#60;img src=x');
    expect(`${mail?.text}${mail?.html}`).not.toMatch(/\u202E|^Bcc/m);
    expect(JSON.stringify(mail?.headers)).not.toContain('evil');
  } finally {
    await backend.sql`update public.customers set name = ${before?.name} where id = ${namedCustomerIds.acme}`;
  }
});

test('under Deno, as on hosted, and for the scheduler alone', async () => {
  const running: DenoFunction = await startDenoFunction('daily-mail', {
    SUPABASE_URL: backend.url,
    SUPABASE_SECRET_KEYS: JSON.stringify({ default: backend.secretKey }),
    ...{ CRON_SECRET: backend.cronSecret, MAIL_API_KEY: apiKey, MAIL_API_URL: provider.url },
    MAIL_FROM: 'Threadbook <crm@harbour-tools.example>',
  });
  try {
    await remind({ due: '2026-11-20T02:00:00Z' });
    const body = JSON.stringify({ now: morning });
    const asked = (secret: string) =>
      fetch(running.url, { method: 'POST', headers: { 'x-cron-secret': secret }, body });
    expect((await asked('guess')).status).toBe(401);
    expect(await (await asked(backend.cronSecret)).json()).toEqual({ sent: 3 });
  } finally {
    await running.stop();
  }
});
