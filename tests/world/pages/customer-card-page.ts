import type { Frame, Locator } from 'playwright';
import { contractStrings } from '../../../extension/features/contracts/strings.ts';
import { cardStrings } from '../../../extension/features/customer-card/strings.ts';
import { fileStrings } from '../../../extension/features/customer-file/file-strings.ts';
import { statusStrings } from '../../../extension/features/customer-status/strings.ts';
import { stageStrings } from '../../../extension/features/opportunities/stage-strings.ts';
import { opportunityStrings } from '../../../extension/features/opportunities/strings.ts';
import { recordFormStrings } from '../../../extension/features/record-form/strings.ts';
import { shellStrings } from '../../../extension/features/shell/strings.ts';
import { timelineStrings } from '../../../extension/features/timeline/strings.ts';
import { translate } from '../../../shared/i18n/translate.ts';
import type { SidebarPage } from './sidebar-page.ts';

/** What stands on the card of a customer below its heading: tabs, lists, forms. */
export class CustomerCardPage {
  readonly #frame: Frame;
  readonly words;

  private constructor(frame: Frame, sidebar: SidebarPage) {
    this.#frame = frame;
    const { language } = sidebar;
    this.words = {
      card: translate(cardStrings, language),
      contract: translate(contractStrings, language),
      file: translate(fileStrings, language),
      form: translate(recordFormStrings, language),
      opportunity: translate(opportunityStrings, language),
      shell: translate(shellStrings, language),
      stage: translate(stageStrings, language),
      status: translate(statusStrings, language),
      timeline: translate(timelineStrings, language),
    };
  }

  static async of(sidebar: SidebarPage): Promise<CustomerCardPage> {
    return new CustomerCardPage(await sidebar.frame(), sidebar);
  }

  async tab(name: 'timeline' | 'contacts' | 'deals' | 'details'): Promise<Locator> {
    const tab = this.#frame.getByRole('tab', { name: this.words.shell(name) });
    await tab.click();
    return this.#frame.getByRole('tabpanel');
  }

  button(name: string | RegExp): Locator {
    return this.#frame.getByRole('button', { name, exact: typeof name === 'string' });
  }

  form(name: string): Locator {
    return this.#frame.getByRole('form', { name, exact: true });
  }

  get alert(): Locator {
    return this.#frame.getByRole('alert');
  }

  async save(form: Locator): Promise<void> {
    await form.getByRole('button', { name: this.words.form('save'), exact: true }).click();
  }
}
