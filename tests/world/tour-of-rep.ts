import { expect } from '@playwright/test';
import { markAttribute } from '../../extension/inbox/logged-marks.ts';
import { demoPassword, demoRep } from '../../supabase/seed/demo-organisation.ts';
import { threadOf } from '../sandbox/mailbox.ts';
import { threadUrl } from '../sandbox/page-ids.ts';
import type { Customer } from './database-facts.ts';
import { type Entry, LogForm } from './pages/log-form.ts';
import { NewCustomerForm } from './pages/new-customer-form.ts';
import { SidebarPage } from './pages/sidebar-page.ts';
import { TodayList } from './pages/today-list.ts';
import type { Stage } from './tour.ts';
import { domainOnTour } from './tour-mailbox.ts';
import type { TourStep } from './tour-steps.ts';

/** A thread with somebody who writes from a domain of their own. */
interface Stranger {
  readonly surface: 'gmail' | 'outlook';
  readonly thread: string;
  readonly domain: string;
  readonly person: string;
  /** Unique to this tour, so that what the tour wrote can be told from what was there. */
  readonly plan: string;
}

export interface Conversation extends Stranger {
  readonly customer: string;
  readonly outcome: NonNullable<Entry['outcome']>;
}

const names = { gmail: 'Gmail', outlook: 'Outlook' };

async function openSidebar(stage: Stage, where: Stranger): Promise<SidebarPage> {
  const page = await stage.world.context.newPage();
  stage.show(page);
  await page.goto(threadUrl(where.surface, where.thread));
  return new SidebarPage(page);
}

export function signInStep(stage: Stage, where: Stranger): TourStep {
  return {
    name: 'sign-in',
    tell: `The rep signs in beside a mail in ${names[where.surface]}`,
    play: async () => {
      await stage.world.control.signOut();
      const sidebar = await openSidebar(stage, where);
      await sidebar.signIn(demoRep, demoPassword);
      const person = await sidebar.person(where.person);
      await expect(person).toBeVisible();
      return { page: sidebar.page, seen: `signed in as ${demoRep}` };
    },
  };
}

/** A known customer's mail: card, log, and log again. */
export function customerSteps(stage: Stage, where: Conversation): TourStep[] {
  const at = names[where.surface];
  let first: SidebarPage | null = null;
  let second: SidebarPage | null = null;
  let before = 0;
  return [
    {
      name: `${where.surface}-card`,
      tell: `A mail from ${where.person} in ${at} shows the card of ${where.customer}`,
      play: async () => {
        first = await openSidebar(stage, where);
        const customer = await known(stage, where.domain);
        before = (await stage.facts.mailFollowUps(customer.id)).length;
        const card = await first.card(where.customer);
        await expect(card).toContainText(customer.code);
        await expect(card).toContainText(customer.owner);
        return { page: first.page, seen: `${customer.code}, owner ${customer.owner}` };
      },
    },
    {
      name: `${where.surface}-logged`,
      tell: `It is logged with outcome, plan and time`,
      play: async () => {
        const sidebar = needed(first);
        const form = new LogForm(sidebar, where.customer);
        await form.open();
        // The same mail in another tab. A form that was written in stays, whatever other tabs save meanwhile.
        second = await openSidebar(stage, where);
        const secondForm = new LogForm(second, where.customer);
        await secondForm.open();
        await secondForm.fill(entryOf(where));
        await sidebar.page.bringToFront();
        stage.show(sidebar.page);
        await form.fill(entryOf(where));
        await form.save();
        await (await form.form()).waitFor({ state: 'detached' });
        await sidebar.allSaved();
        await expectLogged(stage, sidebar, where);
        const customer = await known(stage, where.domain);
        await expect.poll(() => count(stage, customer)).toBe(before + 1);
        const [latest] = await stage.facts.mailFollowUps(customer.id);
        expect(latest?.outcomes).toEqual([where.outcome]);
        expect(latest?.plans).toEqual([where.plan]);
        const reminders = await stage.facts.reminders(customer.id, where.plan);
        expect(reminders.map((reminder) => reminder.state)).toEqual(['open']);
        const due = reminders[0]?.due_at.toISOString() ?? '';
        return { page: sidebar.page, seen: `one follow-up, its reminder due ${due}` };
      },
    },
    {
      name: `${where.surface}-once`,
      tell: 'It is logged again, from the other tab',
      play: async () => {
        const sidebar = needed(second);
        stage.show(sidebar.page);
        await sidebar.page.bringToFront();
        await new LogForm(sidebar, where.customer).save();
        await sidebar.allSaved();
        await expectLogged(stage, sidebar, where);
        const customer = await known(stage, where.domain);
        const followUps = await stage.facts.mailFollowUps(customer.id);
        expect(followUps).toHaveLength(before + 1);
        // The later plan takes the place of the earlier one.
        const reminders = await stage.facts.reminders(customer.id, where.plan);
        expect(reminders.filter(({ state }) => state === 'open')).toHaveLength(1);
        return { page: sidebar.page, seen: 'still one follow-up and one open reminder' };
      },
    },
  ];
}

