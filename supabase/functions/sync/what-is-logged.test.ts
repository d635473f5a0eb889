import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { createDigester } from '../../../shared/domain/digests.ts';
import { connectTestMailbox } from '../../local/testing/connect-test-mailbox.ts';
import { rowsOfLogging } from '../../local/testing/rows-of-logging.ts';
import {
  customerAddress,
  daysAgo,
  type MailOver,
  useSyncScene,
} from '../../local/testing/sync-scene.ts';
import { useBackend } from '../../local/testing/test-database.ts';
import { namedCustomerIds } from '../../seed/demo-customers.ts';
import { demoRep } from '../../seed/demo-organisation.ts';
import { demoMemberId, demoOrgId } from '../../seed/insert-demo.ts';
import { call, logPayload, mailPayload } from '../../tests/call-operation.ts';

const backend = useBackend();
const scene = useSyncScene(backend);

describe('what is logged', () => {
  test('mail with known contacts from before the connection, and what arrives afterwards', async () => {
    scene.receive(scene.mail('asked before'));
    await scene.connect('known_contacts');
    await scene.sync();
    expect(await scene.followUps()).toEqual(['asked before in automatic']);
    scene.receive(
      scene.mail('answered', { from: scene.address, to: customerAddress, labels: ['SENT'] }),
    );
    await scene.sync();
    expect(await scene.followUps()).toEqual([
      'answered out automatic',
      'asked before in automatic',
    ]);
  });

  test('nothing while the rule is off', async () => {
    scene.receive(scene.mail('asked'));
    await scene.connect('off');
    const asked = scene.google.requests.length;
    await scene.sync();
    expect(scene.google.requests.length).toBe(asked);
    expect(await scene.followUps()).toEqual([]);
  });

  test('nothing from before the chosen number of days', async () => {
    scene.receive(scene.mail('long ago', { at: daysAgo(40) }));
    scene.receive(scene.mail('lately', { at: daysAgo(20) }));
    await scene.connect('known_contacts', 30);
    await scene.sync();
    expect(await scene.followUps()).toEqual(['lately in automatic']);
  });

  test.each<[string, MailOver]>([
    ['a draft', { labels: ['DRAFT'] }],
    ['spam', { labels: ['SPAM'] }],
    ['trash', { labels: ['TRASH'] }],
    ['a promotion', { labels: ['INBOX', 'CATEGORY_PROMOTIONS'] }],
    ['a newsletter', { headers: { 'List-Unsubscribe': '<mailto:off@acme-packaging.example>' } }],
    ['an automatic reply', { headers: { 'Auto-Submitted': 'auto-replied' } }],
    ['confidential mail', { headers: { Sensitivity: 'Company-Confidential' } }],
    ['personal mail', { headers: { Sensitivity: 'Personal' } }],
    ['mail among colleagues', { from: 'wang.hao@harbour-tools.example' }],
    ['a stranger', { from: 'someone@stranger.example' }],
  ])('never %s', async (_what, over) => {
    await scene.connect('known_contacts');
    await scene.sync();
    scene.receive(scene.mail('left out', over));
    scene.receive(scene.mail('logged'));
    await scene.sync();
    expect(await scene.followUps()).toEqual(['logged in automatic']);
  });

  test('never whom or what the member excluded, by address or by label', async () => {
    await backend.sql`insert into public.never_log_entries (org_id, member_id, kind, value) values
      (${demoOrgId}, ${demoMemberId(demoRep)}, 'address', 'li.lei@acme-packaging.example'),
      (${demoOrgId}, ${demoMemberId(demoRep)}, 'label', 'family')`;
    await scene.connect('known_contacts');
    await scene.sync();
    scene.receive(scene.mail('excluded person', { from: 'li.lei@acme-packaging.example' }));
    scene.receive(scene.mail('excluded label', { labels: ['INBOX', 'Label_1'] }));
    scene.receive(scene.mail('logged'));
    await scene.sync();
    expect(await scene.followUps()).toEqual(['logged in automatic']);
  });

  test('never a colleague’s customer', async () => {
    await backend.sql`update public.customers set owner_id = ${demoMemberId('liu.yang@harbour-tools.example')}
      where id = ${namedCustomerIds.acme}`;
    try {
      await scene.connect('known_contacts');
      scene.receive(scene.mail('of a colleague'));
      await scene.sync();
      expect(await scene.followUps()).toEqual([]);
    } finally {
      await backend.sql`update public.customers set owner_id = ${demoMemberId(demoRep)}
        where id = ${namedCustomerIds.acme}`;
    }
  });

  test('a customer that is a colleague’s takes nothing from one’s own on the same mail', async () => {
    const [other] = await backend.sql`select a.address from public.contact_addresses as a
      join public.contacts as c on c.org_id = a.org_id and c.id = a.contact_id
      join public.customers as k on k.org_id = c.org_id and k.id = c.customer_id
      where k.org_id = ${demoOrgId} and k.owner_id = ${demoMemberId('liu.yang@harbour-tools.example')}
        and not exists (select from public.collaborators as b where b.customer_id = k.id)
      order by a.address limit 1`;
    await scene.connect('known_contacts');
    await scene.sync();
    scene.receive(scene.mail('to two', { headers: { Cc: String(other?.address) } }));
    await scene.sync();
    expect(await scene.followUps()).toEqual(['to two in automatic']);
  });

  test('of followed threads only, where that is the rule', async () => {
    await scene.connect('followed');
    const [key] = await backend.sql<{ key: string; version: number }[]>`
      select version, rtrim(translate(encode(key, 'base64'), '+/', '-_'), '=') as key
      from private.digest_keys where org_id = ${demoOrgId} and retired_at is null order by version desc limit 1`;
    if (key === undefined) throw new Error('no key');
    const thread = await createDigester(key).thread('gmail', scene.address, 'thread1');
    await call(await backend.signIn(demoRep), 'followThread', {
      ...{ op_id: randomUUID(), thread, follows: true, visibility: 'subject' },
      customer_ids: [namedCustomerIds.acme],
    });
    await scene.sync();
    scene.receive(scene.mail('followed', { threadId: 'thread1' }));
    scene.receive(scene.mail('another thread', { threadId: 'thread2' }));
    await scene.sync();
    expect(await scene.followUps()).toEqual(['followed in automatic']);
  });
});

