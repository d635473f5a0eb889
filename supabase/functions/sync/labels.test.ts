import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { createDigester } from '../../../shared/domain/digests.ts';
import { isMailboxDue, syncUntilQuiet } from '../../local/testing/connect-test-mailbox.ts';
import { useOutlookScene } from '../../local/testing/outlook-scene.ts';
import { daysAgo, useSyncScene } from '../../local/testing/sync-scene.ts';
import { useBackend } from '../../local/testing/test-database.ts';
import { namedCustomerIds } from '../../seed/demo-customers.ts';
import { demoRep } from '../../seed/demo-organisation.ts';
import { demoMemberId, demoOrgId } from '../../seed/insert-demo.ts';
import { call, logPayload, mailPayload } from '../../tests/call-operation.ts';

const backend = useBackend();
const colleague = 'liu.yang@harbour-tools.example';
const exclude = async (value: string) =>
  call(await backend.signIn(demoRep), 'excludeFromLogging', {
    ...{ op_id: randomUUID(), kind: 'label', value },
  });
const excluded = async () =>
  (await call(await backend.signIn(demoRep), 'exclusions', {})).map(
    ({ value, purged, purging }) => ({ value, purged, purging }),
  );
const tomorrow = () =>
  backend.sql`update private.label_sweeps set swept_at = swept_at - interval '25 hours'`;

async function digesterOfToday() {
  const [key] = await backend.sql<{ key: string; version: number }[]>`
    select version, rtrim(translate(encode(key, 'base64'), '+/', '-_'), '=') as key
    from private.digest_keys where org_id = ${demoOrgId} and retired_at is null order by version desc limit 1`;
  if (key === undefined) throw new Error('no key');
  return createDigester(key);
}

describe('a label of Gmail’s that is excluded', () => {
  const scene = useSyncScene(backend);
  const labels = ['INBOX', 'Label_1'];

  test('takes back what was logged of its mail before, and leaves a count', async () => {
    for (const n of [1, 2, 3, 4]) scene.receive(scene.mail(`of home ${n}`, { labels }));
    scene.receive(scene.mail('of work'));
    await scene.connect('known_contacts');
    await scene.sync();
    expect(await scene.followUps()).toHaveLength(5);
    expect(await exclude('family')).toMatchObject({ purged: 0, purging: true });
    await scene.sync();
    expect(await scene.followUps()).toEqual(['of work in automatic']);
    expect(await excluded()).toEqual([{ value: 'family', purged: 4, purging: false }]);
  });

  test('takes back what was logged by click, and nothing of a colleague’s', async () => {
    const id = scene.receive(scene.mail('by two', { labels }));
    const digester = await digesterOfToday();
    const keys = [
      {
        ...{ kind: 'provider' as const, mailbox: await digester.mailbox('gmail', scene.address) },
        value: await digester.providerKey('gmail', scene.address, id),
      },
      {
        ...{ kind: 'message_id' as const, mailbox: null },
        value: await digester.messageId(`<${scene.tag}-by two@mail.example>`),
      },
    ];
    const mail = mailPayload('by two', { subject: `${scene.tag} by two`, keys });
    await call(
      await backend.signIn(demoRep),
      'logInteraction',
      logPayload(namedCustomerIds.acme, mail),
    );
    await backend.sql`insert into public.collaborators (org_id, customer_id, member_id)
      values (${demoOrgId}, ${namedCustomerIds.acme}, ${demoMemberId(colleague)})`;
    try {
      await call(
        await backend.signIn(colleague),
        'logInteraction',
        logPayload(namedCustomerIds.acme, mail),
      );
    } finally {
      await backend.sql`delete from public.collaborators
        where customer_id = ${namedCustomerIds.acme} and member_id = ${demoMemberId(colleague)}`;
    }
    await scene.connect('followed');
    await exclude('Family');
    await scene.sync();
    const left = await backend.sql`select distinct s.member_id from public.mail_sources as s
      join public.mail_keys as k on k.org_id = s.org_id and k.mail_id = s.mail_id
      where k.value in ${backend.sql(keys.map(({ value }) => value))}`;
    expect(left).toEqual([{ member_id: demoMemberId(colleague) }]);
    expect(await excluded()).toEqual([{ value: 'Family', purged: 1, purging: false }]);
  });

  test('is looked at again the next day, for mail that got it since', async () => {
    scene.receive(scene.mail('labelled late'));
    await scene.connect('known_contacts');
    await exclude('family');
    await scene.sync();
    expect(await scene.followUps()).toEqual(['labelled late in automatic']);
    for (const mail of scene.mailbox.mails()) mail.labelIds = labels;
    await scene.sync();
    expect(await scene.followUps()).toHaveLength(1);
    await tomorrow();
    await scene.sync();
    expect(await scene.followUps()).toEqual([]);
  });

  test.each([
    ['the second page fails', { status: 503 }],
    ['Google asks to wait', { status: 429, headers: { 'retry-after': '30' } }],
    ['the place in the list is forgotten', { status: 400, body: { error: { code: 400 } } }],
  ])('ends the same when %s', async (_what, fault) => {
    for (const n of [1, 2, 3, 4, 5, 6, 7]) scene.receive(scene.mail(`of home ${n}`, { labels }));
    await scene.connect('known_contacts');
    await scene.sync();
    await exclude('family');
    scene.failNext({ path: '/gmail/v1/users/me/messages', query: 'pageToken', ...fault });
    await scene.sync();
    expect(await scene.followUps()).toEqual([]);
    expect(await excluded()).toEqual([{ value: 'family', purged: 7, purging: false }]);
  });

  test('makes the mailbox due at once, but never before the provider allowed it', async () => {
    await scene.connect('known_contacts');
    await scene.sync();
    const isDue = () => isMailboxDue(backend);
    expect(await isDue()).toBe(false);
    await backend.sql`update public.jobs set last_error = 'too_fast'`;
    await exclude('quiet');
    expect(await isDue()).toBe(false);
    await backend.sql`update public.jobs set last_error = null`;
    await exclude('family');
    expect(await isDue()).toBe(true);
  });

  test('that the mailbox does not have takes nothing back and is done', async () => {
    scene.receive(scene.mail('of work'));
    await scene.connect('known_contacts');
    await exclude('nowhere');
    await scene.sync();
    expect(await scene.followUps()).toHaveLength(1);
    expect(await excluded()).toEqual([{ value: 'nowhere', purged: 0, purging: false }]);
  });

  test('without a mailbox waits for none', async () => {
    expect(await exclude('family')).toMatchObject({ purged: 0, purging: false });
  });
});

describe('a category or folder of Outlook’s that is excluded', () => {
  const scene = useOutlookScene(backend);

  test('takes back what was logged of its mail before, below the folder as well', async () => {
    const family = scene.mailbox.addFolder("Mum's");
    const below = scene.mailbox.addFolder('School', family);
    for (const n of [1, 2, 3, 4])
      scene.mailbox.receive(scene.mail(`a category ${n}`, { categories: ["Mum's"] }));
    scene.mailbox.receive(scene.mail('a folder'), family);
    scene.mailbox.receive(scene.mail('below', { at: daysAgo(1) }), below);
    scene.mailbox.receive(scene.mail('of work', { categories: ['Sales'] }));
    await scene.connect('known_contacts');
    await syncUntilQuiet(backend, scene.deps);
    expect(await scene.followUps()).toHaveLength(7);
    await exclude("Mum's");
    await scene.sync();
    expect(await scene.followUps()).toEqual(['of work in automatic']);
    expect(await excluded()).toEqual([{ value: "Mum's", purged: 6, purging: false }]);
  });
});
