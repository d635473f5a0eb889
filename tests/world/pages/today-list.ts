import type { Frame, Locator, Page } from 'playwright';
import { todayStrings } from '../../../extension/features/today/strings.ts';
import type { Language } from '../../../shared/contracts/scalars.ts';
import { translate } from '../../../shared/i18n/translate.ts';
import { escaped } from './exact-text.ts';
import type { SidebarPage } from './sidebar-page.ts';

/** The list of reminders, in the sidebar or on a page of its own. */
export class TodayList {
  readonly #place: Frame | Page;
  readonly #language: Language;

  constructor(place: Frame | Page, language: Language) {
    this.#place = place;
    this.#language = language;
  }

  /** Opens it from the sidebar's header. */
  static async openIn(sidebar: SidebarPage): Promise<TodayList> {
    await sidebar.press(new RegExp(`^${escaped(sidebar.words.shell('today'))}`));
    return new TodayList(await sidebar.frame(), sidebar.language);
  }

  get words() {
    return translate(todayStrings, this.#language);
  }

  reminder(plan: string): Locator {
    return this.#place.getByRole('listitem').filter({ hasText: plan });
  }

  async done(plan: string, customer: string): Promise<void> {
    await this.#place
      .getByRole('button', { name: this.words('done_named', { plan, customer }), exact: true })
      .click();
    await this.reminder(plan).waitFor({ state: 'detached' });
  }
}
