import { expect } from '@playwright/test';
import { acme, surfaces } from './demo-conversations.ts';
import { test } from './test.ts';

for (const [name, surface] of surfaces) {
  test(`${name}: the language is switched in place, and the next tab speaks it too`, async ({
    inbox,
  }) => {
    const sidebar = await inbox.open(surface, acme.thread);
    await expect(await sidebar.button(new RegExp(sidebar.words.shell('log')))).toBeVisible();
    const chinese = await sidebar.switchLanguage('zh-CN');
    await expect(await chinese.button(new RegExp(chinese.words.shell('log')))).toBeVisible();
    expect(await (await sidebar.frame()).locator('html').getAttribute('lang')).toBe('zh-CN');

    const next = (await inbox.open(surface, acme.thread)).in('zh-CN');
    await expect(await next.button(new RegExp(next.words.shell('log')))).toBeVisible();
    const english = await next.switchLanguage('en');
    await expect(await english.button(new RegExp(english.words.shell('log')))).toBeVisible();
  });
}
