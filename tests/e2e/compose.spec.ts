import { expect } from '@playwright/test';
import { ComposePage } from './compose-page.ts';
import { acme, surfaces } from './demo-conversations.ts';
import { test } from './test.ts';

const wang = 'Wang Fang <wang.fang@acme-packaging.example>';
const wangFang = { email: 'wang.fang@acme-packaging.example', name: 'Wang Fang' };
const text = 'Dear Ms Wang,\n\nthe sealers leave on Friday.\nKind regards';
const lines = text.split('\n');

for (const [name, surface] of surfaces) {
  test.describe(name, () => {
    test('a mail being written is read with its recipients; what is half typed is nobody', async ({
      inbox,
    }) => {
      const compose = await ComposePage.beside(await inbox.openList(surface), surface);
      await compose.startNew();
      await compose.address(wang);
      await compose.page.keyboard.type('li.lei@acme');
      await compose.subject.fill('Delivery');
      expect(await compose.only()).toMatchObject({
        kind: 'new',
        // Beside no reading pane, Outlook's page does not say how it shows a new mail.
        placement: surface === 'gmail' ? 'window' : null,
        to: [wangFang],
        cc: [],
        bcc: [],
        subject: 'Delivery',
      });
      expect((await compose.snapshot())?.health.compose).toBe('ok');
    });

    test('text is put in where the caret was; undo takes it out in one step, and the page saves its draft', async ({
      inbox,
    }) => {
      const compose = await ComposePage.beside(await inbox.openList(surface), surface);
      await compose.startNew();
      await compose.body.click();
      await compose.page.keyboard.type('Before after');
      for (let step = 0; step < ' after'.length; step += 1) {
        await compose.page.keyboard.press('ArrowLeft');
      }
      await expect(compose.saved).toHaveAttribute('title', 'Before after');
      const { key } = await compose.only();
      expect(await compose.insert(key, `, ${text}`, 'Delivery of the sealers')).toEqual({
        ok: true,
        subjectSet: true,
      });
      await expect(compose.subject).toHaveValue('Delivery of the sealers');
      const written = await compose.body.innerText();
      expect(written.split('\n').filter((line) => line !== '')).toEqual([
        `Before, ${lines[0]}`,
        lines[2],
        `${lines[3]} after`,
      ]);
      await expect(compose.saved).toHaveAttribute('title', /leave on Friday/);
      await expect(compose.body).toBeFocused();
      await compose.page.keyboard.press('ControlOrMeta+z');
      await expect(compose.body).toHaveText('Before after');
      await expect(compose.saved).toHaveAttribute('title', 'Before after');
    });

    test('H09 a subject with line breaks and headers in it is put in as one line', async ({
      inbox,
    }) => {
      const compose = await ComposePage.beside(await inbox.openList(surface), surface);
      await compose.startNew();
      await compose.address(wang);
      const { key } = await compose.only();
      await compose.insert(key, text, 'Quote\r\nBcc: everybody@evil.example\n\nbody');
      await expect(compose.subject).toHaveValue('Quote Bcc: everybody@evil.example body');
      expect(await compose.only()).toMatchObject({ to: [wangFang], cc: [], bcc: [] });
    });

    test('text goes to the beginning of a mail whose caret was never there, and to no mail that is closed', async ({
      inbox,
    }) => {
      const compose = await ComposePage.beside(await inbox.openList(surface), surface);
      await compose.startNew();
      await compose.address(wang);
      const { key } = await compose.only();
      expect(await compose.insert(key, text)).toEqual({ ok: true, subjectSet: false });
      expect((await compose.body.innerText()).startsWith(lines[0] ?? '')).toBe(true);
      expect(await compose.insert(`${key}0`, text)).toEqual({ ok: false, code: 'TC011' });
    });

    test('a reply that is sent is reported as it was, and then with what the page tells of it', async ({
      inbox,
    }) => {
      const compose = await ComposePage.beside(await inbox.open(surface, acme.thread), surface);
      await compose.reply();
      const { threadId, draftId } = await compose.only();
      await compose.body.click();
      await compose.page.keyboard.type('They leave on Friday.');
      await compose.send.click();
      await expect.poll(() => compose.states(), { timeout: 15_000 }).toEqual(['sent', 'bound']);
      const [sent, bound] = await compose.sent();
      expect(sent).toMatchObject({
        account: 'zhao.min@harbour-tools.example',
        compose: { kind: 'reply', placement: 'inline', to: [wangFang], threadId, draftId },
        messageId: null,
        threadId,
      });
      expect(sent?.html).toContain('They leave on Friday.');
      expect(bound).toMatchObject({ sendId: sent?.sendId, threadId });
      const shown = await compose.snapshot();
      expect(shown?.thread?.id).toBe(threadId);
      const own = shown?.messages.filter(({ from }) => from?.email === shown.account).at(-1);
      if (surface === 'gmail') expect(bound?.messageId).toBe(own?.id);
      else expect(bound?.messageId).toBeNull();
    });

    test('a mail that is taken back is reported as cancelled, and no more', async ({ inbox }) => {
      const compose = await ComposePage.beside(await inbox.openList(surface), surface);
      await compose.startNew();
      await compose.address(wang);
      await compose.body.click();
      await compose.page.keyboard.type('They leave on Friday.');
      await compose.page.keyboard.press('ControlOrMeta+Enter');
      await expect.poll(() => compose.states()).toEqual(['sent']);
      await compose.undoSending.click();
      await expect.poll(() => compose.states()).toEqual(['sent', 'cancelled']);
      await expect(compose.body).toContainText('They leave on Friday.');
      await compose.send.click();
      await expect.poll(() => compose.states()).toEqual(['sent', 'cancelled', 'sent']);
    });

    test('a mail that the page refuses to send is none, nor is it when it is closed after that', async ({
      inbox,
    }) => {
      const compose = await ComposePage.beside(await inbox.openList(surface), surface);
      await compose.startNew();
      await compose.body.click();
      await compose.page.keyboard.type('To nobody.');
      await compose.send.click();
      await compose.page.getByRole('alertdialog').getByRole('button').click();
      await compose.discard.click();
      await expect(compose.editor).toHaveCount(0);
      await compose.page.waitForTimeout(1_000);
      expect(await compose.states()).toEqual([]);
    });

    test('a mail that is planned for later is not sent', async ({ inbox }) => {
      const compose = await ComposePage.beside(await inbox.openList(surface), surface);
      await compose.startNew();
      await compose.address(wang);
      await compose.later.click();
      await compose.page.getByRole('menuitem').first().click();
      await expect(compose.editor).toHaveCount(0);
      await compose.page.waitForTimeout(1_000);
      expect(await compose.states()).toEqual([]);
    });

    test('a question of the page before sending is waited for', async ({ inbox }) => {
      const compose = await ComposePage.beside(await inbox.openList(surface), surface);
      await compose.startNew();
      await compose.address(wang);
      await compose.send.click();
      await compose.page.waitForTimeout(3_500);
      expect(await compose.states()).toEqual([]);
      await compose.page.getByRole('alertdialog').getByRole('button').first().click();
      await expect.poll(() => compose.states()).toEqual(['sent']);
    });
  });
}
