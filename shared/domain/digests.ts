import type { DigestKey } from '../contracts/session.ts';
import { addressForms, domainSuffixes } from './address-forms.ts';
import { subjectKey } from './subject-key.ts';
import { withoutEnd, withoutStart } from './trim-characters.ts';

/**
 * Keyed digests: what leaves the page instead of addresses, thread ids and message ids.
 * `base64url(HMAC-SHA-256(key, kind + "\n" + value))`, the first 22 characters (132 bits), UTF-8.
 * The same in the browser, in Deno and in SQL: digest-vectors.json is checked by all.
 */
export type DigestKind =
  | 'address'
  | 'domain'
  | 'thread'
  | 'mailbox'
  | 'provider'
  | 'message_id'
  | 'soft1'
  | 'soft1_senderless'
  // What names an event: see calendar/event-keys.ts.
  | 'event'
  | 'event_shown'
  | 'event_titled';

export type MailSurface = 'gmail' | 'outlook';

export interface AddressDigests {
  readonly exact: string;
  readonly plus: string;
  readonly canonical: string;
}

/** A key of the mail's own minute, and those from −2 to +2 minutes, by which another reading of it is found. */
export interface SoftKey {
  readonly own: string;
  readonly near: string[];
}

/** Soft keys propose that two records are one mail; they never decide. */
export interface SoftKeys {
  /** Of sender, subject and minute; null where the sender's address is not known. */
  readonly signed: SoftKey | null;
  /** Of subject and minute alone, for pages that show a sender by name; null for a mail without a subject. */
  readonly senderless: SoftKey | null;
}

export interface Digester {
  readonly version: number;
  /** Digest of a value already in its normal form. */
  digest(kind: DigestKind, value: string): Promise<string>;
  /** null when the address is none. */
  address(email: string): Promise<AddressDigests | null>;
  /** Domain and parent suffixes, longest first, at most five; empty for free-mail, shared and own domains. */
  domains(email: string, ownDomains: readonly string[]): Promise<string[]>;
  thread(surface: MailSurface, mailbox: string, threadId: string): Promise<string>;
  mailbox(surface: MailSurface, mailbox: string): Promise<string>;
  providerKey(surface: MailSurface, mailbox: string, messageId: string): Promise<string>;
  messageId(id: string): Promise<string>;
  /** Both null without a time: a key of less would propose strangers' mails to each other. */
  softKeys(mail: {
    from: string | null;
    subject: string | null;
    sentAt: string | null;
  }): Promise<SoftKeys>;
}

const DIGEST_LENGTH = 22;
const MINUTE = 60_000;
const encoder = new TextEncoder();

/** @throws RangeError when the key is not 32 bytes in base64url: a wiring mistake, never a user's. */
export function createDigester(key: DigestKey): Digester {
  const bytes = fromBase64Url(key.key);
  if (bytes.length !== 32) throw new RangeError('A digest key is 32 bytes in base64url.');
  const imported = crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
  ]);

  async function digest(kind: DigestKind, value: string): Promise<string> {
    const signed = await crypto.subtle.sign(
      'HMAC',
      await imported,
      encoder.encode(`${kind}\n${value}`),
    );
    return toBase64Url(new Uint8Array(signed)).slice(0, DIGEST_LENGTH);
  }

  return {
    version: key.version,
    digest,
    async address(email) {
      const forms = addressForms(email);
      if (forms === null) return null;
      const [exact, plus, canonical] = await Promise.all([
        digest('address', forms.exact),
        digest('address', forms.plus),
        digest('address', forms.canonical),
      ]);
      return { exact, plus, canonical };
    },
    domains: (email, ownDomains) =>
      Promise.all(domainSuffixes(email, ownDomains).map((suffix) => digest('domain', suffix))),
    thread: (surface, mailbox, threadId) =>
      digest('thread', `${mailboxValue(surface, mailbox)}/${threadId}`),
    mailbox: (surface, mailbox) => digest('mailbox', mailboxValue(surface, mailbox)),
    providerKey: (surface, mailbox, messageId) =>
      digest('provider', `${mailboxValue(surface, mailbox)}/${messageId}`),
    messageId: (id) => digest('message_id', normaliseMessageId(id)),
    async softKeys(mail) {
      const keyOf = async (kind: DigestKind, values: SoftKey | null): Promise<SoftKey | null> =>
        values === null
          ? null
          : {
              own: await digest(kind, values.own),
              near: await Promise.all(values.near.map((value) => digest(kind, value))),
            };
      const { signed, senderless } = softKeyValues(mail);
      return {
        signed: await keyOf('soft1', signed),
        senderless: await keyOf('soft1_senderless', senderless),
      };
    },
  };
}

/** Lower-case, trimmed, without angle brackets. */
export function normaliseMessageId(id: string): string {
  return withoutEnd(withoutStart(id.trim(), '<'), '>').trim().toLowerCase();
}

/** The clear text that soft keys digest: sender, subject key, minute in UTC, one per line; or without the sender. */
export function softKeyValues(mail: {
  from: string | null;
  subject: string | null;
  sentAt: string | null;
}): SoftKeys {
  const time = Date.parse(mail.sentAt ?? '');
  if (Number.isNaN(time)) return { signed: null, senderless: null };
  const sender = mail.from === null ? null : (addressForms(mail.from)?.exact ?? null);
  const subject = subjectKey(mail.subject ?? '');
  const keyOf = (head: string): SoftKey => {
    const at = (minutes: number) => `${head}\n${minuteOf(time + minutes * MINUTE)}`;
    return { own: at(0), near: [-2, -1, 0, 1, 2].map(at) };
  };
  return {
    signed: sender === null ? null : keyOf(`${sender}\n${subject}`),
    senderless: subject === '' ? null : keyOf(subject),
  };
}

function minuteOf(time: number): string {
  return new Date(time).toISOString().slice(0, 16);
}

function mailboxValue(surface: MailSurface, mailbox: string): string {
  return `${surface}/${mailbox.trim().toLowerCase()}`;
}

function toBase64Url(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = new Uint8Array(binary.length);
  for (let index = 0; index < binary.length; index++) bytes[index] = binary.charCodeAt(index);
  return bytes;
}
