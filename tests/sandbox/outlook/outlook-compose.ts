import { element, onClick } from '../build-element.ts';
import { type Draft, draftFor } from '../compose-draft.ts';
import type { PageData, PageMessage } from '../page-data.ts';
import { wordsIn } from '../page-words.ts';
import { ComposeForm } from './outlook-compose-form.ts';
import { composeWordsIn } from './outlook-compose-words.ts';
import { messageBlock } from './outlook-message.ts';
import { type OutlookPage, type WriteDetail, writeEvent } from './outlook-page-parts.ts';
import { outlookWordsIn } from './outlook-words.ts';

/**
 * Runs in the page. Writing mail: in the place of the reading pane with a tab for each mail, answers in their
 * conversation, a window of its own; the address stays as it is. `?undo=2` gives two seconds to take a sending back.
 */
const data: PageData = JSON.parse(document.getElementById('sandbox-data')?.textContent ?? '');
const words = composeWordsIn(data.language);
const undoSeconds = Number(new URLSearchParams(location.search).get('undo') ?? '5');
const stack = element('div', { class: 'compose-stack' });
const tabs = element('div', { class: 'compose-tabs', role: 'tablist' });
const sending = element('div', { class: 'sending', role: 'status' });
const kept = 'sandbox-popout';
const isOwnWindow = /^\/mail(?:\/\d+)?\/(?:deeplink\/)?compose/.test(location.pathname);
/** How long the server takes until the conversation shows a mail that was sent. */
const arrivesAfter = 1_500;
const inTabs: ComposeForm[] = [];
let sendingTimer: ReturnType<typeof setTimeout> | undefined;

const page: OutlookPage = {
  data,
  words: wordsIn(data.language),
  own: outlookWordsIn(data.language),
  go: () => undefined,
  change: () => undefined,
  openWindow: () => undefined,
  write(kind, threadId, messageId) {
    const detail: WriteDetail = { kind, threadId, messageId };
    document.dispatchEvent(new CustomEvent(writeEvent, { detail }));
  },
};

const act = { send, schedule, close, popOut };

function open(draft: Draft, text: Node | null): void {
  const messages = draft.thread === null ? null : conversationPane();
  const form = new ComposeForm(draft, words, act, { isInline: messages !== null, text });
  if (messages === null) {
    inTabs.push(form);
    stack.append(form.element);
    choose(form);
  } else messages.prepend(form.element);
  form.focus();
}

const conversationPane = (): Element | null => {
  const pane = document.querySelector(
    '#ConversationReadingPaneContainer, #ItemReadingPaneContainer',
  );
  return pane?.checkVisibility() ? pane.querySelector('.messages') : null;
};

/** Only one of them is shown; the others wait behind their tabs. */
function choose(shown: ComposeForm | undefined): void {
  for (const form of inTabs) form.element.toggleAttribute('hidden', form !== shown);
  tabs.replaceChildren(
    ...(inTabs.length < 2 ? [] : inTabs).map((form) =>
      onClick(
        element(
          'span',
          { role: 'tab', 'aria-selected': String(form === shown) },
          form.subject === '' ? words.noSubject : form.subject,
        ),
        () => choose(form),
      ),
    ),
  );
}

function close(form: ComposeForm): void {
  form.element.remove();
  const at = inTabs.indexOf(form);
  if (at !== -1) inTabs.splice(at, 1);
  choose(inTabs.at(-1));
  if (isOwnWindow) window.close();
}

function popOut(form: ComposeForm): void {
  const { draft, text } = form.present();
  const holder = element('div', {});
  holder.append(text);
  localStorage.setItem(kept, JSON.stringify({ draft, text: holder.innerText }));
  window.open(`/mail/deeplink/compose?popoutv2=1&lang=${data.language}`);
  close(form);
}

