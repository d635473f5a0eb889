import { expect } from '@playwright/test';
import { ComposePage } from './compose-page.ts';
import { acme, surfaces } from './demo-conversations.ts';
import { test } from './test.ts';

for (const [name, surface] of surfaces) {
  test.describe(name, () => {
    test('a reply that is sent with the box ticked is logged to its customer, and the box stays ticked', async ({
      inbox,
    }) => {
      test.setTimeout(100_000);
      const sidebar = await inbox.open(surface, acme.thread);
      const compose = await ComposePage.beside(sidebar, surface);
      await compose.reply();
      const frame = await sidebar.frame();
      const box = frame.getByRole('checkbox', { name: 'Log on send' });
      await box.focus();
      if (!(await box.isChecked())) await box.press(' ');
      await expect(box).toBeChecked();
      await compose.body.click();
      await compose.page.keyboard.type(`The quote is on its way, number ${inbox.number}.`);
      await compose.send.click();
      await expect(frame.getByText('Sent. It is logged in a moment…')).toBeVisible();
      await expect(frame.getByText('Logged to 1 customer.')).toBeVisible({ timeout: 70_000 });
      await expect(frame.getByText(/^Not logged/)).toHaveCount(0);
      await compose.reply();
      await expect(box).toBeChecked();
      await box.press(' ');
      await expect(box).not.toBeChecked();
    });
  });
}
