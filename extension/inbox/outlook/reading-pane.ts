import type { Reading } from '../page/reading.ts';
import { isVisible } from '../page/visibility.ts';
import { bodies, labelledBy, outermost, pageElements, pageMatches } from './mail-content.ts';
import { fieldLabels } from './outlook-labels.ts';
import { outlook } from './outlook-locators.ts';

export interface ReadingPane {
  readonly element: Element;
  /** null where neither id is there to tell. */
  readonly kind: 'conversation' | 'item' | null;
}

/**
 * The part of the page that shows a mail. A pane that stands empty ("2 conversations selected") holds neither body nor
 * sender, and is none; a hidden one belongs to a mail that was left.
 * @param isReadWindow a deep link's window, which has nothing but the mail, and no role of its own
 * @returns `many` when two panes beside each other show mails: then nobody knows which one is meant
 */
export function readingPane(
  reading: Reading,
  document: Document,
  isReadWindow: boolean,
): ReadingPane | 'many' | null {
  const holding = (selector: string) => () => {
    const panes = outermost(pageMatches(document, selector).filter(holdsMail));
    return panes.length === 0 ? null : panes;
  };
  const panes = reading.first('pane', [
    ...[outlook.pane, outlook.paneSection, outlook.paneMain].map((locator) => ({
      locator,
      read: holding(locator.selector),
    })),
    ...(isReadWindow
      ? [
          {
            locator: outlook.paneWindow,
            read: () => (holdsMail(document.body) ? [document.body] : null),
          },
        ]
      : []),
  ]);
  const [element, another] = panes ?? [];
  if (element === undefined) return null;
  return another === undefined ? { element, kind: kindOf(element) } : 'many';
}

function kindOf({ id }: Element): ReadingPane['kind'] {
  if (id === 'ConversationReadingPaneContainer') return 'conversation';
  return id === 'ItemReadingPaneContainer' ? 'item' : null;
}

const holdsMail = (pane: Element): boolean =>
  isVisible(pane) &&
  (bodies(pane).some(isVisible) ||
    pageMatches(pane, outlook.sender.selector).some(isVisible) ||
    labelledBy(pageElements(pane), fieldLabels.from).some(isVisible));

/** An editor that is open where a mail would be read: in the drafts folder, opening means writing. */
export const holdsEditor = (document: Document): boolean =>
  [...document.querySelectorAll(outlook.editor.selector)].some(isVisible);
