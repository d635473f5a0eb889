import { bodyOf, element, icon, icons, onClick } from '../build-element.ts';
import { type Draft, personTyped } from '../compose-draft.ts';
import type { MailPerson } from '../mailbox.ts';
import { OutlookEditor } from './outlook-compose-editor.ts';
import type { OutlookComposeWords } from './outlook-compose-words.ts';

export interface ComposeActions {
  send(form: ComposeForm): void;
  schedule(form: ComposeForm): void;
  close(form: ComposeForm): void;
  popOut(form: ComposeForm): void;
}

type FieldName = 'to' | 'cc' | 'bcc';
const saveAfter = 400;
let opened = 0;

/** Runs in the page. The editor of one mail: no form and no name of the draft, as in the real page. */
export class ComposeForm {
  readonly element: HTMLElement;
  readonly draft: Draft;
  readonly #words: OutlookComposeWords;
  readonly #people: Record<FieldName, MailPerson[]>;
  readonly #subject: HTMLInputElement;
  readonly #editor: OutlookEditor;
  readonly #saved = element('span', { class: 'draft-saved', role: 'status' });
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    draft: Draft,
    words: OutlookComposeWords,
    act: ComposeActions,
    options: { readonly isInline: boolean; readonly text: Node | null },
  ) {
    opened += 1;
    this.draft = draft;
    this.#words = words;
    this.#people = { to: [...draft.to], cc: [...draft.cc], bcc: [...draft.bcc] };
    const changed = () => this.#change();
    this.#subject = document.createElement('input');
    this.#subject.id = `MSG_${opened + 500}_SUBJECT`;
    this.#subject.setAttribute('aria-label', words.subject);
    this.#subject.placeholder = words.subject;
    this.#subject.autocomplete = 'off';
    this.#subject.value = draft.subject;
    this.#subject.addEventListener('input', changed);
    const content = options.text === null ? bodyNodes(draft, words) : [options.text];
    this.#editor = new OutlookEditor(words.body, content, changed);
    const bcc = element('div', {}, this.#field('bcc'));
    this.element = element(
      'div',
      { id: `docking_InitVisiblePart_${opened}`, class: 'compose h4shX' },
      this.#bar(act, options.isInline),
      this.#field('to'),
      this.#field('cc'),
      draft.bcc.length > 0
        ? bcc
        : onClick(
            element(
              'button',
              { type: 'button', class: 'field-switch', 'aria-label': words.bcc },
              words.bcc,
            ),
            () => this.element.querySelector('.field-switch')?.replaceWith(bcc),
          ),
      options.isInline ? null : element('div', { class: 'subject-row' }, this.#subject),
      element('div', { id: `editorParent_${opened}`, class: 'editor' }, this.#editor.element),
    );
    this.element.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) act.send(this);
    });
  }

  get people(): Readonly<Record<FieldName, readonly MailPerson[]>> {
    return this.#people;
  }

  get subject(): string {
    return this.#subject.value;
  }

  get text(): string {
    return this.#editor.text;
  }

  present(): { draft: Draft; text: Node } {
    const text = document.createDocumentFragment();
    text.append(...[...this.#editor.element.childNodes].map((node) => node.cloneNode(true)));
    return { draft: { ...this.draft, ...this.people, subject: this.subject }, text };
  }

  focus(): void {
    const field = this.element.querySelector('[data-field=to]');
    if (this.people.to.length === 0 && field instanceof HTMLElement) field.focus();
    else this.#editor.element.focus();
  }

  #change(): void {
    this.#saved.textContent = '';
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#saved.textContent = this.#words.saved;
      this.#saved.title = this.text;
    }, saveAfter);
  }

  /** Pills and what is half typed stand in one editable element. */
  #field(name: FieldName): HTMLElement {
    const label = this.#words[name];
    const field = element('div', {
      contenteditable: 'true',
      role: 'textbox',
      'aria-label': label,
      'data-field': name,
      class: 'picker _EType_PERSONA',
      tabindex: '0',
    });
    for (const person of this.#people[name]) field.append(this.#pill(person, name));
    field.addEventListener('keydown', (event) => {
      if (!['Enter', ';', ','].includes(event.key)) return;
      event.preventDefault();
      const typed = [...field.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);
      const person = personTyped(typed.map((node) => node.textContent ?? '').join(''));
      if (person === null) return;
      for (const node of typed) node.remove();
      this.#people[name].push(person);
      field.append(this.#pill(person, name));
      document.getSelection()?.selectAllChildren(field);
      document.getSelection()?.collapseToEnd();
      this.#change();
    });
    return element(
      'div',
      { class: 'field' },
      element('span', { class: 'field-label' }, label),
      field,
    );
  }

  #pill(person: MailPerson, name: FieldName): HTMLElement {
    const shown = person.name === person.email ? person.email : `${person.name}<${person.email}>`;
    const pill = element(
      'span',
      { contenteditable: 'false', class: '_Entity _EId_PERSONA' },
      element(
        'span',
        {
          role: 'button',
          class: 'lpc-hoverTarget ___1gzszts',
          'data-lpc-hover-target-id': `lpc-${name}-${person.email.length}`,
          'aria-label': shown,
          tabindex: '-1',
        },
        element('span', {}, person.name),
      ),
      onClick(
        element(
          'button',
          { type: 'button', 'aria-label': this.#words.remove, class: 'remove' },
          '×',
        ),
        () => {
          pill.remove();
          this.#people[name].splice(this.#people[name].indexOf(person), 1);
        },
      ),
    );
    return pill;
  }

  #bar(act: ComposeActions, isInline: boolean): HTMLElement {
    const words = this.#words;
    const menu = element(
      'div',
      { role: 'menu', class: 'send-menu', hidden: '' },
      onClick(element('button', { type: 'button', role: 'menuitem' }, words.schedule), () =>
        act.schedule(this),
      ),
    );
    const send = element(
      'button',
      { type: 'button', id: `splitButton-r${opened}__primaryActionButton`, title: words.sendTitle },
      icon(icons.send, 16),
      words.send,
    );
    const later = element(
      'button',
      {
        type: 'button',
        'aria-haspopup': 'menu',
        'aria-expanded': 'false',
        'aria-label': words.later,
      },
      '▾',
    );
    const kind = {
      new: null,
      reply: 'ArrowReplyRegular',
      replyAll: 'ArrowReplyAllRegular',
      forward: 'ArrowForwardRegular',
    }[this.draft.kind];
    return element(
      'div',
      { class: 'compose-bar' },
      element(
        'div',
        { 'data-testid': 'ComposeSendButton', class: 'split-button' },
        onClick(send, () => act.send(this)),
        onClick(later, () => menu.toggleAttribute('hidden')),
        menu,
      ),
      isInline && kind !== null
        ? element('i', { 'data-icon-name': kind, class: 'compose-kind' }, icon(icons.reply, 16))
        : null,
      this.#saved,
      onClick(
        element(
          'button',
          { type: 'button', 'aria-label': words.popout, title: words.popout, class: 'tool' },
          icon('M14 5h5v5M19 5l-7 7M10 7H5v12h12v-5', 16),
        ),
        () => act.popOut(this),
      ),
      onClick(
        element(
          'button',
          { type: 'button', id: 'discardCompose', title: words.discard, class: 'tool' },
          icon(icons.trash, 16),
        ),
        () => act.close(this),
      ),
    );
  }
}

/** Below a rule and the head of the answered mail stands that mail, as Outlook quotes. */
function bodyNodes({ thread, message }: Draft, words: OutlookComposeWords): Node[] {
  if (message === null) return [element('div', {}, element('br', {}))];
  const values = [
    `${message.from.name} <${message.from.email}>`,
    message.fullDate,
    message.to.map(({ name, email }) => `${name} <${email}>`).join('; '),
    thread?.subject ?? '',
  ];
  const head = words.head.map((label, index) =>
    element('div', {}, element('b', {}, `${label}: `), values[index] ?? ''),
  );
  return [
    element('div', {}, element('br', {})),
    element('div', { id: 'appendonsend' }),
    element('hr', { style: 'display:inline-block;width:98%' }),
    element('div', { id: 'divRplyFwdMsg', dir: 'ltr' }, ...head),
    element('div', {}, bodyOf(message.bodyTemplate)),
  ];
}
