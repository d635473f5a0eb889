import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { environmentAtFake } from '../../../tests/fakes/google/google-app.ts';
import { ringSync } from '../../local/testing/connect-test-mailbox.ts';
import { type DenoFunction, startDenoFunction } from '../../local/testing/deno-function.ts';
import { daysAgo, useSyncScene } from '../../local/testing/sync-scene.ts';
import { useBackend } from '../../local/testing/test-database.ts';
import type { FunctionDeps } from '../_shared/function-deps.ts';

const backend = useBackend();
const scene = useSyncScene(backend);

describe('what goes wrong on the way ends as if nothing had', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
  const late = ['v', 'w', 'x', 'y', 'z'];
  const expected = [...names, ...late].map((name) => `${name} in automatic`);

  async function run(fault: () => unknown): Promise<void> {
    for (const name of names) scene.receive(scene.mail(name));
    await scene.connect('known_contacts');
    await fault();
    await scene.sync();
    for (const name of late) scene.receive(scene.mail(name, { at: daysAgo(0.1) }));
    await fault();
    await scene.sync();
    expect(await scene.followUps()).toEqual(expected);
    const [state] = await backend.sql`select state, last_error from public.connections`;
    expect(state).toEqual({ state: 'connected', last_error: null });
  }

  const gmail = '/gmail/v1/users/me';
  test('no fault', () => run(() => undefined));
  test.each<[string, string, number, Record<string, string>, unknown]>([
    ['a list that fails', `${gmail}/messages`, 500, {}, {}],
    ['a history that fails', `${gmail}/history`, 503, {}, {}],
    ['too many requests', `${gmail}/messages/`, 429, { 'retry-after': '30' }, {}],
    [
      'a quota told by 403',
      `${gmail}/messages`,
      403,
      {},
      { error: { errors: [{ reason: 'userRateLimitExceeded' }] } },
    ],
    ['a token that runs out', `${gmail}/messages/`, 401, {}, {}],
    ['a history that is forgotten', `${gmail}/history`, 404, {}, {}],
  ])('%s', (_what, path, status, headers, body) =>
    run(() => scene.failNext({ path, status, headers, body })),
  );

  test('the second page of a search and of a history fails', () =>
    run(() =>
      scene.failNext(
        { path: `${gmail}/messages`, query: 'pageToken', status: 500 },
        { path: `${gmail}/history`, query: 'pageToken', status: 503 },
      ),
    ));

  test('E06 a worker that is killed between the write and the cursor', async () => {
    for (const name of names) scene.receive(scene.mail(name));
    await scene.connect('known_contacts');
    const dying: FunctionDeps = {
      ...scene.deps,
      fetch: (url, init) => {
        if (String(url).endsWith('/keep_sync_cursor') && String(init?.body).includes('"page"'))
          throw new TypeError('killed');
        return fetch(url, init);
      },
    };
    await ringSync(dying);
    await backend.sql`update public.jobs set leased_until = now() - interval '1 second' where lease is not null`;
    for (const name of late) scene.receive(scene.mail(name, { at: daysAgo(0.1) }));
    await scene.sync();
    expect(await scene.followUps()).toEqual(expected);
  });

  test('a history that Google has dropped is made good by a search', async () => {
    await scene.connect('known_contacts');
    await scene.sync();
    for (const name of [...names, ...late]) scene.receive(scene.mail(name, { at: daysAgo(0.1) }));
    scene.mailbox.forgetHistory();
    await scene.sync();
    expect(await scene.followUps()).toEqual(expected);
  });
});

