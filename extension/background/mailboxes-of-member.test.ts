import { expect, test } from 'vitest';
import { createThreadbookClient } from '../../shared/api/supabase-client.ts';
import { isConsentPage } from '../../shared/contracts/mailbox-consent.ts';
import { createMailboxes } from './mailboxes-of-member.ts';

const hosted = 'https://abc.supabase.co';
const google = 'https://accounts.google.com/o/oauth2/v2/auth?state=x';

/** A backend whose functions answer this. */
function mailboxes(answer: () => Response | Promise<Response>) {
  const asked: { url: string; body: unknown }[] = [];
  const opened: string[] = [];
  const client = createThreadbookClient({
    address: { url: hosted, publishableKey: 'sb_publishable_x' },
    storage: {
      getItem: async () => null,
      setItem: async () => undefined,
      removeItem: async () => undefined,
    },
    fetch: async (url, init) => {
      asked.push({ url: String(url), body: JSON.parse(String(init?.body)) });
      return answer();
    },
  });
  const made = createMailboxes({
    ...{ client, backendUrl: hosted, organisation: async () => 'org' },
    open: async (url) => void opened.push(url),
  });
  return { ...made, asked, opened };
}

test('connecting opens the page that the function names, for this organisation and mailbox', async () => {
  const { connect, asked, opened } = mailboxes(() => Response.json({ url: google }));
  await connect({ provider: 'google', kind: 'mail', address: 'zhao.min@harbour-tools.example' });
  expect(asked).toEqual([
    {
      url: `${hosted}/functions/v1/connect-start`,
      body: {
        ...{ provider: 'google', kind: 'mail', address: 'zhao.min@harbour-tools.example' },
        org_id: 'org',
      },
    },
  ]);
  expect(opened).toEqual([google]);
});

test('no other page than a provider’s is opened, whatever a backend names', async () => {
  const { connect, opened } = mailboxes(() => Response.json({ url: 'https://evil.example/auth' }));
  await expect(connect({ provider: 'google', kind: 'mail', address: null })).rejects.toMatchObject({
    code: 'TC005',
  });
  expect(opened).toEqual([]);
});

test.each([
  ['https://login.microsoftonline.com/common/oauth2/v2.0/authorize', hosted, true],
  ['https://accounts.google.com.evil.example/', hosted, false],
  ['https://accounts.google.com:8443/', hosted, false],
  ['http://accounts.google.com/', hosted, false],
  ['javascript:alert(1)', hosted, false],
  ['http://127.0.0.1:9000/o/oauth2/v2/auth', hosted, false],
  ['http://127.0.0.1:9000/o/oauth2/v2/auth', 'http://127.0.0.1:54321', true],
])('%s for %s is a consent page: %s', (url, backendUrl, expected) => {
  expect(isConsentPage(url, backendUrl)).toBe(expected);
});

test.each<[string, () => Response, string]>([
  ['nobody is signed in', () => refusal(401, 'not_signed_in'), 'TC003'],
  ['no app is registered', () => refusal(409, 'provider_not_set_up'), 'TC040'],
  ['the database refuses', () => refusal(403, 'refused', 'TB008'), 'TB008'],
  ['a word that is not known', () => refusal(403, 'refused', 'XX000'), 'TC005'],
  ['the function is down', () => new Response('', { status: 503 }), 'TC001'],
  ['another answer than promised', () => Response.json({ link: google }), 'TC005'],
])('where %s, it is told by its code', async (_what, answer, code) => {
  await expect(
    mailboxes(answer).connect({ provider: 'google', kind: 'mail', address: null }),
  ).rejects.toMatchObject({ code });
});

test('without a network it is told as such', async () => {
  const { disconnect } = mailboxes(() => Promise.reject(new TypeError('offline')));
  await expect(disconnect('id')).rejects.toMatchObject({ code: 'TC001' });
});

test('disconnecting says whether the provider could be told', async () => {
  const { disconnect, asked } = mailboxes(() => Response.json({ revoked: false }));
  expect(await disconnect('id')).toBe(false);
  expect(asked[0]?.body).toEqual({ connection_id: 'id', org_id: 'org' });
});

const refusal = (status: number, error: string, code?: string) =>
  Response.json({ error, ...(code === undefined ? {} : { code }) }, { status });
