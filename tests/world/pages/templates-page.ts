import type { Frame, Locator } from 'playwright';
import { recordFormStrings } from '../../../extension/features/record-form/strings.ts';
import { templateStrings } from '../../../extension/features/templates/strings.ts';
import { translate } from '../../../shared/i18n/translate.ts';
import type { SidebarPage } from './sidebar-page.ts';

/** Templates in the sidebar: the list, one that is filled in, and the form of one. */
export class TemplatesPage {
  readonly frame: Frame;
  readonly words;
  readonly #form;

  private constructor(frame: Frame, { language }: SidebarPage) {
    this.frame = frame;
    this.words = translate(templateStrings, language);
    this.#form = translate(recordFormStrings, language);
  }

  /** Opens them by the bar that says that a mail is being written. */
  static async openBesideCompose(sidebar: SidebarPage): Promise<TemplatesPage> {
    const frame = await sidebar.frame();
    const { shell } = sidebar.words;
    await frame
      .locator('div', { has: frame.getByText(shell('writing'), { exact: true }) })
      .last()
      .getByRole('button', { name: shell('templates'), exact: true })
      .click();
    return TemplatesPage.of(sidebar);
  }

  static async of(sidebar: SidebarPage): Promise<TemplatesPage> {
    const page = new TemplatesPage(await sidebar.frame(), sidebar);
    await page.search.waitFor();
    return page;
  }

  get search(): Locator {
    return this.frame.getByRole('searchbox', { name: this.words('find') });
  }

  get preview(): Locator {
    return this.frame.getByRole('region', { name: this.words('preview') });
  }

  get insert(): Locator {
    return this.button(this.words('insert'));
  }

  button(name: string): Locator {
    return this.frame.getByRole('button', { name, exact: true });
  }

  field(name: Parameters<TemplatesPage['words']>[0] & ('title' | 'body')): Locator {
    return this.frame.getByLabel(this.words(name), { exact: true });
  }

  /** Writes a new one from the list, and comes back to it. */
  async write(title: string, body: string): Promise<void> {
    await this.button(this.words('new')).click();
    await this.field('title').fill(title);
    await this.field('body').fill(body);
    await this.save();
    await this.frame.getByText(this.words('saved', { title })).waitFor();
  }

  async save(): Promise<void> {
    await this.button(this.#form('save')).click();
  }
}
