import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { createDigester } from '../../../shared/domain/digests.ts';
import { idSpace } from '../../../shared/domain/message-name.ts';
import { inPageAlphabet } from '../../../shared/domain/outlook-ids.ts';
import type { OutlookMail } from '../../../tests/fakes/microsoft/outlook-mailbox.ts';
import { useOutlookScene } from '../../local/testing/outlook-scene.ts';
import { rowsOfLogging } from '../../local/testing/rows-of-logging.ts';
import { customerAddress, daysAgo } from '../../local/testing/sync-scene.ts';
import { useBackend } from '../../local/testing/test-database.ts';
import { namedCustomerIds } from '../../seed/demo-customers.ts';
import { demoRep } from '../../seed/demo-organisation.ts';
import { demoMemberId, demoOrgId } from '../../seed/insert-demo.ts';
import { call, logPayload, mailPayload } from '../../tests/call-operation.ts';

const backend = useBackend();
const scene = useOutlookScene(backend);

describe('what is logged', () => {
  test('mail with known contacts from before the connection, and what arrives and is sent afterwards', async () => {
    scene.mailbox.receive(scene.mail('asked before'));
    scene.mailbox.receive(scene.mail('filed before'), scene.mailbox.addFolder('Acme'));
    await scene.connect('known_contacts');
    await scene.sync();
    expect(await scene.followUps()).toEqual([
      'asked before in automatic',
      'filed before in automatic',
    ]);
    scene.mailbox.receive(scene.mail('asked after', { at: daysAgo(0) }));
    scene.mailbox.send(
      scene.mail('answered', { from: scene.address, to: [customerAddress], at: daysAgo(0) }),
    );
    await scene.sync();
    expect(await scene.followUps()).toEqual([
      ...['answered out automatic', 'asked after in automatic'],
      ...['asked before in automatic', 'filed before in automatic'],
    ]);
  });

  test('mail that a rule of the mailbox puts into another folder, and into one that is new', async () => {
    const old = scene.mailbox.addFolder('Projects');
    await scene.connect('known_contacts');
    await scene.sync();
    scene.mailbox.receive(scene.mail('old folder', { at: daysAgo(0) }), old);
    scene.mailbox.receive(
      scene.mail('new folder', { at: daysAgo(0) }),
      scene.mailbox.addFolder('2027', old),
    );
    await scene.sync();
    expect(await scene.followUps()).toEqual(['new folder in automatic', 'old folder in automatic']);
  });

  test('nothing from before the chosen number of days', async () => {
    scene.mailbox.receive(scene.mail('long ago', { at: daysAgo(40) }));
    scene.mailbox.receive(scene.mail('lately', { at: daysAgo(20) }));
    await scene.connect('known_contacts', 30);
    await scene.sync();
    expect(await scene.followUps()).toEqual(['lately in automatic']);
  });

  test('nothing while the rule is off', async () => {
    scene.mailbox.receive(scene.mail('asked'));
    await scene.connect('off');
    scene.microsoft.requests.length = 0;
    await scene.sync();
    expect(scene.microsoft.requests).toEqual([]);
  });

  test('what the author wrote, without the history below it', async () => {
    scene.mailbox.receive(scene.mail('short', { history: 'From: somebody. Words of long ago.' }));
    await scene.connect('known_contacts');
    await scene.sync();
    const [row] = await backend.sql`select c.body from public.mail_contents as c
      join public.mail_envelopes as e on e.mail_id = c.mail_id where e.subject = ${`${scene.tag} short`}`;
    expect(row?.body).toBe('Please quote for short.');
  });

  const below = (name: string) => scene.mailbox.addFolder('Old ones', name);
  test.each<[string, Partial<OutlookMail>, (() => string)?]>([
    ['junk', {}, () => 'junkemail'],
    ['what was deleted', {}, () => 'deleteditems'],
    ['what lies in a folder below the deleted', {}, () => below('deleteditems')],
    ['what is not sent yet', {}, () => 'outbox'],
    ['a newsletter', { headers: { 'List-Unsubscribe': '<mailto:off@acme-packaging.example>' } }],
    ['an automatic reply', { headers: { 'Auto-Submitted': 'auto-replied' } }],
    ['mail whose header says confidential', { headers: { Sensitivity: 'Company-Confidential' } }],
    ['mail that Exchange itself marks private', { sensitivity: 2 }],
    ['an invitation, which is the calendar’s', { isInvitation: true }],
    ['mail among colleagues', { from: 'wang.hao@harbour-tools.example' }],
    ['a stranger', { from: 'someone@stranger.example' }],
  ])('never %s', async (_what, over, folder) => {
    scene.mailbox.receive(scene.mail('left out before', over), folder?.());
    await scene.connect('known_contacts');
    await scene.sync();
    scene.mailbox.receive(scene.mail('left out', { ...over, at: daysAgo(0) }), folder?.());
    scene.mailbox.receive(scene.mail('logged', { at: daysAgo(0) }));
    await scene.sync();
    expect(await scene.followUps()).toEqual(['logged in automatic']);
  });

  test('never a draft, and its mail once it was sent', async () => {
    const mine = { from: scene.address, to: [customerAddress], at: daysAgo(0) };
    await scene.connect('known_contacts');
    await scene.sync();
    scene.mailbox.draft(scene.mail('written', mine));
    await scene.sync();
    expect(await scene.followUps()).toEqual([]);
    scene.mailbox.send(scene.mail('written', mine));
    await scene.sync();
    expect(await scene.followUps()).toEqual(['written out automatic']);
  });

  test('never whom or what the member excluded: an address, a category, a folder', async () => {
    await backend.sql`insert into public.never_log_entries (org_id, member_id, kind, value) values
      (${demoOrgId}, ${demoMemberId(demoRep)}, 'address', 'li.lei@acme-packaging.example'),
      (${demoOrgId}, ${demoMemberId(demoRep)}, 'label', 'family')`;
    const family = scene.mailbox.addFolder('Family');
    await scene.connect('known_contacts');
    await scene.sync();
    const at = daysAgo(0);
    scene.mailbox.receive(scene.mail('a person', { from: 'li.lei@acme-packaging.example', at }));
    scene.mailbox.receive(scene.mail('a category', { categories: ['Family'], at }));
    scene.mailbox.receive(scene.mail('a folder', { at }), family);
    scene.mailbox.receive(scene.mail('logged', { at, categories: ['Sales'] }));
    await scene.sync();
    expect(await scene.followUps()).toEqual(['logged in automatic']);
  });

  test('of a member who follows threads, those alone, from the connection on', async () => {
    scene.mailbox.receive(scene.mail('before'));
    await scene.connect('followed');
    await scene.sync();
    const first = scene.mail('of a thread', { at: daysAgo(0) });
    const id = scene.mailbox.receive(first);
    const conversation = scene.mailbox.find(id)?.conversationId ?? '';
    const thread = await (await digesterOfToday()).thread(
      ...(['outlook', scene.address, inPageAlphabet(conversation)] as const),
    );
    await backend.sql`insert into public.thread_follows (org_id, member_id, thread, customer_ids, visibility)
      values (${demoOrgId}, ${demoMemberId(demoRep)}, ${thread}, ${[namedCustomerIds.acme]}, 'full')`;
    scene.mailbox.receive(scene.mail('of none', { at: daysAgo(0) }));
    await scene.sync();
    expect(await scene.followUps()).toEqual(['of a thread in automatic']);
  });
});

