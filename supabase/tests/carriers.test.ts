import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { CrmApi } from '../../shared/api/crm-api.ts';
import type { OperationName } from '../../shared/contracts/operations.ts';
import { useBackend } from '../local/testing/test-database.ts';
import { namedCustomerIds } from '../seed/demo-customers.ts';
import { demoAdmin, demoManager, demoPassword, demoRep } from '../seed/demo-organisation.ts';
import { call, logPayload, mailPayload } from './call-operation.ts';
import { type Carrier, directCarrier, proxiedCarrier } from './carriers.ts';

const backend = useBackend();
const { acme } = namedCustomerIds;
const month = { from: '2026-11-01', to: '2026-11-30', team_id: null };

/**
 * What the way there and back is tried with: reads and writes of every shape. That each function answers as its contract
 * says is tests/rights' business, which calls them all.
 */
const examples: Partial<Record<OperationName, (crm: CrmApi) => Promise<unknown>>> = {
  whoAmI: (crm) => crm.whoAmI({}),
  digestKeys: (crm) => crm.digestKeys({}),
  dictionaries: (crm) => crm.dictionaries({}),
  matchPeople: (crm) =>
    crm.matchPeople({ key_version: 1, people: [], thread: null, mail_keys: [], customer_id: acme }),
  customerCard: (crm) => crm.customerCard({ customer_id: acme }),
  timeline: (crm) => crm.timeline({ customer_id: acme, before: null, limit: 20 }),
  searchCustomers: (crm) => crm.searchCustomers({ text: 'acme' }),
  findDuplicates: (crm) =>
    crm.findDuplicates({ name: 'Acme Packaging', addresses: [], domains: [], phones: [] }),
  createCustomer: (crm) => crm.createCustomer(newCustomer(`Carrier ${randomUUID()} Ltd`)),
  addContact: (crm) => crm.addContact({ op_id: randomUUID(), customer_id: acme, contact: nobody }),
  logInteraction: (crm) => crm.logInteraction(logPayload(acme, mailPayload(randomUUID()))),
  undoInteraction: async (crm) => {
    const logged = logPayload(acme, mailPayload(randomUUID()));
    await crm.logInteraction(logged);
    return crm.undoInteraction({ op_id: randomUUID(), target_op_id: logged.op_id });
  },
  today: (crm) => crm.today({}),
  completeReminder: async (crm) =>
    crm.completeReminder({ op_id: randomUUID(), reminder_id: await anyReminder(crm) }),
  snoozeReminder: async (crm) => {
    const until = new Date(Date.now() + 86_400_000).toISOString();
    return crm.snoozeReminder({ op_id: randomUUID(), reminder_id: await anyReminder(crm), until });
  },
  setLanguage: (crm) => crm.setLanguage({ op_id: randomUUID(), language: 'en' }),
  teams: (crm) => crm.teams({}),
  summary: (crm) => crm.summary(month),
  summaryRows: (crm) =>
    crm.summaryRows({ ...month, figure: 'follow_ups', member_id: null, day: null, cursor: null }),
};

const nobody = { name: 'Carrier Contact', title: null, addresses: [], phones: [], wechat: null };

const newCustomer = (name: string) => ({
  ...{
    op_id: randomUUID(),
    name,
    short_name: null,
    industry_code: 'C',
    customer_type: 'potential',
  },
  ...{ region_code: 'CN', source_channel: null, domains: [], to_verify: [], remark: null },
  ...{ contact: null, accept_duplicates: true },
});

async function anyReminder(crm: CrmApi): Promise<string> {
  const [first] = (await crm.today({})).coming;
  if (first === undefined) throw new Error('The demo has coming reminders.');
  return first.reminder_id;
}

const answer = (status: number, body: string, type = 'application/json') =>
  new Response(body, { status, headers: { 'content-type': type } });

