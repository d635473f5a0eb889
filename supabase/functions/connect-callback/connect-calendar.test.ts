import { beforeEach, expect, test } from 'vitest';
import { useSyncScene } from '../../local/testing/sync-scene.ts';
import { useBackend } from '../../local/testing/test-database.ts';
import { demoManager, demoRep } from '../../seed/demo-organisation.ts';
import { call, refusalOf } from '../../tests/call-operation.ts';
import { microsoftAt } from '../_shared/microsoft/microsoft-settings.ts';
import { handler as start } from '../connect-start/handler.ts';
import { handler as disconnect } from '../disconnect/handler.ts';

const backend = useBackend();
const scene = useSyncScene(backend);

beforeEach(async () => {
  await backend.sql`delete from private.connect_attempts`;
});

async function post(name: string, body: unknown): Promise<Request> {
  const { data } = await (await backend.signIn(demoRep)).auth.getSession();
  return new Request(`${backend.url}/functions/v1/${name}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${data.session?.access_token}` },
    body: JSON.stringify(body),
  });
}
const connections = async () =>
  (await call(await backend.signIn(demoRep), 'myConnections', {})).connections;
const end = async (kind: string): Promise<boolean> => {
  const one = (await connections()).find((connection) => connection.kind === kind);
  const answer = await disconnect(
    await post('disconnect', { connection_id: one?.connection_id }),
    scene.deps,
  );
  return (await answer.json()).revoked;
};

test('for a calendar its events are asked for, and nothing else', async () => {
  const answer = await start(
    await post('connect-start', { provider: 'google', kind: 'calendar' }),
    scene.deps,
  );
  const { url } = await answer.json();
  expect(new URL(url).searchParams.get('scope')).toBe(
    'openid email https://www.googleapis.com/auth/calendar.events.readonly',
  );
});

test('a mailbox and its calendar are two connections, each with a choice of its own', async () => {
  await scene.connect('known_contacts');
  await scene.connectCalendar();
  expect((await connections()).map(({ kind, rule }) => [kind, rule])).toEqual([
    ['mail', 'known_contacts'],
    ['calendar', 'known_contacts'],
  ]);
  const calendar = (await connections()).find(({ kind }) => kind === 'calendar');
  const follow = {
    ...{ op_id: crypto.randomUUID(), connection_id: calendar?.connection_id ?? '' },
    ...{ rule: 'followed' as const, import_days: 0 },
  };
  expect(await refusalOf(call(await backend.signIn(demoRep), 'changeConnection', follow))).toBe(
    'TB004 rule',
  );
});

test('the consent is given back with the last of the two', async () => {
  await scene.connect('known_contacts');
  await scene.connectCalendar();
  const before = scene.google.oauth.revoked.length;
  expect(await end('mail')).toBe(true);
  expect(scene.google.oauth.revoked).toHaveLength(before);
  scene.google.calendar(scene.address);
  await scene.sync();
  expect((await connections()).map(({ kind, problem }) => [kind, problem])).toEqual([
    ['calendar', null],
  ]);
  expect(await end('calendar')).toBe(true);
  expect(scene.google.oauth.revoked).toHaveLength(before + 1);
});

test('a calendar of a mailbox that a colleague connected is refused', async () => {
  await scene.connect('known_contacts');
  await expect(scene.connectCalendar(demoManager, scene.address)).rejects.toThrow();
  expect(await connections()).toHaveLength(1);
});

test('of Microsoft the calendar alone is asked for as well', async () => {
  const microsoft = microsoftAt(null, { id: 'app', secret: 'secret' }, { cloud: 'global' });
  const answer = await start(
    await post('connect-start', { provider: 'microsoft', kind: 'calendar' }),
    { ...scene.deps, microsoft },
  );
  const { url } = await answer.json();
  expect(new URL(url).searchParams.get('scope')).toBe(
    'openid offline_access https://graph.microsoft.com/User.Read https://graph.microsoft.com/Calendars.Read',
  );
});