describe('what its member sees of a connection', () => {
  const state = async () => {
    const { connections } = await call(await backend.signIn(demoRep), 'myConnections', {});
    return connections.map(({ importing, problem, last_synced_at }) => ({
      ...{ importing, problem, isSynced: last_synced_at !== null },
    }));
  };

  test('that it is being imported, and then when it was last read', async () => {
    scene.receive(scene.mail('one'));
    await scene.connect('known_contacts');
    expect(await state()).toEqual([{ importing: true, problem: null, isSynced: false }]);
    await scene.sync();
    expect(await state()).toEqual([{ importing: false, problem: null, isSynced: true }]);
  });

  test('a longer import that is chosen later finds what is older, and what is there stays one', async () => {
    scene.receive(scene.mail('older', { at: daysAgo(50) }));
    scene.receive(scene.mail('newer', { at: daysAgo(5) }));
    await scene.connect('known_contacts', 30);
    await scene.sync();
    expect(await scene.followUps()).toEqual(['newer in automatic']);
    const client = await backend.signIn(demoRep);
    const { connections } = await call(client, 'myConnections', {});
    await call(client, 'changeConnection', {
      ...{ op_id: randomUUID(), connection_id: connections[0]?.connection_id ?? '' },
      ...{ rule: 'known_contacts', import_days: 90 },
    });
    await scene.sync();
    expect(await scene.followUps()).toEqual(['newer in automatic', 'older in automatic']);
  });
});

