import { expect } from '@playwright/test';
import { LogForm } from '../world/pages/log-form.ts';
import { acme, nordlicht, surfaces } from './demo-conversations.ts';
import { test } from './test.ts';

for (const [name, surface] of surfaces) {
  test(`${name}: while the backend is down, what was typed stays, and trying again logs it once`, async ({
    inbox,
    world,
    expectedErrors,
  }) => {
    expectedErrors.push(/ERR_CONNECTION_REFUSED/);
    const note = `Typed while nothing answered ${surface} ${inbox.number}`;
    const customer = await world.customer(acme.domain);
    const before = await world.facts.mailFollowUps(customer.id);
    const sidebar = await inbox.open(surface, acme.thread);
    const form = new LogForm(sidebar, acme.customer);
    const place = await form.open();
    await form.fill({ note, next: { none: 'answered' } });
    world.gate.weather = 'down';
    await form.save();
    await expect(place.getByRole('alert')).toContainText('TC001');
    await expect(place.getByLabel(form.words.log('note'))).toHaveValue(note);

    // Also when the tab is closed meanwhile.
    await sidebar.page.reload();
    world.gate.weather = 'fair';
    await expect(await sidebar.card(acme.customer)).toBeVisible();
    await form.open();
    await expect((await form.form()).getByLabel(form.words.log('note'))).toHaveValue(note);
    await form.save();
    await expect(await sidebar.loggedLine()).toBeVisible();
    expect(await world.facts.mailFollowUps(customer.id)).toHaveLength(before.length + 1);
  });
}

test('an answer that is lost on its way is asked for again, and the mail is logged once', async ({
  inbox,
  world,
  expectedErrors,
}) => {
  expectedErrors.push(/ERR_CONNECTION_RESET/);
  const customer = await world.customer(nordlicht.domain);
  const before = await world.facts.mailFollowUps(customer.id);
  const sidebar = await inbox.open('outlook', nordlicht.thread);
  const form = new LogForm(sidebar, nordlicht.customer);
  const place = await form.open();
  await form.fill({ next: { none: 'answered' } });
  world.gate.weather = 'answers_lost';
  await form.save();
  await expect(place.getByRole('alert')).toContainText('TC001');
  expect(await world.facts.mailFollowUps(customer.id)).toHaveLength(before.length + 1);
  world.gate.weather = 'fair';
  await form.retry();
  await expect(await sidebar.loggedLine()).toBeVisible();
  expect(await world.facts.mailFollowUps(customer.id)).toHaveLength(before.length + 1);
});

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
