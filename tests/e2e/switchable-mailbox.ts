import type { Mailbox } from '../sandbox/mailbox.ts';

/** A mailbox whose content can be exchanged while a browser shows it: each test brings its own mails. */
export class SwitchableMailbox implements Mailbox {
  #content: Mailbox;

  constructor(content: Mailbox) {
    this.#content = content;
  }

  show(content: Mailbox): void {
    this.#content = content;
  }

  get owner() {
    return this.#content.owner;
  }
  get language() {
    return this.#content.language;
  }
  get timeZone() {
    return this.#content.timeZone;
  }
  get now() {
    return this.#content.now;
  }
  get threads() {
    return this.#content.threads;
  }
  get errors() {
    return this.#content.errors;
  }
}
