import { expect } from '@playwright/test';
import { demoThreads } from '../sandbox/demo-mailbox.ts';
import { acme, nordlicht, surfaces, yunfan } from './demo-conversations.ts';
import { test } from './test.ts';

for (const [name, surface] of surfaces) {
  test(`${name}: the card of a known customer stands beside their mail`, async ({
    inbox,
    world,
  }) => {
    for (const known of [acme, nordlicht, yunfan]) {
      const sidebar = await inbox.open(surface, known.thread);
      const card = await sidebar.card(known.customer);
      const customer = await world.facts.customerOf(known.domain);
      await expect(card).toContainText(customer?.code ?? 'no code');
      await expect(card).toContainText(customer?.owner ?? 'no owner');
      await sidebar.page.close();
    }
  });

  test(`${name}: every person of the thread is shown with the match and its reason`, async ({
    inbox,
  }) => {
    const sidebar = await inbox.open(surface, acme.thread);
    const { people } = sidebar.words;
    const byAddress = new RegExp(`${people('mine')}.*${people('by_address')}`);
    await expect(await sidebar.person('Wang Fang')).toHaveAccessibleName(byAddress);
    await expect(await sidebar.person('Li Lei')).toHaveAccessibleName(byAddress);
  });

  test(`${name}: going from one thread to the next shows the next customer, never the one before`, async ({
    inbox,
  }) => {
    const sidebar = await inbox.open(surface, acme.thread);
    await expect(await sidebar.card(acme.customer)).toBeVisible();
    await inbox.go(sidebar, surface, nordlicht.thread);
    await expect(await sidebar.card(nordlicht.customer)).toBeVisible();
    await expect(await sidebar.card(acme.customer)).toHaveCount(0);
    await sidebar.page.goBack();
    await expect(await sidebar.card(acme.customer)).toBeVisible();
  });
}

test("a colleague's customer shows the owner's name and nothing else", async ({ inbox }) => {
  const sidebar = await inbox.open('gmail', demoThreads.colleaguesCustomer);
  const frame = await sidebar.frame();
  const { people } = sidebar.words;
  await expect(frame.getByText(people('belongs_to', { owner: 'Liu Yang 刘洋' }))).toBeVisible();
  await expect(frame.getByText('Atlas Fasteners')).toHaveCount(0);
  await expect(await sidebar.button(sidebar.words.shell('log'))).toHaveCount(0);
});

test('an address that two customers have is asked, not guessed', async ({ inbox }) => {
  const sidebar = await inbox.open('gmail', demoThreads.twoCandidates);
  const frame = await sidebar.frame();
  await expect(frame.getByText(sidebar.words.people('which'))).toBeVisible();
  await expect(frame.getByText(acme.customer)).toBeVisible();
  await expect(frame.getByText(yunfan.customer)).toBeVisible();
  await expect(await sidebar.card(acme.customer)).toHaveCount(0);
});

test('a mail among colleagues has no customer and nothing to log', async ({ inbox }) => {
  const sidebar = await inbox.open('gmail', demoThreads.colleaguesOnly);
  const frame = await sidebar.frame();
  await expect(frame.getByText(sidebar.words.shell('nobody_outside'))).toBeVisible();
  await expect(await sidebar.button(sidebar.words.shell('log'))).toHaveCount(0);
});

test("a stranger's address never leaves the page in clear", async ({ inbox, world }) => {
  world.gate.seen.length = 0;
  const sidebar = await inbox.open('gmail', demoThreads.stranger);
  await expect(await sidebar.person('Maria Rossi')).toHaveAccessibleName(
    new RegExp(sidebar.words.people('unknown')),
  );
  expect(world.gate.calls('match_people').length).toBeGreaterThan(0);
  const sent = world.gate.seen.map(({ path, body }) => `${path} ${body}`).join('\n');
  expect(sent.toLowerCase()).not.toContain('aurora');
  expect(sent.toLowerCase()).not.toContain('rossi');
});
