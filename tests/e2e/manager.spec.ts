import { expect } from '@playwright/test';
import {
  demoManager,
  demoOrganisation,
  demoPassword,
} from '../../supabase/seed/demo-organisation.ts';
import { LogForm } from '../world/pages/log-form.ts';
import { SummaryPage } from '../world/pages/summary-page.ts';
import { languageOfManager, nordlicht } from './demo-conversations.ts';
import { test } from './test.ts';

test("the site: what a rep logs in the inbox is in the manager's figure, and in the rows behind it", async ({
  inbox,
  world,
}) => {
  const page = await world.openSite();
  const summary = new SummaryPage(page, languageOfManager);
  await summary.signIn(demoManager, demoPassword);
  const { from, to } = await summary.choosePeriod('last-30-days');
  const counted = await world.facts.followUpsBetween(demoOrganisation.name, from, to);
  await expect.poll(() => summary.figure('follow_ups')).toBe(counted);

  const sidebar = await inbox.open('outlook', nordlicht.thread);
  await new LogForm(sidebar, nordlicht.customer).log({ next: { none: 'answered' } });
  await sidebar.page.close();

  await page.reload();
  await expect.poll(() => summary.figure('follow_ups')).toBe(counted + 1);
  await summary.openRows('follow_ups');
  await expect(summary.row(nordlicht.customer).first()).toBeVisible();
});

test('the site: a team narrows the figures to its own people, and the address keeps the view', async ({
  world,
}) => {
  const page = await world.openSite();
  const summary = new SummaryPage(page, languageOfManager);
  await summary.signIn(demoManager, demoPassword);
  await summary.choosePeriod('last-30-days');
  const all = await summary.figure('follow_ups');
  await summary.chooseTeam('East');
  await expect.poll(() => summary.figure('follow_ups')).toBeLessThan(all ?? 0);
  const east = await summary.figure('follow_ups');
  await page.reload();
  await expect.poll(() => summary.figure('follow_ups')).toBe(east);
});

test('the extension: the same page opens in a tab, with the session of the sidebar', async ({
  inbox,
  world,
}) => {
  await inbox.signInAs(demoManager);
  await world.control.setLanguage('en');
  const page = await world.context.newPage();
  await page.goto(`chrome-extension://${world.extensionId}/workspace.html`);
  const summary = new SummaryPage(page, 'en');
  await expect.poll(() => summary.figure('follow_ups')).toBeGreaterThan(0);
  for (const figure of ['follow_ups', 'timeliness', 'overdue', 'idle'] as const) {
    await expect(summary.tile(figure)).toBeVisible();
  }
});
