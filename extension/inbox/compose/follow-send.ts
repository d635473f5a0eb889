import { textOf } from '../page/page-text.ts';
import { isSameValue } from '../same-value.ts';
import type { Editor, SentIds } from './editor.ts';
import type { Attempt, SendWatch } from './watch-sends.ts';

const everyMs = 400;
/** Gmail changes the id of a mail while it is on its way; what has stood this long stays. */
const settledMs = 1_500;
/** Mail may be taken back for half a minute at most, in Gmail; Outlook's longest is ten seconds. */
const undoMs = 60_000;
/** How long after Undo the mail is back. */
const comesBackMs = 8_000;
const followMs = 300_000;

/** Looks after a mail that was sent until it stands in the page under its real id, or comes back as a draft. */
export function followSend(watch: SendWatch, sent: Attempt): void {
  const { window, places, latest, report, now, signal } = watch;
  const { document } = window;
  const stop = new AbortController();
  const sentAt = now().getTime();
  /** When each editor was first seen; those that stood open at the sending are none of its draft. */
  const seenAt = new Map(places.editors(document).map(({ key }) => [key, 0]));
  let undoneAt: number | null = null;
  let found: { ids: SentIds; since: number } | null = null;

  function check(): void {
    const time = now().getTime();
    const editors = time - sentAt < undoMs ? places.editors(document) : [];
    for (const { key } of editors) if (!seenAt.has(key)) seenAt.set(key, time);
    if (editors.some(isBack)) {
      end('cancelled', { messageId: null, threadId: sent.compose.threadId });
      return;
    }
    const ids = places.sent(document, sent, latest());
    if (ids === null || found === null || !isSameValue(found.ids, ids)) {
      found = ids === null ? null : { ids, since: time };
    } else if (isWhole(ids) && time - found.since >= settledMs) {
      end('bound', ids);
      return;
    }
    if (time - sentAt > followMs) {
      // Half of it is still worth knowing: the thread without the message.
      if (found !== null) end('bound', found.ids);
      else stop.abort();
    }
  }

  const isWhole = ({ messageId }: SentIds) => messageId !== null || !places.namesMessages;

  /** Undo was pressed and an editor came; or one came with the very same mail in it. */
  function isBack({ body, key }: Editor): boolean {
    const since = seenAt.get(key) ?? 0;
    if (since === 0) return false;
    if (undoneAt !== null && since >= undoneAt && since - undoneAt < comesBackMs) return true;
    const compose = watch.present().composes.find((one) => one.key === key);
    if (compose === undefined) return false;
    const { draftId, to, subject } = sent.compose;
    if (draftId !== null && compose.draftId === draftId) return true;
    const isSame = isSameValue([compose.to, compose.subject], [to, subject]);
    return isSame && sent.text !== null && textOf(body) === sent.text;
  }

  function end(state: 'bound' | 'cancelled', ids: SentIds): void {
    stop.abort();
    report({ ...sent.mail, ...ids, state });
  }

  const timer = setInterval(check, everyMs);
  document.addEventListener(
    'click',
    ({ target, isTrusted }) => {
      if (isTrusted && target instanceof Element && places.isUndoControl(target)) {
        undoneAt = now().getTime();
      }
    },
    { capture: true, passive: true, signal: AbortSignal.any([stop.signal, signal]) },
  );
  stop.signal.addEventListener('abort', () => clearInterval(timer));
  signal.addEventListener('abort', () => stop.abort());
}
