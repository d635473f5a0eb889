import { addressIn, textOf } from '../page/page-text.ts';
import { inMessage } from './gmail-locators.ts';

/** What the menu behind the reader's picture says, while the page holds it. */
export interface AccountMenu {
  /** The account or mailbox that the page shows. */
  readonly current: string;
  readonly isDelegated: boolean;
  /** Accounts to change to, with the address that each link opens. */
  readonly others: readonly { readonly address: string; readonly href: string }[];
}

/**
 * The menu is what holds the sign-out link and addresses. Without classes, whose generations differ: the current one
 * stands outside of the links to other accounts. For a mailbox that somebody gave access to, the menu has no link to
 * an account of its own.
 */
export function readAccountMenu(document: Document): AccountMenu | null {
  const exit = [...document.querySelectorAll('a[href*="/mail/logout"]')].find(
    (link) => link.closest(`[role=main], ${inMessage}`) === null,
  );
  const menu = exit === undefined ? null : menuAround(exit);
  if (menu === null) return null;
  const current = currentIn(menu);
  if (current === null) return null;
  const others = [...menu.querySelectorAll('a[href*="mail.google.com/mail/"]')].flatMap((link) => {
    const address = addressIn(spaced(link));
    const href = link.getAttribute('href') ?? '';
    return address === null ? [] : [{ address, href }];
  });
  const isDelegated =
    menu.querySelector('a[href*="myaccount.google.com"]') === null ||
    others.some(({ address, href }) => address === current && href.includes('/mail/b/'));
  return { current, isDelegated, others };
}

function menuAround(exit: Element): Element | null {
  let at = exit.parentElement;
  while (at !== null && at.localName !== 'body') {
    if (currentIn(at) !== null) return at;
    at = at.parentElement;
  }
  return null;
}

/** The only address outside of links; null where there are several. */
function currentIn(menu: Element): string | null {
  const found = new Set<string>();
  for (const element of menu.querySelectorAll('div, span')) {
    if (element.children.length > 0 || element.closest('a') !== null) continue;
    const text = textOf(element);
    const address = addressIn(text);
    if (address !== null && address === text?.toLowerCase()) found.add(address);
  }
  return found.size === 1 ? ([...found][0] ?? null) : null;
}

/** Name and address stand in two elements with nothing between them. */
function spaced(link: Element): string {
  return [...link.querySelectorAll('div, span')]
    .filter((element) => element.children.length === 0)
    .map((element) => textOf(element) ?? '')
    .join(' ');
}
