import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import type { BrowserContext, Page } from 'playwright';
import postgres from 'postgres';
import { demoPassword, demoRep } from '../../supabase/seed/demo-organisation.ts';
import { findBrowser, thisMachine } from '../tools/find-browser.ts';
import { BackendGate } from '../world/backend-gate.ts';
import { ExtensionControl } from '../world/extension-control.ts';
import { backgroundOf, launchBrowser } from '../world/launch-browser.ts';
import { test } from './test.ts';
import { buildAddress } from './worker-world.ts';

/** A page of the extension, which sees the browser's notifications and can bring the beat forward. */
async function optionsOf(context: BrowserContext, extensionId: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`chrome-extension://${extensionId}/options.html`);
  return page;
}

const ring = (page: Page) =>
  page.evaluate(() =>
    chrome.alarms.create('notification-beat', { when: Date.now(), periodInMinutes: 1 }),
  );
const forgetShown = (page: Page) =>
  page.evaluate(async () => {
    for (const id of Object.keys(await chrome.notifications.getAll()))
      await chrome.notifications.clear(id);
  });
const shownOn = (page: Page) =>
  page.evaluate(async () => Object.keys(await chrome.notifications.getAll()));

test('two browsers of one member tell a due reminder once, and what is pressed on it is done', async ({
  inbox,
  world,
}) => {
  expect(inbox.number).toBeGreaterThan(0);
  const folder = await mkdtemp(join(tmpdir(), 'threadbook-second-'));
  const sql = postgres(world.backend.adminDatabaseUrl, { max: 1, onnotice: () => undefined });
  const second = await launchBrowser({
    browser: await findBrowser(thisMachine(console.log)),
    extension: world.built.extension,
    profile: join(folder, 'profile'),
    headless: true,
    locale: 'en-US',
  });
  try {
    await BackendGate.open(second.context, buildAddress, world.backend.url);
    const control = await ExtensionControl.open(second.context, second.extensionId);
    await control.signIn(demoRep, demoPassword);
    const pages = await Promise.all([
      optionsOf(world.context, world.extensionId),
      optionsOf(second.context, second.extensionId),
    ]);
    const shown = async () => (await Promise.all(pages.map(shownOn))).flat();
    const devices = async () => (await sql`select 1 from public.devices`).length;
    const untold = async () =>
      (
        await sql`
          select 1 from public.reminders r join public.members m on m.org_id = r.org_id and m.id = r.owner_id
          where m.email = ${demoRep} and r.state = 'open' and r.due_at <= now() and not exists (
            select from public.reminder_deliveries d
            where d.org_id = r.org_id and d.reminder_id = r.id and d.due_version = r.due_version
              and d.acknowledged_at is not null)`
      ).length;

    // Earlier tests' browser may have told what was overdue then.
    await sql`
      update public.reminders as r set due_version = r.due_version + 1 from public.members as m
      where m.org_id = r.org_id and m.id = r.owner_id
        and m.email = ${demoRep} and r.state = 'open' and r.due_at <= now()`;
    await Promise.all(pages.map(forgetShown));
    // What the demo organisation has overdue: one summary, on one of the two.
    await Promise.all(pages.map(ring));
    await expect.poll(untold).toBe(0);
    await expect.poll(devices).toBe(2);
    expect((await shown()).filter((id) => id.startsWith('sum:'))).toHaveLength(1);

    const due = await sql<{ id: string; due_version: number }[]>`
      update public.reminders set due_at = now(), due_version = due_version + 1
      where (org_id, id) = (
        select r.org_id, r.id from public.reminders r
        join public.members m on m.org_id = r.org_id and m.id = r.owner_id
        where m.email = ${demoRep} and r.state = 'open' order by r.id limit 1)
      returning id, due_version`;
    const id = `reminder:${due[0]?.id}:${due[0]?.due_version}`;
    await Promise.all(pages.map(ring));
    await expect.poll(shown).toContain(id);
    await expect.poll(untold).toBe(0);
    // Both ask again, and again both at once.
    await Promise.all(pages.map(ring));
    await expect.poll(shown).toContain(id);
    expect((await shown()).filter((one) => one === id)).toHaveLength(1);
    const told = await sql`
      select d.acknowledged_at, d.device_id from public.reminder_deliveries d
      where d.reminder_id = ${due[0]?.id ?? ''} and d.due_version = ${due[0]?.due_version ?? 0}`;
    expect(told).toHaveLength(1);
    expect(told[0]?.acknowledged_at).not.toBeNull();

    // "Done" on it; Chromium lets its own events be sent, and a headless one shows nothing to press.
    const background = await backgroundOf(second.context);
    await background.evaluate((pressed) => {
      const { onButtonClicked } = chrome.notifications;
      if (!('dispatch' in onButtonClicked) || typeof onButtonClicked.dispatch !== 'function') {
        throw new Error('This Chromium lets no event be sent.');
      }
      onButtonClicked.dispatch(pressed, 0);
    }, id);
    const state = async () =>
      (await sql`select state from public.reminders where id = ${due[0]?.id ?? ''}`)[0]?.state;
    await expect.poll(state).toBe('done');
  } finally {
    await second.context.close();
    await sql.end({ timeout: 2 });
    await rm(folder, { recursive: true, force: true });
  }
});