function send(form: ComposeForm): void {
  const { to, cc, bcc } = form.people;
  const hasSubject = form.subject !== '' || form.draft.thread !== null;
  if (to.length + cc.length + bcc.length === 0) ask(words.nobody, null);
  else if (!hasSubject && form.text === '') ask(words.empty, () => deliver(form));
  else deliver(form);
}

function deliver(form: ComposeForm): void {
  const { draft, text } = form.present();
  close(form);
  const arrival = setTimeout(() => arrive(draft, text), undoSeconds * 1000 + arrivesAfter);
  say(() => {
    clearTimeout(arrival);
    open(draft, text);
  });
}

/** Planned for later: closes like a sending, and is none. */
function schedule(form: ComposeForm): void {
  close(form);
}

function say(undo: () => void): void {
  clearTimeout(sendingTimer);
  const button = element('button', { type: 'button' }, words.undo);
  sending.replaceChildren(
    element('span', {}, words.sending),
    onClick(button, () => {
      sending.replaceChildren();
      undo();
    }),
  );
  sendingTimer = setTimeout(() => sending.replaceChildren(), undoSeconds * 1000);
}

/** The conversation shows what was sent, newest first, if it is still the one that is open. */
function arrive({ thread, to, cc }: Draft, text: Node): void {
  const open = location.pathname.split('/id/')[1];
  const messages = conversationPane();
  if (thread === null || messages === null || decodeURIComponent(open ?? '') !== thread.id) return;
  const template = document.createElement('template');
  template.id = `sent-${Date.now()}`;
  template.content.append(text);
  document.body.append(template);
  const last = thread.messages.at(-1);
  const message: PageMessage = {
    ...{ id: '', decimal: '', from: data.owner, to, cc, snippet: '', bodyTemplate: template.id },
    fullDate: last?.fullDate ?? '',
    shortDate: last?.shortDate ?? '',
  };
  messages.prepend(
    messageBlock(page, {
      message,
      number: 90_000 + messages.childElementCount,
      expanded: true,
      threadId: thread.id,
    }),
  );
}

function ask(text: string, go: (() => void) | null): void {
  const button = (label: string, chosen: (() => void) | null) =>
    onClick(element('button', { type: 'button' }, label), () => {
      question.remove();
      chosen?.();
    });
  const question = element(
    'div',
    { class: 'question', role: 'alertdialog', 'aria-modal': 'true' },
    element('p', {}, text),
    button(words.ok, go),
    ...(go === null ? [] : [button(words.cancel, null)]),
  );
  document.body.append(question);
}

/** Outlook writes "Re:" in the language of its interface. */
function translated(draft: Draft): Draft {
  const { kind, thread } = draft;
  if (kind === 'new' || thread === null) return draft;
  const prefix = kind === 'forward' ? words.fw : words.re;
  const subject = thread.subject.startsWith(prefix) ? thread.subject : prefix + thread.subject;
  return { ...draft, subject };
}

function showOwnWindow(): void {
  const stored: { draft: Draft; text: string } | null = JSON.parse(
    localStorage.getItem(kept) ?? 'null',
  );
  const draft = stored?.draft ?? draftFor(data, 'new', null, null);
  const text = stored === null ? null : document.createTextNode(stored.text);
  const form = new ComposeForm(draft, words, act, { isInline: false, text });
  document.title = draft.subject === '' ? words.noSubject : draft.subject;
  document.body.replaceChildren(
    element('div', { class: 'compose-window', 'data-app-section': 'Form_Content' }, form.element),
    sending,
  );
}

document.addEventListener(writeEvent, (event) => {
  if (!(event instanceof CustomEvent)) return;
  const { kind, threadId, messageId }: WriteDetail = event.detail;
  open(translated(draftFor(data, kind, threadId, messageId)), null);
});
if (isOwnWindow) showOwnWindow();
else {
  document.querySelector('[data-app-section=MailReadCompose]')?.after(stack);
  document.body.append(tabs, sending);
}
