import { createHash } from 'node:crypto';
import {
  AuthenticationHandler,
  Client,
  type Context,
  type Middleware,
} from '@microsoft/microsoft-graph-client';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type FakeClock, startClock } from '../clock.ts';
import { startFaultScript } from '../faults.ts';
import { type ServedFake, serveFake } from '../serve.ts';
import { checkAnswer } from './graph-answers.ts';
import { type MicrosoftFake, startMicrosoftFake } from './microsoft-fake.ts';
import { graphRoots, type MicrosoftCloud } from './oauth.ts';
import type { OutlookMail } from './outlook-mailbox.ts';

const address = 'lin@hengtai.example';
const back = 'https://crm.example/callback';
const verifier = 'a-verifier-of-more-than-forty-three-characters-in-all';
const immutable = 'IdType="ImmutableId"';
let clock: FakeClock;
let microsoft: MicrosoftFake;

beforeEach(async () => {
  clock = startClock('2026-11-23T08:00:00Z');
  microsoft = await startMicrosoftFake({ clock });
});
afterEach(() => microsoft.stop());

const mail = (name: string, more: Partial<OutlookMail> = {}): OutlookMail => ({
  ...{ from: 'wang@acme.example', to: [address], subject: `About ${name}` },
  ...{ messageId: `<${name}@acme.example>`, text: `This is ${name}.`, ...more },
});

async function consent(scopes = ['Mail.Read', 'User.Read'], cloud: MicrosoftCloud = 'global') {
  const asked = scopes.map((scope) => `${graphRoots[cloud]}${scope}`);
  const query = new URLSearchParams({
    ...{ response_type: 'code', client_id: 'crm', redirect_uri: back, login_hint: address },
    scope: ['openid', 'offline_access', ...asked].join(' '),
    state: 'of-this-member',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  });
  return fetch(`${microsoft.url}common/oauth2/v2.0/authorize?${query}`, { redirect: 'manual' });
}

const returned = async (answer: Promise<Response>): Promise<URLSearchParams> =>
  new URL((await answer).headers.get('location') ?? '').searchParams;

async function tokens(form: Record<string, string>) {
  const body = new URLSearchParams({ client_id: 'crm', redirect_uri: back, ...form });
  const answer = await fetch(`${microsoft.url}common/oauth2/v2.0/token`, { method: 'POST', body });
  return answer.json();
}

const exchange = (code: string | null, code_verifier = verifier) =>
  tokens({ grant_type: 'authorization_code', code: code ?? '', code_verifier });

const refresh = (refresh_token: string) => tokens({ grant_type: 'refresh_token', refresh_token });

async function signIn(scopes?: string[]) {
  return exchange((await returned(consent(scopes))).get('code'));
}

/** Microsoft's own client, which strips the token from whatever is not https, so that its true address is swapped last. */
async function graphClient(accessToken?: string): Promise<Client> {
  const token = accessToken ?? (await signIn()).access_token;
  const last: Middleware = {
    execute: async (context: Context) => {
      const url = String(context.request).replace(graphRoots.global, microsoft.url);
      context.response = await fetch(url, context.options);
    },
  };
  const authentication = new AuthenticationHandler({ getAccessToken: async () => token });
  authentication.setNext(last);
  return Client.initWithMiddleware({ middleware: authentication });
}

/** Follows a link of an answer with the client, as if it were Graph's own address. */
const follow = (client: Client, link: string) =>
  client.api(link.replace(microsoft.url, graphRoots.global)).header('Prefer', immutable).get();

const inboxDelta = (client: Client) =>
  client.api('/me/mailFolders/inbox/messages/delta').header('Prefer', immutable);

