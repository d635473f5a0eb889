import { expect } from '@playwright/test';
import { demoThreads } from '../sandbox/demo-mailbox.ts';
import { TemplatesPage } from '../world/pages/templates-page.ts';
import { ComposePage } from './compose-page.ts';
import { acme, surfaces } from './demo-conversations.ts';
import { test } from './test.ts';

const hostile = '<img src=x onerror=alert(1)>';
/** With an empty line, and a line break without one. */
const body =
  'Dear {{contact.name}},\n\nthe quote for {{ customer.name }} is attached.\n{{me.name}}';
const filled = [
  'Dear Wang Fang 王芳,',
  'the quote for Acme Packaging Co. is attached.',
  'Zhao Min 赵敏',
];
const linesOf = (text: string) => text.split('\n').filter((line) => line.trim() !== '');

for (const [name, surface] of surfaces) {
  test.describe(name, () => {
    test('a template is opened, found and inserted by keys alone; one undo takes it out, and writing goes on behind it', async ({
      inbox,
    }) => {
      const title = `Quote ${surface} ${inbox.number}`;
      const sidebar = await inbox.open(surface, acme.thread);
      const compose = await ComposePage.beside(sidebar, surface);
      const { keyboard } = sidebar.page;
      await compose.reply();
      await compose.body.press('ControlOrMeta+Home');
      const templates = await TemplatesPage.openBesideCompose(sidebar);

      await templates.write(title, body);
      await keyboard.press('Escape');
      await expect(templates.search).toHaveCount(0);
      await keyboard.press('i');
      await expect(templates.search).toBeFocused();
      await keyboard.type(title);
      await keyboard.press('Enter');
      await expect(templates.insert).toBeFocused();
      await expect(templates.preview).toContainText('Acme Packaging Co.');
      const before = linesOf(await compose.body.innerText());
      await keyboard.press('Enter');

      await expect(templates.frame.getByText(templates.words('inserted', { title }))).toBeVisible();
      await expect(compose.body).toBeFocused();
      const written = await compose.body.innerText();
      expect(linesOf(written)).toEqual([...filled, ...before]);
      const [wide, narrow] = [/王芳,(\n+)the/, /attached\.(\n+)Zhao/].map(
        (gap) => gap.exec(written)?.[1]?.length ?? 0,
      );
      expect(wide).toBeGreaterThan(narrow ?? 0);
      await expect(compose.saved).toHaveAttribute('title', /the quote for Acme/);
      await keyboard.press('ControlOrMeta+z');
      await expect.poll(async () => linesOf(await compose.body.innerText())).toEqual(before);

      await templates.search.focus();
      await keyboard.press('Enter');
      await expect(templates.insert).toBeFocused();
      await keyboard.press('Enter');
      await expect(compose.body).toBeFocused();
      await keyboard.type(' (signed)');
      await expect(compose.body).toContainText('Zhao Min 赵敏 (signed)');
    });

    test('a name that is markup stays text in the mail, and what nobody knows is asked', async ({
      inbox,
      world,
    }) => {
      const title = `Hostile ${surface} ${inbox.number}`;
      const sidebar = await inbox.open(surface, demoThreads.hostileName);
      const dialogs: string[] = [];
      sidebar.page.on('dialog', (dialog) => {
        dialogs.push(dialog.message());
        void dialog.dismiss();
      });
      const compose = await ComposePage.beside(sidebar, surface);
      await compose.reply();
      const elements = compose.body.locator('img, b, script');
      const before = await elements.count();
      const templates = await TemplatesPage.openBesideCompose(sidebar);
      await templates.write(title, body);
      await templates.search.fill(title);
      await templates.search.press('Enter');
      const customer = templates.frame.getByLabel(templates.words('customer_name'), {
        exact: true,
      });
      await expect(customer).toBeFocused();
      await customer.press('Enter');
      await expect(templates.frame.getByText(/TB006/)).toBeVisible();
      await customer.fill('<b>{{me.name}}</b>');
      await customer.press('Enter');
      await expect(templates.frame.getByText(templates.words('inserted', { title }))).toBeVisible();
      const text = await compose.body.innerText();
      expect(text).toContain(`Dear ${hostile},`);
      expect(text).toContain('the quote for <b>{{me.name}}</b> is attached.');
      expect(await elements.count()).toBe(before);
      expect(dialogs).toEqual([]);
      expect(world.foreignRequests).toEqual([]);
    });

    test('a new mail is filled in for its recipient; once it is closed the sidebar says so and the text can be copied', async ({
      inbox,
      expectedErrors,
    }) => {
      // The clipboard's newer interface is closed to a frame in the mail page; the older command does it.
      expectedErrors.push(/The Clipboard API has been blocked/);
      const title = `New ${surface} ${inbox.number}`;
      const sidebar = (await inbox.openList(surface)).in('zh-CN');
      await sidebar.in('en').switchLanguage('zh-CN');
      const compose = await ComposePage.beside(sidebar, surface);
      await compose.startNew();
      await compose.address('Wang Fang <wang.fang@acme-packaging.example>');
      const templates = await TemplatesPage.openBesideCompose(sidebar);
      await templates.write(title, body);
      await templates.search.fill(title);
      await templates.search.press('Enter');
      await expect(templates.preview).toContainText('Acme Packaging Co.');
      await expect(templates.preview).toContainText('王芳');
      await compose.discard.click();
      await expect(templates.frame.getByText(templates.words('no_mail'))).toBeVisible();
      await expect(templates.insert).toHaveCount(0);
      await templates.button(templates.words('copy')).click();
      await expect(templates.frame.getByText(templates.words('copied'))).toBeVisible();
      await expect(templates.preview).toContainText('Acme Packaging Co.');
      await sidebar.switchLanguage('en');
    });

    test('a field that does not exist is refused on save with its code, and what was typed stays', async ({
      inbox,
    }) => {
      const sidebar = await inbox.open(surface, acme.thread);
      await sidebar.settled();
      const frame = await sidebar.frame();
      await frame.locator('body').click({ position: { x: 5, y: 5 } });
      await sidebar.page.keyboard.press('i');
      const templates = await TemplatesPage.of(sidebar);
      await templates.button(templates.words('new')).click();
      await templates.field('title').fill(`Wrong ${surface} ${inbox.number}`);
      await templates.field('body').fill('Dear {{contact.nmae}}');
      await templates.save();
      await expect(templates.frame.getByText(/TB050/).first()).toBeVisible();
      await expect(templates.field('body')).toHaveValue('Dear {{contact.nmae}}');
      await templates.field('body').fill('Dear {{contact.name}}');
      await templates.save();
      await expect(
        frame.getByRole('button', { name: `Wrong ${surface} ${inbox.number}` }),
      ).toBeVisible();
      await frame.getByRole('button', { name: `Wrong ${surface} ${inbox.number}` }).click();
      // Nothing is being written: the text is there to be copied.
      await expect(templates.frame.getByText(templates.words('no_mail'))).toBeVisible();
      await expect(templates.preview).toHaveText('Dear Wang Fang 王芳');
    });
  });
}
