import type { Locator } from 'playwright';
import { newCustomerStrings } from '../../../extension/features/new-customer/strings.ts';
import { translate } from '../../../shared/i18n/translate.ts';
import { codeIn, wentAway } from './saving.ts';
import type { SidebarPage } from './sidebar-page.ts';

/** What is left empty by the suggestions is filled with these: any that exists will do. */
const fallbacks = {
  industry_code: { en: 'manufactur', 'zh-CN': '制造' },
  region_code: { en: 'Germany', 'zh-CN': '德国' },
} as const;

/** The way from an unknown sender to a customer. */
export class NewCustomerForm {
  readonly #sidebar: SidebarPage;

  constructor(sidebar: SidebarPage) {
    this.#sidebar = sidebar;
  }

  get words() {
    return translate(newCustomerStrings, this.#sidebar.language);
  }

  async form(): Promise<Locator> {
    const name = this.words('title');
    return (await this.#sidebar.frame()).getByRole('form', { name, exact: true });
  }

  async open(): Promise<Locator> {
    await this.#sidebar.press(this.words('new_customer'));
    const form = await this.form();
    await form.waitFor();
    return form;
  }

  field(form: Locator, name: FieldName): Locator {
    return form.getByLabel(this.words(`field_${name}`), { exact: true }).first();
  }

  async fillName(name: string): Promise<void> {
    await this.field(await this.form(), 'name').fill(name);
  }

  /** Fills what nobody could suggest, so that only what the reader must decide is decided. */
  async fillWhatIsMissing(): Promise<void> {
    const form = await this.form();
    const name = this.field(form, 'name');
    const contact = this.field(form, 'contact.name');
    if ((await contact.inputValue()) === '') await contact.fill('Unnamed contact');
    if ((await name.inputValue()) === '') await name.fill(await contact.inputValue());
    for (const code of ['industry_code', 'region_code'] as const) {
      const choice = this.field(form, code);
      if ((await choice.inputValue()) !== '') continue;
      await choice.fill(fallbacks[code][this.#sidebar.language]);
      await (await this.#sidebar.frame()).getByRole('option').first().click();
    }
  }

  /** Saves, also where something similar exists; whether it was accepted. */
  async trySave(): Promise<boolean> {
    const form = await this.form();
    await form.getByRole('button', { name: this.words('create'), exact: true }).click();
    const anyway = form.getByRole('button', { name: this.words('create_anyway') });
    const asked = anyway.waitFor().then(() => anyway.click());
    // Where nothing similar exists the question never comes, and waiting for it ends with an error that is no news.
    asked.catch(() => undefined);
    const accepted = wentAway(form);
    await Promise.race([accepted, asked]);
    return (await anyway.isVisible()) ? wentAway(form) : accepted;
  }

  async save(): Promise<void> {
    if (await this.trySave()) return;
    throw new Error(`The customer was refused: ${await this.shownCode()}`);
  }

  async shownCode(): Promise<string | null> {
    return codeIn(await this.form());
  }

  async create(): Promise<void> {
    await this.open();
    await this.fillWhatIsMissing();
    await this.save();
  }
}

type FieldName =
  | 'name'
  | 'industry_code'
  | 'region_code'
  | 'customer_type'
  | 'domains'
  | 'contact.name'
  | 'contact.addresses';
