import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright';

export interface TourStep {
  /** Names the picture. */
  readonly name: string;
  /** What is done, for the person who reads along. */
  readonly tell: string;
  /** Does it and checks it, in the page and in the database. Resolves with what was seen; throws when it was not true. */
  readonly play: () => Promise<{ readonly page: Page; readonly seen: string }>;
}

export interface TourOptions {
  readonly pictures: string;
  readonly log: (line: string) => void;
  readonly signal: AbortSignal;
}

/**
 * Plays steps in order, tells each in a line and pictures it. Later steps stand on earlier ones, so the first that is not
 * true ends the tour. Whether all were true.
 */
export async function playSteps(
  steps: readonly TourStep[],
  /** What is in front when a step fails: the picture of a failure shows it. */
  inFront: () => Page | null,
  { pictures, log, signal }: TourOptions,
): Promise<boolean> {
  await rm(pictures, { recursive: true, force: true });
  await mkdir(pictures, { recursive: true });
  for (const [index, step] of steps.entries()) {
    if (signal.aborted) return false;
    const number = String(index + 1).padStart(2, '0');
    const picture = join(pictures, `${number}-${step.name}.png`);
    try {
      const { page, seen } = await step.play();
      await takePicture(page, picture);
      log(`✓ ${number} ${step.tell}: ${seen}`);
    } catch (error) {
      if (signal.aborted) return false;
      const page = inFront();
      if (page !== null) await takePicture(page, picture);
      log(`✗ ${number} ${step.tell}: ${messageOf(error)}`);
      log(`         ${picture}`);
      return false;
    }
  }
  log(`All ${steps.length} steps were true. Pictures: ${pictures}`);
  return true;
}

async function takePicture(page: Page, path: string): Promise<void> {
  // A picture that cannot be taken (the page is gone) says less than the step's own line.
  await page.screenshot({ path, animations: 'disabled', timeout: 5000 }).catch(() => undefined);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: Playwright colours its messages with escape sequences.
const colour = /\u001b\[[0-9;]*m/g;

const messageOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error))
    .replaceAll(colour, '')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, 6)
    .join('\n         ');