describe('consent', () => {
  test('the state comes back, and a code is worth one exchange with its own verifier', async () => {
    const query = await returned(consent());
    expect(query.get('state')).toBe('of-this-member');
    const other = await returned(consent());
    expect(await exchange(other.get('code'), 'another')).toMatchObject({ error: 'invalid_grant' });
    expect(await exchange(query.get('code'))).toMatchObject({ token_type: 'Bearer' });
    expect(await exchange(query.get('code'))).toMatchObject({ error: 'invalid_grant' });
  });

  test('every refresh gives the next refresh token, and the last one is good for 90 days', async () => {
    const first = await signIn();
    const second = await refresh(first.refresh_token);
    expect(second.refresh_token).not.toBe(first.refresh_token);
    clock.moveOn(60 * 86_400_000);
    const third = await refresh(second.refresh_token);
    clock.moveOn(60 * 86_400_000);
    expect(await refresh(second.refresh_token)).toMatchObject({ error: 'invalid_grant' });
    expect(await refresh(third.refresh_token)).toMatchObject({ token_type: 'Bearer' });
    microsoft.oauth.revokeAll(address);
    expect(await refresh(third.refresh_token)).toMatchObject({ error: 'invalid_grant' });
  });

  test('a tenant that leaves consent to its administrator says so until they have approved', async () => {
    microsoft.oauth.leaveConsentToAdmin();
    const refused = await returned(consent());
    expect(refused.get('error_description')).toContain('AADSTS90094');
    const approve = new URLSearchParams({ redirect_uri: back, state: 'x', client_id: 'crm' });
    const url = `${microsoft.url}common/v2.0/adminconsent?${approve}`;
    const approved = await returned(fetch(url, { redirect: 'manual' }));
    expect(approved.get('admin_consent')).toBe('True');
    expect((await returned(consent())).get('code')).toMatch(/^0\./);
  });

  test('a scope of the other cloud is another resource', async () => {
    const answer = await consent(['Mail.Read'], 'china');
    expect([answer.status, (await answer.json()).error]).toEqual([400, 'invalid_resource']);
  });

  test('an access token ends after an hour, and reads only what was granted', async () => {
    const { access_token } = await signIn(['User.Read']);
    const client = await graphClient(access_token);
    expect(await client.api('/me').get()).toMatchObject({ mail: address });
    await expect(client.api('/me/messages').get()).rejects.toMatchObject({ statusCode: 403 });
    clock.moveOn(3_600_000);
    await expect(client.api('/me').get()).rejects.toMatchObject({ statusCode: 401 });
  });
});

describe('messages', () => {
  test('an immutable id stays through a move, a regular one does not', async () => {
    const box = microsoft.mailbox(address);
    const id = box.receive(mail('one'));
    const client = await graphClient();
    const read = (prefer: string) =>
      client.api(`/me/messages/${id}`).header('Prefer', prefer).select('id,subject').get();
    const before = await read('odata.maxpagesize=5');
    expect(await read(immutable)).toEqual({ id, subject: 'About one' });
    box.move(id, 'archive');
    expect((await read(immutable)).id).toBe(id);
    expect((await read('odata.maxpagesize=5')).id).not.toBe(before.id);
  });

  test('headers and the text without its history are given when they are selected, and not else', async () => {
    const id = microsoft
      .mailbox(address)
      .receive(
        mail('bulk', { headers: { 'List-Id': 'news' }, history: 'Earlier words.', sensitivity: 2 }),
      );
    const client = await graphClient();
    const plain = await client.api(`/me/messages/${id}`).get();
    expect(plain).not.toHaveProperty('uniqueBody');
    expect(plain).not.toHaveProperty('internetMessageHeaders');
    expect(plain.body.content).toContain('Earlier words.');
    const asked = await client
      .api(`/me/messages/${id}`)
      .select('uniqueBody,internetMessageHeaders')
      .expand("singleValueExtendedProperties($filter=id eq 'Integer 0x0036')")
      .get();
    expect(asked.uniqueBody.content).not.toContain('Earlier words.');
    expect(asked.internetMessageHeaders).toEqual([{ name: 'List-Id', value: 'news' }]);
    expect(asked.singleValueExtendedProperties[0].value).toBe('2');
  });

  test('a search finds who took part since a day, page by page, in every folder', async () => {
    const box = microsoft.mailbox(address);
    box.receive(mail('old', { at: '2026-10-01T08:00:00Z' }));
    box.receive(mail('new'));
    box.receive(mail('other', { from: 'x@stranger.example' }));
    box.send(mail('sent', { from: address, to: ['chen@acme.example'] }));
    const client = await graphClient();
    const search =
      '"(participants:wang@acme.example OR participants:acme.example) AND received>=2026-11-01"';
    const first = await client.api('/me/messages').search(search).top(1).select('id,subject').get();
    const second = await follow(client, first['@odata.nextLink']);
    const subjects = [...first.value, ...second.value].map(({ subject }) => subject);
    expect(subjects.toSorted()).toEqual(['About new', 'About sent']);
    expect(second).not.toHaveProperty('@odata.nextLink');
    await expect(client.api('/me/messages').search('"hello"').get()).rejects.toMatchObject({
      statusCode: 501,
    });
  });

  test('folders are told level by level', async () => {
    const box = microsoft.mailbox(address);
    const projects = box.addFolder('Projects');
    box.addFolder('2026', projects);
    const client = await graphClient();
    const top = await client.api('/me/mailFolders').top(100).get();
    expect(top.value.map((one: { displayName: string }) => one.displayName)).toContain('Projects');
    const below = await client.api(`/me/mailFolders/${projects}/childFolders`).get();
    expect(below.value).toMatchObject([{ displayName: '2026', parentFolderId: projects }]);
  });
});

