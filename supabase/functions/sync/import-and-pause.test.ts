import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import { ringSync } from '../../local/testing/connect-test-mailbox.ts';
import { customerAddress, daysAgo, useSyncScene } from '../../local/testing/sync-scene.ts';
import { useBackend } from '../../local/testing/test-database.ts';
import { namedCustomerIds } from '../../seed/demo-customers.ts';
import { demoRep } from '../../seed/demo-organisation.ts';
import { demoMemberId, demoOrgId } from '../../seed/insert-demo.ts';
import { call } from '../../tests/call-operation.ts';

const backend = useBackend();
const scene = useSyncScene(backend);

const own = async () => {
  const { connections } = await call(await backend.signIn(demoRep), 'myConnections', {});
  const [connection] = connections;
  if (connection === undefined) throw new Error('no connection');
  return connection;
};
const pause = async (paused: boolean, email = demoRep) =>
  call(await backend.signIn(email), 'pauseConnection', {
    ...{ op_id: randomUUID(), connection_id: (await own()).connection_id, paused },
  });

describe('a first import', () => {
  test('tells its member how many addresses and domains were looked for, and nothing afterwards', async () => {
    scene.receive(scene.mail('one'));
    await scene.connect('known_contacts');
    const { progress } = await own();
    expect(progress).toEqual({ done: 0, total: expect.any(Number) });
    // A consent that ends in the middle: what was looked for by then counts.
    scene.failNext({ path: '/gmail/v1/users/me/messages', query: 'q', status: 500 });
    await ringSync(scene.deps);
    expect((await own()).progress?.done).toBe(0);
    await scene.sync();
    expect(await own()).toMatchObject({ importing: false, progress: null });
    const rows = await backend.sql`select person from private.imported_people`;
    expect(rows).toHaveLength(progress?.total ?? 0);
  });

  test('is stopped and goes on where it stood, and its mails are there once', async () => {
    for (const name of ['one', 'two']) scene.receive(scene.mail(name));
    await scene.connect('known_contacts');
    await pause(true);
    expect(await own()).toMatchObject({ state: 'paused', importing: true });
    await scene.sync();
    expect(await scene.followUps()).toEqual([]);
    await pause(false);
    await scene.sync();
    expect(await scene.followUps()).toEqual(['one in automatic', 'two in automatic']);
  });
});

describe('stopping', () => {
  test('a paused mailbox is not asked for anything', async () => {
    await scene.connect('known_contacts');
    await scene.sync();
    await pause(true);
    const asked = scene.google.requests.length;
    await backend.sql`update public.jobs set run_after = now()`;
    await ringSync(scene.deps);
    expect(scene.google.requests.length).toBe(asked);
  });

  test('what arrived in the pause is found when it ends', async () => {
    await scene.connect('known_contacts');
    await scene.sync();
    await pause(true);
    scene.receive(scene.mail('meanwhile', { at: daysAgo(0.1) }));
    await scene.sync();
    await pause(false);
    await scene.sync();
    expect(await scene.followUps()).toEqual(['meanwhile in automatic']);
  });

  test('a consent that its member took back at Google is told; connected again, what came meanwhile is found', async () => {
    await scene.connect('known_contacts');
    await scene.sync();
    scene.google.oauth.revokeAll(scene.address);
    scene.receive(scene.mail('meanwhile', { at: daysAgo(0.1) }));
    await backend.sql`update public.jobs set run_after = now()`;
    await ringSync(scene.deps);
    expect(await own()).toMatchObject({ state: 'failing', problem: 'reconnect' });
    await scene.connect('known_contacts');
    await scene.sync();
    expect(await own()).toMatchObject({ state: 'connected', problem: null });
    expect(await scene.followUps()).toEqual(['meanwhile in automatic']);
  });

  test('nobody stops another member’s mailbox', async () => {
    await scene.connect('known_contacts');
    await expect(pause(true, 'wang.hao@harbour-tools.example')).rejects.toMatchObject({
      code: 'TB001',
    });
    expect((await own()).state).toBe('connected');
  });

  test('one that has to be connected again is not mended by going on', async () => {
    await scene.connect('known_contacts');
    await backend.sql`update public.connections set state = 'failing', last_error = 'reconnect'`;
    await expect(pause(false)).rejects.toMatchObject({ code: 'TB041' });
    expect((await own()).state).toBe('failing');
  });
});

