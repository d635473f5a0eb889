import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startRunningClock } from '../../../tests/fakes/clock.ts';
import {
  appAtFake,
  consentAtFake,
  environmentAtFake,
  settingsAtFake,
} from '../../../tests/fakes/google/google-app.ts';
import { type GoogleFake, startGoogleFake } from '../../../tests/fakes/google/google-fake.ts';
import { type DenoFunction, startDenoFunction } from '../../local/testing/deno-function.ts';
import { useBackend } from '../../local/testing/test-database.ts';
import { demoRep } from '../../seed/demo-organisation.ts';
import { demoMemberId } from '../../seed/insert-demo.ts';
import type { FunctionDeps } from '../_shared/function-deps.ts';
import { googleScope } from '../_shared/google/google-oauth.ts';
import { handler as start } from '../connect-start/handler.ts';
import { handler as disconnect } from '../disconnect/handler.ts';
import { handler as callback } from './handler.ts';

const backend = useBackend();
const colleague = 'wang.hao@harbour-tools.example';
const mailbox = demoRep;
let google: GoogleFake;
let deps: FunctionDeps;

beforeAll(async () => {
  google = await startGoogleFake({ clock: startRunningClock(), app: appAtFake });
  deps = {
    ...{ url: backend.url, secretKey: backend.secretKey, cronSecret: backend.cronSecret },
    ...{ google: settingsAtFake(google), microsoft: null, fetch },
  };
});
afterAll(() => google.stop());
beforeEach(async () => {
  await backend.sql`delete from public.connections`;
  await backend.sql`delete from private.connect_attempts`;
  await backend.sql`delete from private.call_counters`;
});

const bearer = async (email: string): Promise<string> => {
  const { data } = await (await backend.signIn(email)).auth.getSession();
  return `Bearer ${data.session?.access_token}`;
};

type Ask = (name: string, request: Request) => Promise<Response>;