describe('delta of a folder', () => {
  test('first all that is there, then only what came, with an empty page before it', async () => {
    const box = microsoft.mailbox(address);
    for (const name of ['a', 'b', 'c']) box.receive(mail(name));
    const client = await graphClient();
    const first = await inboxDelta(client).query('$select=subject').get();
    expect(first.value).toHaveLength(3);
    const id = box.receive(mail('d'));
    const empty = await follow(client, first['@odata.deltaLink']);
    expect(empty.value).toEqual([]);
    const next = await follow(client, empty['@odata.nextLink']);
    expect(next.value).toEqual([{ id, subject: 'About d' }]);
    const quiet = await follow(client, next['@odata.deltaLink']);
    expect((await follow(client, quiet['@odata.nextLink'])).value).toEqual([]);
  });

  test('pages are as long as the request prefers', async () => {
    for (const name of ['a', 'b', 'c']) microsoft.mailbox(address).receive(mail(name));
    const client = await graphClient();
    const first = await inboxDelta(client).header('Prefer', 'odata.maxpagesize=2').get();
    expect(first.value).toHaveLength(2);
    expect(first).not.toHaveProperty('@odata.deltaLink');
    const second = await follow(client, first['@odata.nextLink']);
    expect(second.value).toHaveLength(1);
    expect(second).toHaveProperty('@odata.deltaLink');
  });

  test('what was moved away or deleted is told as removed; of created ones alone, it is not told', async () => {
    const box = microsoft.mailbox(address);
    const id = box.receive(mail('a'));
    const client = await graphClient();
    const whole = await inboxDelta(client).get();
    const created = await inboxDelta(client).query('changeType=created').get();
    box.touch(id);
    box.move(id, 'archive');
    const all = await follow(client, whole['@odata.deltaLink']);
    const told = (await follow(client, all['@odata.nextLink'])).value;
    expect(told.at(-1)).toEqual({ id, '@removed': { reason: 'deleted' } });
    const some = await follow(client, created['@odata.deltaLink']);
    expect((await follow(client, some['@odata.nextLink'])).value).toEqual([]);
  });

  test('a filter by time holds in later rounds as well', async () => {
    const box = microsoft.mailbox(address);
    box.receive(mail('old', { at: '2026-11-01T08:00:00Z' }));
    const client = await graphClient();
    const first = await inboxDelta(client)
      .query('changeType=created')
      .filter('receivedDateTime ge 2026-11-20T00:00:00Z')
      .get();
    expect(first.value).toEqual([]);
    box.receive(mail('older', { at: '2026-11-02T08:00:00Z' }));
    box.receive(mail('new'));
    const round = await follow(client, first['@odata.deltaLink']);
    const { value } = await follow(client, round['@odata.nextLink']);
    expect(value).toMatchObject([{ subject: 'About new' }]);
  });

  test('a token of what is forgotten is 410, a made-up one 400', async () => {
    const client = await graphClient();
    const first = await inboxDelta(client).get();
    microsoft.mailbox(address).forgetChanges();
    await expect(follow(client, first['@odata.deltaLink'])).rejects.toMatchObject({
      ...{ statusCode: 410, code: 'SyncStateNotFound' },
    });
    const guess = '/me/mailFolders/inbox/messages/delta?$deltatoken=guess';
    await expect(client.api(guess).get()).rejects.toMatchObject({ statusCode: 400 });
  });

  test('China’s cloud has none, and lists by time instead', async () => {
    await microsoft.stop();
    microsoft = await startMicrosoftFake({ clock, cloud: 'china' });
    const query = await returned(consent(['Mail.Read'], 'china'));
    const client = await graphClient((await exchange(query.get('code'))).access_token);
    await expect(inboxDelta(client).get()).rejects.toMatchObject({ statusCode: 404 });
    const box = microsoft.mailbox(address);
    box.receive(mail('old', { at: '2026-11-01T08:00:00Z' }));
    for (const name of ['b', 'c'])
      box.receive(mail(name, { at: `2026-11-2${name === 'b' ? 1 : 2}T08:00:00Z` }));
    const listed = await client
      .api('/me/messages')
      .filter('receivedDateTime ge 2026-11-20T00:00:00Z')
      .orderby('receivedDateTime asc')
      .select('subject')
      .get();
    expect(listed.value).toMatchObject([{ subject: 'About b' }, { subject: 'About c' }]);
  });
});

