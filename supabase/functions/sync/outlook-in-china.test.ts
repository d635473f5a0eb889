import { describe, expect, test } from 'vitest';
import { useOutlookScene } from '../../local/testing/outlook-scene.ts';
import { rowsOfLogging } from '../../local/testing/rows-of-logging.ts';
import { daysAgo } from '../../local/testing/sync-scene.ts';
import { useBackend } from '../../local/testing/test-database.ts';

const backend = useBackend();
const scene = useOutlookScene(backend, { cloud: 'china' });

describe('China’s cloud, which has no delta', () => {
  test('mail is imported, and what arrives in any folder is found by its time', async () => {
    const folder = scene.mailbox.addFolder('Projects');
    for (const name of ['a', 'b', 'c', 'd']) scene.mailbox.receive(scene.mail(name));
    await scene.connect('known_contacts');
    await scene.sync();
    const at = daysAgo(0);
    for (const name of ['w', 'x', 'y', 'z'])
      scene.mailbox.receive(scene.mail(name, { at }), folder);
    scene.mailbox.receive(scene.mail('junk', { at }), 'junkemail');
    await scene.sync();
    expect(await scene.followUps()).toEqual(
      ['a', 'b', 'c', 'd', 'w', 'x', 'y', 'z'].map((name) => `${name} in automatic`),
    );
    const before = await rowsOfLogging(backend);
    await scene.sync();
    expect(await rowsOfLogging(backend)).toEqual(before);
  });

  test('a second page that fails is asked for again', async () => {
    await scene.connect('known_contacts');
    await scene.sync();
    const all = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    for (const name of all) scene.mailbox.receive(scene.mail(name, { at: daysAgo(0) }));
    scene.failNext({ at: /\/me\/messages\?.*skiptoken/, status: 503 });
    await scene.sync();
    expect(await scene.followUps()).toEqual(all.map((name) => `${name} in automatic`));
  });
});
