import type { MarkPlaces } from '../logged-marks.ts';
import { hexId } from './gmail-ids.ts';

/** Behind the sender's name of a message; behind the subject of a row. Never inside a mail. */
export const gmailMarkPlaces: MarkPlaces = {
  message(id) {
    if (hexId(id) === null) return null;
    return document.querySelector(`[data-legacy-message-id="${id}"] span.gD`);
  },
  thread(id) {
    if (hexId(id) === null) return [];
    return [...document.querySelectorAll(`tr span[data-legacy-thread-id="${id}"]`)];
  },
};
