import { expect } from '@playwright/test';
import { LogForm } from '../world/pages/log-form.ts';
import { surfaces, yunfan } from './demo-conversations.ts';
import { test } from './test.ts';

for (const [name, surface] of surfaces) {
  test(`${name}: a mail is logged without the mouse`, async ({ inbox, world }) => {
    const customer = await world.customer(yunfan.domain);
    const before = await world.facts.mailFollowUps(customer.id);
    const sidebar = await inbox.open(surface, yunfan.thread);
    const { keyboard } = sidebar.page;
    const frame = await sidebar.frame();
    const log = await sidebar.button(new RegExp(`^${sidebar.words.shell('log')}`));
    await expect(log).toBeVisible();
    // The first press of Tab inside the panel: a person comes in by F6 or by clicking into it.
    await frame.locator('body').focus();
    for (let presses = 0; presses < 40; presses += 1) {
      await keyboard.press('Tab');
      if (await log.evaluate((button) => button === document.activeElement)) break;
    }
    await expect(log).toBeFocused();
    await keyboard.press('Enter');

    const form = new LogForm(sidebar, yunfan.customer);
    await (await form.form()).waitFor();
    // The form opens with the focus on the first outcome.
    await keyboard.press('Space');
    await keyboard.press('Tab');
    await keyboard.type('By keyboard alone');
    await keyboard.press('Tab');
    await keyboard.press('Space');
    await keyboard.press('Tab');
    await keyboard.press('Control+a');
    await keyboard.type(`Keyboard plan ${surface} ${inbox.number}`);
    await keyboard.press('Control+Enter');

    await expect(await sidebar.loggedLine()).toBeVisible();
    await sidebar.allSaved();
    const [followUp, ...rest] = await world.facts.mailFollowUps(customer.id);
    expect(rest).toHaveLength(before.length);
    expect(followUp?.outcomes).toEqual(['interested']);
    expect(followUp?.plans).toEqual([`Keyboard plan ${surface} ${inbox.number}`]);
  });
}
