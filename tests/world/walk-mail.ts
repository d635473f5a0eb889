import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { demoPassword, demoRep } from '../../supabase/seed/demo-organisation.ts';
import type { MailThread } from '../sandbox/mailbox.ts';
import { DatabaseFacts, type Totals } from './database-facts.ts';
import { describeEnding, type Ending } from './ending.ts';
import type { TourOptions } from './tour-steps.ts';
import { visitMail } from './visit-mail.ts';
import type { World } from './world.ts';

/**
 * Opens each file of a folder as a mail in the browser and tries to log it, in Gmail and in Outlook in turn; then once more,
 * which must double nothing. Whether each file ended as logged or refused with a code, and the second walk changed nothing.
 */
export async function walkMail(world: World, options: TourOptions): Promise<boolean> {
  const { log, pictures } = options;
  await rm(pictures, { recursive: true, force: true });
  await mkdir(pictures, { recursive: true });
  const facts = new DatabaseFacts(world.backend.adminDatabaseUrl);
  try {
    await world.control.signIn(demoRep, demoPassword);
    const first = await walkOnce(world, options, 'first');
    const afterFirst = await facts.totals();
    log('Once more, to see that nothing is doubled:');
    const second = await walkOnce(world, options, 'second');
    const doubled = differences(afterFirst, await facts.totals());
    for (const line of doubled) log(`✗ the second walk changed ${line}`);
    tell(first, log);
    log(
      doubled.length === 0 ? '✓ the second walk doubled nothing' : '✗ the second walk wrote again',
    );
    return isSound(first) && isSound(second) && doubled.length === 0;
  } finally {
    await facts.close();
  }
}

async function walkOnce(
  world: World,
  { log, pictures, signal }: TourOptions,
  walk: 'first' | 'second',
): Promise<Ending[]> {
  const endings: Ending[] = [];
  for (const { key, reason } of world.mailbox.errors) {
    log(`${describeEnding({ kind: 'refused', code: 'TC004' })}  ${key} (${reason})`);
    endings.push({ kind: 'refused', code: 'TC004' });
  }
  for (const [index, thread] of world.mailbox.threads.entries()) {
    signal.throwIfAborted();
    const ending = await endOf(world, thread, index, (page) =>
      page.screenshot({
        path: join(pictures, `${walk}-${String(index + 1).padStart(3, '0')}.png`),
      }),
    );
    log(`${describeEnding(ending)}  ${thread.key}`);
    endings.push(ending);
  }
  return endings;
}

async function endOf(
  world: World,
  thread: MailThread,
  index: number,
  picture: (page: { screenshot(options: { path: string }): Promise<unknown> }) => Promise<unknown>,
): Promise<Ending> {
  const page = await world.context.newPage();
  try {
    const ending = await visitMail(page, index % 2 === 0 ? 'gmail' : 'outlook', thread);
    // Pictures of what needs to be looked at; sixty of the same kind would be in the way.
    if (ending.kind === 'broken') await picture(page).catch(() => undefined);
    return ending;
  } catch (error) {
    await picture(page).catch(() => undefined);
    const message = error instanceof Error ? error.message : String(error);
    return { kind: 'broken', why: message.split('\n')[0] ?? message };
  } finally {
    await page.close();
  }
}

function tell(endings: readonly Ending[], log: (line: string) => void): void {
  const counts = new Map<string, number>();
  for (const ending of endings) {
    const name = ending.kind === 'refused' ? `refused ${ending.code}` : ending.kind;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const parts = [...counts].sort().map(([name, count]) => `${count} ${name}`);
  log(`${endings.length} files: ${parts.join(', ')}`);
}

const isSound = (endings: readonly Ending[]): boolean =>
  endings.length > 0 && endings.every((ending) => ending.kind !== 'broken');

function differences(before: Totals, after: Totals): string[] {
  return (['mails', 'follow_ups', 'customers', 'contacts'] as const)
    .filter((name) => before[name] !== after[name])
    .map((name) => `${name}: ${before[name]} → ${after[name]}`);
}
