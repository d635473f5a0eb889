import { createHash } from 'node:crypto';
import type { SandboxSurface } from './mailbox.ts';

/**
 * Ids in the forms that the real pages use, derived from a thread's key, so that a test can name them beforehand.
 * Gmail: one 64-bit number, written as hex (`data-legacy-*`) and as decimal (`thread-f:`, `msg-f:`).
 * Outlook: EWS base64; conversation ids begin with AAQk, item ids with AAMk.
 */
export function gmailThreadId(threadKey: string): string {
  return gmailMessageId(threadKey, 0);
}

/** A thread has the id of its first message, as in Gmail. */
export function gmailMessageId(threadKey: string, index: number): string {
  return `19${hash(`gmail/${threadKey}/${index}`).toString('hex').slice(0, 14)}`;
}

export function decimalOf(hexId: string): string {
  return BigInt(`0x${hexId}`).toString();
}

/** The token of `#inbox/<token>`: letters without vowels, and no id of any API. */
export function gmailToken(threadKey: string): string {
  const letters = 'BCDFGHJKLMNPQRSTVWXZbcdfghjklmnpqrstvwxz';
  const bytes = hash(`token/${threadKey}`).subarray(0, 27);
  return `FMfcg${Array.from(bytes, (byte) => letters[byte % letters.length]).join('')}`;
}

export function outlookConversationId(threadKey: string): string {
  return `AAQk${ewsId(`conversation/${threadKey}`)}`;
}

export function outlookItemId(threadKey: string, index: number): string {
  return `AAMk${ewsId(`item/${threadKey}/${index}`)}`;
}

/** The address at which a thread opens; on Outlook at its main host unless another is given. */
export function threadUrl(
  surface: SandboxSurface,
  threadKey: string,
  outlookHost = 'outlook.office.com',
): string {
  if (surface === 'gmail')
    return `https://mail.google.com/mail/u/0/#inbox/${gmailToken(threadKey)}`;
  const id = encodeURIComponent(outlookConversationId(threadKey));
  return `https://${outlookHost}/mail/inbox/id/${id}`;
}

export function listUrl(surface: SandboxSurface, outlookHost = 'outlook.office.com'): string {
  return surface === 'gmail'
    ? 'https://mail.google.com/mail/u/0/#inbox'
    : `https://${outlookHost}/mail/inbox`;
}

function ewsId(text: string): string {
  const bytes = Buffer.concat([hash(text), hash(`${text}+`)]).subarray(0, 43);
  return `ADM1${bytes.toString('base64').slice(0, 48)}AAQA${bytes.toString('base64').slice(48, 56)}=`;
}

function hash(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
