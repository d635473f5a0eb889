// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { addressInTitle } from './read-account.ts';
import {
  account,
  bar,
  expanded,
  heading,
  list,
  listUrl,
  main,
  read,
  title,
} from './testing/gmail-markup.ts';

const sales = 'sales@harbour-tools.example';

const exit = '<a href="https://mail.google.com/mail/logout?hl=en">Sign out</a>';
const ownLink = '<a href="https://myaccount.google.com/?authuser=0">My Account</a>';
const other = (address: string, href: string) =>
  `<a href="https://mail.google.com${href}"><div><div>Somebody</div><div>${address}</div></div></a>`;

/** The menu behind the picture, as until 2018: the present account outside of links, with a link of its own. */
const menu = (current: string, ...parts: string[]) =>
  `<div role="banner"><div><div><div>Zhao Min</div><div>${current}</div>${parts.join('')}</div><div>${exit}</div></div></div>`;

describe('whose mailbox Gmail shows', () => {
  it('is the account of the bar, and the reader in person', () => {
    expect(read(bar + main(), title, listUrl)).toMatchObject({
      account,
      ownAddresses: [account],
      health: { account: 'ok' },
    });
  });

  it('is that of the menu on older pages, with other accounts beside it', () => {
    const page = menu(account, ownLink, other('zhao@private.example', '/mail/u/1'));
    expect(read(page, '', listUrl)).toMatchObject({ account, ownAddresses: [account] });
  });

  it('is not the reader where somebody gave access: the menu names the reader’s own account', () => {
    const page = menu(
      sales,
      other(`${account} (default)`, '/mail/u/0'),
      other('zhao@private.example', '/mail/u/1'),
    );
    expect(read(page, '', listUrl)).toMatchObject({ account: sales, ownAddresses: [account] });
  });

  it('is the title’s where the address says that access was given, and the bar names the person', () => {
    const url = 'https://mail.google.com/mail/b/AEoRXRQ/u/0/#inbox';
    const delegated = `<title>Inbox (2) - ${sales} - Gmail</title>`;
    expect(read(bar + main(), delegated, url)).toMatchObject({
      account: sales,
      ownAddresses: [account],
    });
    // The bar may name the mailbox as well: then nobody knows the person.
    const same = bar.replace(account, sales);
    expect(read(same + main(), delegated, url)).toMatchObject({ account: sales, ownAddresses: [] });
    // Without the title the bar may be either.
    expect(read(bar + main(), '', url).account).toBeNull();
  });

  it('is unknown where bar and menu disagree', () => {
    const snapshot = read(
      bar + menu('li.lei@harbour-tools.example', ownLink) + main(),
      '',
      listUrl,
    );
    expect(snapshot).toMatchObject({
      account: null,
      ownAddresses: [],
      health: { account: 'unsure' },
    });
  });

  it('is never what a mail shows in place of the bar', () => {
    const forged = bar.replace(account, 'mallory@evil.example');
    const page = main(
      heading,
      list(expanded({ body: forged + menu('mallory@evil.example', ownLink) })),
    );
    expect(read(bar + page).account).toBe(account);
    expect(read(page, '').account).toBeNull();
  });

  it.each([
    ['Quote - zhao@x.example - Gmail', 'zhao@x.example'],
    ['Inbox (3) - Zhao@X.example - Acme - Sales Mail', 'zhao@x.example'],
    ['Re: boss - boss@y.example - zhao@x.example - Gmail', 'zhao@x.example'],
    ['Mail from a@b.example today - Gmail', null],
    ['Gmail - a@b.example', null],
    ['', null],
  ])('finds the mailbox in the title %j', (text, address) => {
    expect(addressInTitle(text)).toBe(address);
  });
});
