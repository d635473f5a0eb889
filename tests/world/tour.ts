import type { Page } from 'playwright';
import { demoThreads } from '../sandbox/demo-mailbox.ts';
import { DatabaseFacts } from './database-facts.ts';
import { keyOnTour } from './tour-mailbox.ts';
import { managerSteps } from './tour-of-manager.ts';
import {
  type Conversation,
  customerSteps,
  signInStep,
  strangerSteps,
  todayStep,
} from './tour-of-rep.ts';
import { playSteps, type TourOptions, type TourStep } from './tour-steps.ts';
import type { World } from './world.ts';

/** What the steps share. */
export interface Stage {
  readonly world: World;
  readonly facts: DatabaseFacts;
  /** How many tours were played on this data before. */
  readonly tour: number;
  /** The tab that is in front: the picture of a step that fails shows it. */
  show(page: Page): void;
}

/**
 * The way of one mail, from the inbox to the manager's page, in Gmail and once more in Outlook. Each step is checked twice:
 * on the screen, and in the database past the product. Whether all were true.
 */
export async function playTour(
  world: World,
  /** How many tours were begun on this data before. */
  tour: number,
  options: TourOptions,
): Promise<boolean> {
  const facts = new DatabaseFacts(world.backend.adminDatabaseUrl);
  let inFront: Page | null = null;
  try {
    const stage: Stage = {
      world,
      facts,
      tour,
      show: (page) => {
        inFront = page;
      },
    };
    return await playSteps(stepsOf(stage), () => inFront, options);
  } finally {
    await facts.close();
  }
}

function stepsOf(stage: Stage): TourStep[] {
  const { tour } = stage;
  const number = tour + 1;
  const acme: Conversation = {
    surface: 'gmail',
    thread: keyOnTour(demoThreads.knownCustomer, tour),
    customer: 'Acme Packaging Co.',
    domain: 'acme-packaging.example',
    person: 'Wang Fang',
    outcome: 'wants_quote',
    plan: `Send Wang Fang the quote (${number})`,
  };
  const nordlicht: Conversation = {
    surface: 'outlook',
    thread: keyOnTour(demoThreads.knownCustomerGerman, tour),
    customer: 'Nordlicht Maschinenbau GmbH',
    domain: 'nordlicht.example',
    person: 'Jürgen Müller',
    outcome: 'interested',
    plan: `Confirm the delivery date to Jürgen (${number})`,
  };
  return [
    signInStep(stage, acme),
    ...customerSteps(stage, acme),
    ...strangerSteps(stage, {
      surface: 'gmail',
      thread: keyOnTour(demoThreads.stranger, tour),
      domain: 'fonderia-aurora.example',
      person: 'Maria Rossi',
      plan: `Send Maria the price list (${number})`,
    }),
    ...customerSteps(stage, nordlicht),
    ...strangerSteps(stage, {
      surface: 'outlook',
      thread: keyOnTour(demoThreads.strangerChinese, tour),
      domain: 'ruixin-plastics.example',
      person: '周婷',
      plan: `给周婷报价 (${number})`,
    }),
    todayStep(stage, acme),
    ...managerSteps(stage, [acme, nordlicht]),
  ];
}