describe('the queue', () => {
  test('E05 nothing is asked before the provider allowed it, and the member sees why', async () => {
    await scene.connect('known_contacts');
    scene.failNext({
      path: '/gmail/v1/users/me/profile',
      status: 429,
      headers: { 'retry-after': '30' },
    });
    await ringSync(scene.deps);
    const [job] =
      await backend.sql`select extract(epoch from run_after - now())::int as wait, attempts from public.jobs`;
    expect(Number(job?.wait)).toBeGreaterThanOrEqual(29);
    expect(await backend.sql`select state, last_error from public.connections`).toEqual([
      { state: 'connected', last_error: 'too_fast' },
    ]);
    const asked = scene.google.requests.length;
    await ringSync(scene.deps);
    expect(scene.google.requests.length).toBe(asked);
  });

  test('a consent that is gone is told as reconnect, and nothing is asked until then', async () => {
    await scene.connect('known_contacts');
    scene.failNext({ path: '/token', status: 400, body: { error: 'invalid_grant' } });
    await ringSync(scene.deps);
    expect(await backend.sql`select state, last_error from public.connections`).toEqual([
      { state: 'failing', last_error: 'reconnect' },
    ]);
    const asked = scene.google.requests.length;
    await backend.sql`update public.jobs set run_after = now()`;
    await ringSync(scene.deps);
    expect(scene.google.requests.length).toBe(asked);
  });

  test('what fails eight times in a row is left for a person, and said', async () => {
    await scene.connect('known_contacts');
    for (let time = 0; time < 9; time += 1) {
      scene.failNext({ path: '/gmail/v1/users/me/profile', status: 500 });
      await backend.sql`update public.jobs set run_after = now()`;
      await ringSync(scene.deps);
    }
    expect(await backend.sql`select state, last_error from public.connections`).toEqual([
      { state: 'failing', last_error: 'sync_failed' },
    ]);
  });

  test('two workers are never in one mailbox', async () => {
    for (const name of ['one', 'two', 'three']) scene.receive(scene.mail(name));
    await scene.connect('known_contacts');
    const claims = await Promise.all(
      Array.from({ length: 4 }, () =>
        backend.service().rpc('claim_mailbox', { payload: { lease_seconds: 60 } }),
      ),
    );
    expect(claims.filter(({ data }) => data?.job !== null)).toHaveLength(1);
  });

  test('a worker whose lease is another’s writes nothing', async () => {
    await scene.connect('known_contacts');
    const claim = () => backend.service().rpc('claim_mailbox', { payload: { lease_seconds: 1 } });
    const { data } = await claim();
    await backend.sql`update public.jobs set leased_until = now() - interval '1 second'`;
    await claim();
    const { org_id, job_id, lease } = data.job;
    const payload = { org_id, job_id, lease, cursor: '{}' };
    const { error } = await backend.service().rpc('keep_sync_cursor', { payload });
    expect(error?.code).toBe('TB040');
  });
});

describe('bound for hosted (Deno)', () => {
  let running: DenoFunction;
  beforeAll(async () => {
    running = await startDenoFunction('sync', {
      SUPABASE_URL: backend.url,
      SUPABASE_SECRET_KEYS: JSON.stringify({ default: backend.secretKey }),
      CRON_SECRET: backend.cronSecret,
      ...environmentAtFake(scene.google),
    });
  });
  afterAll(() => running.stop());
  const ring = (secret: string) =>
    fetch(running.url, { method: 'POST', headers: { 'x-cron-secret': secret } });

  test('a mailbox is imported and followed', async () => {
    scene.receive(scene.mail('before'));
    await scene.connect('known_contacts');
    // It answers at once, and works on.
    expect(await (await ring(backend.cronSecret)).json()).toEqual({ mailboxes: 1 });
    const jobs = () =>
      backend.sql`select lease, last_error, run_after > now() as is_read from public.jobs`;
    const done = [{ lease: null, last_error: null, is_read: true }];
    await expect.poll(jobs, { timeout: 20_000 }).toEqual(done);
    scene.receive(scene.mail('after'));
    await backend.sql`update public.jobs set run_after = now()`;
    await ring(backend.cronSecret);
    await expect
      .poll(scene.followUps, { timeout: 20_000 })
      .toEqual(['after in automatic', 'before in automatic']);
    await expect.poll(jobs, { timeout: 20_000 }).toEqual(done);
  });

  test('an import of several slices goes on by itself to its end', async () => {
    for (let n = 0; n < 130; n += 1) scene.receive(scene.mail(`mail ${n}`));
    await scene.connect('known_contacts');
    await ring(backend.cronSecret);
    const found = async () => (await scene.followUps()).length;
    await expect.poll(found, { timeout: 60_000, interval: 250 }).toBe(130);
    const leases = () => backend.sql`select lease from public.jobs where run_after > now()`;
    await expect.poll(leases, { timeout: 20_000 }).toEqual([{ lease: null }]);
  }, 70_000);

  test('nobody but the scheduler rings', async () => {
    expect((await ring('guess')).status).toBe(401);
  });
});
