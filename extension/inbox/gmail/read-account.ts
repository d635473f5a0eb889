import { addressIn, attributeOf } from '../page/page-text.ts';
import type { Reading } from '../page/reading.ts';
import { type AccountMenu, readAccountMenu } from './account-menu.ts';
import type { GmailAddress } from './gmail-address.ts';
import { gmail, inMessage } from './gmail-locators.ts';
import { titleOf } from './page-parts.ts';

export interface GmailMailbox {
  /** The mailbox that is open. */
  readonly account: string | null;
  /** The reader in person; null where the page does not tell. */
  readonly own: string | null;
}

/**
 * The bar at the top names the person, the title of the tab the mailbox. In a mailbox that somebody gave access to they
 * differ, and the mailbox is not the reader: a mail to it is not a mail to them.
 */
export function readMailbox(
  reading: Reading,
  document: Document,
  address: GmailAddress,
): GmailMailbox {
  const bar = barAddress(reading, document);
  const title = addressInTitle(titleOf(document));
  const menu = readAccountMenu(document);
  const bars = { locator: gmail.accountBar, read: () => bar };
  const titles = { locator: gmail.accountTitle, read: () => title };
  const menus = { locator: gmail.accountMenu, read: () => menu?.current ?? null };
  const differ = title !== null && bar !== null && title !== bar;
  if (address.isDelegated || menu?.isDelegated === true || differ) {
    const account = reading.agreed('account', 'account', [
      titles,
      ...(menu?.isDelegated === true ? [menus] : []),
      ...reading.added('account', document, addressIn),
    ]);
    const person = bar ?? personIn(menu, address.accountIndex);
    return { account, own: person === account ? null : person };
  }
  const account = reading.agreed('account', 'account', [bars, titles, menus]);
  if (account !== null || reading.health.account === 'unsure') return { account, own: account };
  const added = reading.first('account', reading.added('account', document, addressIn));
  return { account: added, own: added };
}

/** The bar is never inside of a mail or of the list. */
function barAddress(reading: Reading, document: Document): string | null {
  const found = new Set(
    [...document.querySelectorAll(gmail.accountBar.selector)]
      .filter((link) => link.closest(`[role=main], ${inMessage}`) === null)
      .flatMap((link) => addressIn(attributeOf(link, 'aria-label')) ?? []),
  );
  if (found.size > 1) reading.health.account = 'unsure';
  return found.size === 1 ? ([...found][0] ?? null) : null;
}

/**
 * "Subject - address - Gmail": a part between the first and the last that is nothing but an address; the last such one,
 * since a subject may hold another.
 */
export function addressInTitle(title: string): string | null {
  const parts = title.split(' - ').slice(1, -1);
  const found = parts.findLast((part) => addressIn(part) === part.trim().toLowerCase());
  return found?.trim().toLowerCase() ?? null;
}

/** A delegated mailbox is opened from one of the reader's own accounts, which the address counts. */
function personIn(menu: AccountMenu | null, index: string): string | null {
  const own = menu?.others.find(({ href }) => new RegExp(`/mail/u/${index}(?:/|$)`).test(href));
  return own?.address ?? null;
}
