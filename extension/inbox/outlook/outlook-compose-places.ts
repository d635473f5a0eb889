import type { ComposePlaces } from '../compose/editor.ts';
import { ownMessages } from '../compose/own-messages.ts';
import { attributeOf, textOf } from '../page/page-text.ts';
import { Reading } from '../page/reading.ts';
import { outlookEditors } from './outlook-compose-editors.ts';
import { outlookCompose } from './outlook-compose-locators.ts';
import { beginsWith, composeWords } from './outlook-compose-words.ts';

/** Outlook's editors, for inserting text and for noticing that a mail was sent. */
export const outlookComposePlaces: ComposePlaces = {
  takesPaste: true,
  namesMessages: false,
  editors: (document) => outlookEditors(new Reading(), document),
  isSendControl(target, { root }) {
    const button = target.closest('button, [role=button]');
    if (button === null || !root.contains(button)) return false;
    // The arrow beside it opens the ways to send later, which may stand in the same box.
    if (button.hasAttribute('aria-haspopup') || button.closest('[role=menu]') !== null)
      return false;
    if (button.closest(outlookCompose.send.selector) !== null) return true;
    const labels = [
      attributeOf(button, 'aria-label'),
      attributeOf(button, 'title'),
      textOf(button),
    ];
    return labels.some((label) => beginsWith(label, composeWords.send));
  },
  isSendKey: (event) =>
    (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.altKey) ||
    (event.code === 'KeyS' && event.altKey && !event.ctrlKey && !event.metaKey),
  isUndoControl(target) {
    const button = target.closest('button, [role=button], a');
    return button !== null && beginsWith(textOf(button), composeWords.undo);
  },
  // No message of a conversation has an id in the page.
  idsShown: () => new Set(),
  /** The answered conversation shows one message of the reader's more than before. */
  sent(_document, { compose, ownBefore }, shown) {
    const { threadId } = compose;
    if (threadId === null || shown === null) return null;
    const { thread } = shown;
    if (thread === null || ![thread.conversationId, thread.id].includes(threadId)) return null;
    return ownMessages(shown) > ownBefore ? { messageId: null, threadId } : null;
  },
};
