import { expect } from '@playwright/test';
import type { Page } from 'playwright';
import { memberStrings } from '../../extension/features/members/strings.ts';
import { organisationStrings } from '../../extension/features/organisation-settings/strings.ts';
import { teamStrings } from '../../extension/features/teams/strings.ts';
import { workspaceStrings } from '../../extension/features/workspace/strings.ts';
import { translate } from '../../shared/i18n/translate.ts';
import { demoAdmin, demoMembers, demoPassword } from '../../supabase/seed/demo-organisation.ts';
import { call } from '../../supabase/tests/call-operation.ts';
import { SummaryPage } from '../world/pages/summary-page.ts';
import { violationsIn } from './accessibility/axe.ts';
import { signedIn } from './signed-in.ts';
import { test } from './test.ts';

const language = demoMembers.find(({ email }) => email === demoAdmin)?.language ?? 'en';
const pages = translate(workspaceStrings, language);
const people = translate(memberStrings, language);
const teams = translate(teamStrings, language);
const rules = translate(organisationStrings, language);

/** Who was moved goes back: the tests after this one meet the demo's teams. */
let putBack: (() => Promise<unknown>) | null = null;
test.afterEach(() => putBack?.());

async function open(page: Page, name: 'members' | 'teams' | 'settings' | 'audit'): Promise<void> {
  await page.getByRole('link', { name: pages(name), exact: true }).click();
  await page.getByRole('heading', { name: pages(name), level: 1 }).waitFor();
}

test('the site: an administrator makes a team, gives it a manager, sets a rule, and finds it all in the log', async ({
  world,
}) => {
  const admin = await signedIn(world.backend.url, demoAdmin);
  const before = await call(admin, 'members', {});
  const page = await world.openSite();
  await new SummaryPage(page, language).signIn(demoAdmin, demoPassword);

  await open(page, 'teams');
  await page.getByLabel(teams('name')).fill('Night shift');
  await page.getByRole('button', { name: teams('create') }).click();
  await page.getByRole('button', { name: teams('change_named', { name: 'Night shift' }) }).click();
  const panel = page.getByRole('region', { name: teams('change_title', { name: 'Night shift' }) });
  const manager = panel.getByLabel(teams('manager'));
  const chosen = (await manager.locator('option').nth(1).textContent()) ?? '';
  const moved = before.find(({ name }) => name === chosen);
  if (moved === undefined) throw new Error('Somebody of the organisation is chosen.');
  const { member_id, role, team_id, is_data_steward } = moved;
  putBack = () =>
    call(admin, 'changeMember', {
      ...{ op_id: crypto.randomUUID(), member_id, role, team_id, is_data_steward },
    });
  await manager.selectOption({ index: 1 });
  await panel.getByRole('button', { name: teams('set_manager') }).click();
  await expect(page.getByText(teams('managed_by', { names: chosen })).first()).toBeVisible();
  expect(await violationsIn(page)).toEqual([]);

  await open(page, 'members');
  const row = page.getByRole('listitem').filter({ hasText: chosen });
  await expect(row).toContainText('Night shift');
  await row.getByRole('button', { name: people('remove_named', { name: chosen }) }).click();
  await expect(row.getByText(people('remove_lead'))).toBeVisible();
  await row.getByRole('button', { name: people('cancel') }).click();

  await open(page, 'settings');
  const undo = page.getByLabel(rules('undo_minutes'));
  await undo.fill('25');
  await undo.press('Enter');
  await expect(page.getByText(rules('saved')).first()).toBeVisible();
  await page.reload();
  await expect(undo).toHaveValue('25');
  expect(await violationsIn(page)).toEqual([]);

  await open(page, 'audit');
  const lines = page.locator('main ol > li');
  await expect(lines.first()).toContainText('25');
  await expect(lines.filter({ hasText: 'Night shift' }).first()).toBeVisible();
  expect(await violationsIn(page)).toEqual([]);
});
