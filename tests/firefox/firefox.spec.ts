import { expect, test } from '@playwright/test';
import { sessionStrings } from '../../extension/features/session/strings.ts';
import { translate } from '../../shared/i18n/translate.ts';
import { demoPassword, demoRep } from '../../supabase/seed/demo-organisation.ts';
import { acme, nordlicht } from '../e2e/demo-conversations.ts';
import { threadUrl } from '../sandbox/page-ids.ts';
import { type FirefoxWorld, startFirefoxWorld } from './firefox-world.ts';
import { SidebarInFirefox } from './sidebar-in-firefox.ts';

let world: FirefoxWorld;

const words = translate(sessionStrings, 'en');

test.beforeEach(async () => {
  test.setTimeout(180_000);
  world = await startFirefoxWorld();
});

test.afterEach(() => world.stop());

test('Firefox, gmail: a rep signs in beside a mail and sees the card of its customer', async () => {
  const page = await world.open(threadUrl('gmail', acme.thread));
  const sidebar = new SidebarInFirefox(page);
  expect((await sidebar.frame()).url()).toMatch(/^moz-extension:/);
  await sidebar.shows(words('title'));
  await sidebar.fill(words('email'), demoRep);
  await sidebar.fill(words('password'), demoPassword);
  await sidebar.press(words('sign_in'));
  await sidebar.shows(acme.customer);
  expect(world.foreignRequests).toEqual([]);
});

test('Firefox, outlook: the frame beside a mail is answered by the background', async () => {
  const page = await world.open(threadUrl('outlook', nordlicht.thread));
  const frame = await new SidebarInFirefox(page).frame();
  const answer = await frame.evaluate(() =>
    Reflect.get(globalThis, 'browser').runtime.sendMessage({ type: 'session.current' }),
  );
  expect(answer).toEqual({ ok: true, value: null });
  expect(world.foreignRequests).toEqual([]);
});
