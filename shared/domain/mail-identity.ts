import type { ParsedMail } from './parse-eml.ts';

const encoder = new TextEncoder();

/**
 * A stable name for a mail without Message-ID: hash of sender, date, subject, recipients and text. The same file gives
 * the same name in every runtime; 43 characters of base64url.
 */
export async function surrogateKey(
  mail: Pick<ParsedMail, 'from' | 'to' | 'cc' | 'date' | 'subject' | 'text'>,
): Promise<string> {
  const people = (list: ParsedMail['to']) =>
    list.map(({ email, invalid, name }) => email ?? invalid ?? name ?? '').sort();
  const value = JSON.stringify([
    people(mail.from),
    mail.date,
    mail.subject,
    people([...mail.to, ...mail.cc]),
    mail.text.replace(/\s+/g, ' ').trim(),
  ]);
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', encoder.encode(value)));
  return btoa(String.fromCharCode(...hash))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
