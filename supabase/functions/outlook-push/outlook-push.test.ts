import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { microsoftEnvironmentAtFake } from '../../../tests/fakes/microsoft/microsoft-app.ts';
import { isMailboxDue, ringSync } from '../../local/testing/connect-test-mailbox.ts';
import { type DenoFunction, startDenoFunction } from '../../local/testing/deno-function.ts';
import { useOutlookScene } from '../../local/testing/outlook-scene.ts';
import { daysAgo } from '../../local/testing/sync-scene.ts';
import { useBackend } from '../../local/testing/test-database.ts';
import { demoRep } from '../../seed/demo-organisation.ts';
import type { FunctionDeps } from '../_shared/function-deps.ts';
import { handler as disconnect } from '../disconnect/handler.ts';
import { handler } from './handler.ts';

const backend = useBackend();
const scene = useOutlookScene(backend);
const subscriptions = () => scene.microsoft.subscriptions.of(scene.address);
const tell = (event?: Parameters<typeof scene.microsoft.subscriptions.tell>[1]) =>
  scene.microsoft.subscriptions.tell(scene.address, event);

/** Connected, looked at, and not due again for two minutes. */
async function quietMailbox(): Promise<void> {
  await scene.connect('known_contacts');
  await scene.sync();
  expect(await isDue()).toBe(false);
}

const isDue = () => isMailboxDue(backend);

const push = (body: unknown, deps: FunctionDeps = scene.deps) =>
  handler(
    new Request(`${backend.url}/functions/v1/outlook-push`, {
      method: 'POST',
      body: typeof body === 'string' ? body : JSON.stringify(body),
    }),
    deps,
  );

const message = (over: object = {}) => {
  const [one] = subscriptions();
  return { subscriptionId: one?.id, clientState: one?.clientState, changeType: 'created', ...over };
};

describe('what Microsoft tells', () => {
  test('a mail that is told of is on the timeline by the next ring, long before its time', async () => {
    await quietMailbox();
    scene.mailbox.receive(scene.mail('told', { at: daysAgo(0) }));
    await ringSync(scene.deps);
    expect(await scene.followUps()).toEqual([]);
    expect(await tell()).toEqual([202]);
    await ringSync(scene.deps);
    expect(await scene.followUps()).toEqual(['told in automatic']);
  });

  test('the same told twice, late, or never ends the same', async () => {
    await quietMailbox();
    scene.mailbox.receive(scene.mail('doubled', { at: daysAgo(0) }));
    await tell();
    await tell();
    await ringSync(scene.deps);
    await tell();
    await ringSync(scene.deps);
    scene.mailbox.receive(scene.mail('never told', { at: daysAgo(0) }));
    await scene.sync();
    expect(await scene.followUps()).toEqual(['doubled in automatic', 'never told in automatic']);
  });

  test('a message without the text of its subscription, or of none that is known, is passed over; the others of its batch are not', async () => {
    await quietMailbox();
    const wrong = [
      message({ clientState: 'guess' }),
      message({ clientState: null }),
      message({ subscriptionId: 'unknown' }),
    ];
    expect((await push({ value: wrong })).status).toBe(202);
    expect(await isDue()).toBe(false);
    expect((await push({ value: [...wrong, message()] })).status).toBe(202);
    expect(await isDue()).toBe(true);
  });

  test('news that come while a worker is in the mailbox are looked at once it is done', async () => {
    await quietMailbox();
    let told = false;
    const late: FunctionDeps = {
      ...scene.deps,
      fetch: async (url, init) => {
        const answer = await fetch(url, init);
        // After the worker asked for what is new, and before it gives the mailbox back.
        if (!told && String(url).includes('delta')) {
          told = true;
          scene.mailbox.receive(scene.mail('in between', { at: daysAgo(0) }));
          expect(await tell()).toEqual([202]);
        }
        return answer;
      },
    };
    await backend.sql`update public.jobs set run_after = now()`;
    await ringSync(late);
    expect(told).toBe(true);
    expect(await scene.followUps()).toEqual(['in between in automatic']);
  });

  test('who tells is not kept waiting by a worker that writes', async () => {
    await quietMailbox();
    await backend.sql.begin(async (sql) => {
      await sql`select from public.jobs for update`;
      expect(await tell()).toEqual([202]);
    });
    expect(await isDue()).toBe(true);
  });

  test('the mailbox is read at once, and the answer does not wait for it', async () => {
    await quietMailbox();
    const rung: (() => void)[] = [];
    const deps: FunctionDeps = {
      ...scene.deps,
      ringForMail: () => new Promise((resolve) => rung.push(() => resolve())),
    };
    expect((await push({ value: [message({ clientState: 'guess' })] }, deps)).status).toBe(202);
    expect(rung).toHaveLength(0);
    expect((await push({ value: [message()] }, deps)).status).toBe(202);
    expect(rung).toHaveLength(1);
    rung[0]?.();
  });

  test('a provider that asked for patience keeps its time', async () => {
    await quietMailbox();
    scene.failNext({ at: /\/me\/mailFolders/, status: 429, headers: { 'retry-after': '300' } });
    await backend.sql`update public.jobs set run_after = now()`;
    await ringSync(scene.deps);
    await tell();
    expect(await isDue()).toBe(false);
  });

  test.each(['no JSON', '{}', '{"value": [{}]}', `{"value": "${'x'.repeat(1_000_001)}"}`])(
    'what is no message is refused (%#)',
    async (body) => {
      expect((await push(body)).status).toBeGreaterThanOrEqual(400);
    },
  );

  test('while the database is away Microsoft is asked to try again', async () => {
    const away: FunctionDeps = {
      ...scene.deps,
      fetch: () => Promise.reject(new TypeError('fetch failed')),
    };
    expect((await push({ value: [] }, away)).status).toBe(503);
  });
});

