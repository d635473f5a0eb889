import type { SentMail } from '../../../shared/contracts/compose-messages.ts';
import type { InboxSnapshot } from '../../../shared/contracts/inbox-snapshot.ts';
import { bodyHtml, textOf } from '../page/page-text.ts';
import type { ComposePlaces, Editor, PendingSend } from './editor.ts';
import { followSend } from './follow-send.ts';
import { ownMessages } from './own-messages.ts';

export interface SendWatch {
  readonly window: Window;
  readonly places: ComposePlaces;
  readonly present: () => InboxSnapshot;
  readonly latest: () => InboxSnapshot | null;
  readonly report: (mail: SentMail) => void;
  readonly newId: () => string;
  readonly now: () => Date;
  readonly signal: AbortSignal;
}

/** A mail that somebody wants to send: Send was pressed, and its editor is still there. */
export interface Attempt extends PendingSend {
  readonly editor: Editor;
  readonly mail: SentMail;
  /** What was written, as text: what an undone mail comes back with. */
  readonly text: string | null;
}

/** How long after Send, or after the answer to a question about it, an editor that closes has sent its mail. */
const closingMs = 3_000;
/** How long such a question may stand open. */
const askingMs = 120_000;
const everyMs = 200;

/**
 * Notices that a mail is sent, by listening alone: Send is pressed and the editor closes. Where the page refuses (no
 * recipient) the editor stays; where it asks back (no subject?) the answer counts as a new press. Writing on, closing or
 * discarding says that it was not sent after all.
 */
export function watchSends(watch: SendWatch): void {
  const { window, places, signal } = watch;
  const { document } = window;
  const passive = { capture: true, passive: true, signal } as const;
  let attempt: Attempt | null = null;
  let pressedAt = 0;
  let timer: ReturnType<typeof setInterval> | undefined;

  const editorOf = (target: Element): Editor | undefined =>
    places.editors(document).find(({ root }) => root.contains(target));

  function pressed(event: Event): void {
    if (!event.isTrusted || !(event.target instanceof Element)) return;
    const { target } = event;
    const editor = target.isConnected ? editorOf(target) : undefined;
    if (editor !== undefined && places.isSendControl(target, editor)) begin(editor);
    else if (attempt !== null) judgeOther(target);
  }

  /** Another press while the editor is still there: in it, it closes or goes on; in a question of the page, it confirms. */
  function judgeOther(target: Element): void {
    if (attempt === null) return;
    const { root } = attempt.editor;
    const own = root.closest('[role=dialog]') ?? root;
    if (own.contains(target)) drop();
    else if (target.closest('[role=dialog], [role=alertdialog]') !== null) renew();
  }

  function typed(event: KeyboardEvent): void {
    if (!event.isTrusted || event.isComposing || !(event.target instanceof Element)) return;
    const editor = editorOf(event.target);
    if (editor === undefined) return;
    const isPress = event.key === 'Enter' || event.key === ' ';
    if (places.isSendKey(event) || (isPress && places.isSendControl(event.target, editor))) {
      begin(editor);
    } else if (event.key === 'Escape' && attempt?.editor.key === editor.key) drop();
  }

  function begin(editor: Editor): void {
    // One press is several events; what was written is the same.
    if (attempt?.editor.key === editor.key) {
      renew();
      return;
    }
    drop();
    attempt = attemptOf(watch, editor);
    if (attempt === null) return;
    renew();
    timer = setInterval(check, everyMs);
  }

  function check(): void {
    if (attempt === null) return;
    const { editor } = attempt;
    const waited = watch.now().getTime() - pressedAt;
    const isOpen = places.editors(document).some(({ key }) => key === editor.key);
    if (!isOpen && waited <= closingMs) conclude(attempt);
    else if (!isOpen || waited > askingMs) drop();
  }

  function conclude(sent: Attempt): void {
    drop();
    watch.report(sent.mail);
    followSend(watch, sent);
  }

  function renew(): void {
    pressedAt = watch.now().getTime();
  }

  function drop(): void {
    attempt = null;
    clearInterval(timer);
  }

  for (const type of ['pointerdown', 'click']) document.addEventListener(type, pressed, passive);
  document.addEventListener('keydown', typed, passive);
  document.addEventListener(
    'input',
    ({ target }) => {
      if (attempt !== null && target instanceof Node && attempt.editor.root.contains(target))
        drop();
    },
    passive,
  );
  // A window that shows nothing but the mail closes with it.
  window.addEventListener(
    'pagehide',
    () => {
      if (attempt?.compose.placement === 'popout') watch.report(attempt.mail);
    },
    { signal },
  );
  signal.addEventListener('abort', drop);
}

/** Everything that is known at the moment of pressing Send. */
function attemptOf(watch: SendWatch, editor: Editor): Attempt | null {
  const { window, places } = watch;
  const snapshot = watch.present();
  const compose = snapshot.composes.find(({ key }) => key === editor.key);
  if (compose === undefined) return null;
  const written = editor.body === null ? null : bodyHtml(editor.body);
  return {
    editor,
    compose,
    text: textOf(editor.body),
    idsBefore: places.idsShown(window.document),
    ownBefore: ownMessages(snapshot),
    mail: {
      sendId: watch.newId(),
      state: 'sent',
      at: watch.now().toISOString(),
      account: snapshot.account,
      compose,
      html: written?.html ?? null,
      complete: written !== null && !written.cut,
      messageId: null,
      threadId: compose.threadId,
    },
  };
}
