import { expect } from '@playwright/test';
import { connectionStrings } from '../../extension/features/connections/strings.ts';
import { translate } from '../../shared/i18n/translate.ts';
import { demoRep } from '../../supabase/seed/demo-organisation.ts';
import { test } from './test.ts';

const words = translate(connectionStrings, 'en');
const google = { provider: 'Google' };

test('a member connects a mailbox from the options in a tab of the provider, and disconnects it', async ({
  inbox,
  world,
}) => {
  expect(inbox.number).toBeGreaterThan(0);
  const { context, extensionId } = world;
  const options = await context.newPage();
  await options.goto(`chrome-extension://${extensionId}/options.html`);
  const press = (name: string) => options.getByRole('button', { name, exact: true }).click();
  await press(words('connect_google'));
  const opening = context.waitForEvent('page');
  await press(words('go_on', google));
  const provider = await opening;
  await provider.getByRole('button', { name: 'Allow' }).click();
  await expect(provider.getByText('Your mailbox is connected.')).toBeVisible();
  await provider.close();

  // Seen without a click, and what is logged can be chosen.
  await options.bringToFront();
  await expect(options.getByText(words('arrived_choose', { address: demoRep }))).toBeVisible();
  await expect(options.getByLabel(words('rule'))).toHaveValue('off');

  await press(words('disconnect'));
  const question = options.getByRole('region', {
    name: words('disconnect_title', { address: demoRep }),
  });
  await question.getByRole('button', { name: words('disconnect') }).click();
  await expect(options.getByText(words('disconnected'))).toBeVisible();
  await expect(options.getByText(words('none'))).toBeVisible();
});
