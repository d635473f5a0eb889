import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Fault } from '../../../tests/fakes/faults.ts';
import { microsoftEnvironmentAtFake } from '../../../tests/fakes/microsoft/microsoft-app.ts';
import { ringSync } from '../../local/testing/connect-test-mailbox.ts';
import { type DenoFunction, startDenoFunction } from '../../local/testing/deno-function.ts';
import { useOutlookScene } from '../../local/testing/outlook-scene.ts';
import { daysAgo } from '../../local/testing/sync-scene.ts';
import { useBackend } from '../../local/testing/test-database.ts';
import type { FunctionDeps } from '../_shared/function-deps.ts';

const backend = useBackend();
const scene = useOutlookScene(backend);
const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
const late = ['v', 'w', 'x', 'y', 'z'];
const expected = [...names, ...late].map((name) => `${name} in automatic`);

const receiveLate = () => {
  for (const name of late) scene.mailbox.receive(scene.mail(name, { at: daysAgo(0) }));
};
const graphError = (code: string) => ({ error: { code, message: code } });

describe('what goes wrong on the way ends as if nothing had', () => {
  async function run(fault: () => unknown): Promise<void> {
    for (const name of names) scene.mailbox.receive(scene.mail(name));
    await scene.connect('known_contacts');
    await fault();
    await scene.sync();
    receiveLate();
    await fault();
    await scene.sync();
    expect(await scene.followUps()).toEqual(expected);
    const [state] = await backend.sql`select state, last_error from public.connections`;
    expect(state).toEqual({ state: 'connected', last_error: null });
  }

  test('no fault', () => run(() => undefined));
  test.each<[string, Fault]>([
    ['a search that fails', { at: /\/me\/messages\?/, status: 500 }],
    ['a delta that fails', { at: /\/delta/, status: 503, headers: { 'retry-after': '2' } }],
    ['the second page of a search', { at: /\/me\/messages\?.*skiptoken/, status: 500 }],
    ['the second page of a delta', { at: /delta\?.*skiptoken/, status: 504 }],
    [
      'too many requests',
      { at: /\/me\/messages\//, status: 429, headers: { 'retry-after': '30' }, times: 2 },
    ],
    ['a token that runs out', { at: /\/me\/messages\//, status: 401 }],
    ['a list of folders that fails', { at: /\/mailFolders\?/, status: 500 }],
    [
      'a delta that Microsoft has forgotten',
      { at: /deltatoken/, status: 410, body: graphError('SyncStateNotFound') },
    ],
    [
      'a delta that is told to begin again by another status',
      { at: /deltatoken/, status: 400, body: graphError('resyncRequired') },
    ],
  ])('%s', async (_what, fault) => {
    scene.microsoft.requests.length = 0;
    await run(() => scene.failNext(fault));
    const met = scene.microsoft.requests.filter(({ path }) => fault.at.test(path));
    // Twice it failed, and was asked again.
    expect(met.length).toBeGreaterThan(2);
  });

  test('deltas that are all forgotten while mail arrives', () =>
    run(() => scene.mailbox.forgetChanges()));

  test('a worker that is killed between the write and the cursor', async () => {
    for (const name of names) scene.mailbox.receive(scene.mail(name));
    await scene.connect('known_contacts');
    const dying: FunctionDeps = {
      ...scene.deps,
      fetch: (url, init) => {
        if (String(url).endsWith('/keep_sync_cursor') && String(init?.body).includes('skiptoken'))
          throw new TypeError('killed');
        return fetch(url, init);
      },
    };
    await ringSync(dying);
    await backend.sql`update public.jobs set leased_until = now() - interval '1 second' where lease is not null`;
    receiveLate();
    await scene.sync();
    expect(await scene.followUps()).toEqual(expected);
  });

  test('a folder that is deleted between two looks', async () => {
    const folder = scene.mailbox.addFolder('Gone soon');
    for (const name of names) scene.mailbox.receive(scene.mail(name), folder);
    await scene.connect('known_contacts');
    await scene.sync();
    scene.mailbox.removeFolder(folder);
    receiveLate();
    await scene.sync();
    expect(await scene.followUps()).toEqual(expected);
  });

  test('eight days of silence', async () => {
    for (const name of names) scene.mailbox.receive(scene.mail(name));
    await scene.connect('known_contacts');
    await scene.sync();
    await backend.sql`update public.connections set last_synced_at = now() - interval '8 days'`;
    for (const name of late) scene.mailbox.receive(scene.mail(name, { at: daysAgo(0) }));
    scene.mailbox.forgetChanges();
    await scene.sync();
    expect(await scene.followUps()).toEqual(expected);
  });
});

describe('tokens', () => {
  test('the refresh token that comes with an access token is the one that is kept', async () => {
    await scene.connect('known_contacts');
    const kept = async () => {
      const [row] = await backend.sql<{ token: string }[]>`
        select private.read_secret(org_id, id) as token from public.connections`;
      return row?.token;
    };
    const first = await kept();
    await scene.sync();
    const second = await kept();
    expect(second).not.toBe(first);
    expect(scene.microsoft.oauth.issued).toContain(second);
  });

  test('a consent that is gone is told as reconnect, and nothing is asked until then', async () => {
    await scene.connect('known_contacts');
    await scene.sync();
    scene.microsoft.oauth.revokeAll(scene.address);
    await backend.sql`update public.jobs set run_after = now()`;
    await ringSync(scene.deps);
    expect(await backend.sql`select state, last_error from public.connections`).toEqual([
      { state: 'failing', last_error: 'reconnect' },
    ]);
    const asked = scene.microsoft.requests.length;
    await backend.sql`update public.jobs set run_after = now()`;
    await ringSync(scene.deps);
    expect(scene.microsoft.requests.length).toBe(asked);
  });

  test('a link that leads elsewhere is not followed with the token', async () => {
    await scene.connect('known_contacts');
    await scene.sync();
    const elsewhere: string[] = [];
    await backend.sql`update public.sync_cursors set cursor = replace(cursor, ${scene.microsoft.url}, 'https://elsewhere.example/')`;
    await backend.sql`update public.jobs set run_after = now()`;
    await ringSync({
      ...scene.deps,
      fetch: (url, init) => {
        if (String(url).includes('elsewhere')) elsewhere.push(String(url));
        return fetch(url, init);
      },
    });
    expect(elsewhere).toEqual([]);
    const [row] = await backend.sql`select last_error from public.connections`;
    expect(row?.last_error).toBe('sync_failed');
  });
});

test('nothing is asked before Microsoft allowed it', async () => {
  await scene.connect('known_contacts');
  scene.failNext({ at: /\/me\/mailFolders/, status: 429, headers: { 'retry-after': '30' } });
  await ringSync(scene.deps);
  const [job] =
    await backend.sql`select extract(epoch from run_after - now())::int as wait from public.jobs`;
  expect(Number(job?.wait)).toBeGreaterThanOrEqual(29);
  const asked = scene.microsoft.requests.length;
  await ringSync(scene.deps);
  expect(scene.microsoft.requests.length).toBe(asked);
});

describe('bound for hosted (Deno)', () => {
  let running: DenoFunction;
  beforeAll(async () => {
    running = await startDenoFunction('sync', {
      SUPABASE_URL: backend.url,
      SUPABASE_SECRET_KEYS: JSON.stringify({ default: backend.secretKey }),
      CRON_SECRET: backend.cronSecret,
      ...microsoftEnvironmentAtFake(scene.microsoft),
    });
  });
  afterAll(() => running.stop());

  test('a mailbox is imported and followed', async () => {
    for (const name of names) scene.mailbox.receive(scene.mail(name));
    await scene.connect('known_contacts');
    const ring = async () => {
      const headers = { 'x-cron-secret': backend.cronSecret };
      expect((await fetch(running.url, { method: 'POST', headers })).ok).toBe(true);
      // It may work on after its answer.
      const leases = () => backend.sql`select lease, last_error from public.jobs`;
      await expect.poll(leases, { timeout: 10_000 }).toEqual([{ lease: null, last_error: null }]);
    };
    await ring();
    receiveLate();
    await backend.sql`update public.jobs set run_after = now()`;
    await ring();
    await expect.poll(scene.followUps, { timeout: 10_000 }).toEqual(expected);
  });
});
