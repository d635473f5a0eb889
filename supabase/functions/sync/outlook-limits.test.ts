import { expect, test } from 'vitest';
import { useOutlookScene } from '../../local/testing/outlook-scene.ts';
import { daysAgo } from '../../local/testing/sync-scene.ts';
import { useBackend } from '../../local/testing/test-database.ts';

const backend = useBackend();
const scene = useOutlookScene(backend, { mostPerPage: 50 });

test('at most four requests are open at once in a mailbox', async () => {
  for (let n = 0; n < 12; n += 1) scene.mailbox.receive(scene.mail(`mail ${n}`));
  await scene.connect('known_contacts');
  await scene.sync();
  expect(await scene.followUps()).toHaveLength(12);
  expect(scene.microsoft.mostAtOnce(scene.address)).toBeGreaterThan(1);
  expect(scene.microsoft.mostAtOnce(scene.address)).toBeLessThanOrEqual(4);
});

test('a search that Microsoft ends after a thousand is gone on with: what is older is found as well', async () => {
  scene.mailbox.receive(scene.mail('of the busy day', { at: daysAgo(4.01) }));
  scene.mailbox.receive(scene.mail('older', { at: daysAgo(9) }));
  // Invitations fill the search and are not logged themselves.
  for (let n = 0; n < 1000; n += 1)
    scene.mailbox.receive(
      scene.mail(`invitation ${n}`, { isInvitation: true, at: daysAgo(2 + n / 500) }),
    );
  await scene.connect('known_contacts');
  await scene.sync();
  expect(await scene.followUps()).toEqual(['of the busy day in automatic', 'older in automatic']);
});