describe('the life of a subscription', () => {
  test('one is made before the first delta is asked, for new messages, with a text of its own', async () => {
    await quietMailbox();
    const [one] = subscriptions();
    expect(one).toMatchObject({ changeType: 'created', resource: 'me/messages' });
    expect(one?.clientState).toMatch(/^[\w-]{43}$/);
    const paths = scene.microsoft.requests.map(({ path }) => path);
    const made = paths.lastIndexOf('/v1.0/subscriptions');
    expect(made).toBeLessThan(paths.findLastIndex((path) => path.includes('/delta')));
    await scene.sync();
    expect(subscriptions()).toEqual([one]);
  });

  test('at half its life it lives longer, and keeps its name', async () => {
    await quietMailbox();
    const [before] = subscriptions().map((one) => ({ ...one }));
    await backend.sql`update private.mail_subscriptions set expires_at = now() + interval '2 days'`;
    await scene.sync();
    const [after] = subscriptions();
    expect(after?.id).toBe(before?.id);
    expect(after?.expirationDateTime).not.toBe(before?.expirationDateTime);
  });

  test('one that Microsoft removed is made anew, and mail of meanwhile is found', async () => {
    await quietMailbox();
    const [before] = subscriptions();
    expect(await tell('subscriptionRemoved')).toEqual([202]);
    scene.mailbox.receive(scene.mail('meanwhile', { at: daysAgo(0) }));
    await ringSync(scene.deps);
    expect(await scene.followUps()).toEqual(['meanwhile in automatic']);
    expect(subscriptions().map(({ id }) => id)).not.toContain(before?.id);
    expect(subscriptions()).toHaveLength(1);
  });

  test('one that is to be authorised anew is, and what was missed is looked for', async () => {
    await quietMailbox();
    const [before] = subscriptions().map((one) => ({ ...one }));
    await tell('reauthorizationRequired');
    await ringSync(scene.deps);
    expect(subscriptions()[0]?.expirationDateTime).not.toBe(before?.expirationDateTime);
    scene.mailbox.receive(scene.mail('missed', { at: daysAgo(0) }));
    await tell('missed');
    await ringSync(scene.deps);
    expect(await scene.followUps()).toEqual(['missed in automatic']);
  });

  test('where Microsoft refuses one, the mailbox is read all the same', async () => {
    scene.failNext({ at: /\/subscriptions/, status: 403, times: 20 });
    scene.mailbox.receive(scene.mail('read'));
    await scene.connect('known_contacts');
    await scene.sync();
    expect(subscriptions()).toEqual([]);
    expect(await scene.followUps()).toEqual(['read in automatic']);
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
    expect(subscriptions()).toEqual([]);
    expect(await backend.sql`select from private.mail_subscriptions`).toHaveLength(0);
  });
});

describe('bound for hosted (Deno)', () => {
  let running: DenoFunction;
  beforeAll(async () => {
    running = await startDenoFunction('outlook-push', {
      SUPABASE_URL: backend.url,
      SUPABASE_SECRET_KEYS: JSON.stringify({ default: backend.secretKey }),
      CRON_SECRET: backend.cronSecret,
      ...microsoftEnvironmentAtFake(scene.microsoft),
    });
  });
  afterAll(() => running.stop());

  test('the token that asks whether it is there comes back as plain text, decoded and nothing else', async () => {
    const token = 'a %2B b+c & <script>100%</script>';
    const url = `${running.url}/?validationToken=${encodeURIComponent(token)}`;
    const answer = await fetch(url, { method: 'POST' });
    expect(answer.headers.get('content-type')).toMatch(/^text\/plain/);
    expect(await answer.text()).toBe(token);
  });

  test('a message makes its mailbox due', async () => {
    await quietMailbox();
    const body = JSON.stringify({ value: [message()] });
    expect((await fetch(running.url, { method: 'POST', body })).status).toBe(202);
    expect(await isDue()).toBe(true);
  });
});