test('its member is told that older mail is looked for, and when that is done', async () => {
  const client = await backend.signIn(demoRep);
  const told = async () => {
    const { connections } = await call(client, 'myConnections', {});
    return connections.map(({ provider, importing, problem }) => ({
      provider,
      importing,
      problem,
    }));
  };
  await scene.connect('known_contacts');
  const state = { provider: 'microsoft' as const, problem: null };
  expect(await told()).toEqual([{ ...state, importing: true }]);
  await scene.sync();
  expect(await told()).toEqual([{ ...state, importing: false }]);
});

/** What the page may show of one mail. */
const shownAs: readonly [string, (id: string) => string][] = [
  ['under the id that stays', (id) => inPageAlphabet(id)],
  [
    'under the id that a move changes',
    (id) => inPageAlphabet(scene.mailbox.find(id)?.regularId ?? ''),
  ],
  ['under a name of ours', () => 'conversation:AAQk/wang.fang@acme-packaging.example/Sun 11/22'],
];

describe('once', () => {
  test('a mailbox that is read again from the start changes no row', async () => {
    for (const name of ['one', 'two', 'three', 'four']) scene.mailbox.receive(scene.mail(name));
    await scene.connect('known_contacts');
    await scene.sync();
    const before = await rowsOfLogging(backend);
    for (const table of ['public.sync_cursors', 'private.imported_people'])
      await backend.sql.unsafe(`delete from ${table}`);
    await backend.sql`delete from private.operations where kind = 'log_interaction'`;
    const without = await rowsOfLogging(backend);
    expect(without).toEqual(before);
    await scene.sync();
    expect(await rowsOfLogging(backend)).toEqual(without);
    expect(await scene.followUps()).toHaveLength(4);
  });

  test('a mail that was filed elsewhere after it was logged is not another one', async () => {
    const id = scene.mailbox.receive(scene.mail('filed'));
    await scene.connect('known_contacts');
    await scene.sync();
    const before = await rowsOfLogging(backend);
    scene.mailbox.move(id, scene.mailbox.addFolder('Done'));
    await scene.sync();
    expect(await rowsOfLogging(backend)).toEqual(before);
  });

  test.each(shownAs)(
    'a mail that was logged by click %s and is found again is one follow-up with the words that were typed',
    async (_how, shown) => {
      const at = daysAgo(1);
      const client = await backend.signIn(demoRep);
      const id = scene.mailbox.receive(scene.mail('clicked', { at }));
      const made = await call(
        client,
        'logInteraction',
        await clickedMail(shown(id), 'clicked', at),
      );
      await scene.connect('known_contacts');
      await scene.sync();
      expect(await scene.followUps()).toEqual(['clicked in sidebar']);
      const notes = await backend.sql`select note from public.follow_up_contents
      where follow_up_id = ${made.follow_ups[0]?.follow_up_id ?? ''} and note is not null`;
      expect(notes).toEqual([{ note: 'Wants 40 sealers by May.' }]);
    },
  );

  test.each(shownAs)(
    'a mail that was logged by click %s to another customer stays there alone',
    async (_how, shown) => {
      const at = daysAgo(1);
      const client = await backend.signIn(demoRep);
      const id = scene.mailbox.receive(scene.mail('elsewhere', { at }));
      const logged = await clickedMail(shown(id), 'elsewhere', at, namedCustomerIds.nordlicht);
      await call(client, 'logInteraction', logged);
      await scene.connect('known_contacts');
      await scene.sync();
      const rows = await backend.sql`select distinct f.customer_id from public.follow_ups as f
        join public.mail_envelopes as e on e.mail_id = f.mail_id
        where e.subject = ${`${scene.tag} elsewhere`} and f.removed_at is null`;
      expect(rows).toEqual([{ customer_id: namedCustomerIds.nordlicht }]);
    },
  );

  test.each(shownAs)(
    'a follow-up of a mail that was logged %s and taken back stays away, whenever its mail is found',
    async (_how, shown) => {
      const at = daysAgo(1);
      const client = await backend.signIn(demoRep);
      const id = scene.mailbox.receive(scene.mail('regretted', { at }));
      const logged = await clickedMail(shown(id), 'regretted', at);
      await call(client, 'logInteraction', logged);
      await call(client, 'undoInteraction', { op_id: randomUUID(), target_op_id: logged.op_id });
      await scene.connect('known_contacts');
      await scene.sync();
      await backend.sql`delete from public.sync_cursors`;
      await scene.sync();
      expect(await scene.followUps()).toEqual([]);
    },
  );
});