const post = (name: string, authorization: string, body: unknown): Request =>
  new Request(`${backend.url}/functions/v1/${name}`, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

function promises(ask: Ask): void {
  const consentUrl = async (email: string): Promise<string> => {
    const request = post('connect-start', await bearer(email), { provider: 'google' });
    const answer = await ask('connect-start', request);
    expect(answer.status).toBe(200);
    const { url } = await answer.json();
    return url;
  };
  const comeBack = (url: string) => ask('connect-callback', new Request(url));
  const connect = async (email: string, address: string, untick?: string) =>
    comeBack(await consentAtFake(await consentUrl(email), address, untick));

  test('a member who consents has a connected mailbox, by the address that the provider names', async () => {
    const answer = await connect(demoRep, mailbox);
    expect([answer.status, answer.headers.get('x-threadbook-outcome')]).toEqual([200, 'connected']);
    const client = await backend.signIn(demoRep);
    const { data } = await client.from('connections').select('provider, address, rule, state');
    expect(data).toEqual([
      { provider: 'google', address: mailbox, rule: 'off', state: 'connected' },
    ]);
  });

  test('the consent page is asked for PKCE with S256 and for reading mail, nothing more', async () => {
    const { searchParams } = new URL(await consentUrl(demoRep));
    expect(Object.fromEntries(searchParams)).toMatchObject({
      code_challenge_method: 'S256',
      scope: 'openid email https://www.googleapis.com/auth/gmail.readonly',
      access_type: 'offline',
      prompt: 'consent',
    });
  });

  test('nobody without a session gets a consent page', async () => {
    const answer = await ask('connect-start', post('connect-start', '', { provider: 'google' }));
    expect(answer.status).toBe(401);
    const forged = post('connect-start', 'Bearer x.y.z', { provider: 'google' });
    expect((await ask('connect-start', forged)).status).toBe(401);
  });

  test('a state is good once', async () => {
    const back = await consentAtFake(await consentUrl(demoRep), mailbox);
    expect((await comeBack(back)).status).toBe(200);
    const again = await comeBack(back);
    expect(again.headers.get('x-threadbook-outcome')).toBe('attempt_unknown');
  });

  test('a state that is older than ten minutes, unknown or missing connects nothing', async () => {
    const back = await consentAtFake(await consentUrl(demoRep), mailbox);
    await backend.sql`update private.connect_attempts set expires_at = now() - interval '1 second'`;
    for (const url of [back, `${back.split('?')[0]}?state=guess&code=x`, `${back.split('?')[0]}`])
      expect((await comeBack(url)).headers.get('x-threadbook-outcome')).toBe('attempt_unknown');
    expect(await backend.sql`select from public.connections`).toHaveLength(0);
  });

  test('a code under another attempt’s state is refused: the proof belongs to one attempt', async () => {
    const first = new URL(await consentAtFake(await consentUrl(demoRep), mailbox));
    const second = new URL(await consentAtFake(await consentUrl(colleague), colleague));
    first.searchParams.set('state', second.searchParams.get('state') ?? '');
    const answer = await comeBack(first.href);
    expect(answer.headers.get('x-threadbook-outcome')).toBe('provider_refused');
  });

  test('whoever unticks the mailbox, or says no, has nothing connected', async () => {
    const unticked = await connect(demoRep, mailbox, googleScope.mail);
    expect(unticked.headers.get('x-threadbook-outcome')).toBe('not_granted');
    const denied = new URL(await consentAtFake(await consentUrl(demoRep), mailbox));
    denied.searchParams.delete('code');
    denied.searchParams.set('error', 'access_denied');
    const said = await comeBack(denied.href);
    expect(said.headers.get('x-threadbook-outcome')).toBe('not_granted');
  });

  test('a mailbox that a colleague connected is refused, and its consent given back', async () => {
    await connect(colleague, 'sales-inbox@harbour-tools.example');
    const before = google.oauth.revoked.length;
    const answer = await connect(demoRep, 'sales-inbox@harbour-tools.example');
    expect(answer.headers.get('x-threadbook-outcome')).toBe('mailbox_of_another_member');
    expect(google.oauth.revoked.length).toBe(before + 1);
  });

  test('a mailbox whose address a colleague signs in with is refused', async () => {
    const answer = await connect(demoRep, colleague);
    expect(answer.headers.get('x-threadbook-outcome')).toBe('mailbox_of_another_member');
  });

  test('connecting again mends a connection and keeps its choice of what is logged', async () => {
    await connect(demoRep, mailbox);
    await backend.sql`update public.connections
      set state = 'failing', last_error = 'reconnect', rule = 'followed'`;
    await connect(demoRep, mailbox);
    expect(await backend.sql`select state, last_error, rule from public.connections`).toEqual([
      { state: 'connected', last_error: null, rule: 'followed' },
    ]);
  });

  test('disconnecting revokes at the provider and forgets the token', async () => {
    await connect(demoRep, mailbox);
    const [row] = await backend.sql`select id from public.connections`;
    const request = post('disconnect', await bearer(demoRep), { connection_id: row?.id });
    const before = google.oauth.revoked.length;
    const answer = await ask('disconnect', request);
    expect([answer.status, await answer.json()]).toEqual([200, { revoked: true }]);
    expect(google.oauth.revoked.length).toBe(before + 1);
    expect(await backend.sql`select from private.connection_tokens`).toHaveLength(0);
  });

  test('nobody disconnects another member’s mailbox', async () => {
    await connect(demoRep, mailbox);
    const [row] = await backend.sql`select id from public.connections`;
    for (const id of [row?.id, randomUUID()]) {
      const request = post('disconnect', await bearer(colleague), { connection_id: id });
      expect((await ask('disconnect', request)).status).toBe(404);
    }
    expect(await backend.sql`select from public.connections`).toHaveLength(1);
  });

  test('no token is in an answer, a log, a table that members read, or in clear anywhere in the database', async () => {
    const answer = await connect(demoRep, mailbox);
    const said = `${await answer.text()}${JSON.stringify([...answer.headers])}${backend.logged}`;
    const tables = await backend.sql<{ name: string }[]>`
      select format('%I.%I', schemaname, tablename) as name from pg_tables
      where schemaname in ('public', 'private', 'auth')`;
    let stored = '';
    for (const { name } of tables)
      for (const { row } of await backend.sql.unsafe(
        `select row_to_json(t)::text || t::text as row from ${name} as t`,
      ))
        stored += row;
    expect(google.oauth.issued.length).toBeGreaterThan(0);
    const seen = google.oauth.issued.filter(
      (token) =>
        said.includes(token) ||
        stored.includes(token) ||
        stored.includes(Buffer.from(token).toString('hex')),
    );
    expect(seen).toEqual([]);
    expect(await backend.sql`select member_id from public.connections`).toEqual([
      { member_id: demoMemberId(demoRep) },
    ]);
  });
}

describe('in the local function host (Node)', () => {
  const handlers = new Map([
    ['connect-start', start],
    ['connect-callback', callback],
    ['disconnect', disconnect],
  ]);
  promises(async (name, request) => {
    const handler = handlers.get(name);
    if (handler === undefined) throw new Error(`no handler for ${name}`);
    return handler(request, deps);
  });
});

describe('bound for hosted (Deno)', () => {
  const running = new Map<string, DenoFunction>();
  beforeAll(async () => {
    for (const name of ['connect-start', 'connect-callback', 'disconnect'])
      running.set(
        name,
        await startDenoFunction(name, {
          SUPABASE_URL: backend.url,
          SUPABASE_SECRET_KEYS: JSON.stringify({ default: backend.secretKey }),
          CRON_SECRET: backend.cronSecret,
          ...environmentAtFake(google),
        }),
      );
  });
  afterAll(() => Promise.all([...running.values()].map((one) => one.stop())));
  promises((name, request) => {
    const { search } = new URL(request.url);
    return fetch(new Request(`${running.get(name)?.url}/${search}`, request));
  });
});
