import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startRunningClock } from '../../../tests/fakes/clock.ts';
import {
  consentAtMicrosoft,
  microsoftAppAtFake,
  microsoftEnvironmentAtFake,
  microsoftSettingsAtFake,
} from '../../../tests/fakes/microsoft/microsoft-app.ts';
import {
  type MicrosoftFake,
  startMicrosoftFake,
} from '../../../tests/fakes/microsoft/microsoft-fake.ts';
import { type DenoFunction, startDenoFunction } from '../../local/testing/deno-function.ts';
import { useBackend } from '../../local/testing/test-database.ts';
import { demoRep } from '../../seed/demo-organisation.ts';
import { readMicrosoftSettings } from '../_shared/microsoft/microsoft-settings.ts';
import { handler as start } from '../connect-start/handler.ts';
import { handler as disconnect } from '../disconnect/handler.ts';
import { handler as callback } from './handler.ts';

const backend = useBackend();
let microsoft: MicrosoftFake;

const startFake = () => startMicrosoftFake({ clock: startRunningClock(), app: microsoftAppAtFake });

beforeAll(async () => {
  microsoft = await startFake();
});
afterAll(() => microsoft.stop());
beforeEach(async () => {
  await backend.sql`delete from public.connections`;
  await backend.sql`delete from private.connect_attempts`;
  await backend.sql`delete from private.call_counters`;
});

const deps = (at = microsoftSettingsAtFake(microsoft)) => ({
  ...{ url: backend.url, secretKey: backend.secretKey, cronSecret: backend.cronSecret },
  ...{ google: null, microsoft: at, fetch },
});

async function post(name: string, body: unknown): Promise<Request> {
  const { data } = await (await backend.signIn(demoRep)).auth.getSession();
  return new Request(`${backend.url}/functions/v1/${name}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${data.session?.access_token}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify(body),
  });
}

const outcomeOf = (answer: Response) => answer.headers.get('x-threadbook-outcome');

async function consentUrl(): Promise<string> {
  const answer = await start(await post('connect-start', { provider: 'microsoft' }), deps());
  expect(answer.status).toBe(200);
  return (await answer.json()).url;
}

const connect = async () =>
  callback(new Request(await consentAtMicrosoft(await consentUrl())), deps());

test('a member who consents has a connected mailbox, by the address that Microsoft names', async () => {
  expect(outcomeOf(await connect())).toBe('connected');
  const { data } = await (await backend.signIn(demoRep)).from('connections').select();
  expect(data).toMatchObject([
    { provider: 'microsoft', address: demoRep, rule: 'off', state: 'connected' },
  ]);
});

test('the consent page is asked for PKCE with S256 and for reading mail, nothing more', async () => {
  const { searchParams } = new URL(await consentUrl());
  expect(Object.fromEntries(searchParams)).toMatchObject({
    code_challenge_method: 'S256',
    scope:
      'openid offline_access https://graph.microsoft.com/User.Read https://graph.microsoft.com/Mail.Read',
  });
});

test('in a firm whose administrator decides, the member is told so with a link for the administrator, and connects after that', async () => {
  microsoft.oauth.leaveConsentToAdmin();
  const refused = await connect();
  expect([refused.status, outcomeOf(refused)]).toEqual([400, 'administrator_needed']);
  const said = await refused.text();
  expect(said).toMatch(/administrator/);
  expect(said).toMatch(/管理员/);
  const link = /^http\S+$/m.exec(said)?.[0] ?? '';
  const allowed = await callback(new Request(await consentAtMicrosoft(link)), deps());
  expect([allowed.status, outcomeOf(allowed)]).toEqual([200, 'administrator_allowed']);
  expect(await backend.sql`select from public.connections`).toHaveLength(0);
  expect(outcomeOf(await connect())).toBe('connected');
});

test('whoever says no, or does not grant reading, has nothing connected', async () => {
  const denied = new URL(await consentAtMicrosoft(await consentUrl()));
  denied.searchParams.delete('code');
  denied.searchParams.set('error', 'access_denied');
  expect(outcomeOf(await callback(new Request(denied), deps()))).toBe('not_granted');
  const own = await startFake();
  try {
    own.oauth.untick('Mail.Read');
    const at = deps(microsoftSettingsAtFake(own));
    const started = await start(await post('connect-start', { provider: 'microsoft' }), at);
    const back = await consentAtMicrosoft((await started.json()).url);
    expect(outcomeOf(await callback(new Request(back), at))).toBe('not_granted');
  } finally {
    await own.stop();
  }
});

test('disconnecting forgets the token, and says that Microsoft could not be told', async () => {
  await connect();
  const [row] = await backend.sql`select id from public.connections`;
  const answer = await disconnect(await post('disconnect', { connection_id: row?.id }), deps());
  expect([answer.status, await answer.json()]).toEqual([200, { revoked: false }]);
  expect(await backend.sql`select from private.connection_tokens`).toHaveLength(0);
});

test('no token is in an answer, a log, or in clear anywhere in the database', async () => {
  const answer = await connect();
  const said = `${await answer.text()}${JSON.stringify([...answer.headers])}${backend.logged}`;
  let stored = '';
  for (const { name } of await backend.sql<{ name: string }[]>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname in ('public', 'private', 'auth')`)
    for (const { row } of await backend.sql.unsafe(`select t::text as row from ${name} as t`))
      stored += row;
  expect(microsoft.oauth.issued.length).toBeGreaterThan(0);
  const seen = microsoft.oauth.issued.filter(
    (token) =>
      said.includes(token) ||
      stored.includes(Buffer.from(token).toString('hex')) ||
      stored.includes(token),
  );
  expect(seen).toEqual([]);
});

