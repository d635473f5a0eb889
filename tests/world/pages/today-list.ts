import type { Frame, Locator, Page } from 'playwright';
import { nextStepStrings } from '../../../extension/features/next-step/strings.ts';
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
    await this.#press('done_named', plan, customer);
    await this.reminder(plan).waitFor({ state: 'detached' });
  }

  async snooze(
    plan: string,
    customer: string,
    until: 'tomorrow_9' | 'in_3_days' | 'next_monday',
  ): Promise<void> {
    await this.#press('snooze_named', plan, customer);
    const when = translate(nextStepStrings, this.#language);
    // On a Friday tomorrow is off, and the next working day is offered in its stead.
    const stead = until === 'tomorrow_9' ? 'next_workday_9' : until;
    const chip = (name: typeof until | typeof stead) =>
      this.reminder(plan).getByText(when(name), { exact: true });
    await chip(until).or(chip(stead)).click();
  }

  async openMail(plan: string, customer: string): Promise<void> {
    await this.#press('open_mail_named', plan, customer);
  }

  async #press(
    what: 'done_named' | 'snooze_named' | 'open_mail_named',
    plan: string,
    customer: string,
  ): Promise<void> {
    const name = this.words(what, { plan, customer });
    await this.#place.getByRole('button', { name, exact: true }).click();
  }
}
