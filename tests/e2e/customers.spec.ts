import { expect } from '@playwright/test';
import type { Page } from 'playwright';
import { customerPageStrings } from '../../extension/features/customer-page/strings.ts';
import { translate } from '../../shared/i18n/translate.ts';
import { namedCustomerIds } from '../../supabase/seed/demo-customers.ts';
import {
  demoColleague,
  demoMembers,
  demoPassword,
  demoRep,
} from '../../supabase/seed/demo-organisation.ts';
import { demoMemberId } from '../../supabase/seed/insert-demo.ts';
import { CustomersPage } from '../world/pages/customers-page.ts';
import { SummaryPage } from '../world/pages/summary-page.ts';
import { violationsIn } from './accessibility/axe.ts';
import { nordlicht } from './demo-conversations.ts';
import { test } from './test.ts';

const language = demoMembers.find(({ email }) => email === demoRep)?.language ?? 'en';
const words = translate(customerPageStrings, language);

async function signedIn(page: Page): Promise<CustomersPage> {
  await new SummaryPage(page, language).signIn(demoRep, demoPassword);
  return new CustomersPage(page, language);
}

test('the site: a customer is found as one types, a visit is logged from the row, and stands on its page', async ({
  world,
}) => {
  const page = await world.openSite();
  const customers = await signedIn(page);
  await customers.open();
  await customers.find('nordli');
  await expect(customers.rows()).toHaveCount(1);
  await customers.logVisit(nordlicht.customer, 'Saw the new milling line');
  await customers.row(nordlicht.customer).getByRole('link').click();
  await expect(page.getByRole('heading', { name: nordlicht.customer })).toBeVisible();
  await expect(page.getByText('Saw the new milling line').first()).toBeVisible();
  await page.reload();
  await expect(page.getByText('Saw the new milling line').first()).toBeVisible();
  expect(await violationsIn(page)).toEqual([]);
  // Back leads to the list as it was left.
  await page.goBack();
  await expect(page).toHaveURL(/#\/customers\?q=nordli$/);
  await expect(customers.row(nordlicht.customer)).toBeVisible();
});

test('the site: an address shows no customer that is others’, and says so', async ({
  world,
  expectedErrors,
}) => {
  expectedErrors.push(/status of 4\d\d/);
  const page = await world.openSite();
  const customers = await signedIn(page);
  const origin = page.url().replace(/#.*/, '');
  await page.goto(`${origin}#/customer/${namedCustomerIds.atlas}`);
  await expect(page.getByRole('alert')).toContainText(words('unknown'));
  await page.goto(`${origin}#/customers?owner=${demoMemberId(demoColleague)}&order=name`);
  await expect(page.getByRole('alert')).toContainText(customers.words('problem_owner'));
  await expect(customers.rows().first()).toBeVisible();
  await expect(page.locator('tbody').getByText('Liu Yang')).toHaveCount(0);
});
