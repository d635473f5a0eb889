import type { MarkPlaces } from '../logged-marks.ts';
import { visibleMatches } from '../page/visibility.ts';
import { idKind, readAddress } from './outlook-ids.ts';
import { mailBody, outlook } from './outlook-locators.ts';

/** Outlook names conversations, not messages: the mark stands behind the name in a row, and behind the open subject. */
export const outlookMarkPlaces: MarkPlaces = {
  message: () => null,
  thread(id) {
    if (idKind(id) !== 'conversation') return [];
    const rows = document.querySelectorAll(`[role=option][data-convid="${CSS.escape(id)}"]`);
    const names = [...rows].flatMap((row) => row.querySelector('span[title]') ?? []);
    return readAddress(location).conversationId === id ? [...names, ...openSubjects()] : names;
  },
};

const openSubjects = (): Element[] =>
  visibleMatches(document, outlook.pane.selector).flatMap((pane) =>
    [...pane.querySelectorAll(outlook.subject.selector)].filter(
      (subject) => subject.closest(mailBody) === null,
    ),
  );