describe('who becomes known later', () => {
  const later = 'chen.jie@late-joiner.example';
  const contact = randomUUID();
  afterEach(async () => {
    await backend.sql`delete from public.contacts where id = ${contact}`;
    await backend.sql`delete from public.undecided_people where by_connection or address = ${later}`;
    await backend.sql`delete from public.collaborators where member_id = ${demoMemberId('wang.hao@harbour-tools.example')}`;
  });

  async function addContact(customer: string, address: string): Promise<void> {
    await backend.sql`insert into public.contacts (org_id, id, customer_id, name)
      values (${demoOrgId}, ${contact}, ${customer}, 'Chen Jie')`;
    await backend.sql`insert into public.contact_addresses (org_id, contact_id, address)
      values (${demoOrgId}, ${contact}, ${address})`;
  }

  test('older mail with a contact that was added later is found', async () => {
    scene.receive(scene.mail('long before', { from: later, at: daysAgo(20) }));
    scene.receive(scene.mail('too old', { from: later, at: daysAgo(40) }));
    await scene.connect('known_contacts', 30);
    await scene.sync();
    expect(await scene.followUps()).toEqual([]);
    await addContact(namedCustomerIds.acme, later);
    await scene.sync();
    expect(await scene.followUps()).toEqual(['long before in automatic']);
  });

  test('a customer that comes back is looked for anew', async () => {
    await scene.connect('known_contacts', 30);
    await scene.sync();
    const owner = async (email: string) =>
      backend.sql`update public.customers set owner_id = ${demoMemberId(email)}
        where id = ${namedCustomerIds.acme}`;
    try {
      await owner('liu.yang@harbour-tools.example');
      scene.receive(scene.mail('while away', { from: customerAddress, at: daysAgo(3) }));
      await scene.sync();
      expect(await scene.followUps()).toEqual([]);
    } finally {
      await owner(demoRep);
    }
    await scene.sync();
    expect(await scene.followUps()).toEqual(['while away in automatic']);
  });

  test('an unknown sender is offered once, to this member alone, until they are somebody’s contact', async () => {
    await scene.connect('known_contacts');
    await scene.sync();
    const offered = async (email = demoRep) => {
      const { people } = await call(await backend.signIn(email), 'toDecide', {});
      return people.flatMap(({ address, name, subject }) =>
        address === later ? [{ name, subject }] : [],
      );
    };
    scene.receive(scene.mail('first', { from: `Chen Jie <${later}>` }));
    scene.receive(scene.mail('second', { from: `Chen Jie <${later}>` }));
    await scene.sync();
    expect(await offered()).toEqual([{ name: 'Chen Jie', subject: `${scene.tag} first` }]);
    expect(await offered('wang.hao@harbour-tools.example')).toEqual([]);
    await addContact(namedCustomerIds.acme, later);
    await scene.sync();
    expect(await offered()).toEqual([]);
    expect(await scene.followUps()).toEqual(['first in automatic', 'second in automatic']);
  });

  test.each<[string, Parameters<typeof scene.mail>[1]]>([
    ['a colleague', { from: 'wang.hao@harbour-tools.example' }],
    ['a newsletter', { from: later, headers: { 'List-Unsubscribe': '<mailto:a@b.example>' } }],
    ['somebody’s customer', { from: 'tom.becker@atlas-fasteners.example' }],
    ['whom the member wrote to', { from: scene.address, to: later, labels: ['SENT'] }],
  ])('never offered: %s', async (_what, over) => {
    await scene.connect('known_contacts');
    await scene.sync();
    scene.receive(scene.mail('not offered', over));
    await scene.sync();
    expect(
      await backend.sql`select address from public.undecided_people where by_connection`,
    ).toEqual([]);
  });

  test('whom the member decided about, or never logs, is not offered again', async () => {
    await scene.connect('known_contacts');
    await scene.sync();
    await backend.sql`insert into public.undecided_people (org_id, member_id, address, decided_at)
      values (${demoOrgId}, ${demoMemberId(demoRep)}, ${later}, now())`;
    await backend.sql`insert into public.never_log_entries (org_id, member_id, kind, value)
      values (${demoOrgId}, ${demoMemberId(demoRep)}, 'domain', 'excluded.example')`;
    scene.receive(scene.mail('again', { from: later }));
    scene.receive(scene.mail('excluded', { from: 'a@excluded.example' }));
    await scene.sync();
    const open = await backend.sql`select from public.undecided_people
      where member_id = ${demoMemberId(demoRep)} and decided_at is null and address in (${later}, 'a@excluded.example')`;
    expect(open).toHaveLength(0);
  });

  test('an unknown sender’s mail makes nobody: no customer, no contact, no mail', async () => {
    await scene.connect('known_contacts');
    await scene.sync();
    const count = () => backend.sql`select
      (select count(*)::int from public.customers) as customers,
      (select count(*)::int from public.contacts) as contacts,
      (select count(*)::int from public.mails) as mails`;
    const before = await count();
    scene.receive(scene.mail('stranger', { from: 'Maria Rossi <maria@stranger.example>' }));
    await scene.sync();
    expect(await count()).toEqual(before);
  });
});