describe('set-up', () => {
  const app = { MICROSOFT_CLIENT_ID: 'id', MICROSOFT_CLIENT_SECRET: 'secret' };
  const read = (given: Readonly<Record<string, string>>) =>
    readMicrosoftSettings((name) => given[name]);

  test('China’s cloud is a setting: another sign-in, another Graph, other names of scopes', () => {
    expect(
      read({ ...app, MICROSOFT_CLOUD: 'china', MICROSOFT_TENANT: 'firm.example' }),
    ).toMatchObject({
      authorizeUrl: 'https://login.partner.microsoftonline.cn/firm.example/oauth2/v2.0/authorize',
      graphUrl: 'https://microsoftgraph.chinacloudapi.cn/v1.0',
      ...{ scopeRoot: 'https://microsoftgraph.chinacloudapi.cn/', hasDelta: false },
    });
  });

  test('without an app there is none, and half a set-up is named', () => {
    expect(read({})).toBeNull();
    expect(() => read({ MICROSOFT_CLIENT_ID: 'id' })).toThrow(/MICROSOFT_CLIENT_SECRET/);
    const elsewhere = { ...app, MICROSOFT_TEST_ORIGIN: 'https://elsewhere.example' };
    expect(() => read(elsewhere)).toThrow(/MICROSOFT_TEST_ORIGIN/);
  });

  test('where no app is registered at Microsoft nobody gets a consent page', async () => {
    const none = { ...deps(), microsoft: null };
    const answer = await start(await post('connect-start', { provider: 'microsoft' }), none);
    expect([answer.status, await answer.json()]).toEqual([409, { error: 'provider_not_set_up' }]);
  });
});

describe('bound for hosted (Deno)', () => {
  const running = new Map<string, DenoFunction>();
  beforeAll(async () => {
    for (const name of ['connect-start', 'connect-callback'])
      running.set(
        name,
        await startDenoFunction(name, {
          SUPABASE_URL: backend.url,
          SUPABASE_SECRET_KEYS: JSON.stringify({ default: backend.secretKey }),
          CRON_SECRET: backend.cronSecret,
          ...microsoftEnvironmentAtFake(microsoft),
        }),
      );
  });
  afterAll(() => Promise.all([...running.values()].map((one) => one.stop())));

  test('a mailbox is connected', async () => {
    const ask = (name: string, request: Request) =>
      fetch(new Request(`${running.get(name)?.url}/${new URL(request.url).search}`, request));
    const started = await ask(
      'connect-start',
      await post('connect-start', { provider: 'microsoft' }),
    );
    const back = await consentAtMicrosoft((await started.json()).url);
    expect(outcomeOf(await ask('connect-callback', new Request(back)))).toBe('connected');
  });
});
