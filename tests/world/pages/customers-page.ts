import type { Locator, Page } from 'playwright';
import { customerListStrings } from '../../../extension/features/customer-list/strings.ts';
import { interactionKindStrings } from '../../../extension/features/interaction-kind/strings.ts';
import { logMailStrings } from '../../../extension/features/log-mail/strings.ts';
import { nextStepStrings } from '../../../extension/features/next-step/strings.ts';
import { workspaceStrings } from '../../../extension/features/workspace/strings.ts';
import type { Language } from '../../../shared/contracts/scalars.ts';
import { translate } from '../../../shared/i18n/translate.ts';

/** The list of customers, on the site or as a page of the extension, and the form that opens from its rows. */
export class CustomersPage {
  readonly page: Page;
  readonly #language: Language;

  constructor(page: Page, language: Language) {
    this.page = page;
    this.#language = language;
  }

  get words() {
    return translate(customerListStrings, this.#language);
  }

  async open(): Promise<void> {
    const words = translate(workspaceStrings, this.#language);
    await this.page
      .getByRole('navigation', { name: words('pages') })
      .getByRole('link', { name: words('customers'), exact: true })
      .click();
    await this.page.getByRole('heading', { name: this.words('title'), level: 1 }).waitFor();
  }

  async find(text: string): Promise<void> {
    await this.page.getByRole('searchbox', { name: this.words('search') }).fill(text);
  }

  rows(): Locator {
    return this.page.locator('tbody').getByRole('row');
  }

  row(name: string): Locator {
    return this.rows().filter({ has: this.page.getByRole('link', { name, exact: true }) });
  }

  /** A visit without a next step, from the row. */
  async logVisit(name: string, note: string): Promise<void> {
    await this.row(name)
      .getByRole('button', { name: this.words('log_for', { customer: name }) })
      .click();
    const form = this.page.getByRole('dialog').getByRole('form');
    const next = translate(nextStepStrings, this.#language);
    const log = translate(logMailStrings, this.#language);
    const kind = translate(interactionKindStrings, this.#language);
    await form.getByText(kind('visit'), { exact: true }).click();
    await form.getByLabel(log('note')).fill(note);
    await form.getByText(next('none'), { exact: true }).click();
    await form.getByLabel(next('reason')).fill('answered');
    await form.getByRole('button', { name: log('save') }).click();
    await this.page.getByText(this.words('logged', { customer: name })).waitFor();
  }
}
