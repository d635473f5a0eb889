import { expect } from '@playwright/test';
import { errorText } from '../../shared/i18n/error-texts.ts';
import { demoPassword, demoRep } from '../../supabase/seed/demo-organisation.ts';
import { LogForm } from '../world/pages/log-form.ts';
import { acme, nordlicht, surfaces } from './demo-conversations.ts';
import { test } from './test.ts';

for (const [name, surface] of surfaces) {
  test(`${name}: a wrong password is told with its code, and the address stays in its field`, async ({
    inbox,
    world,
    expectedErrors,
  }) => {
    expectedErrors.push(/status of 400/);
    await world.control.signOut();
    const sidebar = await inbox.open(surface, acme.thread);
    await sidebar.signIn(demoRep, 'not the password');
    await expect(await sidebar.alert()).toContainText('TC002');
    await expect(await sidebar.alert()).toContainText(errorText('en', 'TC002').what);
    const email = (await sidebar.frame()).getByLabel(sidebar.words.session('email'));
    await expect(email).toHaveValue(demoRep);
    await sidebar.signIn(demoRep, demoPassword);
    await expect(await sidebar.card(acme.customer)).toBeVisible();
  });
}

test('signing out in one tab signs out the sidebar in another', async ({ inbox }) => {
  const one = await inbox.open('gmail', acme.thread);
  const other = await inbox.open('outlook', acme.thread);
  await expect(await other.card(acme.customer)).toBeVisible();
  await one.page.bringToFront();
  await one.signOut();
  await expect(await one.signInForm()).toBeVisible();
  await expect(await other.signInForm()).toBeVisible();
  await expect(await other.card(acme.customer)).toHaveCount(0);
});

test('a session that was ended elsewhere asks to sign in again, and then what was saved is sent', async ({
  inbox,
  world,
  expectedErrors,
}) => {
  expectedErrors.push(/status of 40[013]/);
  const note = `Typed before the session ended ${inbox.number}`;
  const sidebar = await inbox.open('gmail', acme.thread);
  const form = new LogForm(sidebar, acme.customer);
  await form.open();
  await form.fill({ note, next: { none: 'answered' } });
  world.gate.weather = 'session_ended';
  await form.save();
  await expect(await sidebar.signInForm()).toBeVisible();
  await sidebar.page.reload();
  await expect(await sidebar.signInForm()).toBeVisible();
  world.gate.weather = 'fair';
  await sidebar.signIn(demoRep, demoPassword);
  await expect(await sidebar.loggedLine()).toBeVisible();
  await sidebar.allSaved();
  const customer = await world.customer(acme.domain);
  const [followUp] = await world.facts.mailFollowUps(customer.id);
  expect(followUp?.notes).toEqual([note]);
});

test('the session survives the death of the background worker', async ({ inbox, world }) => {
  const sidebar = await inbox.open('gmail', acme.thread);
  await expect(await sidebar.card(acme.customer)).toBeVisible();
  await world.stopBackground();
  await inbox.go(sidebar, 'gmail', nordlicht.thread);
  await expect(await sidebar.card(nordlicht.customer)).toBeVisible();
});
