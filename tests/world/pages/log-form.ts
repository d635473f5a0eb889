import type { Locator } from 'playwright';
import type { InteractionKind } from '../../../extension/features/interaction-kind/interaction-kinds.ts';
import { interactionKindStrings } from '../../../extension/features/interaction-kind/strings.ts';
import { logMailStrings } from '../../../extension/features/log-mail/strings.ts';
import { nextStepStrings } from '../../../extension/features/next-step/strings.ts';
import { uiStrings } from '../../../extension/ui/strings.ts';
import { translate } from '../../../shared/i18n/translate.ts';
import { escaped, exactText } from './exact-text.ts';
import { codeIn, wentAway } from './saving.ts';
import type { SidebarPage } from './sidebar-page.ts';

export interface Entry {
  readonly outcome?: 'interested' | 'wants_quote' | 'objection' | 'no_answer' | 'other';
  readonly note?: string;
  /** A shortcut with the plan, or why there is no next step. */
  readonly next:
    | { readonly when: 'tomorrow_9' | 'in_3_days' | 'next_monday'; readonly plan: string }
    | { readonly none: string };
}

/** The form in which a mail is logged. */
export class LogForm {
  readonly #sidebar: SidebarPage;
  readonly #customer: string | null;

  /** @param customer null: whoever it is for */
  constructor(sidebar: SidebarPage, customer: string | null) {
    this.#sidebar = sidebar;
    this.#customer = customer;
  }

  get words() {
    const { language } = this.#sidebar;
    return { log: translate(logMailStrings, language), next: translate(nextStepStrings, language) };
  }

  async form(): Promise<Locator> {
    const customer = this.#customer;
    const name =
      customer === null
        ? new RegExp(`^${escaped(this.words.log('title', { customer: '' }).trim())}`)
        : this.words.log('title', { customer });
    return (await this.#sidebar.frame()).getByRole('form', { name });
  }

  /** Of the open mail, or of a contact that left none. */
  async open(kind: InteractionKind = 'mail'): Promise<Locator> {
    const { language, words } = this.#sidebar;
    const contact = translate(interactionKindStrings, language)(kind);
    await this.#sidebar.press(kind === 'mail' ? words.shell('log') : contact);
    const form = await this.form();
    await form.waitFor();
    return form;
  }

  async fill(entry: Entry): Promise<void> {
    const form = await this.form();
    const { log, next } = this.words;
    if (entry.outcome !== undefined) await chip(form, log(entry.outcome)).click();
    if (entry.note !== undefined) await form.getByLabel(log('note')).fill(entry.note);
    if ('none' in entry.next) {
      await chip(form, next('none')).click();
      await form.getByLabel(next('reason')).fill(entry.next.none);
      return;
    }
    await chip(form, next(entry.next.when))
      .or(chip(form, next(stead(entry.next.when))))
      .click();
    await form.getByLabel(next('plan')).fill(entry.next.plan);
  }

  /** A time of one's own, `YYYY-MM-DDTHH:MM` in the organisation's zone. */
  async pickTime(local: string, plan: string): Promise<void> {
    const form = await this.form();
    await chip(form, this.words.next('pick')).click();
    await form.getByLabel(this.words.next('time')).fill(local);
    await form.getByLabel(this.words.next('plan')).fill(plan);
  }

  async save(): Promise<void> {
    const form = await this.form();
    await form.getByRole('button', { name: this.words.log('save') }).click();
  }

  /** Saves; whether it was accepted. */
  async trySave(): Promise<boolean> {
    const form = await this.form();
    await this.save();
    if (!(await wentAway(form))) return false;
    // It goes as soon as it is kept, and comes back with what the database refuses.
    const arrived = this.#sidebar.allSaved().then(() => true);
    const refused = form.waitFor().then(() => false);
    for (const waiting of [arrived, refused]) waiting.catch(() => undefined);
    return Promise.race([arrived, refused]);
  }

  async shownCode(): Promise<string | null> {
    return codeIn(await this.form());
  }

  /** The button in the note that says why it was not saved. */
  async retry(): Promise<void> {
    const form = await this.form();
    const name = translate(uiStrings, this.#sidebar.language)('retry');
    await form.getByRole('button', { name, exact: true }).click();
  }

  /** Opens the form, fills it and saves it; resolves when it has arrived. */
  async log(entry: Entry, kind: InteractionKind = 'mail'): Promise<void> {
    const form = await this.open(kind);
    await this.fill(entry);
    await this.save();
    await form.waitFor({ state: 'detached' });
    await this.#sidebar.allSaved();
  }
}

/** On a Friday tomorrow is off, and the next working day is offered in its stead. */
const stead = (when: 'tomorrow_9' | 'in_3_days' | 'next_monday') =>
  when === 'tomorrow_9' ? 'next_workday_9' : when;

/** Chips are radio buttons whose label is what one sees. */
const chip = (form: Locator, label: string): Locator =>
  form.locator('label', { hasText: exactText(label) });