describe('subscriptions', () => {
  let listener: ServedFake;
  let heard: unknown[];
  let isThere: boolean;
  beforeEach(async () => {
    [heard, isThere] = [[], true];
    listener = await serveFake(async (request) => {
      const token = new URL(request.url).searchParams.get('validationToken');
      if (token !== null) return new Response(isThere ? token : `Here: ${token}`);
      heard.push(await request.json());
      return new Response(null, { status: 202 });
    }, startFaultScript());
  });
  afterEach(() => listener.stop());

  const inDays = (days: number) => new Date(clock.now() + days * 86_400_000).toISOString();
  const wanted = (expirationDateTime: string) => ({
    ...{ changeType: 'created', resource: 'me/messages', clientState: 'of this one' },
    ...{ notificationUrl: listener.url, lifecycleNotificationUrl: listener.url },
    expirationDateTime,
  });

  test('one is made where the address repeats a token exactly, and tells with its text', async () => {
    const client = await graphClient();
    isThere = false;
    await expect(client.api('/subscriptions').post(wanted(inDays(3)))).rejects.toMatchObject({
      ...{ statusCode: 400, code: 'ValidationError' },
    });
    isThere = true;
    const { id } = await client.api('/subscriptions').post(wanted(inDays(3)));
    expect(await microsoft.subscriptions.tell(address)).toEqual([202]);
    expect(await microsoft.subscriptions.tell(address, 'missed')).toEqual([202]);
    expect(heard).toMatchObject([
      { value: [{ subscriptionId: id, clientState: 'of this one', changeType: 'created' }] },
      { value: [{ subscriptionId: id, clientState: 'of this one', lifecycleEvent: 'missed' }] },
    ]);
  });

  test('none lives longer than seven days, and each ends unless it is made longer', async () => {
    const client = await graphClient();
    const tooLong = client.api('/subscriptions').post(wanted(inDays(8)));
    await expect(tooLong).rejects.toMatchObject({ statusCode: 400 });
    const { id } = await client.api('/subscriptions').post(wanted(inDays(0.02)));
    await client.api(`/subscriptions/${id}`).patch({ expirationDateTime: inDays(0.03) });
    clock.moveOn(0.025 * 86_400_000);
    expect((await client.api('/subscriptions').get()).value).toMatchObject([{ id }]);
    clock.moveOn(0.01 * 86_400_000);
    expect((await client.api('/subscriptions').get()).value).toEqual([]);
    expect(await microsoft.subscriptions.tell(address)).toEqual([]);
  });

  test('one that was ended or removed is known no more', async () => {
    const client = await graphClient();
    const first = await client.api('/subscriptions').post(wanted(inDays(3)));
    await client.api(`/subscriptions/${first.id}`).delete();
    const second = await client.api('/subscriptions').post(wanted(inDays(3)));
    await microsoft.subscriptions.tell(address, 'subscriptionRemoved');
    for (const { id } of [first, second])
      await expect(
        client.api(`/subscriptions/${id}`).patch({ expirationDateTime: inDays(4) }),
      ).rejects.toMatchObject({ statusCode: 404 });
  });
});

describe('too much and too fast', () => {
  test('a fifth request at once is refused with when to come again', async () => {
    const client = await graphClient();
    const letGo = microsoft.hold();
    const five = Promise.allSettled(Array.from({ length: 5 }, () => client.api('/me').get()));
    const asked = () => microsoft.requests.filter(({ path }) => path === '/v1.0/me');
    await vi.waitFor(() => expect(asked()).toHaveLength(5));
    letGo();
    const refused = (await five).filter((one) => one.status === 'rejected');
    expect(refused).toHaveLength(1);
    expect(refused[0]?.reason).toMatchObject({ statusCode: 429 });
    expect(refused[0]?.reason.headers.get('retry-after')).toBe('5');
    expect(microsoft.mostAtOnce(address)).toBe(5);
  });

  test('a scripted fault goes before the true answer, and every request is seen', async () => {
    const client = await graphClient();
    microsoft.faults.add({ at: /\/me$/, status: 503, headers: { 'retry-after': '2' } });
    await expect(client.api('/me').get()).rejects.toMatchObject({ statusCode: 503 });
    expect(await client.api('/me').get()).toMatchObject({ mail: address });
    expect(microsoft.requests.filter(({ path }) => path === '/v1.0/me')).toHaveLength(2);
  });
});

test('an answer that Graph could not give is refused by the fake itself', async () => {
  const user = { id: 'x', mail: address, userPrincipalName: address };
  expect((await checkAnswer('me', Response.json(user))).status).toBe(200);
  await expect(checkAnswer('me', Response.json({ ...user, email: address }))).rejects.toThrow();
  const page = { value: [{ id: 'too-short' }] };
  await expect(checkAnswer('me/messages', Response.json(page))).rejects.toThrow();
});
