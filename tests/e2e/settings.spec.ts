import { expect } from '@playwright/test';
import type { Page } from 'playwright';
import postgres from 'postgres';
import { settingsStrings } from '../../extension/features/settings/strings.ts';
import { translate } from '../../shared/i18n/translate.ts';
import { demoRep } from '../../supabase/seed/demo-organisation.ts';
import { test } from './test.ts';

const words = translate(settingsStrings, 'en');

const ring = (page: Page) =>
  page.evaluate(() =>
    chrome.alarms.create('notification-beat', { when: Date.now(), periodInMinutes: 1 }),
  );
const shownOn = (page: Page) =>
  page.evaluate(async () => Object.keys(await chrome.notifications.getAll()));
/** Wall time of the browser's own zone, as far from now as is said. */
const clock = (page: Page, minutes: number) =>
  page.evaluate((away) => {
    const then = new Date(Date.now() + away * 60_000);
    return `${then.getHours()}`
      .padStart(2, '0')
      .concat(':', `${then.getMinutes()}`.padStart(2, '0'));
  }, minutes);

test('quiet hours hold back what falls due, and it is told once as one summary when they are over', async ({
  inbox,
  world,
}) => {
  expect(inbox.number).toBeGreaterThan(0);
  const sql = postgres(world.backend.adminDatabaseUrl, { max: 1, onnotice: () => undefined });
  const page = await world.context.newPage();
  await page.goto(`chrome-extension://${world.extensionId}/options.html`);
  const quiet = async (from: number, until: number) => {
    await page.getByLabel(words('quiet_from'), { exact: true }).fill(await clock(page, from));
    await page.getByLabel(words('quiet_until'), { exact: true }).fill(await clock(page, until));
    await page.locator('form:has(input[type=time]) button[type=submit]').click();
    await expect(page.getByText(words('saved'))).toBeVisible();
  };
  /** The beat comes, and the browser has asked. */
  const askAgain = async () => {
    const asked = async () =>
      Number(
        (
          await sql`select coalesce(max(extract(epoch from last_seen_at)), 0) as at from public.devices`
        )[0]?.at,
      );
    const before = await asked();
    await ring(page);
    await expect.poll(asked).toBeGreaterThan(before);
  };
  const told = async () =>
    (
      await sql`
        select 1 from public.reminder_deliveries d
        join public.reminders r on r.org_id = d.org_id and r.id = d.reminder_id and r.due_version = d.due_version
        join public.members m on m.org_id = r.org_id and m.id = r.owner_id
        where m.email = ${demoRep} and d.acknowledged_at is not null and r.state = 'open' and r.due_at <= now()`
    ).length;
  const stood = await sql<{ id: string; due_at: Date }[]>`
    select id, due_at from public.reminders where state = 'open'`;
  try {
    await quiet(-120, 120);
    // Two that fell due half an hour ago, and nothing else that was not told yet.
    await sql`
      update public.reminders as r set due_version = r.due_version + 1,
        due_at = case when n.n <= 2 then now() - interval '30 minutes' else now() + interval '1 year' end
      from (
        select r.org_id, r.id, row_number() over (order by r.id) as n from public.reminders as r
        join public.members as m on m.org_id = r.org_id and m.id = r.owner_id
        where m.email = ${demoRep} and r.state = 'open'
      ) as n
      where n.org_id = r.org_id and n.id = r.id`;
    await page.evaluate(async () => {
      for (const id of Object.keys(await chrome.notifications.getAll()))
        await chrome.notifications.clear(id);
    });
    await askAgain();
    await askAgain();
    expect(await shownOn(page)).toEqual([]);
    expect(await told()).toBe(0);

    // The hours end: not the clock is moved, but they are.
    await quiet(-120, -10);
    await askAgain();
    await expect.poll(told).toBe(2);
    const shown = await shownOn(page);
    expect(shown).toHaveLength(1);
    expect(shown[0]).toMatch(/^sum:/);
    await page.evaluate((id) => chrome.notifications.clear(id), shown[0] ?? '');
    await askAgain();
    expect(await shownOn(page)).toEqual([]);
  } finally {
    await sql`delete from public.member_settings`;
    // The next tests find the demo organisation's reminders at their times.
    for (const { id, due_at } of stood) {
      await sql`update public.reminders set due_at = ${due_at} where id = ${id}`;
    }
    await sql.end({ timeout: 2 });
    await page.close();
  }
});

test('what is chosen in the settings stands there after they are opened again', async ({
  inbox,
  world,
}) => {
  expect(inbox.number).toBeGreaterThan(0);
  const sql = postgres(world.backend.adminDatabaseUrl, { max: 1, onnotice: () => undefined });
  const page = await world.context.newPage();
  try {
    await page.goto(`chrome-extension://${world.extensionId}/options.html`);
    const level = page.getByLabel(words('default_visibility_label'), { exact: true });
    await level.selectOption('fact');
    await expect(page.getByText(words('saved'))).toBeVisible();
    // By keys alone.
    const kinds = page.getByLabel(words('kind_recycling'));
    await kinds.focus();
    await page.keyboard.press('Space');
    await expect(kinds).not.toBeChecked();
    await expect(page.getByText(words('saved'))).toHaveCount(2);
    await page.reload();
    await expect(level).toHaveValue('fact');
    await expect(kinds).not.toBeChecked();
    await page.getByRole('button', { name: 'What Threadbook does with your mail' }).click();
    await expect(page.getByText('no push service is used')).toBeVisible();
  } finally {
    await sql`delete from public.member_settings`;
    await sql.end({ timeout: 2 });
    await page.close();
  }
});
