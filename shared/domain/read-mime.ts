import PostalMime, { type Attachment, type Email } from 'postal-mime';
import { hideFlowed, joinFlowed } from './flowed-text.ts';
import {
  asBytes,
  decodedByProof,
  latinOf,
  mayBeMislabelled,
  mayHideChinese,
  withReadableHeaders,
} from './mail-charsets.ts';

/** A mail taken apart: headers, texts in the charset that their bytes prove, attachments. */
export interface MimeMail {
  readonly email: Email;
  readonly plain: string | null;
  readonly html: string | null;
  /** Files that hang on, among them whole mails, which `email` has as text. */
  readonly attached: readonly Attachment[];
  readonly warnings: readonly MimeWarning[];
}

export type MimeWarning =
  | 'mime_unreadable'
  | 'mime_too_deep'
  /** A text was in another charset than its part named, and was read in that one. */
  | 'charset_wrong'
  /** There is a body, and the parser finds nothing in it: wrong boundaries, broken encoding. It stands as it came. */
  | 'body_unreadable'
  /** Letters could not be read in any charset; they stand as U+FFFD. */
  | 'charset_unreadable';

const empty: Email = { headers: [], headerLines: [], attachments: [] };
const encoder = new TextEncoder();

/** Never throws: what cannot be read is missing, with the reason in `warnings`. */
export async function readMime(mail: Uint8Array | string): Promise<MimeMail> {
  const bytes = typeof mail === 'string' ? encoder.encode(mail) : mail;
  const warnings: MimeWarning[] = [];
  const hidden = hideFlowed(withReadableHeaders(bytes));
  const email = await parsed(hidden.raw, warnings);
  const apart = await withMailsApart(hidden.raw, email);
  let { text = null, html = null } = apart;
  const texts = [text, html].filter((part) => part !== null);
  if (mayBeMislabelled(hidden.raw, texts)) {
    const bytesRead = asBytes(hidden.raw);
    const again = await withMailsApart(bytesRead, await parsed(bytesRead, []));
    const proved = {
      text: proof(hidden.raw, again.text, text),
      html: proof(hidden.raw, again.html, html),
    };
    if (differs(proved.text, text) || differs(proved.html, html)) warnings.push('charset_wrong');
    text = proved.text ?? text;
    html = proved.html ?? html;
  }
  if (`${text}${html}`.includes('\ufffd')) warnings.push('charset_unreadable');
  if (text === null && html === null && apart.attachments.length === 0) {
    text = bodyAsItStands(hidden.raw);
    if (text !== null) warnings.push('body_unreadable');
  }
  const plain = text !== null && hidden.isFlowed ? joinFlowed(text, hidden.deletesSpace) : text;
  return { email, plain, html, attached: apart.attachments, warnings };
}

async function parsed(raw: Uint8Array, warnings: MimeWarning[]): Promise<Email> {
  try {
    return await PostalMime.parse(raw, { maxNestingDepth: 100 });
  } catch (error) {
    const isDeep = error instanceof Error && /nest/i.test(error.message);
    warnings.push(isDeep ? 'mime_too_deep' : 'mime_unreadable');
    return empty;
  }
}

/**
 * The parser lifts an attached mail's files and text into the mail, with its date in the machine's zone: for the text and
 * for the attached mail itself it is asked again.
 */
async function withMailsApart(raw: Uint8Array, email: Email): Promise<Email> {
  if (!/message\/rfc822/i.test(latinOf(raw))) return email;
  return PostalMime.parse(raw, { maxNestingDepth: 100, forceRfc822Attachments: true }).catch(
    () => email,
  );
}

const LONGEST_BODY = 1_000_000;

/** What stands below the headers, or everything where no header is; null when that is nothing. */
function bodyAsItStands(raw: Uint8Array): string | null {
  const whole = new TextDecoder().decode(raw.subarray(0, LONGEST_BODY));
  const end = /\r?\n\r?\n/.exec(whole);
  const isHeaded = /^[!-9;-~]{1,80}:/.test(whole);
  const body = isHeaded ? (end === null ? '' : whole.slice(end.index)) : whole;
  return /[\p{L}\p{N}]/u.test(body) ? body.trim() : null;
}

/** What a text's bytes prove it to be; where they prove nothing and were no charset's either, Western letters. */
function proof(raw: Uint8Array, bytes: string | undefined, read: string | null): string | null {
  if (bytes === undefined || read === null) return null;
  const proved = decodedByProof(bytes, mayHideChinese(raw, read));
  return proved ?? (read.includes('\ufffd') ? bytes : null);
}

function differs(proved: string | null, read: string | null): boolean {
  return proved !== null && read !== null && proved !== read;
}