async function digesterOfToday() {
  const [key] = await backend.sql<{ key: string; version: number }[]>`
    select version, rtrim(translate(encode(key, 'base64'), '+/', '-_'), '=') as key
    from private.digest_keys where org_id = ${demoOrgId} and retired_at is null order by version desc limit 1`;
  if (key === undefined) throw new Error('no key');
  return createDigester(key);
}

/** As the sidebar logs a mail of Outlook's page, with the id that the page shows. */
async function clickedMail(
  id: string,
  name: string,
  at: string,
  customer: string = namedCustomerIds.acme,
) {
  const digester = await digesterOfToday();
  const subject = `${scene.tag} ${name}`;
  const soft = await digester.softKeys({ from: customerAddress, subject, sentAt: at });
  const shown = mailPayload(subject, {
    keys: [
      {
        kind: 'provider',
        value: await digester.providerKey('outlook', scene.address, id),
        mailbox: await digester.mailbox('outlook', idSpace(id, scene.address)),
      },
    ],
    ...{ subject, sent_at: at, key_version: digester.version },
    ...{ soft_key: soft.signed?.own ?? null, soft_keys_near: soft.signed?.near ?? [] },
    senderless_key: soft.senderless?.own ?? null,
    senderless_keys_near: soft.senderless?.near ?? [],
    participants: [
      { role: 'from', address: customerAddress, name: 'Wang Fang' },
      { role: 'to', address: scene.address, name: null },
    ],
    ...{ text: `Please quote for ${name}.`, original_text: `Please quote for ${name}.` },
  });
  return logPayload(customer, shown, { note: 'Wants 40 sealers by May.' });
}
