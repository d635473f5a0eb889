import { randomUUID } from 'node:crypto';
import { generateKeyPair, importJWK, SignJWT } from 'jose';
import { beforeEach, describe, expect, inject, test } from 'vitest';
import { useSyncScene } from '../local/testing/sync-scene.ts';
import { useBackend } from '../local/testing/test-database.ts';
import { demoRep } from '../seed/demo-organisation.ts';
import { demoMemberId } from '../seed/insert-demo.ts';
import type { FunctionDeps } from './_shared/function-deps.ts';
import { handler as start } from './connect-start/handler.ts';
import { handler as disconnect } from './disconnect/handler.ts';
import { handler as sync } from './sync/handler.ts';

const backend = useBackend();
const scene = useSyncScene(backend);

type Handler = (request: Request, deps: FunctionDeps) => Promise<Response>;
/** What members call, each with a body that is as expected. */
const ofMembers: readonly [string, Handler, object][] = [
  ['connect-start', start, { provider: 'google' }],
  ['disconnect', disconnect, { connection_id: randomUUID() }],
];
const { signingKey } = inject('testCluster').secrets;

const ask = (handler: Handler, body: string, headers: Record<string, string> = {}) =>
  handler(
    new Request(`${backend.url}/functions/v1/x`, { method: 'POST', body, headers }),
    scene.deps,
  );

let claims: { sub: string; role: string; aud: string; exp: number };
let bearer: string;
beforeEach(async () => {
  const { data } = await (await backend.signIn(demoRep)).auth.getSession();
  bearer = data.session?.access_token ?? '';
  const now = Math.floor(Date.now() / 1000);
  const sub = data.session?.user.id ?? '';
  claims = { sub, role: 'authenticated', aud: 'authenticated', exp: now + 600 };
});

const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const signed = async (key: Parameters<SignJWT['sign']>[0], over: object = {}) =>
  new SignJWT({ ...claims, ...over })
    .setProtectedHeader({ alg: 'ES256', kid: signingKey.kid, typ: 'JWT' })
    .sign(key);

describe.each(ofMembers)('%s', (_name, handler, body) => {
  test.each<[string, () => Promise<string> | string]>([
    ['no token', () => ''],
    ['a malformed one', () => 'Bearer x.y'],
    [
      'one that ended',
      async () => `Bearer ${await signed(await importJWK(signingKey, 'ES256'), { exp: 1 })}`,
    ],
    [
      'one of another project',
      async () => `Bearer ${await signed((await generateKeyPair('ES256')).privateKey)}`,
    ],
    ['an unsigned one', () => `Bearer ${encoded({ alg: 'none' })}.${encoded(claims)}.`],
  ])('E01 %s is refused with 401 and no more', async (_what, token) => {
    const answer = await ask(handler, JSON.stringify(body), { authorization: await token() });
    expect([answer.status, await answer.json()]).toEqual([401, { error: 'not_signed_in' }]);
  });

  test('E02 a page of another origin is not let in, before or after it asks', async () => {
    const headers = { origin: 'https://evil.example', 'access-control-request-method': 'POST' };
    const preflight = await handler(
      new Request(`${backend.url}/functions/v1/x`, { method: 'OPTIONS', headers }),
      scene.deps,
    );
    const asked = await ask(handler, JSON.stringify(body), { origin: headers.origin });
    for (const answer of [preflight, asked])
      expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });

  test('E03 a long body is 413, what is no JSON or lacks something 400, another method 405', async () => {
    const authorization = `Bearer ${bearer}`;
    const long = JSON.stringify({ ...body, more: 'x'.repeat(20_000) });
    const statuses = [];
    for (const text of [long, '{', 'null', '{}', '[[[[']) {
      const answer = await ask(handler, text, { authorization });
      statuses.push(answer.status);
      expect(Object.keys(await answer.json())).toEqual(['error']);
    }
    expect(statuses).toEqual([413, 400, 400, 400, 400]);
    const request = new Request(`${backend.url}/functions/v1/x`, { headers: { authorization } });
    expect((await handler(request, scene.deps)).status).toBe(405);
  });

  test('E04 another organisation in the body is answered like one that is not there', async () => {
    const [other] = await backend.sql<{ id: string }[]>`select o.id from public.organisations as o
      where not exists (select from public.members as m where m.org_id = o.id and m.id = ${demoMemberId(demoRep)})
      limit 1`;
    const answers = [];
    for (const org_id of [other?.id ?? '', randomUUID()]) {
      const text = JSON.stringify({ ...body, org_id });
      const answer = await ask(handler, text, { authorization: `Bearer ${bearer}` });
      answers.push({ status: answer.status, body: await answer.json() });
    }
    expect(other).toBeDefined();
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]?.body).toEqual({ error: 'refused', code: 'TB003' });
  });
});

test('E01 who rings without the clock’s secret is refused with 401 and no more', async () => {
  for (const secret of ['', 'guess', `${backend.cronSecret}x`]) {
    const answer = await ask(sync, '', { 'x-cron-secret': secret });
    expect([answer.status, await answer.json()]).toEqual([401, { error: 'wrong_cron_secret' }]);
  }
});
