import { generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { environmentAtFake, pushAtFake } from '../../../tests/fakes/google/google-app.ts';
import { isMailboxDue, ringSync } from '../../local/testing/connect-test-mailbox.ts';
import { type DenoFunction, startDenoFunction } from '../../local/testing/deno-function.ts';
import { daysAgo, useSyncScene } from '../../local/testing/sync-scene.ts';
import { useBackend } from '../../local/testing/test-database.ts';
import { demoRep } from '../../seed/demo-organisation.ts';
import type { FunctionDeps } from '../_shared/function-deps.ts';
import { handler as disconnect } from '../disconnect/handler.ts';
import { handler } from './handler.ts';

const backend = useBackend();
const scene = useSyncScene(backend);
const audience = () => `${backend.url}/functions/v1/gmail-push`;

beforeEach(() => {
  const { account } = pushAtFake;
  scene.google.watches.subscribe({ endpoint: audience(), audience: audience(), account });
});

/** Connected, read once, and not to be looked at again for an hour. */
async function quietMailbox(): Promise<void> {
  await scene.connect('known_contacts');
  await scene.sync();
  await backend.sql`update public.jobs set run_after = now() + interval '1 hour'`;
  expect(await isDue()).toBe(false);
}

const isDue = () => isMailboxDue(backend);
const bodyOf = (address: string) => ({
  message: {
    data: Buffer.from(JSON.stringify({ emailAddress: address, historyId: 7 })).toString('base64'),
  },
});

async function push(
  token: string | null,
  body: unknown = bodyOf(scene.address),
  deps: FunctionDeps = scene.deps,
): Promise<number> {
  const request = new Request(audience(), {
    method: 'POST',
    headers: token === null ? {} : { authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  });
  return (await handler(request, deps)).status;
}
const pushSigned = async (claims?: Record<string, unknown>, body?: unknown) =>
  push(await scene.google.watches.sign(claims), body);
const tell = () => scene.google.watches.tell(scene.mailbox);

describe('what Google tells', () => {
  test('a mailbox of which it tells is read at the next ring, and each mail is logged once', async () => {
    await quietMailbox();
    scene.receive(scene.mail('new', { at: daysAgo(0) }));
    for (const _ of ['once', 'doubled', 'late']) expect(await pushSigned()).toBe(204);
    expect(await isDue()).toBe(true);
    await ringSync(scene.deps);
    expect(await scene.followUps()).toEqual(['new in automatic']);
    expect(await isDue()).toBe(false);
  });

  test('the address is found however it is written', async () => {
    await quietMailbox();
    expect(await pushSigned({}, bodyOf(scene.address.toUpperCase()))).toBe(204);
    expect(await isDue()).toBe(true);
  });

  test('somebody else’s address makes nothing due', async () => {
    await quietMailbox();
    expect(await pushSigned({}, bodyOf(`not-${scene.address}`))).toBe(204);
    expect(await isDue()).toBe(false);
  });

  test('a mailbox whose member has it rest is left alone', async () => {
    await quietMailbox();
    await backend.sql`update public.connections set state = 'paused'`;
    expect(await pushSigned()).toBe(204);
    expect(await backend.sql`select from private.mailbox_news`).toHaveLength(0);
  });

  test.each([
    ['for another address', { aud: 'https://elsewhere.example/functions/v1/gmail-push' }],
    ['by another issuer', { iss: 'https://accounts.elsewhere.example' }],
    ['that has run out', { exp: Math.floor(Date.now() / 1000) - 600 }],
    ['with an account that nobody verified', { email_verified: false }],
    ['without an account', { email: null }],
  ])('a token %s is none', async (_, claims) => {
    await quietMailbox();
    expect(await pushSigned(claims)).toBe(401);
    expect(await isDue()).toBe(false);
  });

  test('another service account of Google’s is refused', async () => {
    await quietMailbox();
    expect(await pushSigned({ email: 'other@elsewhere.iam.gserviceaccount.example' })).toBe(403);
    expect(await isDue()).toBe(false);
  });

  test('no token, one that is no token, and one that somebody else signed are refused', async () => {
    await quietMailbox();
    const { privateKey } = await generateKeyPair('RS256');
    const forged = await new SignJWT({ email: pushAtFake.account, email_verified: true })
      .setProtectedHeader({ alg: 'RS256', kid: 'key-of-test' })
      .setIssuer('https://accounts.google.com')
      .setAudience(audience())
      .setExpirationTime('1h')
      .sign(privateKey);
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${forged.split('.')[1]}.`;
    for (const token of [null, 'nonsense', forged, unsigned]) expect(await push(token)).toBe(401);
    expect(await isDue()).toBe(false);
  });

  test('what cannot be read is not asked for again', async () => {
    await quietMailbox();
    const odd = [
      {},
      { message: {} },
      { message: { data: '%%%' } },
      { message: { data: 'e30=' } },
      { message: { data: 'x'.repeat(6000) } },
      { message: { data: 'e30=' }, more: 'x'.repeat(200_000) },
    ];
    for (const body of odd) expect(await pushSigned({}, body)).toBe(204);
    expect(await isDue()).toBe(false);
  });

  test('while Google’s keys or the database are away it is asked to tell again', async () => {
    await quietMailbox();
    const token = await scene.google.watches.sign();
    const away = (what: RegExp): FunctionDeps => ({
      ...scene.deps,
      fetch: (url, init) =>
        what.test(String(url)) ? Promise.reject(new TypeError('fetch failed')) : fetch(url, init),
    });
    expect(await push(token, bodyOf(scene.address), away(/certs/))).toBe(503);
    expect(await push(token, bodyOf(scene.address), away(/rpc/))).toBe(503);
    scene.failNext({ path: '/oauth2/v3/certs', status: 500 });
    expect(await push(token)).toBe(503);
    expect(await push(token)).toBe(204);
  });

  test('where no Pub/Sub is set up there is nothing to tell', async () => {
    const { google } = scene.deps;
    if (google === null) throw new Error('the scene has Google');
    const deps = { ...scene.deps, google: { ...google, push: null } };
    expect(await push(await scene.google.watches.sign(), {}, deps)).toBe(404);
  });
});

describe('the life of a watch', () => {
  const until = () => scene.google.watches.until(scene.address);
  const asked = () => scene.google.requests.filter(({ path }) => path.endsWith('/watch')).length;

  test('one is asked for before anything is read, and not at each look', async () => {
    const before = scene.google.requests.length;
    await quietMailbox();
    const paths = scene.google.requests.slice(before).map(({ path }) => path);
    const watch = paths.findIndex((path) => path.endsWith('/watch'));
    expect(watch).toBeGreaterThanOrEqual(0);
    expect(watch).toBeLessThan(paths.findIndex((path) => /\/(?:messages|history)\b/.test(path)));
    const times = asked();
    await scene.sync();
    expect(asked()).toBe(times);
    expect(until()).not.toBeNull();
  });

  test('every day it is asked for anew', async () => {
    await quietMailbox();
    const first = until() ?? 0;
    await backend.sql`update private.mail_subscriptions set expires_at = expires_at - interval '25 hours'`;
    await scene.sync();
    expect(until()).toBeGreaterThan(first);
    const [row] = await backend.sql`select expires_at > now() + interval '6 days' as ok
      from private.mail_subscriptions`;
    expect(row?.ok).toBe(true);
  });

  test('where Google refuses one, the mailbox is read all the same', async () => {
    scene.failNext(
      ...Array.from({ length: 20 }, () => ({ path: '/gmail/v1/users/me/watch', status: 403 })),
    );
    scene.receive(scene.mail('read'));
    await scene.connect('known_contacts');
    await scene.sync();
    expect(until()).toBeNull();
    expect(await scene.followUps()).toEqual(['read in automatic']);
  });

  test('no text of Microsoft’s opens it', async () => {
    await quietMailbox();
    const [row] = await backend.sql`select subscription_id as id from private.mail_subscriptions`;
    for (const client_state of [null, ''])
      await backend.sql`select private.hear_of_mail(${backend.sql.json({
        items: [{ subscription_id: row?.id, client_state, lifecycle: null }],
      })})`;
    expect(await isDue()).toBe(false);
  });

  test('disconnecting ends it', async () => {
    await quietMailbox();
    const { data } = await (await backend.signIn(demoRep)).auth.getSession();
    const [row] = await backend.sql`select id from public.connections`;
    const request = new Request(`${backend.url}/functions/v1/disconnect`, {
      method: 'POST',
      headers: { authorization: `Bearer ${data.session?.access_token}` },
      body: JSON.stringify({ connection_id: row?.id }),
    });
    expect((await disconnect(request, scene.deps)).status).toBe(200);
    expect(until()).toBeNull();
    expect(await backend.sql`select from private.mail_subscriptions`).toHaveLength(0);
  });
});

describe('bound for hosted (Deno)', () => {
  let running: DenoFunction;
  beforeAll(async () => {
    running = await startDenoFunction('gmail-push', {
      SUPABASE_URL: backend.url,
      SUPABASE_SECRET_KEYS: JSON.stringify({ default: backend.secretKey }),
      CRON_SECRET: backend.cronSecret,
      ...environmentAtFake(scene.google),
    });
  });
  afterAll(() => running.stop());

  test('what Google signed makes its mailbox due; what it did not sign does not', async () => {
    await quietMailbox();
    const send = (token: string) =>
      fetch(running.url, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}` },
        body: JSON.stringify(bodyOf(scene.address)),
      });
    expect((await send('nonsense')).status).toBe(401);
    expect(await isDue()).toBe(false);
    const { account } = pushAtFake;
    scene.google.watches.subscribe({ endpoint: running.url, audience: audience(), account });
    expect(await tell()).toEqual([204]);
    expect(await isDue()).toBe(true);
  });
});
