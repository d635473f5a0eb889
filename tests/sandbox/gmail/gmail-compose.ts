import { element, icon, onClick } from '../build-element.ts';
import { type Draft, draftFor } from '../compose-draft.ts';
import type { PageData } from '../page-data.ts';
import { ComposeForm } from './gmail-compose-form.ts';
import { composeWordsIn } from './gmail-compose-words.ts';
import { type SentDetail, sentEvent, type WriteDetail, writeEvent } from './gmail-page-parts.ts';

/**
 * Runs in the page. Writing mail: windows at the bottom edge, answers below their thread, a window of its own; drafts
 * that are saved while one types; sending with some seconds to take it back. `?undo=2` makes them two.
 */
const data: PageData = JSON.parse(document.getElementById('sandbox-data')?.textContent ?? '');
const words = composeWordsIn(data.language);
const query = new URLSearchParams(location.search);
const undoSeconds = Number(query.get('undo') ?? '5');
const windows = element('div', { class: 'no' });
const toast = element('div', { class: 'b8', role: 'alert', 'aria-live': 'assertive' });
const kept = 'sandbox-popout';
let written = 0;
let toastTimer: ReturnType<typeof setTimeout> | undefined;

/** Names in the form of Gmail's own: local to this mailbox, another one for each mail. */
function newLocalId(): string {
  written += 1;
  return `msg-a:r-${Date.now()}${String(written).padStart(3, '0')}`;
}

interface Placed {
  readonly form: ComposeForm;
  readonly frame: HTMLElement;
}

const placed: Placed[] = [];

function open(draft: Draft, localId: string, text: Node | null = null): void {
  const form = new ComposeForm(draft, localId, words, { send, schedule, discard: close }, text);
  const main = visibleThread(draft);
  const frame = main === null ? windowFor(form) : element('div', { class: 'ip adB' }, form.element);
  (main ?? windows).append(frame);
  placed.push({ form, frame });
  nameInAddress();
  form.focus();
}

/** Answers stand below the thread; a new mail in a window. */
function visibleThread({ thread }: Draft): Element | null {
  const shown = [...document.querySelectorAll('[data-legacy-thread-id]')].find(
    (heading) =>
      heading.localName === 'h2' &&
      heading.getAttribute('data-legacy-thread-id') === thread?.id &&
      heading.checkVisibility(),
  );
  return shown?.closest('.ao9') ?? shown?.closest('[role=main]') ?? null;
}

function windowFor(form: ComposeForm): HTMLElement {
  const titleId = `:t${form.localId.slice(-4)}`;
  const content = element('div', { class: 'aaZ' }, form.element);
  const tool = (className: string, label: string, path: string, act: () => void) =>
    onClick(
      element(
        'span',
        { class: className, role: 'button', 'aria-label': label, title: label, tabindex: '0' },
        icon(path, 16),
      ),
      act,
    );
  return element(
    'div',
    { class: 'nH Hd', role: 'dialog', 'aria-labelledby': titleId },
    element(
      'div',
      { class: 'Hp', id: titleId },
      element('h2', { class: 'a3E' }, element('div', { class: 'aYF' }, words.title)),
      tool('Hl', words.minimize, 'M6 18h12', () => content.toggleAttribute('hidden')),
      tool('Hq aUG', words.popout, 'M14 5h5v5M19 5l-7 7M10 7H5v12h12v-5', () => popOut(form)),
      tool('Ha', words.close, 'M6 6l12 12M18 6 6 18', () => close(form)),
    ),
    content,
  );
}

function close(form: ComposeForm): void {
  const at = placed.findIndex((one) => one.form === form);
  placed[at]?.frame.remove();
  placed.splice(at, 1);
  nameInAddress();
  if (query.get('view') === 'btop') window.close();
}

/** Without an event of the page: it shows the same as before. */
function nameInAddress(): void {
  const [path = ''] = location.hash.split('?');
  const open = placed.filter(({ frame }) => frame.getAttribute('role') === 'dialog');
  const names = open.map(({ form }) => (form.subject === '' ? 'new' : form.localId.slice(-8)));
  if (query.get('view') === 'btop') return;
  history.replaceState(null, '', names.length === 0 ? path || '#' : `${path}?compose=${names}`);
}

