import { expect } from '@playwright/test';
import {
  demoManager,
  demoMembers,
  demoOrganisation,
  demoPassword,
} from '../../supabase/seed/demo-organisation.ts';
import { SummaryPage } from './pages/summary-page.ts';
import type { Stage } from './tour.ts';
import type { Conversation } from './tour-of-rep.ts';
import type { TourStep } from './tour-steps.ts';

/** The manager, on the page without the extension: the figures count the follow-ups, the rows behind them name them. */
export function managerSteps(stage: Stage, logged: readonly Conversation[]): TourStep[] {
  let summary: SummaryPage | null = null;
  return [
    {
      name: 'manager-figures',
      tell: 'The manager signs in on the web page',
      play: async () => {
        const page = await stage.world.context.newPage();
        stage.show(page);
        await page.goto(stage.world.webUrl);
        summary = new SummaryPage(page, languageOf(demoManager));
        await summary.signIn(demoManager, demoPassword);
        const { from, to } = await summary.choosePeriod('last-30-days');
        const counted = await stage.facts.followUpsBetween(demoOrganisation.name, from, to);
        await expect.poll(async () => summary?.figure('follow_ups')).toBe(counted);
        return {
          page,
          seen: `${counted} follow-ups from ${from} to ${to}, as the database counts`,
        };
      },
    },
    {
      name: 'manager-rows',
      tell: 'A click on the figure shows the rows, both mails among them',
      play: async () => {
        if (summary === null) throw new Error('The step before this one was not played.');
        await summary.openRows('follow_ups');
        for (const { customer } of logged) {
          await expect(summary.row(customer).first()).toBeVisible();
        }
        return { page: summary.page, seen: logged.map(({ customer }) => customer).join(', ') };
      },
    },
  ];
}

/** A page speaks its member's language once they have signed in. */
const languageOf = (email: string) =>
  demoMembers.find((member) => member.email === email)?.language ?? 'en';
