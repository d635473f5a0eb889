// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { account, inbox, list, own, read, row } from './testing/outlook-page.ts';

const shared = 'sales@harbour-tools.example';
const item = (level: number, title: string, more = '') =>
  `<div role="treeitem" aria-level="${level}" title="${title}" ${more}>${title}</div>`;
const root = (address: string, id = 'primaryMailboxRoot_1') =>
  item(1, address, `id="${id}" data-folder-name="${address}"`);
const tree = (...items: string[]) => `<div role="tree">${items.join('')}</div>`;
const chosen = 'aria-selected="true"';
const who = (body: string, url = inbox) => {
  const { account: box, ownAddresses, health } = read(body + list(row()), url);
  return { box, ownAddresses, health: health.account };
};

describe('Outlook, whose mailbox is shown', () => {
  it.each([
    ['the account menu', account],
    ['the root of the folder tree', tree(root(own))],
    ['a root without an id', tree(item(1, own), item(2, 'Inbox'))],
    ['a root by its text alone', tree(`<div role="treeitem"><span>${own}</span></div>`)],
    [
      'the account button',
      `<button id="O365_MainLink_Me" aria-label="Account manager for Zhao Min ${own}"></button>`,
    ],
  ])('%s tells the reader’s own', (_, body) => {
    expect(who(body)).toMatchObject({ box: own, ownAddresses: [own] });
  });

  it('a mailbox that was opened explicitly is the account, and the reader stays the reader', () => {
    const url = `https://outlook.office.com/mail/${shared}/inbox`;
    expect(who(account + tree(root(shared)), url)).toEqual({
      box: shared,
      ownAddresses: [own],
      health: 'ok',
    });
    expect(who(tree(root(shared)), url)).toMatchObject({ box: shared, ownAddresses: [] });
  });

  it('the selected folder tells which of several mailboxes is shown', () => {
    const both = (first: string, second: string) =>
      tree(
        item(1, 'Favorites'),
        root(own),
        item(2, 'Inbox', first),
        root(shared, 'shared_1'),
        item(2, 'Inbox', second),
      );
    expect(who(both(chosen, ''))).toMatchObject({ box: own, ownAddresses: [own] });
    expect(who(both('', chosen))).toMatchObject({ box: shared, ownAddresses: [own] });
    expect(who(both('', ''))).toMatchObject({ box: null, ownAddresses: [own], health: 'broken' });
  });

  it('a favourite among several mailboxes tells nothing', () => {
    const body = tree(
      item(1, 'Favorites'),
      item(2, 'Inbox', chosen),
      root(own),
      root(shared, 'shared_1'),
    );
    expect(who(body).box).toBeNull();
  });

  it('an entry of the tree that was not recognised may be the mailbox that is shown', () => {
    const lost = `<div><span>${own}</span></div>`;
    expect(who(tree(lost, root(shared, 'shared_1'), item(2, 'Inbox', chosen))).box).toBeNull();
    const cut = root(own).replace(`>${own}<`, '>zhao.min@harbour-tools.exa…<');
    expect(who(tree(cut)).box).toBe(own);
  });

  it('a folder that is called like an address is no mailbox', () => {
    expect(who(tree(root(own), item(2, 'orders@acme-packaging.example', chosen))).box).toBe(own);
  });

  it('nobody is believed where address and folder tree disagree', () => {
    const url = `https://outlook.office.com/mail/${shared}/inbox`;
    expect(who(account + tree(root('other@harbour-tools.example')), url)).toEqual({
      box: null,
      ownAddresses: [own],
      health: 'unsure',
    });
  });

  it('is expected where a mailbox is, and nowhere else', () => {
    expect(who('').health).toBe('broken');
    expect(read('', 'https://outlook.office.com/mail/deeplink/compose').health.account).toBe(
      'idle',
    );
  });
});
