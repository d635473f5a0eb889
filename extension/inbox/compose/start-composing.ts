import { browser } from 'wxt/browser';
import type { SentMail } from '../../../shared/contracts/compose-messages.ts';
import type { InboxSnapshot } from '../../../shared/contracts/inbox-snapshot.ts';
import { CaretMemory } from './caret-memory.ts';
import type { ComposePlaces } from './editor.ts';
import { insertText } from './insert-text.ts';
import { readInsertCommand } from './read-insert-command.ts';
import { watchSends } from './watch-sends.ts';

export interface ComposingOptions {
  readonly window: Window;
  readonly places: ComposePlaces;
  /** What the page shows at this moment. */
  readonly present: () => InboxSnapshot;
  /** What it showed when it last stood still. */
  readonly latest: () => InboxSnapshot | null;
  readonly tell: (mail: SentMail) => void;
  /** What is typed into a field changes what is read, and nothing that the page's markup shows. */
  readonly changed: () => void;
  readonly signal: AbortSignal;
}

/** Everything about mails that are being written, beyond reading them: text on command, and the moment of sending. */
export function startComposing(options: ComposingOptions): void {
  const { window, places, present, latest, tell, changed, signal } = options;
  const { document } = window;
  const carets = new CaretMemory(document, signal);
  document.addEventListener(
    'input',
    ({ target }) => {
      if (target instanceof HTMLInputElement) changed();
    },
    { capture: true, passive: true, signal },
  );
  watchSends({
    window,
    places,
    present,
    latest,
    report: tell,
    newId: () => crypto.randomUUID(),
    now: () => new Date(),
    signal,
  });
  const hear = (message: unknown, _sender: unknown, respond: (answer: unknown) => void) => {
    const command = readInsertCommand(message);
    if (command === null) return false;
    const editor = places.editors(document).find(({ key }) => key === command.key);
    insertText(editor, command, carets, places.takesPaste).then(respond, () =>
      respond({ ok: false, code: 'TC012' }),
    );
    // The answer comes later.
    return true;
  };
  browser.runtime.onMessage.addListener(hear);
  signal.addEventListener('abort', () => browser.runtime.onMessage.removeListener(hear));
}
