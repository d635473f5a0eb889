import { expect } from '@playwright/test';
import type { Locator, Page } from 'playwright';
import {
  type InsertTextAnswer,
  insertTextAnswer,
  mailSent,
  type SentMail,
} from '../../shared/contracts/compose-messages.ts';
import {
  type InboxSnapshot,
  inboxSnapshot,
  type SnapshotCompose,
} from '../../shared/contracts/inbox-snapshot.ts';
import type { SidebarPage } from '../world/pages/sidebar-page.ts';

/** Where each sandbox page has what a person writing a mail touches. */
const places = {
  gmail: {
    newMail: '.T-I-KE',
    reply: '.ams.bkH',
    editor: '.M9',
    to: '[name=to] input',
    subject: 'input[name=subjectbox]',
    body: '[g_editable=true]',
    send: '.aoO',
    later: '.hG',
    discard: '.oh',
    saved: '.oG',
    undo: '#link_undo',
  },
  outlook: {
    newMail: '.new-mail',
    reply: '.answer button:first-child',
    editor: '[id^=docking_InitVisiblePart]',
    to: '[data-field=to]',
    subject: 'input[id$=_SUBJECT]',
    body: '[id^=editorParent] [contenteditable]',
    send: '[id$=__primaryActionButton]',
    later: '[data-testid=ComposeSendButton] [aria-haspopup]',
    discard: '#discardCompose',
    saved: '.draft-saved',
    undo: '.sending button',
  },
} as const;

/** A mail page in which somebody writes, and the sidebar beside it that listens. */
export class ComposePage {
  readonly page: Page;
  readonly #sidebar: SidebarPage;
  readonly #places: (typeof places)[keyof typeof places];

  private constructor(sidebar: SidebarPage, surface: keyof typeof places) {
    this.#sidebar = sidebar;
    this.page = sidebar.page;
    this.#places = places[surface];
  }

  static async beside(sidebar: SidebarPage, surface: keyof typeof places): Promise<ComposePage> {
    const compose = new ComposePage(sidebar, surface);
    await expect.poll(async () => (await compose.snapshot()) !== null).toBe(true);
    const frame = await sidebar.frame();
    await frame.evaluate(() => {
      const heard: unknown[] = [];
      Object.assign(globalThis, { heard });
      chrome.runtime.onMessage.addListener((message: unknown) => {
        if (Reflect.get(Object(message), 'type') === 'inbox.sent') heard.push(message);
      });
    });
    return compose;
  }

  /** The mail that was opened last. */
  get editor(): Locator {
    return this.page.locator(this.#places.editor).last();
  }

  get body(): Locator {
    return this.editor.locator(this.#places.body);
  }

  get subject(): Locator {
    return this.editor.locator(this.#places.subject);
  }

  get to(): Locator {
    return this.editor.locator(this.#places.to);
  }

  get send(): Locator {
    return this.editor.locator(this.#places.send);
  }

  get later(): Locator {
    return this.editor.locator(this.#places.later);
  }

  get discard(): Locator {
    return this.editor.locator(this.#places.discard);
  }

  get saved(): Locator {
    return this.editor.locator(this.#places.saved);
  }

  get undoSending(): Locator {
    return this.page.locator(this.#places.undo);
  }

  async startNew(): Promise<void> {
    await this.page.locator(this.#places.newMail).click();
    await expect(this.editor).toBeVisible();
  }

  async reply(): Promise<void> {
    await this.page.locator(this.#places.reply).first().click();
    await expect(this.editor).toBeVisible();
  }

  async address(person: string): Promise<void> {
    await this.to.click();
    await this.page.keyboard.type(person);
    await this.page.keyboard.press('Enter');
  }

  /** The one mail that is being written, as the adapter says it. */
  async only(): Promise<SnapshotCompose> {
    await expect.poll(async () => (await this.snapshot())?.composes.length).toBe(1);
    const [compose] = (await this.snapshot())?.composes ?? [];
    if (compose === undefined) throw new Error('No mail is being written.');
    return compose;
  }

  async snapshot(): Promise<InboxSnapshot | null> {
    const answer = await this.#tell({ type: 'inbox.present' });
    const parsed = inboxSnapshot.safeParse(answer);
    return parsed.success ? parsed.data : null;
  }

  /** Puts text in as a feature of the sidebar would, with the focus in the sidebar. */
  async insert(
    key: string,
    text: string,
    subject: string | null = null,
  ): Promise<InsertTextAnswer> {
    const frame = await this.#sidebar.frame();
    await frame.locator('body').click({ position: { x: 5, y: 5 } });
    return insertTextAnswer.parse(
      await this.#tell({ type: 'inbox.insert_text', key, text, subject }),
    );
  }

  /** What was reported of sent mails so far. */
  async sent(): Promise<SentMail[]> {
    const frame = await this.#sidebar.frame();
    const heard = await frame.evaluate(() => Reflect.get(globalThis, 'heard'));
    return Array.isArray(heard) ? heard.map((message) => mailSent.parse(message).mail) : [];
  }

  async states(): Promise<string[]> {
    return (await this.sent()).map(({ state }) => state);
  }

  async #tell(message: unknown): Promise<unknown> {
    const frame = await this.#sidebar.frame();
    return frame.evaluate(async (told) => {
      const tab = await chrome.tabs.getCurrent();
      if (tab?.id === undefined) return null;
      return chrome.tabs.sendMessage(tab.id, told, { frameId: 0 }).catch(() => null);
    }, message);
  }
}
