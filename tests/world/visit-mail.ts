import type { Page } from 'playwright';
import type { MailThread, SandboxSurface } from '../sandbox/mailbox.ts';
import { threadUrl } from '../sandbox/page-ids.ts';
import { type Ending, endingOf } from './ending.ts';
import { LogForm } from './pages/log-form.ts';
import { NewCustomerForm } from './pages/new-customer-form.ts';
import { SidebarPage } from './pages/sidebar-page.ts';
import { type Situation, shownCode, situationOf } from './pages/situation.ts';

/**
 * Opens a mail and does with it what a diligent rep would: logs it to its customer, and makes one of whoever is unknown.
 */
export async function visitMail(
  page: Page,
  surface: SandboxSurface,
  thread: MailThread,
): Promise<Ending> {
  await page.goto(threadUrl(surface, thread.key));
  const sidebar = new SidebarPage(page);
  const situation = await situationOf(sidebar);
  if (situation === 'unknown_sender') return logForStranger(sidebar);
  return endIn(situation, sidebar);
}

async function endIn(situation: Situation, sidebar: SidebarPage): Promise<Ending> {
  switch (situation) {
    case 'logged':
      return { kind: 'logged' };
    case 'can_log':
      return logTo(sidebar);
    case 'to_decide':
      await chooseFirstCandidate(sidebar);
      return endIn(await situationOf(sidebar), sidebar);
    case 'nobody_outside':
      return { kind: 'refused', code: 'TB022' };
    case 'colleague':
    case 'pool':
      return { kind: 'refused', code: 'TB020' };
    case 'unreadable':
      return { kind: 'refused', code: 'TC004' };
    case 'unknown_sender':
      return { kind: 'broken', why: 'the new customer is not shown' };
    case 'error':
      return endingOf(await shownCode(sidebar), 'the sidebar');
  }
}

async function logForStranger(sidebar: SidebarPage): Promise<Ending> {
  const form = new NewCustomerForm(sidebar);
  await form.open();
  await form.fillWhatIsMissing();
  const saved = await form.trySave();
  if (!saved) return endingOf(await form.shownCode(), 'the customer form');
  return endIn(await situationOf(sidebar), sidebar);
}

async function logTo(sidebar: SidebarPage): Promise<Ending> {
  const form = new LogForm(sidebar, null);
  await form.open();
  await form.fill({ next: { none: 'walked through' } });
  const saved = await form.trySave();
  return saved ? { kind: 'logged' } : endingOf(await form.shownCode(), 'the log form');
}

async function chooseFirstCandidate(sidebar: SidebarPage): Promise<void> {
  const frame = await sidebar.frame();
  await frame.getByRole('main').getByRole('listitem').getByRole('button').first().click();
}