function popOut(form: ComposeForm): void {
  const { draft, text } = form.present();
  const holder = element('div', {});
  holder.append(text);
  localStorage.setItem(kept, JSON.stringify({ draft, text: holder.innerText, id: form.localId }));
  window.open(`${location.pathname}?view=btop&ver=sandbox&lang=${data.language}#cmid=1`);
  close(form);
}

function send(form: ComposeForm): void {
  const { to, cc, bcc } = form.people;
  if (to.length + cc.length + bcc.length === 0) ask(words.nobody, null);
  else if (form.subject === '' && form.text === '') ask(words.empty, () => deliver(form));
  else deliver(form);
}

function deliver(form: ComposeForm): void {
  const { draft, text } = form.present();
  const { thread } = draft;
  const detail: SentDetail = {
    threadId: thread?.id ?? '',
    localId: form.localId,
    to: draft.to,
    cc: draft.cc,
    text: form.text,
  };
  close(form);
  if (thread !== null) document.dispatchEvent(new CustomEvent(sentEvent, { detail }));
  say(words.sent, () => {
    const block = document.querySelector(`[data-message-id="#${form.localId}"]`);
    block?.closest('[role=listitem]')?.remove();
    open(draft, form.localId, text);
    say(words.undone, null);
  });
}

/** Planned for later: closes like a sending, with the same way back, and is none. */
function schedule(form: ComposeForm): void {
  const { draft, text } = form.present();
  close(form);
  say(words.scheduled, () => open(draft, form.localId, text));
}

function say(text: string, undo: (() => void) | null): void {
  clearTimeout(toastTimer);
  const link = (id: string, label: string) =>
    element('span', { id, class: 'ag a8k', role: 'link', tabindex: '0' }, label);
  toast.replaceChildren(
    element(
      'div',
      { class: 'vh' },
      element('span', { class: 'bAq' }, text),
      ...(undo === null
        ? []
        : [onClick(link('link_undo', words.undo), undo), link('link_vsm', words.view)]),
    ),
  );
  toastTimer = setTimeout(() => toast.replaceChildren(), undoSeconds * 1000);
}

function ask(text: string, act: (() => void) | null): void {
  const button = (label: string, name: string, chosen: (() => void) | null) =>
    onClick(element('button', { name, class: 'J-at1-auR' }, label), () => {
      question.remove();
      chosen?.();
    });
  const question = element(
    'div',
    { class: 'Kj-JD', role: 'alertdialog', 'aria-modal': 'true' },
    element('div', { class: 'Kj-JD-Jz' }, text),
    button(words.ok, 'ok', act),
    ...(act === null ? [] : [button(words.cancel, 'cancel', null)]),
  );
  document.body.append(question);
}

/** A window that was opened for one mail. */
function showOwnWindow(): void {
  const stored: { draft: Draft; text: string; id: string } | null = JSON.parse(
    localStorage.getItem(kept) ?? 'null',
  );
  const draft = stored?.draft ?? draftFor(data, 'new', null, null);
  const text = stored === null ? null : document.createTextNode(stored.text);
  const form = new ComposeForm(
    draft,
    stored?.id ?? newLocalId(),
    words,
    { send, schedule, discard: close },
    text,
  );
  document.title = `${words.title} - ${data.owner.email} - Mail`;
  document.body.className = 'xE xp';
  const frame = element('div', { class: 'nH sandbox-popout' }, form.element);
  document.body.replaceChildren(frame, toast);
  placed.push({ form, frame });
}

document.addEventListener(writeEvent, (event) => {
  if (!(event instanceof CustomEvent)) return;
  const { kind, threadId, messageId }: WriteDetail = event.detail;
  open(draftFor(data, kind, threadId, messageId), newLocalId());
});
if (query.get('view') === 'btop') showOwnWindow();
else {
  document.body.append(element('div', { class: 'dw' }, windows), toast);
  if (/[?&]compose=new/.test(location.hash)) open(draftFor(data, 'new', null, null), newLocalId());
}
