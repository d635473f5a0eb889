import { expect } from '@playwright/test';
import { acme } from './demo-conversations.ts';
import { test } from './test.ts';

test('a sidebar that opens while the backend is down says so and recovers by itself or by a click', async ({
  inbox,
  world,
  expectedErrors,
}) => {
  expectedErrors.push(/ERR_CONNECTION_REFUSED/);
  world.gate.weather = 'down';
  const sidebar = await inbox.open('gmail', acme.thread);
  await expect((await sidebar.alert()).first()).toContainText('TC001');
  world.gate.weather = 'fair';
  await sidebar.retry();
  await expect(await sidebar.card(acme.customer)).toBeVisible();
});