describe.each([
  ['direct', directCarrier],
  ['through the background', proxiedCarrier],
])('the carrier %s', (_name, createCarrier) => {
  let carrier: Carrier;
  const signIn = (email = demoRep, password = demoPassword) =>
    carrier.session.signIn({ email, password });
  /** Breaks requests whose path contains `part`. */
  const breakNetwork = (part: string, fault: () => Response | Error) => {
    carrier.network.fault = async (path) => (path.includes(part) ? fault() : null);
  };

  beforeEach(() => {
    carrier = createCarrier(backend);
  });

  test.each(Object.entries(examples))(
    '%s works, and its result can be cloned',
    async (_name, use) => {
      await signIn();
      const result = await use(carrier.crm);
      expect(structuredClone(result)).toEqual(result);
      expect(JSON.parse(JSON.stringify(result))).toEqual(result);
    },
  );

  describe('tells what went wrong by its code', () => {
    beforeEach(() => signIn());
    const whoAmI = () => carrier.crm.whoAmI({});

    test.each<readonly [string, string | null, (crm: CrmApi) => Promise<unknown>]>([
      ['TB001', 'customer_id', (crm) => crm.customerCard({ customer_id: randomUUID() })],
      [
        'TB001',
        'customer_id',
        (crm) => crm.customerCard({ customer_id: namedCustomerIds.rivalAcme }),
      ],
      ['TB004', 'customer_id', (crm) => crm.customerCard({ customer_id: 'acme' })],
      ['TB004', 'mail.keys.0.value', (crm) => crm.logInteraction(logPayload(acme, badKey))],
      ['TB011', 'next.at', (crm) => crm.logInteraction(logPayload(acme, null, stepBack))],
    ])('%s at %s', async (code, field, use) => {
      await expect(use(carrier.crm)).rejects.toMatchObject({ name: 'CrmError', code, field });
    });

    const badKey = mailPayload('bad-key', {
      keys: [{ kind: 'provider', value: 'short', mailbox: null }],
    });
    const stepBack = {
      next: { plan: 'Call', at: '2026-01-01T09:00:00Z', priority: 'medium' },
      no_next_reason: null,
    } as const;

    test('an operation that is sent again counts once; with another payload it is refused', async () => {
      const payload = logPayload(acme, mailPayload(randomUUID()));
      const first = await carrier.crm.logInteraction(payload);
      expect(await carrier.crm.logInteraction(payload)).toEqual(first);
      const other = carrier.crm.logInteraction({ ...payload, note: 'another' });
      await expect(other).rejects.toMatchObject({ code: 'TB005' });
    });

    test.each<readonly [string, string, () => Response | Error]>([
      ['no network', 'TC001', () => new TypeError('Failed to fetch')],
      ['a gateway that found nobody', 'TC001', () => answer(503, '{"message":"no upstream"}')],
      ['a proxy with a page of its own', 'TC001', () => answer(502, '<html>', 'text/html')],
      ['a captive portal', 'TC001', () => answer(200, '<html>Log in to the Wi-Fi', 'text/html')],
      ['an answer cut short', 'TC005', () => answer(200, '{"member_id":"7d3c')],
      ['an answer of another shape', 'TC005', () => answer(200, '{"member":"?"}')],
      ['too many requests', 'TB008', () => answer(429, '{"message":"slow down"}')],
      ['an error of the database that we never raise', 'TC005', () => answer(500, unforeseen)],
      ['a grant that is missing', 'TB002', () => answer(403, '{"code":"42501","message":"no"}')],
      ['details that are none', 'TB004', () => answer(400, '{"code":"TB004","details":"x"}')],
    ])('%s is %s', async (_what, code, fault) => {
      breakNetwork('/rest/', fault);
      await expect(whoAmI()).rejects.toMatchObject({ name: 'CrmError', code });
      carrier.network.fault = null;
      expect(await carrier.session.current()).toEqual({ email: demoRep });
      expect((await whoAmI()).email).toBe(demoRep);
    });

    const unforeseen = '{"code":"XX000","message":"internal"}';

    test('facts of an error arrive beside its field', async () => {
      const details = JSON.stringify({ field: 'name', owner: 'Wang Hao', count: 2 });
      breakNetwork('/rest/', () => answer(400, JSON.stringify({ code: 'TB017', details })));
      const facts = { owner: 'Wang Hao', count: 2 };
      await expect(whoAmI()).rejects.toMatchObject({ code: 'TB017', field: 'name', facts });
    });

    test('a backend that never answers is unreachable', async () => {
      carrier.network.fault = (_path, signal) =>
        new Promise((resolve) => {
          signal?.addEventListener('abort', () =>
            resolve(new DOMException('late', 'TimeoutError')),
          );
        });
      await expect(whoAmI()).rejects.toMatchObject({ code: 'TC001' });
    }, 15_000);
  });

  describe('keeps the session', () => {
    const refused = () => answer(401, '{"code":"PGRST303","message":"JWT expired"}');
    const today = () => carrier.crm.today({});
    const refreshes = () =>
      carrier.network.asked.filter((path) => path === '/auth/v1/token').length;

    beforeEach(() => signIn());

    test('a refused token is renewed once and the call goes through', async () => {
      let first = true;
      carrier.network.fault = async (path) => {
        if (!first || !path.includes('/rest/')) return null;
        first = false;
        return refused();
      };
      expect((await today()).as_of).toBeTypeOf('string');
      expect(refreshes()).toBe(2);
    });

    test('a token that is refused again asks to sign in', async () => {
      breakNetwork('/rest/', refused);
      await expect(today()).rejects.toMatchObject({ code: 'TC003' });
    });

    test('twenty calls with a session that ran out renew it once', async () => {
      carrier.expireSession();
      await Promise.all(Array.from({ length: 20 }, today));
      expect(refreshes()).toBe(2);
      expect(await carrier.session.current()).toEqual({ email: demoRep });
    });

    test.each<readonly [string, () => Response | Error]>([
      ['offline', () => new TypeError('Failed to fetch')],
      ['behind a captive portal', () => answer(511, '<html>', 'text/html')],
      ['while the auth server is down', () => answer(503, '{}')],
    ])('a session that ran out %s is not lost', async (_where, fault) => {
      carrier.expireSession();
      breakNetwork('/auth/', fault);
      await expect(today()).rejects.toMatchObject({ code: 'TC001' });
      expect(await carrier.session.current()).toEqual({ email: demoRep });
    });

    test('a session that the server ended asks to sign in', async () => {
      carrier.expireSession();
      breakNetwork('/auth/', () => answer(400, '{"code":"refresh_token_not_found","msg":"gone"}'));
      await expect(today()).rejects.toMatchObject({ code: 'TC003' });
      expect(await carrier.session.current()).toBeNull();
    });

    test('who signs out offline is signed out', async () => {
      breakNetwork('/auth/', () => new TypeError('Failed to fetch'));
      await carrier.session.signOut();
      expect(await carrier.session.current()).toBeNull();
      await expect(today()).rejects.toMatchObject({ code: 'TC003' });
    });
  });

  describe('signs in', () => {
    test('and the next account sees its own organisation', async () => {
      await signIn();
      await carrier.session.signOut();
      await signIn('kim.park@rival-fixtures.example');
      expect((await carrier.crm.whoAmI({})).org_name).toBe('Rival Fixtures');
      await signIn(` ${demoManager} `);
      expect((await carrier.crm.whoAmI({})).role).toBe('manager');
    });

    test('nobody with a wrong password', async () => {
      await expect(signIn(demoRep, 'wrong')).rejects.toMatchObject({ code: 'TC002' });
      await expect(signIn('nobody@nowhere.example')).rejects.toMatchObject({ code: 'TC002' });
      expect(await carrier.session.current()).toBeNull();
      await expect(carrier.crm.today({})).rejects.toMatchObject({ code: 'TC003' });
    });

    test.each<readonly [string, string, () => Response | Error]>([
      ['too many attempts', 'TC008', () => answer(429, '{"code":"over_request_rate_limit"}')],
      ['no network', 'TC001', () => new TypeError('Failed to fetch')],
      ['an auth server that is down', 'TC001', () => answer(500, '{}')],
      ['a captive portal', 'TC001', () => answer(403, '<html>', 'text/html')],
    ])('nobody after %s: %s', async (_what, code, fault) => {
      breakNetwork('/auth/', fault);
      await expect(signIn()).rejects.toMatchObject({ code });
      expect(await carrier.session.current()).toBeNull();
    });

    test('who is no member yet, and opens an organisation of their own', async () => {
      const email = `${randomUUID()}@newcomer.example`;
      expect(await carrier.session.signUp({ email, password: demoPassword })).toBe('signed_in');
      expect(await carrier.session.current()).toEqual({ email });
      await expect(carrier.crm.whoAmI({})).rejects.toMatchObject({ code: 'TB003' });
      const { org_id } = await carrier.crm.createOrganisation({
        ...{ op_id: randomUUID(), name: 'Newcomer Ltd', time_zone: 'Asia/Shanghai' },
        ...{ member_name: '新人', language: 'zh-CN' },
      });
      await carrier.session.chooseOrganisation(org_id);
      expect(await carrier.crm.whoAmI({})).toMatchObject({ org_id, role: 'admin' });
      await carrier.session.signOut();
      await signIn(email);
      expect(await carrier.crm.whoAmI({})).toMatchObject({ org_id });
    });

    test('who was invited, into the organisation of the invitation', async () => {
      const email = `${randomUUID()}@newcomer.example`;
      const admin = await backend.signIn(demoAdmin);
      const args = { op_id: randomUUID(), email, role: 'rep', team_id: null } as const;
      const { token } = await call(admin, 'inviteMember', args);
      await carrier.session.signUp({ email, password: demoPassword });
      const { org_id } = await carrier.crm.acceptInvitation({
        ...{ op_id: randomUUID(), token, name: '新同事', language: 'zh-CN' },
      });
      await carrier.session.chooseOrganisation(org_id);
      expect(await carrier.crm.whoAmI({})).toMatchObject({ name: '新同事', role: 'rep' });
    });

    test('nobody with an address that has an account already', async () => {
      const again = carrier.session.signUp({ email: demoRep, password: 'another-password' });
      await expect(again).rejects.toMatchObject({ code: 'TC020' });
      expect(await carrier.session.current()).toBeNull();
    });
  });
});
