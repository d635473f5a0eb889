import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type FakeClock, startClock } from '../clock.ts';
import { type GoogleFake, startGoogleFake } from './google-fake.ts';

const address = 'lin@hengtai.example';
const readMail = 'https://www.googleapis.com/auth/gmail.readonly';
const back = 'https://crm.example/callback';
const verifier = 'a-verifier-of-more-than-forty-three-characters-in-all';
let clock: FakeClock;
let google: GoogleFake;

beforeEach(async () => {
  clock = startClock('2026-11-23T08:00:00Z');
  google = await startGoogleFake({ clock });
});
afterEach(() => google.stop());

async function consent(scope = readMail): Promise<URL> {
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: 'crm',
    redirect_uri: back,
    scope,
    state: 'of-this-member',
    login_hint: address,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  });
  const answer = await fetch(`${google.url}o/oauth2/v2/auth?${query}`, { redirect: 'manual' });
  return new URL(answer.headers.get('location') ?? '');
}

async function post(path: string, form: Record<string, string>) {
  const answer = await fetch(google.url + path, {
    method: 'POST',
    body: new URLSearchParams(form),
  });
  return { status: answer.status, body: await answer.json() };
}

const exchange = (url: URL, code_verifier = verifier) =>
  post('token', {
    grant_type: 'authorization_code',
    code: url.searchParams.get('code') ?? '',
    client_id: 'crm',
    redirect_uri: back,
    code_verifier,
  });

const signIn = async (scope = readMail) => (await exchange(await consent(scope))).body;

