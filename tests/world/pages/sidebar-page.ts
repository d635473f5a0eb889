import { expect } from '@playwright/test';
import type { Frame, Locator, Page } from 'playwright';
import { cardStrings } from '../../../extension/features/customer-card/strings.ts';
import { findStrings } from '../../../extension/features/find-customer/strings.ts';
import { peopleStrings } from '../../../extension/features/people/strings.ts';
import { sessionStrings } from '../../../extension/features/session/strings.ts';
import { shellStrings } from '../../../extension/features/shell/strings.ts';
import { uiStrings } from '../../../extension/ui/strings.ts';
import type { Language } from '../../../shared/contracts/scalars.ts';
import { languageNames } from '../../../shared/i18n/languages.ts';
import { translate } from '../../../shared/i18n/translate.ts';
import { escaped } from './exact-text.ts';

/**
 * The sidebar beside a mail, as a person sees it: found by what it says. Its frame hangs in a closed shadow root, so no
 * locator of the page reaches it; it is found among the page's frames.
 */
export class SidebarPage {
  /** The tab: mail page and sidebar. */
  readonly page: Page;
  readonly language: Language;

  constructor(page: Page, language: Language = 'en') {
    this.page = page;
    this.language = language;
  }

  /** The same sidebar, expected in another language. */
  in(language: Language): SidebarPage {
    return new SidebarPage(this.page, language);
  }

  async frame(): Promise<Frame> {
    await expect
      .poll(() => this.#frameOrNull() !== null, {
        message: 'the sidebar is mounted',
        timeout: 15_000,
      })
      .toBe(true);
    const frame = this.#frameOrNull();
    if (frame === null) throw new Error('The sidebar went away.');
    return frame;
  }

  /** Nothing is being looked up any more: no skeleton, and something to read. */
  async settled(): Promise<void> {
    const frame = await this.frame();
    await expect(frame.getByRole('main')).toBeVisible();
    await expect(frame.getByRole('status', { name: this.words.card('loading') })).toHaveCount(0);
    await expect(frame.getByText(this.words.people('matching'))).toHaveCount(0);
  }

  isMounted(): boolean {
    return this.#frameOrNull() !== null;
  }

  #frameOrNull(): Frame | null {
    return this.page.frames().find((frame) => /\/sidebar\.html/.test(frame.url())) ?? null;
  }

  get words() {
    return {
      card: translate(cardStrings, this.language),
      people: translate(peopleStrings, this.language),
      session: translate(sessionStrings, this.language),
      shell: translate(shellStrings, this.language),
    };
  }

  async button(name: string | RegExp): Promise<Locator> {
    return (await this.frame()).getByRole('button', { name, exact: typeof name === 'string' });
  }

  async press(name: string | RegExp): Promise<void> {
    await (await this.button(name)).click();
  }

  /** The heading of a customer's card. */
  async card(customer: string): Promise<Locator> {
    return (await this.frame()).getByRole('region', { name: customer, exact: true });
  }

  /** The chip of a person of the thread; its name tells the match and its reason. */
  async person(name: string): Promise<Locator> {
    const group = (await this.frame()).getByRole('group', { name: this.words.people('people') });
    return group.getByRole('button', { name: new RegExp(`^${escaped(name)}, `) });
  }

  /** "Logged by you, …" in the place of the log button. */
  async loggedLine(): Promise<Locator> {
    const beginning = this.words.shell('logged_by_you', { time: '' }).trim();
    return (await this.frame()).getByText(beginning).first();
  }

  /** Everything that was saved here has arrived in the database: the foot says so. */
  async allSaved(): Promise<void> {
    await (await this.frame()).getByText(this.words.shell('saved'), { exact: true }).waitFor();
  }

  /** What errors say, with their codes. */
  async alert(): Promise<Locator> {
    return (await this.frame()).getByRole('alert');
  }

  /** Chooses a customer by hand: the field is there in plain mode, or opened from the header before. */
  async findByHand(text: string, customer: string): Promise<void> {
    const frame = await this.frame();
    const name = translate(findStrings, this.language)('find');
    await frame.getByRole('searchbox', { name }).fill(text);
    await frame.getByRole('listitem').getByRole('button').filter({ hasText: customer }).click();
  }

  async retry(): Promise<void> {
    const name = translate(uiStrings, this.language)('retry');
    await (await this.frame()).getByRole('button', { name, exact: true }).first().click();
  }

  async signIn(email: string, password: string): Promise<void> {
    const frame = await this.frame();
    const { session } = this.words;
    await frame.getByLabel(session('email')).fill(email);
    await frame.getByLabel(session('password'), { exact: true }).fill(password);
    await frame.getByRole('button', { name: session('sign_in'), exact: true }).click();
  }

  async signInForm(): Promise<Locator> {
    return (await this.frame()).getByRole('heading', { name: this.words.session('title') });
  }

  async menuItem(name: string): Promise<void> {
    await this.press(this.words.shell('menu'));
    const frame = await this.frame();
    await frame
      .getByRole('menuitem', { name })
      .or(frame.getByRole('menuitemradio', { name }))
      .click();
  }

  async switchLanguage(language: Language): Promise<SidebarPage> {
    await this.menuItem(languageNames[language]);
    return this.in(language);
  }

  async signOut(): Promise<void> {
    await this.menuItem(this.words.shell('sign_out'));
  }
}
