import type { InboxSnapshot } from '../../../shared/contracts/inbox-snapshot.ts';
import type { ComposePlaces, PendingSend } from '../compose/editor.ts';
import { Reading } from '../page/reading.ts';
import { gmailCompose } from './gmail-compose-locators.ts';
import { gmailEditors } from './gmail-editors.ts';
import { hexId } from './gmail-ids.ts';

/** Gmail's editors, for inserting text and for noticing that a mail was sent. */
export const gmailComposePlaces: ComposePlaces = {
  takesPaste: false,
  namesMessages: true,
  editors: (document) => gmailEditors(new Reading(), document),
  isSendControl(target, { root }) {
    const button = target.closest('[role=button]');
    return button !== null && root.contains(button) && isSend(button);
  },
  // Shift archives the thread as well.
  isSendKey: (event) => event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.altKey,
  // "Message sent. Undo View message", in every language under these ids.
  isUndoControl: (target) => target.closest('#link_undo') !== null,
  idsShown: (document) =>
    new Set(
      [...document.querySelectorAll('[data-legacy-message-id]')].flatMap(
        (found) => hexId(found.getAttribute('data-legacy-message-id')) ?? [],
      ),
    ),
  sent(document, pending, shown) {
    const messageId = messageOfDraft(document, pending) ?? messageInThread(pending, shown);
    const threadId = pending.compose.threadId ?? threadOfDraft(document, pending);
    return messageId === null && (threadId === null || pending.compose.threadId !== null)
      ? null
      : { messageId, threadId };
  },
};

/** The tooltip names the keys in every language; the number is that of the button in Gmail's own log. */
function isSend(button: Element): boolean {
  // The arrow beside it opens the ways to send later.
  if (button.getAttribute('aria-haspopup') === 'true') return false;
  const label = `${button.getAttribute('aria-label') ?? ''} ${button.getAttribute('data-tooltip') ?? ''}`;
  return (
    /[(（\u202a][^)]*(?:Ctrl|Strg|Control|⌘|Cmd)[^)]*(?:Enter|Eingabe|Return|↵)/i.test(label) ||
    /^32601;/.test(button.getAttribute('jslog') ?? '') ||
    button.matches('.aoO')
  );
}

/**
 * The mail keeps the local name of its draft, and gets a new number: the draft's own number stood in the page before, and
 * is not the mail's.
 */
function messageOfDraft(document: Document, { compose, idsBefore }: PendingSend): string | null {
  if (compose.draftId === null) return null;
  for (const block of document.querySelectorAll(`[data-message-id="#${compose.draftId}"]`)) {
    if (block.querySelector(gmailCompose.form.selector) !== null) continue;
    const id = hexId(block.getAttribute('data-legacy-message-id'));
    if (id !== null && !idsBefore.has(id)) return id;
  }
  return null;
}

/** The one message of the reader's that stands in the answered thread behind all that stood there before. */
function messageInThread(
  { compose, idsBefore }: PendingSend,
  shown: InboxSnapshot | null,
): string | null {
  if (shown === null || compose.threadId === null || shown.thread?.id !== compose.threadId) {
    return null;
  }
  const own = new Set([...shown.ownAddresses, shown.account]);
  const last = shown.messages.findLastIndex(({ id }) => id !== null && idsBefore.has(id));
  const [message, another] = shown.messages
    .slice(last + 1)
    .filter(({ from }) => from?.email != null && own.has(from.email));
  return last === -1 || message === undefined || another !== undefined ? null : message.id;
}

/** A new thread keeps its local name too, on its heading and on its row. */
function threadOfDraft(document: Document, { compose }: PendingSend): string | null {
  const name = compose.localThreadId;
  if (name === null) return null;
  const found = document.querySelector(
    `[data-thread-perm-id="${name}"][data-legacy-thread-id], [data-thread-id="#${name}"][data-legacy-thread-id]`,
  );
  return hexId(found?.getAttribute('data-legacy-thread-id') ?? null);
}