async function read(path: string, token: string) {
  const answer = await fetch(`${google.url}gmail/v1/users/me/${path}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  return { status: answer.status, headers: answer.headers, body: await answer.json() };
}

const mail = (id: string, more = '', from = 'wang@acme.example') =>
  `From: Wang <${from}>\nTo: ${address}\nSubject: Offer\nMessage-ID: <${id}@acme.example>\n${more}\nHello`;

test('the state comes back, and a code is worth one exchange with its own verifier', async () => {
  const url = await consent();
  expect(url.searchParams.get('state')).toBe('of-this-member');
  expect((await exchange(await consent(), 'another')).body).toEqual({ error: 'invalid_grant' });
  expect((await exchange(url)).body).toMatchObject({ scope: readMail, token_type: 'Bearer' });
  expect((await exchange(url)).body).toEqual({ error: 'invalid_grant' });
});

test('an access token ends after an hour and the refresh token brings another', async () => {
  const { access_token, refresh_token } = await signIn();
  clock.moveOn(3_600_000);
  expect((await read('profile', access_token)).status).toBe(401);
  const { body } = await post('token', { grant_type: 'refresh_token', refresh_token });
  expect(body.refresh_token).toBeUndefined();
  expect((await read('profile', body.access_token)).body.emailAddress).toBe(address);
});

test('after revoking, neither token is worth anything', async () => {
  const { access_token, refresh_token } = await signIn();
  expect((await post('revoke', { token: refresh_token })).status).toBe(200);
  expect((await read('profile', access_token)).status).toBe(401);
  const { body } = await post('token', { grant_type: 'refresh_token', refresh_token });
  expect(body).toEqual({ error: 'invalid_grant' });
});

test('a scope that was unticked is missing from the answer, and reading without it is 403', async () => {
  google.oauth.untick(readMail);
  const { access_token, scope } = await signIn(`openid ${readMail}`);
  expect(scope).toBe('openid');
  const { status, body } = await read('messages', access_token);
  expect([status, body.error.errors[0].reason]).toEqual([403, 'insufficientPermissions']);
});

test('a history id tells what came after it, page by page', async () => {
  const { access_token } = await signIn();
  const box = google.mailbox(address);
  const start = (await read('profile', access_token)).body.historyId;
  const first = box.receive(mail('1'));
  const second = box.receive(mail('2', 'In-Reply-To: <1@acme.example>\n'));
  const one = await read(`history?startHistoryId=${start}&maxResults=1`, access_token);
  expect(one.body.history[0].messagesAdded[0].message).toMatchObject({ id: first });
  const next = `history?startHistoryId=${start}&maxResults=1&pageToken=${one.body.nextPageToken}`;
  const two = await read(next, access_token);
  expect(two.body.history[0].messages).toEqual([{ id: second, threadId: first }]);
  expect(two.body).not.toHaveProperty('nextPageToken');
  expect((await read(`history?startHistoryId=${two.body.historyId}`, access_token)).body).toEqual({
    historyId: two.body.historyId,
  });
});

test('a history id that is too old is answered with 404', async () => {
  const start = google.mailbox(address).historyId();
  google.mailbox(address).receive(mail('1'));
  clock.moveOn(8 * 86_400_000);
  const { access_token } = await signIn();
  expect((await read(`history?startHistoryId=${start}`, access_token)).status).toBe(404);
  expect((await read('history?startHistoryId=1', access_token)).status).toBe(404);
  const now = google.mailbox(address).historyId();
  expect((await read(`history?startHistoryId=${now}`, access_token)).status).toBe(200);
});

test('a mail has its parts decoded, its text raw, and is 404 when it is gone', async () => {
  const { access_token } = await signIn();
  const raw = [
    'From: wang@acme.example',
    'Content-Type: multipart/mixed; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    '=E4=BD=A0=E5=A5=BD',
    '--b',
    'Content-Type: application/pdf',
    'Content-Disposition: attachment; filename="offer.pdf"',
    '',
    'bytes',
    '--b--',
  ].join('\r\n');
  const id = google.mailbox(address).receive(raw);
  const { parts } = (await read(`messages/${id}`, access_token)).body.payload;
  expect(Buffer.from(parts[0].body.data, 'base64url').toString()).toBe('你好');
  expect(parts[1]).toMatchObject({ filename: 'offer.pdf', partId: '1' });
  expect(parts[1].body).not.toHaveProperty('data');
  const whole = (await read(`messages/${id}?format=raw`, access_token)).body.raw;
  expect(Buffer.from(whole, 'base64url').toString()).toBe(raw);
  google.mailbox(address).remove(id);
  expect((await read(`messages/${id}`, access_token)).status).toBe(404);
});

test('a search finds a known sender only, leaves trash out, and refuses what the fake cannot do', async () => {
  const { access_token } = await signIn();
  const box = google.mailbox(address);
  const wanted = box.receive(mail('1'));
  box.receive(mail('2', '', 'other@elsewhere.example'));
  box.trash(box.receive(mail('3')));
  const q = encodeURIComponent('{from:wang@acme.example to:wang@acme.example} after:1700000000');
  const { body } = await read(`messages?q=${q}`, access_token);
  expect(body.messages.map(({ id }: { id: string }) => id)).toEqual([wanted]);
  expect((await read('messages?q=newer_than:2d', access_token)).status).toBe(501);
});

test('a scripted fault answers once in place of the truth, and requests and quota are counted', async () => {
  const { access_token } = await signIn();
  google.faults.add({ at: /\/messages\?/, status: 429, headers: { 'retry-after': '30' } });
  const refused = await read('messages?maxResults=5', access_token);
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '30']);
  expect((await read('messages?maxResults=5', access_token)).status).toBe(200);
  expect(google.unitsOf(address)).toBe(5);
  expect(google.requests.filter(({ path }) => path.includes('/messages?'))).toHaveLength(2);
});

test('a page may ask the person, who allows, chooses another mailbox, or says no', async () => {
  const asking = await startGoogleFake({ clock, asks: true });
  const query = new URLSearchParams({
    ...{ response_type: 'code', client_id: 'crm', redirect_uri: back, scope: readMail },
    ...{ state: '"><script>', login_hint: address, code_challenge: 'c' },
    code_challenge_method: 'S256',
  });
  try {
    const page = await fetch(`${asking.url}o/oauth2/v2/auth?${query}`);
    const html = await page.text();
    expect(page.status).toBe(200);
    expect(html).toContain(address);
    expect(html).not.toContain('"><script>');
    const decide = async (decision: string) =>
      new URL(
        (
          await fetch(`${asking.url}o/oauth2/v2/auth?${query}&decision=${decision}`, {
            redirect: 'manual',
          })
        ).headers.get('location') ?? '',
      ).searchParams;
    expect((await decide('deny')).get('error')).toBe('access_denied');
    expect((await decide('allow')).get('code')).toMatch(/^4\//);
  } finally {
    await asking.stop();
  }
});

test('only the registered app has codes and tokens', async () => {
  const strict = await startGoogleFake({ clock, app: { id: 'crm', secret: 's' } });
  try {
    const body = new URLSearchParams({ grant_type: 'refresh_token', client_secret: 'guess' });
    const answer = await fetch(`${strict.url}token`, { method: 'POST', body });
    expect(await answer.json()).toEqual({ error: 'invalid_client' });
  } finally {
    await strict.stop();
  }
});

test('a search by domain finds its people, and a history asked for arrivals tells nothing else', async () => {
  const { access_token } = await signIn();
  const box = google.mailbox(address);
  const start = box.historyId();
  const wanted = box.receive(mail('1'));
  box.receive(mail('2', '', 'other@notacme.example'));
  box.trash(box.receive(mail('3')));
  const q = encodeURIComponent('{from:acme.example cc:acme.example}');
  const { body } = await read(`messages?q=${q}`, access_token);
  expect(body.messages.map(({ id }: { id: string }) => id)).toEqual([wanted]);
  const told = await read(
    `history?startHistoryId=${start}&historyTypes=messageAdded`,
    access_token,
  );
  expect(told.body.history).toHaveLength(3);
  expect(told.body.history.every((one: object) => 'messagesAdded' in one)).toBe(true);
});
