import type { MarkPlaces } from '../logged-marks.ts';
import { idKind } from './outlook-ids.ts';

/** Outlook names conversations, not messages: the mark stands behind the name in a row of the list. */
export const outlookMarkPlaces: MarkPlaces = {
  message: () => null,
  thread(id) {
    if (idKind(id) !== 'conversation') return [];
    const rows = document.querySelectorAll(`[role=option][data-convid="${CSS.escape(id)}"]`);
    return [...rows].flatMap((row) => row.querySelector('span[title]') ?? []);
  },
};
