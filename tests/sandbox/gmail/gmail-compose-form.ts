import { element, icon, icons, onClick } from '../build-element.ts';
import { type Draft, forwardedNodes } from '../compose-draft.ts';
import type { MailPerson } from '../mailbox.ts';
import { RecipientField } from './gmail-compose-field.ts';
import type { GmailComposeWords } from './gmail-compose-words.ts';

export interface ComposeActions {
  send(form: ComposeForm): void;
  schedule(form: ComposeForm): void;
  discard(form: ComposeForm): void;
}

/** How long Gmail waits after the last key before it saves. */
const saveAfter = 400;
let opened = 0;

/** Runs in the page. The form of one mail, with the names that Gmail's has (captured October 2020 and after). */
export class ComposeForm {
  readonly element: HTMLElement;
  readonly draft: Draft;
  readonly localId: string;
  readonly #fields: Record<'to' | 'cc' | 'bcc', RecipientField>;
  readonly #subject: HTMLInputElement;
  readonly #body: HTMLElement;
  readonly #saved: HTMLElement;
  readonly #savedText: HTMLInputElement;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    draft: Draft,
    localId: string,
    words: GmailComposeWords,
    act: ComposeActions,
    text: Node | null,
  ) {
    opened += 1;
    this.draft = draft;
    this.localId = localId;
    const changed = () => this.#change(words);
    const field = (name: 'to' | 'cc' | 'bcc') => {
      const built = new RecipientField(name, words.recipients(words[name]), changed);
      for (const person of draft[name]) built.add(person);
      return built;
    };
    this.#fields = { to: field('to'), cc: field('cc'), bcc: field('bcc') };
    this.#subject = input({
      name: 'subjectbox',
      class: 'aoT',
      autocomplete: 'off',
      placeholder: words.subject,
      'aria-label': words.subject,
    });
    this.#subject.value = draft.subject;
    this.#subject.addEventListener('input', changed);
    this.#body = bodyOfForm(draft, words, text);
    this.#body.addEventListener('input', changed);
    this.#saved = element('span', { class: 'oG aOy', role: 'status' });
    this.#savedText = input({ type: 'hidden', name: 'body' });
    const thread = draft.thread;
    const names = {
      composeid: String(opened),
      from: '',
      draft: `#${localId}`,
      // Captured 2020: a new mail has a thread of its own here, by a local name.
      rt: thread === null ? `#${localThread(localId)}` : `#thread-f:${thread.decimal}`,
      lts: '',
      rm: draft.message === null ? '' : `#msg-f:${draft.message.decimal}`,
    };
    const form = element(
      'form',
      { class: 'bAs', method: 'POST', enctype: 'multipart/form-data' },
      ...(['to', 'cc', 'bcc'] as const).map((name) =>
        element(
          'div',
          { class: 'bzf' },
          element('span', { class: 'gO' }, words[name]),
          this.#fields[name].element,
        ),
      ),
      element(
        'div',
        {
          class: 'aoD az6',
          ...(thread !== null && draft.kind !== 'forward' ? { hidden: '' } : {}),
        },
        this.#subject,
      ),
      ...Object.entries(names).map(([name, value]) => input({ type: 'hidden', name, value })),
      this.#savedText,
    );
    form.addEventListener('submit', (event) => event.preventDefault());
    const log = btoa(JSON.stringify([`#${localId}`, null, null, null, 1, null, [names.rt], false]));
    this.element = element(
      'div',
      { class: 'M9', jslog: `77394; u014N:xr6bB; dYFj7e:true; 11:${log}` },
      element(
        'div',
        {
          class: 'aoI',
          role: 'region',
          'aria-label': words.title,
          'data-compose-id': String(opened),
        },
        form,
        element('div', { class: 'Ar Au' }, this.#body),
        this.#bar(words, act, log),
      ),
    );
    this.element.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) act.send(this);
    });
  }

  get people(): Record<'to' | 'cc' | 'bcc', readonly MailPerson[]> {
    const { to, cc, bcc } = this.#fields;
    return { to: to.people, cc: cc.people, bcc: bcc.people };
  }

  get subject(): string {
    return this.#subject.value;
  }

  get text(): string {
    return this.#body.innerText.trim();
  }

  /** What it holds now, to be opened once more. */
  present(): { draft: Draft; text: Node } {
    const text = document.createDocumentFragment();
    text.append(...[...this.#body.childNodes].map((node) => node.cloneNode(true)));
    return { draft: { ...this.draft, ...this.people, subject: this.subject }, text };
  }

  focus(): void {
    const input = this.people.to.length > 0 ? null : this.#fields.to.element.querySelector('input');
    (input ?? this.#body).focus();
  }

  #change(words: GmailComposeWords): void {
    this.#saved.textContent = '';
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#savedText.value = this.#body.innerText;
      this.#saved.textContent = words.saved;
      this.#saved.title = this.text;
    }, saveAfter);
  }

  #bar(words: GmailComposeWords, act: ComposeActions, log: string): HTMLElement {
    const menu = element(
      'div',
      { class: 'J-M', role: 'menu', hidden: '' },
      onClick(
        element(
          'div',
          { class: 'J-N yr', selector: 'scheduledSend', role: 'menuitem' },
          words.schedule,
        ),
        () => act.schedule(this),
      ),
    );
    const send = element(
      'div',
      {
        class: 'T-I J-J5-Ji aoO v7 T-I-atl L3',
        role: 'button',
        tabindex: '1',
        'data-tooltip': words.sendKeys,
        'aria-label': words.sendKeys,
        jslog: `32601; u014N:cOuCgd,Kr2w4b; 11:${log}`,
      },
      words.send,
    );
    const later = element(
      'div',
      {
        class: 'T-I J-J5-Ji hG T-I-atl L3',
        role: 'button',
        tabindex: '1',
        'aria-haspopup': 'true',
        'aria-expanded': 'false',
        'aria-label': words.later,
      },
      '▾',
    );
    const discard = element(
      'div',
      { class: 'oh J-Z-I', role: 'button', tabindex: '1', 'aria-label': words.discard },
      element('div', { class: 'og T-I-J3' }, icon(icons.trash, 18)),
    );
    return element(
      'div',
      { class: 'btC' },
      element(
        'div',
        { class: 'dC' },
        onClick(send, () => act.send(this)),
        onClick(later, () => menu.toggleAttribute('hidden')),
        menu,
      ),
      this.#saved,
      onClick(discard, () => act.discard(this)),
    );
  }
}

export const localThread = (localId: string): string => localId.replace('msg-a:', 'thread-a:');

function bodyOfForm(draft: Draft, words: GmailComposeWords, text: Node | null): HTMLElement {
  const { message } = draft;
  const lines =
    message === null
      ? []
      : [
          words.forwarded,
          `${words.from}: ${message.from.name} <${message.from.email}>`,
          `${words.date}: ${message.fullDate}`,
          `${words.subject}: ${draft.thread?.subject ?? ''}`,
        ];
  const forwarded =
    draft.kind === 'forward' && message !== null ? forwardedNodes(message, lines) : [];
  return element(
    'div',
    {
      class: 'Am Al editable LW-avf tS-tW',
      g_editable: 'true',
      contenteditable: 'true',
      role: 'textbox',
      'aria-multiline': 'true',
      'aria-label': words.body,
      tabindex: '1',
    },
    ...(text === null ? [element('br', {}), ...forwarded] : [text]),
  );
}

function input(attributes: Readonly<Record<string, string>>): HTMLInputElement {
  const built = document.createElement('input');
  for (const [name, value] of Object.entries(attributes)) built.setAttribute(name, value);
  return built;
}
