import { expect } from '@playwright/test';
import { newCustomerStrings } from '../../../extension/features/new-customer/strings.ts';
import { translate } from '../../../shared/i18n/translate.ts';
import type { SidebarPage } from './sidebar-page.ts';

/** What the sidebar amounts to for the open mail, once it has come to rest. */
export type Situation =
  | 'can_log'
  | 'logged'
  | 'unknown_sender'
  | 'to_decide'
  | 'colleague'
  | 'pool'
  | 'nobody_outside'
  | 'unreadable'
  | 'error';

/** Waits until the sidebar says something about the open mail. @throws Error after 15 s of silence */
export async function situationOf(sidebar: SidebarPage): Promise<Situation> {
  const frame = await sidebar.frame();
  const { shell, people } = sidebar.words;
  const newCustomer = translate(newCustomerStrings, sidebar.language);
  const signs: readonly (readonly [Situation, ReturnType<typeof frame.getByText>])[] = [
    ['error', frame.getByRole('alert')],
    ['logged', await sidebar.loggedLine()],
    ['can_log', frame.getByRole('button', { name: shell('log') })],
    ['unknown_sender', frame.getByRole('button', { name: newCustomer('new_customer') })],
    ['to_decide', frame.getByText(people('which'))],
    ['colleague', frame.getByText(people('ask_first'))],
    ['pool', frame.getByText(people('in_pool_lead'))],
    ['nobody_outside', frame.getByText(shell('nobody_outside'))],
    ['unreadable', frame.getByText(shell('unreadable_lead'))],
  ];
  let found: Situation | null = null;
  await expect
    .poll(
      async () => {
        for (const [situation, sign] of signs) {
          if (await sign.first().isVisible()) {
            found = situation;
            return true;
          }
        }
        return false;
      },
      { message: 'the sidebar says something about the mail', timeout: 15_000 },
    )
    .toBe(true);
  if (found === null) throw new Error('The sidebar says nothing about the mail.');
  return found;
}

/** The code that the sidebar shows beside an error; null when it shows none. */
export async function shownCode(sidebar: SidebarPage): Promise<string | null> {
  const texts = await (await sidebar.alert()).allInnerTexts();
  return /\bT[BC]\d{3}\b/.exec(texts.join(' '))?.[0] ?? null;
}