describe('once', () => {
  test('a mailbox that is read again from the start changes no row', async () => {
    for (const name of ['one', 'two', 'three', 'four']) scene.receive(scene.mail(name));
    await scene.connect('known_contacts');
    await scene.sync();
    const before = await rowsOfLogging(backend);
    await backend.sql`delete from public.sync_cursors`;
    await scene.sync();
    expect(await rowsOfLogging(backend)).toEqual(before);
    await backend.sql`delete from public.sync_cursors`;
    // Replays are forgotten after a month.
    await backend.sql`delete from private.operations where kind = 'log_interaction'`;
    const without = await rowsOfLogging(backend);
    await scene.sync();
    expect(await rowsOfLogging(backend)).toEqual(without);
    expect(await scene.followUps()).toHaveLength(4);
  });

  test('a mail that was logged by click and is found again is one follow-up with the words that were typed', async () => {
    const at = daysAgo(1);
    const client = await backend.signIn(demoRep);
    const id = scene.receive(scene.mail('clicked', { at }));
    const made = await call(client, 'logInteraction', await clickedMail(id, 'clicked', at));
    await scene.connect('known_contacts');
    await scene.sync();
    expect(await scene.followUps()).toEqual(['clicked in sidebar']);
    const notes = await backend.sql`select note from public.follow_up_contents
      where follow_up_id = ${made.follow_ups[0]?.follow_up_id ?? ''} and note is not null`;
    expect(notes).toEqual([{ note: 'Wants 40 sealers by May.' }]);
  });

  test('C07 mails that are logged by click in the moment in which they are found are one follow-up each, with both sources', async () => {
    const at = daysAgo(1);
    const client = await backend.signIn(demoRep);
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    const clicked = await Promise.all(
      names.map(async (name) => clickedMail(scene.receive(scene.mail(name, { at })), name, at)),
    );
    await scene.connect('known_contacts');
    await Promise.all([
      scene.sync(),
      ...clicked.map((payload) => call(client, 'logInteraction', payload)),
    ]);
    const live = await scene.followUps();
    expect(live.map((one) => one.slice(0, 1))).toEqual(names);
    const sources = await backend.sql`select e.subject, count(distinct s.op_id)::int as n
      from public.mail_envelopes as e join public.mail_sources as s on s.org_id = e.org_id and s.mail_id = e.mail_id
      where e.subject like ${`${scene.tag}%`} group by e.subject`;
    expect(sources.map(({ n }) => n)).toEqual(names.map(() => 2));
  });

  test('a mail that was logged by click under both of its names is left as it is', async () => {
    const at = daysAgo(1);
    const client = await backend.signIn(demoRep);
    const id = scene.receive(scene.mail('known', { at }));
    await call(client, 'logInteraction', await clickedMail(id, 'known', at, true));
    await scene.connect('known_contacts');
    const before = await rowsOfLogging(backend);
    await scene.sync();
    expect(await rowsOfLogging(backend)).toEqual(before);
    expect(await scene.followUps()).toEqual(['known in sidebar']);
  });

  test('a follow-up that was taken back stays away, whenever its mail is found', async () => {
    const at = daysAgo(1);
    const client = await backend.signIn(demoRep);
    const id = scene.receive(scene.mail('regretted', { at }));
    const logged = await clickedMail(id, 'regretted', at);
    await call(client, 'logInteraction', logged);
    await call(client, 'undoInteraction', { op_id: randomUUID(), target_op_id: logged.op_id });
    await scene.connect('known_contacts');
    await scene.sync();
    await backend.sql`delete from public.sync_cursors`;
    await scene.sync();
    expect(await scene.followUps()).toEqual([]);
  });

  test('the same mail in two members’ mailboxes is one follow-up', async () => {
    scene.receive(scene.mail('to both'));
    await scene.connect('known_contacts');
    await scene.sync();
    await backend.sql`insert into public.collaborators (org_id, customer_id, member_id)
      values (${demoOrgId}, ${namedCustomerIds.acme}, ${demoMemberId('wang.hao@harbour-tools.example')})
      on conflict do nothing`;
    const other = `other-${scene.tag}@harbour-tools.example`;
    scene.receive(scene.mail('to both', { id: 'an-id-of-its-own' }), other);
    await connectTestMailbox(backend, scene.deps, {
      email: 'wang.hao@harbour-tools.example',
      address: other,
      rule: 'known_contacts',
    });
    await scene.sync();
    expect(await scene.followUps()).toEqual(['to both in automatic']);
    const [row] =
      await backend.sql`select count(distinct s.member_id)::int as members, count(distinct s.mail_id)::int as mails
      from public.mail_sources as s join public.mail_envelopes as e on e.mail_id = s.mail_id
      where e.subject = ${`${scene.tag} to both`}`;
    expect(row).toEqual({ members: 2, mails: 1 });
  });
});

async function clickedMail(id: string, name: string, at: string, withMessageId = false) {
  const [key] = await backend.sql<{ key: string; version: number }[]>`
    select version, rtrim(translate(encode(key, 'base64'), '+/', '-_'), '=') as key
    from private.digest_keys where org_id = ${demoOrgId} and retired_at is null order by version desc limit 1`;
  if (key === undefined) throw new Error('no key');
  const digester = createDigester(key);
  const provider = {
    kind: 'provider' as const,
    value: await digester.providerKey('gmail', scene.address, id),
    mailbox: await digester.mailbox('gmail', scene.address),
  };
  const named = {
    kind: 'message_id' as const,
    value: await digester.messageId(`<${scene.tag}-${name}@mail.example>`),
    mailbox: null,
  };
  const keys = withMessageId ? [provider, named] : [provider];
  const shown = mailPayload(`${scene.tag} ${name}`, {
    ...{ keys, subject: `${scene.tag} ${name}`, sent_at: at, key_version: key.version },
  });
  return logPayload(namedCustomerIds.acme, shown, { note: 'Wants 40 sealers by May.' });
}
