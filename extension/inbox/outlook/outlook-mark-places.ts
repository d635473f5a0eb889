import { outlookId } from '../../../shared/domain/outlook-ids.ts';
import type { MarkPlaces } from '../logged-marks.ts';
import { visibleMatches } from '../page/visibility.ts';
import { isInMail, pageMatches } from './mail-content.ts';
import { readAddress } from './outlook-address.ts';
import { outlook } from './outlook-locators.ts';
import { rowsByThread } from './read-list.ts';
import { rowName } from './row-parts.ts';

/** Outlook names conversations, not messages: the mark stands behind the names in a row, and behind the open subject. */
export const outlookMarkPlaces: MarkPlaces = {
  message: () => null,
  thread(id) {
    const wanted = outlookId(id);
    if (wanted === null) return [];
    const names = (rows().get(wanted) ?? []).flatMap((row) => rowName(row) ?? []);
    const { conversationId, itemId } = readAddress(location);
    return conversationId === wanted || itemId === wanted ? [...names, ...openSubjects()] : names;
  },
};

let known: ReadonlyMap<string, readonly Element[]> | null = null;

/** Asked for each of up to 500 marks in one go, and looked up once; what the page does next is looked up anew. */
function rows(): ReadonlyMap<string, readonly Element[]> {
  if (known === null) {
    known = rowsByThread(document);
    queueMicrotask(() => {
      known = null;
    });
  }
  return known;
}

const openSubjects = (): Element[] =>
  visibleMatches(document, outlook.pane.selector)
    .filter((pane) => !isInMail(pane))
    .flatMap((pane) => pageMatches(pane, outlook.subject.selector).slice(0, 1));
