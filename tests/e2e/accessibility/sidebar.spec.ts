import { expect } from '@playwright/test';
import { demoManager, demoPassword } from '../../../supabase/seed/demo-organisation.ts';
import { demoThreads } from '../../sandbox/demo-mailbox.ts';
import { LogForm } from '../../world/pages/log-form.ts';
import { NewCustomerForm } from '../../world/pages/new-customer-form.ts';
import type { SidebarPage } from '../../world/pages/sidebar-page.ts';
import { SummaryPage } from '../../world/pages/summary-page.ts';
import { TodayList } from '../../world/pages/today-list.ts';
import { acme, languageOfManager, yunfan } from '../demo-conversations.ts';
import { test } from '../test.ts';
import { makeUnreadable } from '../unreadable-page.ts';
import { violationsIn } from './axe.ts';

const expectAccessible = async (sidebar: SidebarPage): Promise<void> =>
  expect(await violationsIn(await sidebar.frame())).toEqual([]);

for (const language of ['en', 'zh-CN'] as const) {
  test.describe(`${language}: nothing for axe to find`, () => {
    test.beforeEach(({ world }) => world.control.setLanguage(language));
    test.afterEach(({ world }) => world.control.setLanguage('en'));

    test('in the card, the log form with its errors, and the logged state', async ({ inbox }) => {
      const sidebar = (await inbox.open('gmail', acme.thread)).in(language);
      await expect(await sidebar.card(acme.customer)).toBeVisible();
      await expectAccessible(sidebar);
      const tab = { name: new RegExp(sidebar.words.shell('contacts')) };
      await (await sidebar.frame()).getByRole('tab', tab).click();
      await expectAccessible(sidebar);
      const form = new LogForm(sidebar, acme.customer);
      await form.open();
      await expectAccessible(sidebar);
      await form.save();
      await expectAccessible(sidebar);
      await form.fill({ next: { none: 'answered' } });
      await form.save();
      await expect(await sidebar.loggedLine()).toBeVisible();
      await expectAccessible(sidebar);
    });

    test('for strangers, colleagues, the pool, several candidates and nobody outside', async ({
      inbox,
    }) => {
      for (const thread of [
        demoThreads.stranger,
        demoThreads.colleaguesCustomer,
        demoThreads.poolCustomer,
        demoThreads.twoCandidates,
        demoThreads.colleaguesOnly,
      ]) {
        const sidebar = (await inbox.open('outlook', thread)).in(language);
        await sidebar.settled();
        if (thread === demoThreads.stranger) await new NewCustomerForm(sidebar).open();
        await expectAccessible(sidebar);
        await sidebar.page.close();
      }
    });

    test('in Today, finding by hand, the keys, the menu, and on a page that cannot be read', async ({
      inbox,
    }) => {
      const sidebar = (await inbox.open('gmail', yunfan.thread)).in(language);
      await sidebar.settled();
      await TodayList.openIn(sidebar);
      await expectAccessible(sidebar);
      await sidebar.press(sidebar.words.shell('find'));
      await expectAccessible(sidebar);
      await sidebar.menuItem(sidebar.words.shell('keys'));
      await expectAccessible(sidebar);
      await sidebar.press(sidebar.words.shell('menu'));
      await expectAccessible(sidebar);
      const plain = (await inbox.open('gmail', acme.thread, makeUnreadable)).in(language);
      await expect(
        (await plain.frame()).getByText(plain.words.shell('unreadable_lead')),
      ).toBeVisible();
      await expectAccessible(plain);
    });

    test('signed out, and while the backend is down', async ({ inbox, world, expectedErrors }) => {
      expectedErrors.push(/ERR_CONNECTION_REFUSED/);
      world.gate.weather = 'down';
      const sidebar = (await inbox.open('gmail', acme.thread)).in(language);
      await expect((await sidebar.alert()).first()).toBeVisible();
      await expectAccessible(sidebar);
      world.gate.weather = 'fair';
      await world.control.signOut();
      const signedOut = (await inbox.open('gmail', acme.thread)).in(language);
      await expect(await signedOut.signInForm()).toBeVisible();
      await expectAccessible(signedOut);
    });

    test("on the manager's page, its rows open", async ({ inbox, world }) => {
      await inbox.signInAs(demoManager);
      await world.control.setLanguage(language);
      const page = await world.context.newPage();
      await page.goto(`chrome-extension://${world.extensionId}/workspace.html`);
      const summary = new SummaryPage(page, language);
      await expect(summary.tile('follow_ups')).toBeVisible();
      expect(await violationsIn(page)).toEqual([]);
      await summary.openRows('overdue');
      expect(await violationsIn(page)).toEqual([]);
    });
  });
}

test('the site: nothing for axe to find before and after signing in', async ({ world }) => {
  const page = await world.openSite();
  await expect(page.getByRole('heading').first()).toBeVisible();
  expect(await violationsIn(page)).toEqual([]);
  const summary = new SummaryPage(page, languageOfManager);
  await summary.signIn(demoManager, demoPassword);
  await expect(summary.tile('follow_ups')).toBeVisible();
  expect(await violationsIn(page)).toEqual([]);
});
