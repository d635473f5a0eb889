import type { Locator, Page } from 'playwright';
import { sessionStrings } from '../../../extension/features/session/strings.ts';
import {
  type DayRange,
  daysOfPeriod,
  type PeriodName,
} from '../../../extension/features/summary/period.ts';
import { summaryStrings } from '../../../extension/features/summary/strings.ts';
import { type Language, language as languages } from '../../../shared/contracts/scalars.ts';
import { dayOf } from '../../../shared/domain/zoned-time.ts';
import { translate } from '../../../shared/i18n/translate.ts';
import { escaped } from './exact-text.ts';

type FigureName = 'follow_ups' | 'timeliness' | 'overdue' | 'idle';

/** The manager's summary, on the site or as a page of the extension. */
export class SummaryPage {
  readonly page: Page;
  readonly #language: Language;

  constructor(page: Page, language: Language) {
    this.page = page;
    this.#language = language;
  }

  get words() {
    return translate(summaryStrings, this.#language);
  }

  /** The form may be in another language than the page: a member's own language is known only afterwards. */
  async signIn(email: string, password: string): Promise<void> {
    await this.page.getByLabel(inAnyLanguage('email')).fill(email);
    await this.page.getByLabel(inAnyLanguage('password')).fill(password);
    await this.page.getByRole('button', { name: inAnyLanguage('sign_in') }).click();
    await this.page.getByRole('heading', { name: this.words('title'), exact: true }).waitFor();
  }

  /** Chooses a named period; returns its days in the demo organisation's zone. */
  async choosePeriod(period: Exclude<PeriodName, 'custom'>): Promise<DayRange> {
    await this.page.getByLabel(this.words('period')).selectOption(period);
    return daysOfPeriod(period, dayOf(new Date(), 'Asia/Shanghai'));
  }

  async chooseTeam(name: string): Promise<void> {
    const teams = this.page.getByLabel(this.words('team'));
    const label = await teams.locator('option', { hasText: name }).first().textContent();
    await teams.selectOption({ label: label ?? name });
  }

  tile(figure: FigureName): Locator {
    return this.page
      .getByRole('region', { name: this.words('figures'), exact: true })
      .getByRole('button', { name: new RegExp(`^${escaped(this.words(figure))}`) });
  }

  /** The number of a tile; null while it shows none. */
  async figure(figure: FigureName): Promise<number | null> {
    const text = (await this.tile(figure).innerText()).slice(this.words(figure).length);
    const digits = /\d[\d,]*/.exec(text)?.[0];
    return digits === undefined ? null : Number(digits.replaceAll(',', ''));
  }

  async openRows(figure: FigureName): Promise<void> {
    await this.tile(figure).click();
    await this.rows().waitFor();
  }

  rows(): Locator {
    return this.page.getByRole('table').filter({
      has: this.page.getByRole('columnheader', { name: this.words('customer'), exact: true }),
    });
  }

  row(text: string): Locator {
    return this.rows().getByRole('row').filter({ hasText: text });
  }

  async showMore(): Promise<void> {
    await this.page.getByRole('button', { name: this.words('more_rows') }).click();
  }
}

const inAnyLanguage = (key: 'email' | 'password' | 'sign_in'): RegExp => {
  const words = languages.options.map((one) => escaped(translate(sessionStrings, one)(key)));
  return new RegExp(`^(${words.join('|')})$`);
};
