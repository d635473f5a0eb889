import { expect } from '@playwright/test';
import { stageStrings } from '../../extension/features/opportunities/stage-strings.ts';
import { opportunityStrings } from '../../extension/features/opportunities/strings.ts';
import { opportunityPageStrings } from '../../extension/features/opportunity-pages/strings.ts';
import { recordFormStrings } from '../../extension/features/record-form/strings.ts';
import { translate } from '../../shared/i18n/translate.ts';
import { namedCustomerIds } from '../../supabase/seed/demo-customers.ts';
import { demoMembers, demoPassword, demoRep } from '../../supabase/seed/demo-organisation.ts';
import { SummaryPage } from '../world/pages/summary-page.ts';
import { violationsIn } from './accessibility/axe.ts';
import { test } from './test.ts';

const language = demoMembers.find(({ email }) => email === demoRep)?.language ?? 'en';
const page_words = translate(opportunityPageStrings, language);
const words = translate(opportunityStrings, language);
const stage = translate(stageStrings, language);
const form_words = translate(recordFormStrings, language);

test('the site: an opportunity of a customer is dragged over the board, lost with a reason, and tells the way it came', async ({
  world,
}) => {
  const page = await world.openSite();
  await new SummaryPage(page, language).signIn(demoRep, demoPassword);
  const origin = page.url().replace(/#.*/, '');
  await page.goto(`${origin}#/customer/${namedCustomerIds.acme}`);
  await page.getByRole('button', { name: words('add') }).click();
  await page.getByLabel(words('title')).fill('Case packer 装箱机');
  await page.getByLabel(words('amount')).fill('128000');
  await page.getByRole('button', { name: form_words('save'), exact: true }).click();
  await expect(page.getByText('Case packer 装箱机', { exact: true })).toBeVisible();

  await page.goto(`${origin}#/opportunities`);
  const column = (key: 'lead' | 'proposal' | 'lost') =>
    page.getByRole('region', { name: new RegExp(`^${stage(key)}`) });
  const card = (key: 'lead' | 'proposal' | 'lost') =>
    column(key).getByRole('listitem').filter({ hasText: 'Case packer' });
  await card('lead').dragTo(column('proposal'));
  await expect(card('proposal')).toBeVisible();
  await expect(card('lead')).toHaveCount(0);
  expect(await violationsIn(page)).toEqual([]);

  // By the choice on the card, as with the keyboard alone.
  await card('proposal')
    .getByRole('combobox')
    .selectOption({
      label: `${stage('lost')} · ${words('probability', { percent: 0 })}`,
    });
  await page.getByLabel(words('lost_reason')).fill('Price');
  await page.keyboard.press('Enter');
  await expect(card('lost')).toContainText('Price');

  await card('lost').getByRole('link', { name: 'Case packer 装箱机' }).click();
  await expect(page.getByRole('heading', { name: page_words('history') })).toBeVisible();
  const way = page.getByRole('region', { name: page_words('history') }).getByRole('listitem');
  await expect(way).toHaveCount(3);
  await expect(way.first()).toContainText('Price');
  await page.reload();
  await expect(way.first()).toContainText('Price');
  expect(await violationsIn(page)).toEqual([]);
});
