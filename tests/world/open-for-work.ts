import { demoPassword, demoRep } from '../../supabase/seed/demo-organisation.ts';
import { calendarUrl } from '../sandbox/calendar-ids.ts';
import { demoThreads } from '../sandbox/demo-mailbox.ts';
import { listUrl, threadUrl } from '../sandbox/page-ids.ts';
import type { World } from './world.ts';

/** Opens the windows that a person finds: signed in, a customer's mail in Gmail, Outlook beside it. Waits for the end. */
export async function openForWork(
  world: World,
  { log, signal }: { log: (line: string) => void; signal: AbortSignal },
): Promise<void> {
  const { context, control, mailbox } = world;
  if ((await control.send({ type: 'session.current' })) === null) {
    await control.signIn(demoRep, demoPassword);
  }
  await control.close();
  const outlook = await context.newPage();
  await outlook.goto(listUrl('outlook'));
  const gmail = await context.newPage();
  const known = mailbox.threads.some(({ key }) => key === demoThreads.knownCustomer);
  await gmail.goto(known ? threadUrl('gmail', demoThreads.knownCustomer) : listUrl('gmail'));
  for (const page of context.pages()) if (page.url() === 'about:blank') await page.close();
  await gmail.bringToFront();
  log(`Signed in as ${demoRep}. Every demo account has the password ${demoPassword}.`);
  log(`The manager's page: ${world.webUrl}`);
  log(`The calendars: ${calendarUrl('google-calendar')} and ${calendarUrl('outlook-calendar')}`);
  log(`A mail that arrives, once the mailbox is connected in the options: ${world.google.url}`);
  log(`Mails that the product sends, and the next morning at once: ${world.caughtMailUrl}`);
  log('Ctrl-C stops everything; the next start goes on with the same data.');
  await endOf(world, signal);
}

/** The person stops it, closes the browser, or the database ends by itself. */
function endOf({ context, backend }: World, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => resolve();
    signal.addEventListener('abort', end, { once: true });
    context.once('close', end);
    void backend.ended.then(end);
  });
}
