import type { MarkPlaces } from '../logged-marks.ts';
import { isVisible } from '../page/visibility.ts';
import { hexId } from './gmail-ids.ts';
import { gmail } from './gmail-locators.ts';

/** Behind the sender's name of a message; behind the subject of a row. Never inside a mail. */
export const gmailMarkPlaces: MarkPlaces = {
  message(id) {
    if (hexId(id) === null) return null;
    for (const message of document.querySelectorAll(`[data-legacy-message-id="${id}"]`)) {
      // The same thread may stand in the page once more, left and hidden.
      if (message.closest(mail) !== null || !isVisible(message)) continue;
      const name = message.querySelector(gmail.sender.selector);
      return name?.closest(mail) == null ? name : null;
    }
    return null;
  },
  thread(id) {
    if (hexId(id) === null) return [];
    return [...document.querySelectorAll(`tr span[data-legacy-thread-id="${id}"]`)].filter(
      (subject) => subject.closest(mail) === null,
    );
  },
};

const mail = `${gmail.body.selector}, ${gmail.bodyClass.selector}`;
