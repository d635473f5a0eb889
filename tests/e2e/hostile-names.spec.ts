import { expect } from '@playwright/test';
import { demoThreads } from '../sandbox/demo-mailbox.ts';
import { NewCustomerForm } from '../world/pages/new-customer-form.ts';
import { surfaces } from './demo-conversations.ts';
import { test } from './test.ts';

const hostile = '<img src=x onerror=alert(1)>';

for (const [name, surface] of surfaces) {
  test(`H08 ${name}: a display name that is markup is text, before and after it is a customer`, async ({
    inbox,
    world,
  }) => {
    const sidebar = await inbox.open(surface, demoThreads.hostileName);
    const dialogs: string[] = [];
    sidebar.page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    await expect(await sidebar.person(hostile)).toBeVisible();
    const form = new NewCustomerForm(sidebar);
    await form.open();
    await form.fillWhatIsMissing();
    await form.fillName(`${hostile} ${surface}`);
    await form.save();
    const card = await sidebar.card(`${hostile} ${surface}`);
    await expect(card).toContainText(hostile);
    const frame = await sidebar.frame();
    expect(await frame.locator('img[src="x"]').count()).toBe(0);
    expect(dialogs).toEqual([]);
    expect(world.foreignRequests).toEqual([]);
  });
}
