import { addressIn, attributeOf, cleanText, textOf } from '../page/page-text.ts';
import type { Reading } from '../page/reading.ts';
import { addedOutside, pageMatch } from './mail-content.ts';
import { mailboxRoots, primaryAddress, shownRoot } from './mailbox-roots.ts';
import type { OutlookAddress } from './outlook-address.ts';
import { outlookLabels } from './outlook-labels.ts';
import { outlook } from './outlook-locators.ts';

export interface OutlookMailbox {
  /** The mailbox that is shown: the reader's own, a shared one, or somebody else's. */
  readonly account: string | null;
  /** The reader in person. */
  readonly own: string | null;
  readonly ownName: string | null;
}

/**
 * Whose mailbox is shown, and who looks at it. The page's address names a mailbox that was opened explicitly; else the
 * folder tree does, by the root above the selected folder. The account menu names the reader and is in the page only
 * once it was opened; without it the reader is the owner of the tree's primary mailbox.
 */
export function readMailbox(
  reading: Reading,
  document: Document,
  { mailbox }: OutlookAddress,
): OutlookMailbox {
  const menu = () => addressIn(textOf(pageMatch(document, outlook.readerMenu.selector)));
  const button = pageMatch(document, outlook.readerButton.selector);
  const labelAddress = () => addressIn(attributeOf(button, 'aria-label'));
  const roots = mailboxRoots(document);
  const primary = primaryAddress(roots);
  const own = reading.first('own', [
    { locator: outlook.readerMenu, read: menu },
    { locator: outlook.readerButton, read: labelAddress },
    // A mailbox that was opened explicitly has a primary root too, which is not the reader's.
    { locator: outlook.accountRoot, read: () => (mailbox === null ? primary : null) },
  ]);
  const account =
    reading.agreed('account', 'account', [
      { locator: outlook.accountUrl, read: () => mailbox },
      {
        locator: primary === null ? outlook.accountTree : outlook.accountRoot,
        read: () => shownRoot(document, roots),
      },
    ]) ??
    (reading.health.account === 'unsure' || roots.length > 1
      ? null
      : reading.first('account', [
          { locator: outlook.readerMenu, read: menu },
          { locator: outlook.readerButton, read: labelAddress },
          ...addedOutside(reading, 'account', document, addressIn),
        ]));
  const isOneMailbox = mailbox === null && roots.length <= 1;
  return { account, own: own ?? (isOneMailbox ? account : null), ownName: nameOfReader(document) };
}

function nameOfReader(document: Document): string | null {
  const name = textOf(pageMatch(document, outlook.readerName.selector));
  if (name !== null) return name;
  const label = attributeOf(pageMatch(document, outlook.readerButton.selector), 'aria-label');
  const words = outlookLabels.accountManager.find((one) => label?.includes(one));
  if (label === null || words === undefined) return null;
  const address = addressIn(label);
  const rest = label.replace(words, '').replace(/\S*@\S*/, '');
  return address === null || rest.trim() !== '' ? cleanText(rest) : null;
}