/** A stranger's mail: a customer and a contact are made of it, and it is logged. */
export function strangerSteps(stage: Stage, where: Stranger): TourStep[] {
  const at = names[where.surface];
  const domain = domainOnTour(where.domain, stage.tour);
  let opened: SidebarPage | null = null;
  return [
    {
      name: `${where.surface}-stranger`,
      tell: `A stranger's mail in ${at}: ${where.person} becomes a customer`,
      play: async () => {
        expect(await stage.facts.customerOf(domain)).toBeNull();
        const sidebar = await openSidebar(stage, where);
        opened = sidebar;
        await new NewCustomerForm(sidebar).create();
        await expect.poll(() => stage.facts.customerOf(domain)).not.toBeNull();
        const customer = await known(stage, domain);
        const card = await sidebar.card(customer.name);
        await expect(card).toContainText(customer.code);
        expect(customer.contacts).toBe(1);
        return { page: sidebar.page, seen: `${customer.code} ${customer.name}, one contact` };
      },
    },
    {
      name: `${where.surface}-stranger-logged`,
      tell: `The mail of the new customer is logged`,
      play: async () => {
        const sidebar = needed(opened);
        const customer = await known(stage, domain);
        await new LogForm(sidebar, customer.name).log(entryOf(where));
        await expectLogged(stage, sidebar, where);
        await expect.poll(() => count(stage, customer)).toBe(1);
        return { page: sidebar.page, seen: `one follow-up of ${customer.name}` };
      },
    },
  ];
}

/** The reminder shows in Today and is marked done. */
export function todayStep(stage: Stage, where: Conversation): TourStep {
  return {
    name: 'today-done',
    tell: 'The reminder shows in Today and is marked done',
    play: async () => {
      const customer = await known(stage, where.domain);
      const sidebar = await openSidebar(stage, where);
      const today = await TodayList.openIn(sidebar);
      await expect(today.reminder(where.plan)).toContainText(where.customer);
      await today.done(where.plan, where.customer);
      const states = async () =>
        (await stage.facts.reminders(customer.id, where.plan)).map(({ state }) => state);
      await expect.poll(states).toContain('done');
      expect(await states()).not.toContain('open');
      return { page: sidebar.page, seen: `"${where.plan}" is done` };
    },
  };
}

const entryOf = (where: Stranger & Partial<Conversation>): Entry => ({
  outcome: where.outcome ?? 'wants_quote',
  next: { when: 'tomorrow_9', plan: where.plan },
});

/** Told in the sidebar, in the customer's timeline, and by a mark at the mail itself. */
async function expectLogged(stage: Stage, sidebar: SidebarPage, where: Stranger): Promise<void> {
  await expect(await sidebar.loggedLine()).toBeVisible();
  await expect(sidebar.page.locator(`[${markAttribute}]`).first()).toBeVisible();
  const { subject } = threadOf(stage.world.mailbox, where.thread);
  await expect((await sidebar.frame()).getByRole('tabpanel').getByText(subject)).toBeVisible();
}

async function known(stage: Stage, domain: string): Promise<Customer> {
  const customer = await stage.facts.customerOf(domain);
  if (customer === null) throw new Error(`The database knows no customer of ${domain}.`);
  return customer;
}

const count = async (stage: Stage, customer: Customer): Promise<number> =>
  (await stage.facts.mailFollowUps(customer.id)).length;

function needed(sidebar: SidebarPage | null): SidebarPage {
  if (sidebar === null) throw new Error('The step before this one was not played.');
  return sidebar;
}
