import type { InsertTextAnswer } from '../../../shared/contracts/compose-messages.ts';
import { isOurNode } from '../frame/our-nodes.ts';
import type { CaretMemory } from './caret-memory.ts';
import type { Editor } from './editor.ts';

export interface TextForEditor {
  readonly text: string;
  /** Put into the subject if that is empty. */
  readonly subject: string | null;
}

/** How long an editor of the page may take to put in what it was handed. */
const pasteMs = 1_000;

/**
 * Puts plain text where the caret of an editor is or was, else at the beginning, as typing or pasting would: the browser
 * fires the events that the page saves drafts by, and one step of undo takes it out again. No markup is made, so that
 * Gmail's Trusted Types have nothing to object to (seen: with `insertHTML` they do).
 * @param takesPaste the page's editor keeps an undo of its own, which hears of pasted text and not of typed commands
 */
export async function insertText(
  editor: Editor | undefined,
  { text, subject }: TextForEditor,
  carets: CaretMemory,
  takesPaste: boolean,
): Promise<InsertTextAnswer> {
  if (editor === undefined) return { ok: false, code: 'TC011' };
  const { body } = editor;
  if (!(body instanceof HTMLElement)) return { ok: false, code: 'TC012' };
  const before = body.ownerDocument.activeElement;
  const subjectSet = subject === null ? false : fillSubject(editor.subject, subject);
  const kept = carets.placeIn(body);
  const whole = kept === null && beginsWithText(body) ? `${text}\n` : text;
  placeCaret(body, kept);
  const inserted = await put(body, whole.replace(/\r\n?/g, '\n'), takesPaste);
  if (inserted) giveBackFocus(before, editor);
  return inserted ? { ok: true, subjectSet } : { ok: false, code: 'TC012' };
}

async function put(body: HTMLElement, text: string, takesPaste: boolean): Promise<boolean> {
  const before = body.textContent ?? '';
  const has = () => (body.textContent ?? '') !== before && body.isConnected;
  if (takesPaste && paste(body, text)) return arrives(body, has);
  // Deprecated, and the only way to change an editable element that the browser's own undo knows of.
  return body.ownerDocument.execCommand('insertText', false, text) && has();
}

/** @returns whether the page took it on itself */
function paste(body: HTMLElement, text: string): boolean {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', text);
  const event = new ClipboardEvent('paste', {
    clipboardData,
    bubbles: true,
    cancelable: true,
    composed: true,
  });
  return !body.dispatchEvent(event);
}

/** Editors put pasted text in a moment later. */
function arrives(body: HTMLElement, has: () => boolean): Promise<boolean> {
  return new Promise((resolve) => {
    const end = (answer: boolean) => {
      observer.disconnect();
      clearTimeout(timer);
      resolve(answer);
    };
    const observer = new MutationObserver(() => {
      if (has()) end(true);
    });
    observer.observe(body, { subtree: true, childList: true, characterData: true });
    const timer = setTimeout(() => end(has()), pasteMs);
    if (has()) end(true);
  });
}

function placeCaret(body: HTMLElement, kept: Range | null): void {
  const { ownerDocument } = body;
  body.focus({ preventScroll: true });
  const range = kept ?? ownerDocument.createRange();
  if (kept === null) range.setStart(body, 0);
  range.collapse(kept === null);
  const selection = ownerDocument.getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
}

/** Text that stands on the first line already must not run on behind what is put before it. */
const beginsWithText = (body: HTMLElement): boolean => /^\S/.test(body.innerText);

function fillSubject(input: Element | null, subject: string): boolean {
  if (!(input instanceof HTMLInputElement) || input.value.trim() !== '') return false;
  const line = subject.replace(/\s+/g, ' ').trim();
  if (line === '' || !input.checkVisibility()) return false;
  input.focus({ preventScroll: true });
  input.select();
  return input.ownerDocument.execCommand('insertText', false, line) && input.value === line;
}

/** Whoever was writing elsewhere in the page goes on there; whoever comes from the sidebar goes on in the mail. */
function giveBackFocus(before: Element | null, { root }: Editor): void {
  if (!(before instanceof HTMLElement) || before.localName === 'body') return;
  if (isOurNode(before) || root.contains(before)) return;
  before.focus({ preventScroll: true });
}
