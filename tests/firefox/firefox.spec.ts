import { expect, test } from '@playwright/test';
import { demoThreads } from '../sandbox/demo-mailbox.ts';
import { threadUrl } from '../sandbox/page-ids.ts';
import { type FirefoxWorld, startFirefoxWorld } from './firefox-world.ts';

let world: FirefoxWorld;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  world = await startFirefoxWorld();
});

test.afterAll(() => world.stop());

for (const surface of ['gmail', 'outlook'] as const) {
  test(`Firefox installs the build, and beside a mail in ${surface} its frame is answered by the background`, async () => {
    const page = await world.open(threadUrl(surface, demoThreads.knownCustomer));
    const ours = () => page.frames().find((frame) => frame.url().endsWith('/sidebar.html'));
    await expect.poll(() => ours()?.url() ?? null).toMatch(/^moz-extension:/);
    const answer = await ours()?.evaluate(() =>
      Reflect.get(globalThis, 'browser').runtime.sendMessage({ type: 'session.current' }),
    );
    expect(answer).toEqual({ ok: true, value: null });
    expect(world.foreignRequests).toEqual([]);
    await page.close();
  });
}
