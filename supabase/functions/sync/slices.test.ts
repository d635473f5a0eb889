import { beforeEach, expect, test } from 'vitest';
import { daysAgo, useSyncScene } from '../../local/testing/sync-scene.ts';
import { useBackend } from '../../local/testing/test-database.ts';
import type { FunctionDeps } from '../_shared/function-deps.ts';
import { handler } from './handler.ts';

const backend = useBackend();
const scene = useSyncScene(backend);
const self = 'http://127.0.0.1:9/functions/v1/sync';

/** Hosted in small: each invocation answers and works on, and is counted. */
type Invocation = { requests: number; readonly begins: number; ends: number };
let invocations: Invocation[] = [];
let running: Promise<void>[] = [];
/** How often an invocation may still start another. */
let startsLeft = Number.POSITIVE_INFINITY;

beforeEach(() => {
  invocations = [];
  running = [];
  startsLeft = Number.POSITIVE_INFINITY;
});

async function invoke(body: BodyInit | null): Promise<Response> {
  const own: Invocation = { requests: 0, begins: Date.now(), ends: 0 };
  const deps: FunctionDeps = {
    ...scene.deps,
    background: (work) => {
      invocations.push(own);
      running.push(work.finally(() => (own.ends = Date.now())));
    },
    fetch: async (url, init) => {
      own.requests += 1;
      if (url !== self) return fetch(url, init);
      startsLeft -= 1;
      if (startsLeft < 0) throw new TypeError('the chain breaks');
      return invoke(init?.body ?? null);
    },
  };
  const headers = { 'x-cron-secret': backend.cronSecret };
  return handler(new Request(self, { method: 'POST', headers, body }), deps);
}

/** The scheduler rings once; over when nothing works on any more. */
async function bell(): Promise<void> {
  const answer = await invoke('{}');
  expect([200, 202]).toContain(answer.status);
  for (let at = 0; at < running.length; at += 1) await running[at];
}

const receiveMany = (many: number) => {
  for (let n = 0; n < many; n += 1) scene.receive(scene.mail(`mail ${n}`));
};

test('a long import is done after one bell, in slices that each stay small', async () => {
  receiveMany(90);
  await scene.connect('known_contacts');
  await bell();
  expect(await scene.followUps()).toHaveLength(90);
  expect(invocations.length).toBeGreaterThan(1);
  // A step that has begun is finished, and the next slice is started.
  for (const { requests } of invocations) expect(requests).toBeLessThan(140);
  const jobs = await backend.sql`select lease, attempts, last_error from public.jobs`;
  expect(jobs).toEqual([{ lease: null, attempts: 0, last_error: null }]);
});

test('a chain that breaks loses nothing and doubles nothing: the next bell goes on', async () => {
  receiveMany(90);
  await scene.connect('known_contacts');
  // The lane beside it finds nothing; the slice after the first is never started.
  startsLeft = 1;
  await bell();
  const half = await scene.followUps();
  expect(half.length).toBeGreaterThan(0);
  expect(half.length).toBeLessThan(90);
  startsLeft = Number.POSITIVE_INFINITY;
  await bell();
  expect(await scene.followUps()).toHaveLength(90);
});

test('a mailbox that is given back half read has not been read to its end', async () => {
  receiveMany(90);
  await scene.connect('known_contacts');
  startsLeft = 1;
  await bell();
  const synced = () =>
    backend.sql`select last_synced_at is not null as is_read from public.connections`;
  expect(await synced()).toEqual([{ is_read: false }]);
  startsLeft = Number.POSITIVE_INFINITY;
  await bell();
  expect(await synced()).toEqual([{ is_read: true }]);
});

test('a history that is dropped between two slices loses nothing', async () => {
  await scene.connect('known_contacts');
  await bell();
  await backend.sql`update public.connections set last_synced_at = now() - interval '3 days'`;
  for (let n = 0; n < 90; n += 1)
    scene.receive(scene.mail(`mail ${n}`, { at: daysAgo(2 - n / 50) }));
  await backend.sql`update public.jobs set run_after = now()`;
  startsLeft = 1;
  await bell();
  expect((await scene.followUps()).length).toBeLessThan(90);
  scene.mailbox.forgetHistory();
  startsLeft = Number.POSITIVE_INFINITY;
  await bell();
  expect(await scene.followUps()).toHaveLength(90);
});

test('no more mailboxes are read at the same time than are allowed', async () => {
  await scene.connect('known_contacts');
  await backend.sql`update public.jobs set lease = gen_random_uuid(), leased_until = now() + interval '1 minute'`;
  const [job] = await backend.sql`select org_id, connection_id from public.jobs`;
  await backend.sql`insert into public.connections (org_id, member_id, provider, address, rule, import_days, scopes)
    select org_id, member_id, provider, 'second-' || address, rule, import_days, scopes from public.connections
    where id = ${job?.connection_id}`;
  await backend.sql`insert into public.jobs (org_id, connection_id, kind)
    select c.org_id, c.id, 'sync_mail' from public.connections as c where c.id <> ${job?.connection_id}`;
  const claim = async (at_once: number) =>
    (await backend.service().rpc('claim_mailbox', { payload: { lease_seconds: 60, at_once } })).data
      .job !== null;
  expect(await claim(1)).toBe(false);
  expect(await claim(2)).toBe(true);
});

test('the next mailbox is begun while one is being read, by another invocation', async () => {
  receiveMany(40);
  await scene.connect('known_contacts');
  const [first] = await backend.sql`select id from public.connections`;
  // Another mailbox without access: its invocation says so and ends.
  await backend.sql`insert into public.connections (org_id, member_id, provider, address, rule, import_days, scopes)
    select org_id, member_id, provider, 'second-' || address, rule, import_days, scopes from public.connections`;
  await backend.sql`insert into public.jobs (org_id, connection_id, kind, run_after)
    select c.org_id, c.id, 'sync_mail', now() - interval '1 second' from public.connections as c where c.id <> ${first?.id}`;
  await bell();
  expect(await scene.followUps()).toHaveLength(40);
  const states =
    await backend.sql`select id = ${first?.id} as is_first, state from public.connections order by 1`;
  expect(states).toMatchObject([{ state: 'failing' }, { is_first: true, state: 'connected' }]);
  const [one, two] = invocations;
  expect((one?.begins ?? 0) <= (two?.ends ?? 0) && (two?.begins ?? 0) <= (one?.ends ?? 0)).toBe(
    true,
  );
});
