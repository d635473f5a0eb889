import { expect, test } from '@playwright/test';
import { logMailStrings } from '../../extension/features/log-mail/strings.ts';
import { nextStepStrings } from '../../extension/features/next-step/strings.ts';
import { sessionStrings } from '../../extension/features/session/strings.ts';
import { shellStrings } from '../../extension/features/shell/strings.ts';
import { translate } from '../../shared/i18n/translate.ts';
import { demoPassword, demoRep } from '../../supabase/seed/demo-organisation.ts';
import { acme, nordlicht, surfaces } from '../e2e/demo-conversations.ts';
import { threadUrl } from '../sandbox/page-ids.ts';
import { type FirefoxWorld, startFirefoxWorld } from './firefox-world.ts';
import { SidebarInFirefox } from './sidebar-in-firefox.ts';

let world: FirefoxWorld;

const words = {
  log: translate(logMailStrings, 'en'),
  next: translate(nextStepStrings, 'en'),
  session: translate(sessionStrings, 'en'),
  shell: translate(shellStrings, 'en'),
};

test.beforeEach(async () => {
  test.setTimeout(180_000);
  world = await startFirefoxWorld();
});

test.afterEach(async () => {
  expect(world.foreignRequests).toEqual([]);
  await world.stop();
});

for (const [name, surface] of surfaces) {
  test(`Firefox, ${name}: a rep signs in beside a mail, logs it from the card of its customer, and it is logged once`, async () => {
    const page = await world.open(threadUrl(surface, acme.thread));
    const sidebar = new SidebarInFirefox(page);
    expect((await sidebar.frame()).url()).toMatch(/^moz-extension:/);
    await signIn(sidebar);
    await sidebar.shows(acme.customer);
    const before = await logged();
    await logWithoutNextStep(sidebar);
    await sidebar.shows(words.shell('logged_by_you', { time: '' }).trim());
    await sidebar.shows(words.shell('saved'));
    expect(await logged()).toHaveLength(before.length + 1);

    // A new tab, since the protocol loses the frame of a page that is loaded again.
    const next = await world.open(threadUrl(surface, acme.thread));
    await new SidebarInFirefox(next).shows(words.shell('logged_by_you', { time: '' }).trim());
    // Our marks in the page: beside the mail, and in Outlook beside its row in the list as well.
    const marks = surface === 'gmail' ? 1 : 2;
    await expect.poll(() => next.$$('[data-threadbook-logged]')).toHaveLength(marks);
    expect(await logged()).toHaveLength(before.length + 1);
  });
}

test('Firefox: what is logged while the line is cut waits, and arrives once when the line is back', async () => {
  const page = await world.open(threadUrl('gmail', acme.thread));
  const sidebar = new SidebarInFirefox(page);
  await signIn(sidebar);
  await sidebar.shows(acme.customer);
  const before = await logged();
  await openForm(sidebar);
  world.line.cut();
  await sidebar.press(words.log('save'));
  await sidebar.shows(words.shell('waiting', { count: 1 }));
  expect(await logged()).toHaveLength(before.length);
  world.line.mend();
  await sidebar.shows(words.shell('saved'), 60_000);
  expect(await logged()).toHaveLength(before.length + 1);
});

test('Firefox: the sidebar goes along when another mail is opened, and signing out in one tab signs out the other', async () => {
  const page = await world.open(threadUrl('gmail', acme.thread));
  const sidebar = new SidebarInFirefox(page);
  await signIn(sidebar);
  await sidebar.shows(acme.customer);
  await page.goto(threadUrl('gmail', nordlicht.thread));
  await sidebar.shows(nordlicht.customer);
  const other = new SidebarInFirefox(await world.open(threadUrl('outlook', acme.thread)));
  await other.shows(acme.customer);
  await sidebar.press(words.shell('menu'));
  await sidebar.press(words.shell('sign_out'));
  await other.shows(words.session('title'));
  await sidebar.shows(words.session('title'));
});

async function signIn(sidebar: SidebarInFirefox): Promise<void> {
  const { session } = words;
  await sidebar.shows(session('title'));
  await sidebar.fill(session('email'), demoRep);
  await sidebar.fill(session('password'), demoPassword);
  await sidebar.press(session('sign_in'));
}

async function openForm(sidebar: SidebarInFirefox): Promise<void> {
  await sidebar.press(words.shell('log'));
  await sidebar.shows(words.log('save'));
  await sidebar.choose(words.next('none'));
  await sidebar.fill(words.next('reason'), 'All is said');
}

async function logWithoutNextStep(sidebar: SidebarInFirefox): Promise<void> {
  await openForm(sidebar);
  await sidebar.press(words.log('save'));
}

async function logged() {
  const customer = await world.facts.customerOf(acme.domain);
  if (customer === null) throw new Error('The demo customer is missing.');
  return world.facts.mailFollowUps(customer.id);
}
